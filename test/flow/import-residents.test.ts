import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { commitImport, stageImport } from '#features/imports';
import { residentImportTarget } from '#features/population';
import type { WorkContext } from '#kernel/work';
import { openTestApp, type TestApp } from '../support/test-app.ts';

const fixture = (name: string) => path.resolve(import.meta.dirname, '../fixtures/sheets', name);
const expected = JSON.parse(readFileSync(fixture('penduduk.expected.json'), 'utf8')) as {
  rows: number;
  families: number;
  problems: Record<string, number[]>;
};

let test: TestApp;
let ctx: WorkContext;
beforeAll(async () => {
  test = await openTestApp({ demo: false, jobs: false });
  await test.createTenant({ slug: 'uji', kind: 'desa', name: 'Desa Uji' });
  ctx = await test.system('uji');
});
afterAll(() => test?.close());

const upload = () =>
  stageImport(ctx, residentImportTarget, { path: fixture('penduduk.xlsx'), name: 'penduduk.xlsx' });
const count = async (table: string, where = 'true') =>
  (await ctx.transaction((tx) =>
    tx.one<{ count: number }>(
      `select count(*)::int as count from ${table} where tenant_id = balai.tenant_id() and ${where}`,
    ),
  ))!.count;

it("a village's sheet of 4,000: each problem at its row and no other, then residents, then nothing new", async () => {
  const { result, staged } = await upload();
  expect(result.totals.rows).toBe(expected.rows);
  const found: Record<string, number[]> = {};
  for (const { code, row } of result.problems) found[code] = [...(found[code] ?? []), row];
  // Made-up births of December 2026: still to come until then, and no longer a problem after.
  const { birth_date_out_of_range: unborn = [], ...lasting } = found;
  expect(lasting).toEqual(expected.problems);
  expect(await count('residents')).toBe(0);

  const refused = ['nik_length', 'nik_serial_zero', 'birth_date_impossible', 'duplicate_nik'];
  const lost = new Set([...unborn, ...refused.flatMap((code) => expected.problems[code] ?? [])]).size;
  const counts = await commitImport(ctx, residentImportTarget, staged.id);
  const pending = expected.problems.nik_missing!.length;
  expect(counts).toEqual({ created: expected.rows - lost, updated: 0, unchanged: 0, pending });
  expect(await count('residents')).toBe(expected.rows - lost);
  expect(await count('residents', 'nik is null')).toBe(pending);
  expect(await count('residents', `nik not like 's1.%' or father_nik not like 's1.%'`)).toBe(0);
  expect(await count('families')).toBeLessThanOrEqual(expected.families);
  expect(await count('population_areas')).toBe(3 + 9 + 36);
  expect(await count('residents', `status = 'dead'`)).toBeGreaterThan(30);
  expect(await count('residents', 'nik_note is not null')).toBeGreaterThan(60);

  const again = await commitImport(ctx, residentImportTarget, (await upload()).staged.id);
  expect(again).toEqual({ created: 0, updated: 0, unchanged: expected.rows - lost, pending: 0 });
  expect(await count('resident_changes')).toBe(expected.rows - lost);
}, 180_000);
