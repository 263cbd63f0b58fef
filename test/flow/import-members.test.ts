import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commitImport, stageImport } from '#features/imports';
import type { WorkContext } from '#kernel/work';
import { memberImportTarget } from '../../src/products/trade-union/members/import/index.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

const sheet = path.resolve(import.meta.dirname, '../fixtures/sheets/anggota-lama.xlsx');
const expected = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, '../fixtures/sheets/anggota-lama.expected.json'), 'utf8'),
) as {
  rows: number;
  problems: Record<string, number[]>;
  duplicates: { rows: number[]; kind: string }[];
};

let test: TestApp;
let ctx: WorkContext;
beforeAll(async () => {
  test = await openTestApp({ demo: false, jobs: false });
  await test.createTenant({ slug: 'uji', kind: 'serikat', name: 'Serikat Uji' });
  ctx = await test.system('uji');
});
afterAll(() => test.close());

const upload = () => stageImport(ctx, memberImportTarget, { path: sheet, name: 'anggota-lama.xlsx' });
const states = () =>
  ctx.transaction((tx) =>
    tx.query<{ membership_status: string; count: number }>(
      'select membership_status, count(*)::int as count from members where tenant_id = balai.tenant_id() group by 1 order by 1',
    ),
  );

describe("a union's own messy sheet of 1,760 rows", () => {
  it('shows every listed problem by row and every listed pair of duplicates, and stores nothing yet', async () => {
    const { result, staged } = await upload();
    expect(result.totals.rows).toBe(expected.rows);
    for (const [code, rows] of Object.entries(expected.problems)) {
      const found = new Set(result.problems.filter((problem) => problem.code === code).map(({ row }) => row));
      expect(
        rows.filter((row) => !found.has(row)),
        code,
      ).toEqual([]);
    }
    const pairs = new Set(result.duplicates.map(({ rows, kind }) => `${rows.join('-')} ${kind}`));
    expect(expected.duplicates.filter(({ rows, kind }) => !pairs.has(`${rows.join('-')} ${kind}`))).toEqual(
      [],
    );
    expect(staged.state).toBe('checked');
    expect(await states()).toEqual([]);
  });

  it('becomes members: complete rows active, the others waiting, and the same file again changes nothing', async () => {
    const first = await upload();
    const counts = await commitImport(ctx, memberImportTarget, first.staged.id);
    expect(counts.created + counts.updated).toBeGreaterThan(1700);
    expect(counts.pending).toBeGreaterThan(200);
    const after = await states();
    expect(after.find(({ membership_status }) => membership_status === 'active')?.count).toBe(
      counts.created - counts.pending,
    );

    expect(await commitImport(ctx, memberImportTarget, first.staged.id)).toEqual(counts);
    const again = await commitImport(ctx, memberImportTarget, (await upload()).staged.id);
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: counts.created });
    expect(await states()).toEqual(after);
  });

  it('keeps no NIK, phone or address in clear', async () => {
    const rows = await test.asSuperuser<{ nik: string | null; phone: string | null }>(
      'select nik, phone from pooled.members where nik is not null limit 50',
    );
    expect(rows.length).toBe(50);
    for (const { nik, phone } of rows) {
      expect(nik).toMatch(/^s1\./);
      expect(phone ?? 's1.').toMatch(/^s1\./);
    }
  });

  it('commits once when two officers press the button at the same moment', async () => {
    const { staged } = await upload();
    const [one, other] = await Promise.all([
      commitImport(ctx, memberImportTarget, staged.id),
      commitImport(ctx, memberImportTarget, staged.id),
    ]);
    expect(one).toEqual(other);
  });
});
