import { expect, it } from 'vitest';
import { openCooperative } from '../../../../test/support/cooperative-office.ts';
import { formValues } from '../../../../test/support/form-values.ts';
import { waitForImport } from '../../../../test/support/wait-for-import.ts';

const { chair, secretary, supervisor, member, sql } = await openCooperative({ jobs: true });

const URL = '/buku/anggota/nomor';
/** Three to be numbered, and one with a fault that is not stored. */
const SHEET = `Nama lengkap;Tanggal masuk
Zainab;02-01-2020
Ahmad Rizani;02-01-2020
Mahmudah;15-12-2019
Tanpa Tanggal;kemarin`;

const NAMES = ['Mahmudah', 'Ahmad Rizani', 'Zainab'];
const numbersOf = (names: readonly string[]) =>
  sql<{ full_name: string; member_number: string | null }>(
    `select full_name, member_number from cooperative_members
      where tenant_id = balai.tenant_id() and full_name = any($1) order by member_number, full_name`,
    names,
  );

it('the button of an import counts the rows that it stores, and says how many it leaves out', async () => {
  const staged = await secretary.postFiles('/buku/anggota/impor', {
    file: { name: 'anggota.csv', type: 'text/csv', content: Buffer.from(SHEET) },
  });
  const url = String(staged.headers.location);
  const { text } = await secretary.get(url);
  expect(text).toContain('Impor 3 baris');
  expect(text).toContain('4 baris dibaca. 1 baris bermasalah tidak disimpan.');
  expect((await secretary.post(`${url}/commit`)).status).toBe(303);
  expect(await waitForImport(secretary, url)).toContain('3 baru, 0 diperbarui');
  expect((await numbersOf([...NAMES, 'Tanpa Tanggal'])).map((row) => row.member_number)).toEqual([
    null,
    null,
    null,
  ]);
});

it('members without a number get one in the order of joining, gapless, however often it is pressed', async () => {
  expect((await secretary.get('/dashboard')).text).toContain('Anggota belum punya nomor');
  for (const who of [supervisor, member]) {
    expect((await who.get(URL)).status).toBe(403);
    expect((await who.post(URL, { count: '3', first: '0073' })).status).toBe(403);
  }
  const { text } = await secretary.get(URL);
  const shown = formValues(text, URL);
  expect(text.indexOf('Mahmudah')).toBeLessThan(text.indexOf('Ahmad Rizani'));
  expect(text.indexOf('Ahmad Rizani')).toBeLessThan(text.indexOf('Zainab'));
  expect((await secretary.post(URL, { ...shown, first: '0001' })).status).toBe(409);
  const answers = await Promise.all([secretary, chair, secretary, chair].map((who) => who.post(URL, shown)));
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409, 409]);
  const given = await numbersOf(NAMES);
  expect(given.map((row) => row.full_name)).toEqual(NAMES);
  const first = Number(shown.first);
  expect(given.map((row) => Number(row.member_number))).toEqual([first, first + 1, first + 2]);
  const [highest] = await sql<{ highest: number }>(
    `select max(member_number::int) as highest from cooperative_members
      where tenant_id = balai.tenant_id() and member_number ~ '^[0-9]{1,9}$'`,
  );
  expect(highest!.highest).toBe(first + 2);
  expect((await secretary.get(URL)).text).toContain('Semua anggota sudah punya nomor');
  const audited = await sql<{ action: string }>(
    `select action from audit_events where tenant_id = balai.tenant_id() and action in ('member.numbered', 'member.updated')`,
  );
  expect(audited.filter(({ action }) => action === 'member.numbered')).toHaveLength(1);
  expect(audited.filter(({ action }) => action === 'member.updated').length).toBeGreaterThanOrEqual(3);
});
