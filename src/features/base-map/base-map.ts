import { z } from 'zod';
import type { Tx } from '#kernel/database';
import { defineSetting, readSetting } from '#kernel/settings';
import type { Ground } from '#kernel/ui';

const pair = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);

/** Where the map of an organisation lies, and what is drawn on it; without a frame there is no map. */
export const baseMap = defineSetting(
  'map.base',
  z.object({
    frame: z.object({ west: z.number(), south: z.number(), east: z.number(), north: z.number() }).nullable(),
    shapes: z
      .array(
        z.object({
          kind: z.enum(['river', 'road', 'border', 'field', 'houses']),
          label: z.string().max(60).optional(),
          points: z.array(pair).min(2).max(500),
        }),
      )
      .max(300),
  }),
  { frame: null, shapes: [] },
);

/** The ground to draw on; undefined while nobody has said where it lies. */
export async function readGround(tx: Tx): Promise<Ground | undefined> {
  const { frame, shapes } = await readSetting(tx, baseMap);
  return frame
    ? { ...frame, shapes: shapes.map(({ label, ...shape }) => ({ ...shape, ...(label ? { label } : {}) })) }
    : undefined;
}
