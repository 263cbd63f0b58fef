import { unzipSync } from 'fflate';
import { expect, it, vi } from 'vitest';
import { readPdf } from '../../../../test/read-pdf.ts';
import { openCooperative } from '../../../../test/support/cooperative-office.ts';

const { chair, treasurer, member, otherMember, sql } = await openCooperative({ jobs: true });

const BOOK = '/buku/simpanan';

it('book 04 of many members is printed by volumes: numbered through, signed on the last by who holds the posts', async () => {
  await sql(
    `insert into cooperative_members (id, full_name, joined_on)
     select gen_random_uuid(), 'Anggota Tebal ' || n, '2026-01-05' from generate_series(1, 60) n`,
  );
  expect((await member.get(`${BOOK}/pdf`)).status).toBe(403);
  const asked = await treasurer.get(`${BOOK}/pdf`);
  expect([asked.status, asked.headers.location]).toEqual([303, BOOK]);
  const result = await vi.waitFor(
    async () => {
      const [run] = await sql<{ id: string; state: string; failure: string | null }>(
        `select id, state, failure from job_runs where tenant_id = balai.tenant_id() and kind = 'printSavingsBook'`,
      );
      if (run?.state !== 'done') throw new Error(`The job is ${run?.state}: ${run?.failure}`);
      return { run: run.id, answer: await treasurer.get(`/pekerjaan/${run.id}/hasil`) };
    },
    { timeout: 90_000, interval: 500 },
  );
  expect(result.answer.status).toBe(200);
  expect((await otherMember.get(`/pekerjaan/${result.run}/hasil`)).status).toBe(403);
  const volumes = Object.entries(unzipSync(result.answer.bytes));
  const members = (
    await sql<{ n: number }>(
      'select count(*)::int as n from cooperative_members where tenant_id = balai.tenant_id() and left_on is null',
    )
  )[0]!.n;
  expect(volumes.map(([name]) => name)).toEqual(
    [1, 2, 3, 4, 5].map((number) => `Buku Simpanan Anggota, jilid ${number} dari 5.pdf`),
  );
  const read = await Promise.all(volumes.map(async ([, pdf]) => (await readPdf(pdf)).pages));
  const texts = read.map((pages) => pages.map(({ text }) => text.replace(/\s+/g, ' ')));
  const all = texts.flat();
  expect(all.length).toBeGreaterThanOrEqual(members);
  for (const [index, text] of all.entries()) expect(text).toContain(`Halaman ${index + 1}, jilid `);
  const [holder] = await sql<{ full_name: string }>(
    `select full_name from cooperative_board_terms
      where tenant_id = balai.tenant_id() and position = 'Bendahara' and ended_on is null and deleted_at is null`,
  );
  const signed = texts.map((pages) =>
    pages.some((text) => text.includes('Ketua') && text.includes(holder!.full_name)),
  );
  expect(signed).toEqual([false, false, false, false, true]);
  expect(all.filter((text) => text.includes('Anggota Tebal')).length).toBeGreaterThanOrEqual(60);
  expect((await chair.get(`${BOOK}/pdf?q=Siti`)).bytes.subarray(0, 5).toString()).toBe('%PDF-');
}, 120_000);
