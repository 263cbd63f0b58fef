import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase, type Walls } from '#kernel/database';
import { openScratchDatabase, type ScratchDatabase } from '../support/scratch-database.ts';

let scratch: ScratchDatabase;
let database: Database;
const union = uuidv7();
const [banjar, other] = [uuidv7(), uuidv7()];

beforeAll(async () => {
  scratch = await openScratchDatabase();
  await scratch.sql(
    `insert into shared.tenants (id, slug, kind, name, schema_name) values ($1, 'satu', 'serikat', 'Serikat Satu', 'pooled')`,
    [union],
  );
  for (const [id, region] of [
    [banjar, '63'],
    [other, '35'],
  ])
    await scratch.sql(
      `insert into pooled.members (tenant_id, id, region_code, full_name) values ($1, $2, $3, $4)`,
      [union, id, region, `Anggota ${region}`],
    );
  database = await openDatabase(scratch.urls.app);
});
afterAll(async () => {
  await database.close();
  await scratch.drop();
});

const membersWith = (walls?: Walls) =>
  database.withTenant({ tenant: { id: union, schema: 'pooled' }, ...(walls ? { walls } : {}) }, async (tx) =>
    (await tx.query<{ region_code: string }>('select region_code from members order by 1')).map(
      (row) => row.region_code,
    ),
  );

describe('a handler that forgets its wall (research §5, 22)', () => {
  it('sees nobody at all, never everybody', async () => {
    expect(await membersWith()).toEqual([]);
    expect(await membersWith({})).toEqual([]);
    expect(await membersWith({ people: { within: [] } })).toEqual([]);
  });

  it('and one that sets it sees what is inside', async () => {
    expect(await membersWith({ people: { within: ['63'] } })).toEqual(['63']);
    expect(await membersWith({ people: { own: other } })).toEqual(['35']);
    expect(await membersWith('every')).toEqual(['35', '63']);
  });

  it('writes and moves nothing through it either', async () => {
    const update = (walls: Walls, text: string) =>
      database.withTenant({ tenant: { id: union, schema: 'pooled' }, walls }, (tx) => tx.execute(text));
    expect(await update({}, `update members set full_name = 'x'`)).toBe(0);
    expect(await update({ people: { within: ['63'] } }, `update members set full_name = 'Anggota 63'`)).toBe(
      1,
    );
    await expect(
      update({ people: { within: ['63'] } }, `update members set region_code = '35'`),
    ).rejects.toThrow(/row-level security/);
  });
});
