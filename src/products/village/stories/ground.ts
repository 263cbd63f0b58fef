import { baseMap } from '#features/base-map';
import type { Tx } from '#kernel/database';
import { writeSetting } from '#kernel/settings';

/** The middle of the invented village, on the river where such villages lie. */
export const MIDDLE = { latitude: -3.2531, longitude: 114.592 };

/** Draws the ground of the demo village: river, canal, road, the houses of three dusun. Nothing of it is surveyed. */
export async function drawGround(tx: Tx): Promise<void> {
  const { latitude, longitude } = MIDDLE;
  const at = (x: number, y: number): [number, number] => [longitude + x / 1000, latitude + y / 1000];
  const houses = (x: number, label: string) => ({
    ...{ kind: 'houses' as const, label },
    points: [at(x, 1), at(x + 6, 1.6), at(x + 6.4, -2.2), at(x + 0.4, -2.8)],
  });
  await writeSetting(
    tx,
    baseMap,
    {
      frame: {
        ...{ west: longitude - 0.018, east: longitude + 0.018 },
        ...{ south: latitude - 0.012, north: latitude + 0.012 },
      },
      shapes: [
        {
          kind: 'field',
          label: 'Sawah pasang surut',
          points: [at(-16, -4), at(15, -3), at(16, -11), at(-17, -11)],
        },
        houses(-14, 'Dusun I'),
        houses(-4, 'Dusun II'),
        houses(7, 'Dusun III'),
        {
          ...{ kind: 'river', label: 'Sungai Pitung' },
          points: [at(-18, 6), at(-9, 4.6), at(-1, 5.4), at(8, 4.4), at(18, 6.4)],
        },
        { kind: 'river', points: [at(1, 5), at(1.6, 0), at(0.8, -11)] },
        {
          ...{ kind: 'road', label: 'Jl. Trans Kalimantan' },
          points: [at(-18, 2.6), at(-8, 2.2), at(3, 2.5), at(18, 2.8)],
        },
        { kind: 'road', points: [at(-9, 2.2), at(-8.6, -4), at(-9, -11)] },
        { kind: 'road', points: [at(10, 2.6), at(10.4, -3)] },
        {
          kind: 'border',
          points: [at(-17.5, 11), at(17.5, 11), at(17.5, -11.6), at(-17.5, -11.6), at(-17.5, 11)],
        },
      ],
    },
    null,
  );
}
