import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { readWorkbook, textOf } from '#kernel/exchange';
import { readPdf } from '../../../../test/read-pdf.ts';
import { openCooperative } from '../../../../test/support/cooperative-office.ts';
import { formValues } from '../../../../test/support/form-values.ts';
import { readAuditLog } from '../../../../test/support/read-audit-log.ts';
import headings from '../registers/printed-headings.json' with { type: 'json' };

const { test, treasurer, member } = await openCooperative();

const BOOK = '/buku/simpanan';

const textOn = async (pdf: Uint8Array) =>
  (await readPdf(pdf)).pages
    .map(({ text }) => text)
    .join(' ')
    .replace(/\s+/g, ' ');

/** Address of a member's book, found by name as an officer would. */
async function bookOf(name: string): Promise<string> {
  const { text } = await treasurer.get(`${BOOK}?q=${encodeURIComponent(name)}`);
  return /href="(\/buku\/simpanan\/[0-9a-f-]{36})"/.exec(text)![1]!;
}

const sheetOf = async (query: string) =>
  (await readWorkbook((await treasurer.get(`${BOOK}/xlsx?${query}`)).bytes)).sheets[0]!.rows.map(
    ({ cells }) => cells.map((cell) => (cell ? textOf(cell) : '')),
  );

/** What the button below the preview sends. */
const hiddenOn = (page: string) => ({
  typeId: /name="typeId" value="([^"]+)"/.exec(page)?.[1] ?? '',
  month: /name="month" value="([^"]+)"/.exec(page)?.[1] ?? '',
});

