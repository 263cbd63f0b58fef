import { afterAll, beforeAll, expect, it } from 'vitest';
import { findParties, readVoters } from '#features/population';
import type { HttpClient } from '../../../../test/support/http-client.ts';
import { openTestApp, type TestApp } from '../../../../test/support/test-app.ts';

let test: TestApp;
let officer: HttpClient;
beforeAll(async () => {
  test = await openTestApp({ jobs: false });
  officer = await test.signIn('desa', 'admin');
});
afterAll(() => test?.close());

const rows = async <T extends object>(sql: string, ...values: unknown[]) => {
  const ctx = await test.system('desa');
  return ctx.transaction((tx) => tx.query<T>(sql, values));
};
const BOOKS = ['induk-penduduk', 'mutasi-penduduk', 'rekapitulasi', 'penduduk-sementara', 'ktp-kk'];

it('each book stands on the screen with masked numbers, on paper and as a file; a villager gets none', async () => {
  const villager = await test.signIn('desa', 'user');
  for (const key of BOOKS) {
    const url = `/buku-administrasi/${key}`;
    const shown = await officer.get(url);
    expect(shown.status, key).toBe(200);
    expect(shown.text, key).not.toMatch(/>\d{16}</);
    expect((await officer.get(`${url}/xlsx`)).status, key).toBe(200);
    const printed = await officer.get(`${url}/pdf`);
    expect(printed.headers['content-type'], key).toBe('application/pdf');
    for (const way of [url, `${url}/pdf`, `${url}/xlsx`])
      expect((await villager.get(way)).status, way).toBe(403);
  }
}, 120_000);

it('the recapitulation ends with who lives here, and begins with who did before the month', async () => {
  const people = await rows<{ id: string }>(
    `select id from residents where tenant_id = balai.tenant_id() and area_code like 'I.%' and status = 'alive' order by id desc`,
  );
  for (const { id } of people.slice(0, 3))
    await officer.post(`/penduduk/${id}/peristiwa`, { kind: 'death', happenedOn: '2026-10-10' });
  const sums = async (month: string) => {
    const { text } = await officer.get(`/buku-administrasi/rekapitulasi?bulan=${month}`);
    const cells = [...text.matchAll(/<td[^>]*>([^<]*)<\/td>/g)].map(([, cell]) => cell);
    const line = cells.slice(cells.indexOf('Dusun I') + 1);
    return { begin: Number(line[6]), end: Number(line[29]) };
  };
  const lived = people.length;
  expect(await sums('2026-09')).toEqual({ begin: lived, end: lived });
  expect(await sums('2026-10')).toEqual({ begin: lived, end: lived - 3 });
  expect(await sums('2026-11')).toEqual({ begin: lived - 3, end: lived - 3 });
});

it('parties of a letter are the living of the own card in the asked relation; voters are grown up and live here', async () => {
  const ctx = await test.system('desa');
  const [wife] = await rows<{ id: string }>(
    `select r.id from residents r join accounts a on a.tenant_id = r.tenant_id and a.subject_id = r.id
      where r.tenant_id = balai.tenant_id() and a.email = 'warga@desa.example'`,
  );
  await ctx.transaction(async (tx) => {
    const names = async (relation: Parameters<typeof findParties>[2]) => findParties(tx, wife!.id, relation);
    expect((await names('self')).map(({ fullName }) => fullName)).toEqual(['Siti Rahmah']);
    expect(await names('head')).toEqual(await names('spouse'));
    expect(await names('parent')).toEqual([]);
    const voters = await readVoters(tx, '2026-11-23');
    const [counted] = await tx.query<{ all: number }>(
      `select count(*)::int as all from residents where tenant_id = balai.tenant_id() and status = 'alive'`,
    );
    expect(voters.length).toBeGreaterThan(100);
    expect(voters.length).toBeLessThan(counted!.all);
  });
});
