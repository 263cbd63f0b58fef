import { expect, it } from 'vitest';
import { readWorkbook } from '#kernel/exchange';
import { openCooperative } from '../../../../test/support/cooperative-office.ts';
import { formValues } from '../../../../test/support/form-values.ts';

const { test, chair, treasurer } = await openCooperative();

const JOURNALS = '/pembukuan/jurnal';
const REPORTS = '/pembukuan/laporan-keuangan';

async function accountIds(): Promise<Map<string, string>> {
  const form = (await treasurer.get(`${JOURNALS}/baru`)).text;
  return new Map(
    [...form.matchAll(/<option value="([0-9a-f-]{36})">([\d.]+) /g)].map(([, id, code]) => [code!, id!]),
  );
}

it('the treasurer writes a journal, a second press posts nothing more, and the reports tell of it', async () => {
  const accounts = await accountIds();
  const typed = {
    ...formValues((await treasurer.get(`${JOURNALS}/baru`)).text, JOURNALS),
    ...{ postedOn: '2026-10-02', description: 'Hibah dari dinas koperasi' },
    ...{ account1: accounts.get('1.1.02')!, debit1: '25.000.000' },
    ...{ account2: accounts.get('3.2.02')!, credit2: '25.000.000' },
  };
  const posted = await treasurer.post(JOURNALS, typed);
  expect(posted.status).toBe(303);
  const again = await treasurer.post(JOURNALS, typed);
  expect(again.headers.location).toBe(posted.headers.location);
  const shown = await treasurer.get(String(posted.headers.location));
  expect(shown.text).toContain('Rp25.000.000');
  const sheet = await chair.get(`${REPORTS}?laporan=neraca&dari=2026-01-01&sampai=2026-10-31`);
  expect(sheet.text).toContain('3.2.02 Hibah dan donasi');
  const book = await chair.get(
    `/pembukuan/buku-besar/${accounts.get('3.2.02')}?dari=2026-01-01&sampai=2026-10-31`,
  );
  expect(book.text).toContain(String(posted.headers.location));
});

it('a journal that does not balance comes back with what was typed and a sentence', async () => {
  const accounts = await accountIds();
  const answer = await treasurer.post(JOURNALS, {
    ...{ postedOn: '2026-10-02', description: 'Beli kertas' },
    ...{ account1: accounts.get('5.1.04')!, debit1: '50.000' },
    ...{ account2: accounts.get('1.1.01')!, credit2: '5.000' },
  });
  expect(answer.status).toBe(422);
  expect(answer.text).toContain('selisihnya 45.000 rupiah');
  expect(answer.text).toContain('Beli kertas');
  expect(answer.text).toContain('50.000');
});

it.each(['neraca', 'hasil-usaha', 'arus-kas', 'perubahan-ekuitas', 'catatan', 'neraca-saldo', 'buku-kas'])(
  'the supervisor reads %s and takes it along as a workbook and on paper',
  async (key) => {
    const supervisor = await test.signIn('koperasi', 'pengawas');
    const asked = `laporan=${key}&dari=2026-01-01&sampai=2026-10-31`;
    expect((await supervisor.get(`${REPORTS}?${asked}`)).status).toBe(200);
    const workbook = await readWorkbook((await supervisor.get(`${REPORTS}/xlsx?${asked}`)).bytes);
    expect(workbook.sheets[0]!.rows.length).toBeGreaterThan(3);
    const pdf = await supervisor.get(`${REPORTS}/pdf?${asked}`);
    expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  },
);

it('the treasurer closes the next month, the chair opens it again, and nobody does both', async () => {
  const url = '/pembukuan/tutup-buku';
  const page = (await treasurer.get(url)).text;
  const month = formValues(page, `${url}/tutup`);
  expect((await treasurer.post(`${url}/tutup`, month)).status).toBe(303);
  const late = await treasurer.post(JOURNALS, {
    ...{ postedOn: `${month.month}-15`, description: 'Terlambat' },
    ...{ account1: (await accountIds()).get('5.1.04')!, debit1: '1' },
    ...{ account2: (await accountIds()).get('1.1.01')!, credit2: '1' },
  });
  expect(late.status).toBe(422);
  expect(late.text).toContain('sudah ditutup');
  expect((await treasurer.post(`${url}/buka`, { ...month, reason: 'Kuitansi tertinggal' })).status).toBe(403);
  expect((await chair.post(`${url}/tutup`, month)).status).toBe(403);
  expect((await chair.post(`${url}/buka`, { ...month, reason: 'lupa' })).status).toBe(422);
  expect((await chair.post(`${url}/buka`, { ...month, reason: 'Kuitansi tertinggal' })).status).toBe(303);
});

it('a member and a visitor see nothing of the books', async () => {
  const member = await test.signIn('koperasi', 'anggota');
  for (const path of [JOURNALS, REPORTS, '/pembukuan/bagan-akun', '/pembukuan/tutup-buku']) {
    expect((await member.get(path)).status).toBe(403);
    expect((await test.visitor('koperasi').get(path)).status).toBe(303);
  }
});
