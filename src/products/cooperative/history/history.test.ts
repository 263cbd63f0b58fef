import { expect, it } from 'vitest';
import { readWorkbook, textOf } from '#kernel/exchange';
import { openCooperative } from '../../../../test/support/cooperative-office.ts';
import { formValues } from '../../../../test/support/form-values.ts';

const HISTORY = '/saya/riwayat';
const { test, treasurer, otherMember: member } = await openCooperative();

const id = async (sql: string) =>
  (await (await test.system('koperasi')).transaction((tx) => tx.one<{ id: string }>(sql)))!.id;

/** Posts a form of the treasurer as it stands, with these values. */
async function post(url: string, given: Record<string, string>): Promise<string> {
  const answer = await treasurer.post(url, { ...formValues((await treasurer.get(url)).text, url), ...given });
  expect(answer.status, url).toBe(303);
  return String(answer.headers.location);
}

const rowsOf = (html: string) => (/<tbody[\s\S]*?<\/tbody>/.exec(html)?.[0] ?? '').split('<tr').length - 1;
const figure = (html: string, label: string) =>
  Number(new RegExp(`>${label}<[\\s\\S]*?Rp([\\d.]+)`).exec(html)?.[1]?.replaceAll('.', '') ?? Number.NaN);

it('a member reads every deposit, withdrawal, pay-out and instalment in one list, by book and period', async () => {
  const holder = await id(
    `select subject_id as id from accounts where tenant_id = balai.tenant_id() and email = 'anggota2@koperasi.example'`,
  );
  const before = (await member.get(HISTORY)).text;
  const book = `/buku/simpanan/${holder}`;
  const form = formValues((await treasurer.get(`${book}/setor`)).text, `${book}/setor`);
  const kind = Object.keys(form).filter((name) => name.startsWith('amount-'))[2]!;
  await post(`${book}/setor`, { [kind]: '75.000', place: 'cash' });
  const taken = await post(`${book}/setor`, { [kind]: '40.000', place: 'cash' });
  const page = await member.get(HISTORY);
  expect(page.status).toBe(200);
  expect(page.text).toContain('Riwayat transaksi');
  expect(figure(page.text, 'Masuk') - figure(before, 'Masuk')).toBe(115_000);
  expect(page.text).toMatch(/\/saya\/simpanan\/bukti\/[0-9a-f-]{36}\/kuitansi\.pdf/);

  expect((await treasurer.post(`${taken}/balik`, { reason: 'Salah orang' })).status).toBe(303);
  const corrected = (await member.get(HISTORY)).text;
  expect(corrected).toContain('Dibalik');
  expect(figure(corrected, 'Masuk') - figure(before, 'Masuk'), 'what was taken back is no sum').toBe(75_000);

  const today = new Date().toISOString().slice(0, 10);
  expect((await member.get(`${HISTORY}?dari=2100-01-01`)).text).toContain(
    'Tidak ada catatan pada hari-hari itu',
  );
  expect(rowsOf((await member.get(`${HISTORY}?sampai=1990-01-01`)).text)).toBe(0);
  expect((await member.get(`${HISTORY}?filter%5Bbook%5D=titipan`)).text).not.toContain('75.000');

  const { sheets } = await readWorkbook(
    (await member.get(`${HISTORY}/xlsx?filter%5Bbook%5D=simpanan&sampai=${today}`)).bytes,
  );
  const cells = sheets[0]!.rows.map(({ cells }) => cells.map((cell) => (cell ? textOf(cell) : '')));
  expect(cells.flat()).toContain('75000');
});

it('nobody else reads it, and an account of nobody is told so', async () => {
  const other = await test.signIn('koperasi', 'anggota');
  expect((await other.get(HISTORY)).text).not.toContain('Rp40.000');
  expect((await test.visitor('koperasi').get(HISTORY)).status).toBe(303);
});