it('a deposit is posted once, receipted, seen by the member, and its receipt can be checked by anybody', async () => {
  const book = await bookOf('Siti Rahmah');
  const form = formValues((await treasurer.get(`${book}/setor`)).text, `${book}/setor`);
  const sukarela = Object.keys(form).filter((name) => name.startsWith('amount-'))[2]!;
  const typed = { ...form, [sukarela]: '75.000', place: 'cash' };
  const posted = await treasurer.post(`${book}/setor`, typed);
  expect(posted.status).toBe(303);
  const again = await treasurer.post(`${book}/setor`, typed);
  expect(again.headers.location).toBe(posted.headers.location);
  const act = await treasurer.get(String(posted.headers.location));
  const receipt = /Bukti (BS-\d{4}-\d{6})/.exec(act.text)![1]!;
  expect(act.text).toContain('+Rp75.000');
  expect(act.text).toMatch(/\/pembukuan\/jurnal\/[0-9a-f-]{36}/);
  const mine = await member.get('/saya/simpanan');
  expect(mine.text).toContain(receipt);
  const paper = await textOn(
    (await member.get(/\/saya\/simpanan\/bukti\/[^"]+kuitansi\.pdf/.exec(mine.text)![0])).bytes,
  );
  const code = /[2-9A-Z]{5}-[2-9A-Z]{5}/.exec(paper)![0];
  const checked = await test.visitor('koperasi').get(`/kuitansi/${code.toLowerCase()}`);
  expect(checked.text).toContain('Kuitansi ini asli');
  expect(checked.text).not.toContain('Siti');
  expect((await test.visitor('koperasi').get('/kuitansi/AAAAA-AAAAA')).status).toBe(404);
});

it.each([
  ['parts of a rupiah', '75.000,50', 'tanpa sen'],
  ['a negative amount', '-5000', 'di atas nol'],
  ['zero', '0', 'di atas nol'],
  ['more than numbers hold', '999999999999999999999', 'di atas nol'],
  ['a trillion and more', '2.000.000.000.000', '1 triliun'],
])('a deposit of %s comes back with a sentence and what was typed', async (_, amount, sentence) => {
  const book = await bookOf('Siti Rahmah');
  const form = formValues((await treasurer.get(`${book}/setor`)).text, `${book}/setor`);
  const sukarela = Object.keys(form).filter((name) => name.startsWith('amount-'))[2]!;
  const answer = await treasurer.post(`${book}/setor`, { ...form, [sukarela]: amount, place: 'cash' });
  expect(answer.status).toBe(422);
  expect(answer.text).toContain(sentence);
  expect(answer.text).toContain(amount);
});

it('a deposit in a closed month or on a day to come is refused', async () => {
  const book = await bookOf('Siti Rahmah');
  const form = formValues((await treasurer.get(`${book}/setor`)).text, `${book}/setor`);
  const sukarela = Object.keys(form).filter((name) => name.startsWith('amount-'))[2]!;
  for (const [postedOn, sentence] of [
    ['2026-01-15', 'sudah ditutup'],
    ['2999-01-01', 'belum tiba'],
  ]) {
    const answer = await treasurer.post(`${book}/setor`, {
      ...{ ...form, [sukarela]: '5.000', place: 'cash' },
      postedOn: postedOn!,
    });
    expect([answer.status, answer.text.includes(sentence!)]).toEqual([422, true]);
  }
});

it('pokok goes in once; pokok and wajib never come out; sukarela not beyond what is there', async () => {
  const book = await bookOf('Akhmad Zaini');
  const form = formValues((await treasurer.get(`${book}/setor`)).text, `${book}/setor`);
  const [pokok, wajib, sukarela] = Object.keys(form)
    .filter((name) => name.startsWith('amount-'))
    .map((name) => name.slice('amount-'.length)) as [string, string, string];
  const more = await treasurer.post(`${book}/setor`, {
    ...form,
    [`amount-${pokok}`]: '1.000',
    place: 'cash',
  });
  expect([more.status, more.text.includes('sekali saja')]).toEqual([422, true]);
  const page = (await treasurer.get(`${book}/tarik`)).text;
  expect(page).not.toContain(pokok);
  const out = formValues(page, `${book}/tarik`);
  const withdraw = (typeId: string, amount: string) =>
    treasurer.post(`${book}/tarik`, { ...out, key: randomUUID(), typeId, amount, place: 'cash' });
  expect((await withdraw(pokok, '1.000')).status).toBe(409);
  expect((await withdraw(wajib, '1.000')).status).toBe(409);
  const tooMuch = await withdraw(sukarela, '900.000.000');
  expect([tooMuch.status, tooMuch.text.includes('tidak dapat keluar')]).toEqual([422, true]);
  expect((await withdraw(sukarela, '10.000')).status).toBe(303);
});

it('a deposit is taken back with a reason; its receipt holds no longer, and twice is refused', async () => {
  const book = await bookOf('Siti Rahmah');
  const form = formValues((await treasurer.get(`${book}/setor`)).text, `${book}/setor`);
  const sukarela = Object.keys(form).filter((name) => name.startsWith('amount-'))[2]!;
  const posted = await treasurer.post(`${book}/setor`, { ...form, [sukarela]: '33.000', place: 'bank' });
  const act = String(posted.headers.location);
  const paper = await textOn((await treasurer.get(`${act}/kuitansi.pdf`)).bytes);
  expect((await treasurer.post(`${act}/balik`, { reason: 'ya' })).status).toBe(422);
  const chair = await test.signIn('koperasi', 'ketua');
  expect((await chair.post(`${act}/balik`, { reason: 'Salah anggota' })).status).toBe(403);
  expect((await treasurer.post(`${act}/balik`, { reason: 'Salah anggota' })).status).toBe(303);
  expect((await treasurer.post(`${act}/balik`, { reason: 'Salah anggota' })).status).toBe(409);
  const code = /[2-9A-Z]{5}-[2-9A-Z]{5}/.exec(paper)![0];
  const checked = await test.visitor('koperasi').get(`/kuitansi/${code}`);
  expect(checked.text).toContain('sudah ditarik kembali');
});

it('a member reads the own book and nobody else’s, and writes in none', async () => {
  const [mine, other] = [await bookOf('Siti Rahmah'), await bookOf('Akhmad Zaini')];
  expect((await member.get(mine)).status).toBe(200);
  expect((await member.get(BOOK)).text).toContain('Simpanan saya');
  expect((await member.get(other)).status).toBe(404);
  expect((await member.get(`${other}/buku.pdf`)).status).toBe(404);
  for (const path of [`${mine}/setor`, `${BOOK}/xlsx`, `${BOOK}/pdf`, `${BOOK}/jasa`])
    expect((await member.get(path)).status).toBe(403);
  expect((await member.post(`${mine}/setor`, {})).status).toBe(403);
  expect((await test.visitor('koperasi').get(BOOK)).status).toBe(303);
});

it('a month is billed once, whoever is in arrears is listed, and a wajib paid settles the oldest month', async () => {
  const url = '/simpanan/tagihan';
  const bill = hiddenOn((await treasurer.get(`${url}?bulan=2026-11`)).text);
  expect(bill.month).toBe('2026-11');
  expect((await treasurer.post(url, bill)).status).toBe(303);
  await treasurer.post(url, bill);
  const shown = (await treasurer.get(url)).text;
  expect(shown.match(/<strong>November 2026<\/strong>/g)).toHaveLength(1);
  expect((await treasurer.post(url, { ...bill, month: '2999-01' })).status).toBe(422);
  const arrears = await sheetOf('filter[standing]=arrears');
  expect(arrears.length).toBeGreaterThan(4);
  expect((await member.get(url)).text).toContain('Tagihan simpanan wajib');
  expect((await member.post(url, bill)).status).toBe(403);
});

it('interest above nine per cent a year is refused; a month is credited once and in the books', async () => {
  const types = (await treasurer.get('/simpanan/jenis')).text;
  const sukarela = /href="(\/simpanan\/jenis\/[0-9a-f-]{36})"[^>]*>Simpanan sukarela/.exec(types)![1]!;
  const form = formValues((await treasurer.get(sukarela)).text, sukarela);
  const tooHigh = await treasurer.post(sukarela, { ...form, interest: '9,01' });
  expect([tooHigh.status, tooHigh.text.includes('paling tinggi 9% setahun')]).toEqual([422, true]);
  expect((await treasurer.post(sukarela, { ...form, interest: '6' })).status).toBe(303);
  const url = `${BOOK}/jasa`;
  const ask = hiddenOn((await treasurer.get(`${url}?bulan=2026-10`)).text);
  const before = await sheetOf('');
  expect((await treasurer.post(url, ask)).status).toBe(303);
  await treasurer.post(url, ask);
  const after = await sheetOf('');
  // Siti held 420.000 all through October, what came later does not count: a twelfth of six per cent.
  const heldBy = (rows: unknown[][], name: string) => Number(rows.find(([one]) => one === name)?.[4]);
  expect(heldBy(after, 'Siti Rahmah') - heldBy(before, 'Siti Rahmah')).toBe(2_100);
});

it('a member’s first page tells what they have and what happened last; an account of nobody says nothing of money', async () => {
  const page = (await member.get('/dashboard')).text;
  expect(page).toContain('Simpanan Anda');
  const total = /Jumlah simpanan[\s\S]{0,400}?(Rp[\d.]+)/.exec(
    (await member.get('/saya/simpanan')).text,
  )![1]!;
  expect(page).toContain(total);
  expect((await treasurer.get('/dashboard')).text).not.toContain('Simpanan Anda');
  const other = await test.signIn('koperasi', 'anggota2@koperasi.example');
  for (const who of [member, other]) {
    const owes = (await who.get('/saya/pinjaman')).text.includes('Angsuran berikutnya');
    expect((await who.get('/dashboard')).text.includes('Pinjaman Anda')).toBe(owes);
  }
});

it('the receipts of some days come in one file, a page each, without those taken back; members take none', async () => {
  const days = 'dari=2026-10-20&sampai=2026-10-22';
  const { status, bytes } = await treasurer.get(`${BOOK}/kuitansi.pdf?${days}`);
  expect(status).toBe(200);
  const { pages } = await readPdf(bytes);
  const numbers = pages.map(({ text }) => /B[ST]-\d{4}-\d{6}/.exec(text)?.[0]);
  expect(new Set(numbers).size).toBe(pages.length);
  expect(pages.length).toBeGreaterThan(60);
  expect(numbers).not.toContain(undefined);
  const none = await treasurer.get(`${BOOK}/kuitansi.pdf?dari=2020-01-01&sampai=2020-01-02`);
  expect([none.status, none.text.includes('Tidak ada kuitansi')]).toEqual([422, true]);
  expect((await member.get(`${BOOK}/kuitansi.pdf?${days}`)).status).toBe(403);
});

it('a journal leads to the row of the book it came from, and interest to the rows of everybody', async () => {
  const book = await bookOf('Siti Rahmah');
  const shown = (await treasurer.get(book)).text;
  const act = /href="(\/buku\/simpanan\/[0-9a-f-]{36}\/bukti\/[0-9a-f-]{36})"[^>]*>Setoran/.exec(shown)![1]!;
  const journal = /\/pembukuan\/jurnal\/[0-9a-f-]{36}/.exec((await treasurer.get(act)).text)![0];
  const back = /\/buku\/simpanan\/jurnal\/[0-9a-f-]{36}/.exec((await treasurer.get(journal)).text)![0];
  const row = await treasurer.get(back);
  expect(row.status).toBe(303);
  expect((await treasurer.get(String(row.headers.location))).text).toContain(journal);
  expect((await member.get(back)).status).toBe(404);
  const [interest] = await (await test.system('koperasi')).transaction((tx) =>
    tx.query<{ id: string }>(
      `select id from ledger_journals where tenant_id = balai.tenant_id() and source_kind = 'savings-interest'`,
    ),
  );
  const rows = (await treasurer.get(`${BOOK}/jurnal/${interest!.id}`)).text;
  for (const name of ['Siti Rahmah', 'Akhmad Zaini']) expect(rows).toContain(name);
});

it('taking along what members have, or who they are, asks for the password once more', async () => {
  const { schema } = (await test.system('koperasi')).tenant;
  const { password } = test.accounts.find(({ identifier }) => identifier === 'bendahara@koperasi.example')!;
  const age = () =>
    test.asSuperuser(
      `update "${schema}".sessions set password_at = now() - interval '1 hour' where kind = 'web'`,
    );
  for (const path of [`${BOOK}/xlsx`, '/buku/anggota/unduh/xlsx', '/shu/tahun/2025/xlsx']) {
    await age();
    const asked = await treasurer.get(path);
    expect([path, asked.status]).toEqual([path, 303]);
    expect(asked.headers.location).toBe(`/me/security/confirm?next=${encodeURIComponent(path)}`);
    expect((await treasurer.get('/buku/inventaris/unduh/xlsx')).status).toBe(200);
    expect((await treasurer.post('/me/security/confirm', { password, next: path })).headers.location).toBe(
      path,
    );
    expect((await treasurer.get(path)).status).toBe(200);
  }
});

it('an officer who opens a member’s book stands in the audit log without any sum, a member in the own does not', async () => {
  const book = await bookOf('Akhmad Zaini');
  const id = book.split('/').at(-1)!;
  const readings = async () =>
    (await readAuditLog(await test.system('koperasi'), { object: id })).filter(
      ({ action }) => action === 'savings.opened',
    );
  const before = (await readings()).length;
  await treasurer.get(book);
  await treasurer.get(`${book}/buku.pdf`);
  const owner = await test.signIn('koperasi', 'anggota2@koperasi.example');
  for (const own of [BOOK, book, '/saya/simpanan']) expect((await owner.get(own)).status).toBe(200);
  expect((await member.get(book)).status).toBe(404);
  const after = await readings();
  expect(after, 'on the screen and on paper').toHaveLength(before + 2);
  expect(after.at(-1)).toMatchObject({ actorName: 'Norhayati', objectLabel: 'Akhmad Zaini', after: null });
});

it('a kind of savings is added by the treasurer alone, and its name once', async () => {
  const url = '/simpanan/jenis';
  const form = { name: 'Simpanan hari raya', kind: 'voluntary', amount: '', interest: '4,5', isActive: '1' };
  const chair = await test.signIn('koperasi', 'ketua');
  expect((await chair.post(url, form)).status).toBe(403);
  expect((await treasurer.get(url)).text).not.toContain('hari raya');
  expect((await treasurer.post(url, { ...form, interest: '9,01' })).status).toBe(422);
  expect((await treasurer.post(url, form)).status).toBe(303);
  expect((await treasurer.get(url)).text).toContain('Simpanan hari raya');
  const again = await treasurer.post(url, form);
  expect([again.status, again.text.includes('sudah dipakai')]).toEqual([422, true]);
});

it('book 04 on paper has the headings of the form in their order, a part for each member', async () => {
  const text = await textOn((await treasurer.get(`${BOOK}/pdf?q=Siti`)).bytes);
  let at = 0;
  for (const heading of headings['04']) {
    const found = text.indexOf(heading, at);
    expect(found, heading).toBeGreaterThanOrEqual(0);
    at = found + heading.length;
  }
  expect(text).toContain('Siti Rahmah');
});

it('what members hold comes to what the general ledger says, to the rupiah', async () => {
  const rows = await sheetOf('');
  const total = rows.find(([name]) => name === 'Jumlah')!;
  const balance = (
    await treasurer.get('/pembukuan/laporan-keuangan?laporan=neraca-saldo&dari=2026-01-01&sampai=2026-12-31')
  ).text;
  const sums = total.slice(2, 5).map((sum) => Number(sum).toLocaleString('id-ID'));
  for (const sum of sums) expect(balance).toContain(sum);
});
