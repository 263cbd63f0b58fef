import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { checkSubledger } from '#features/subledger';
import { formValues } from '../../../../test/support/form-values.ts';
import { APPLICATIONS, BOOK, openLoans, wordsOn } from './open-loans.ts';

const { ctx, chair, treasurer, member, otherMember, lend, pay, stateOf, countOf, sql } = await openLoans();

const RELIEF = '/pinjaman/keringanan';

async function propose(id: string, given: Record<string, string>) {
  const url = `${RELIEF}/baru/${id}`;
  const form = formValues((await treasurer.get(url)).text, url);
  return treasurer.post(url, { ...form, reason: 'Panen gagal tahun ini', ...given });
}

it.each([
  ['parts of a rupiah', '75.000,50', 'tanpa sen'],
  ['a negative amount', '-5000', 'di atas nol'],
  ['zero', '0', 'di atas nol'],
  ['more than numbers hold', '999999999999999999999', 'di atas nol'],
  ['a trillion and more', '2.000.000.000.000', '1 triliun'],
])('an instalment of %s comes back with a sentence and what was typed', async (_, amount, sentence) => {
  const id = await lend(otherMember);
  const before = await countOf('loan_acts');
  const answer = await pay(id, amount);
  expect(answer.status).toBe(422);
  expect(answer.text).toContain(sentence);
  expect(answer.text).toContain(amount);
  expect(await countOf('loan_acts')).toBe(before);
});

it('an instalment in a closed month, before the pay-out or on a day to come is refused', async () => {
  const id = await lend(otherMember);
  expect((await pay(id, '50.000', { postedOn: '2026-01-15' })).status).toBe(422);
  expect((await pay(id, '50.000', { postedOn: '2999-01-01' })).status).toBe(422);
});

it('what is paid beyond the debt is kept as credit, the loan is closed and refuses more', async () => {
  const id = await lend(otherMember, { amount: '600.000', months: '1' });
  expect((await pay(id, '700.000')).status).toBe(303);
  expect(await stateOf(id)).toBe('closed');
  expect((await treasurer.get(`${BOOK}/${id}`)).text).toContain('Rp94.000');
  const again = await pay(id, '1.000');
  expect([again.status, again.text.includes('sudah lunas')]).toEqual([409, true]);
});

it('an early settlement asks for no interest of later months; taken back, the loan runs again', async () => {
  const id = await lend(otherMember);
  const url = `${BOOK}/${id}/lunasi`;
  const page = (await treasurer.get(url)).text;
  expect(page).toContain('Rp1.212.000');
  expect((await member.post(url, {})).status).toBe(403);
  const typed = { ...formValues(page, url), place: 'bank' };
  const changed = await treasurer.post(url, { ...typed, total: '1' });
  expect([changed.status, changed.text.includes('menjadi Rp1.212.000')]).toEqual([409, true]);
  const settled = await treasurer.post(url, typed);
  expect(settled.status).toBe(303);
  expect((await treasurer.post(url, typed)).headers.location).toBe(settled.headers.location);
  expect(await stateOf(id)).toBe('closed');
  const act = String(settled.headers.location);
  expect((await chair.post(`${act}/balik`, { reason: 'Salah anggota' })).status).toBe(403);
  expect((await treasurer.post(`${act}/balik`, { reason: '' })).status).toBe(422);
  expect((await treasurer.post(`${act}/balik`, { reason: 'Salah anggota' })).status).toBe(303);
  expect(await stateOf(id)).toBe('active');
  expect((await treasurer.get(url)).text).toContain('Rp1.212.000');
  const own = (await otherMember.get('/saya/riwayat?filter%5Bbook%5D=pinjaman')).text;
  for (const words of ['Pencairan', 'Pelunasan dipercepat', 'Pembalikan', `/saya/pinjaman/${id}/bukti/`])
    expect(own, 'the member reads it among all own transactions').toContain(words);
  expect((await otherMember.get('/saya/riwayat?filter%5Bbook%5D=simpanan')).text).not.toContain('Pencairan');
});

it('a pay-out taken back leads to its card, waits anew for the member, and is paid out again', async () => {
  const id = await lend(otherMember);
  const card = (await treasurer.get(`${BOOK}/${id}`)).text;
  const act = new RegExp(`${BOOK}/${id}/bukti/[0-9a-f-]{36}`).exec(card)![0];
  expect((await chair.post(`${act}/balik`, { reason: 'Salah anggota' })).status).toBe(403);
  const taken = await treasurer.post(`${act}/balik`, { reason: 'Salah anggota' });
  expect([taken.status, taken.headers.location]).toEqual([303, `${BOOK}/${id}`]);
  const page = await treasurer.get(`${BOOK}/${id}`);
  expect([page.status, page.text.includes('Disetujui, belum cair')]).toEqual([200, true]);
  expect((await treasurer.get(act)).status).toBe(200);
  expect((await treasurer.get(`${act}/kuitansi.pdf`)).status).toBe(200);
  const printed = await wordsOn((await otherMember.get(`/saya/pinjaman/${id}/kartu.pdf`)).bytes);
  expect(printed).not.toContain('2.400.000');
  expect((await otherMember.get('/saya/pinjaman')).text).toContain('Disetujui, belum cair');
  const url = `${APPLICATIONS}/${id}`;
  const form = formValues((await treasurer.get(url)).text, `${url}/cairkan`);
  const early = await treasurer.post(`${url}/cairkan`, { ...form, place: 'cash', postedOn: '2026-01-15' });
  expect([early.status, early.text.includes('baru disetujui')]).toEqual([422, true]);
  expect((await treasurer.post(`${url}/cairkan`, { ...form, place: 'cash' })).status).toBe(303);
  expect(await stateOf(id)).toBe('active');
});

it('a second press books an instalment once; the same key with another sum is refused', async () => {
  const id = await lend(otherMember);
  const key = randomUUID();
  const answers = await Promise.all(Array.from({ length: 5 }, () => pay(id, '112.000', { key })));
  expect(new Set(answers.map(({ headers }) => headers.location)).size).toBe(1);
  expect((await pay(id, '112.001', { key })).status).toBe(409);
});

it('relief is proposed by the treasurer and decided by another; a new schedule begins, or the loan leaves the books', async () => {
  const id = await lend(otherMember);
  expect((await chair.post(`${RELIEF}/baru/${id}`, {})).status).toBe(403);
  expect((await propose(id, { kind: 'restructure', months: '0' })).status).toBe(422);
  const first = String((await propose(id, { kind: 'restructure', months: '24' })).headers.location);
  expect((await propose(id, { kind: 'write-off' })).status).toBe(409);
  expect((await treasurer.post(`${first}/setujui`)).status).toBe(403);
  expect((await chair.post(`${first}/tolak`, { reason: '' })).status).toBe(422);
  expect((await chair.post(`${first}/tolak`, { reason: 'Belum perlu, masih lancar' })).status).toBe(303);
  const second = String((await propose(id, { kind: 'restructure', months: '24' })).headers.location);
  expect((await chair.post(`${second}/setujui`)).status).toBe(303);
  expect((await treasurer.get(`${BOOK}/${id}`)).text.match(/Jatuh tempo/g)!.length).toBeGreaterThan(0);
  expect((await chair.post(`${second}/setujui`)).status).toBe(409);
  const third = String((await propose(id, { kind: 'write-off' })).headers.location);
  expect((await chair.post(`${third}/setujui`)).status).toBe(303);
  expect(await stateOf(id)).toBe('written-off');
  expect((await chair.get(RELIEF)).text).toContain('Penghapusan buku');
});

it('money that comes in on a loan that was given up is income, and what is more than that the member’s credit', async () => {
  const id = await lend(otherMember);
  const proposal = String((await propose(id, { kind: 'write-off' })).headers.location);
  expect((await chair.post(`${proposal}/setujui`)).status).toBe(303);
  expect((await treasurer.get(`${BOOK}/${id}`)).text).toContain('Terima pembayaran');
  expect((await treasurer.get(`${BOOK}/${id}/bayar`)).text).toContain('yang belum kembali Rp1.200.000');
  expect((await pay(id, '500.000', { postedOn: '2026-01-15' })).status).toBe(422);
  const income = async () =>
    (
      await sql<{ total: number }>(
        `select coalesce(sum(l.amount), 0)::bigint as total from ledger_lines l
           join ledger_accounts a on a.tenant_id = l.tenant_id and a.id = l.account_id
          where l.tenant_id = balai.tenant_id() and a.purpose = 'loan-recovery'`,
      )
    )[0]!.total;
  expect(await income()).toBe(0);
  const key = randomUUID();
  const [first, again] = [await pay(id, '500.000', { key }), await pay(id, '500.000', { key })];
  expect([first.status, again.headers.location]).toEqual([303, first.headers.location]);
  expect(await income()).toBe(-500_000);
  const act = String(first.headers.location);
  expect((await treasurer.get(`${act}/kuitansi.pdf`)).status).toBe(200);
  expect((await chair.post(`${act}/balik`, { reason: 'Salah anggota' })).status).toBe(403);
  expect((await treasurer.post(`${act}/balik`, { reason: 'Salah anggota' })).status).toBe(303);
  expect(await income()).toBe(0);
  expect((await pay(id, '1.300.000')).status).toBe(303);
  expect(await income()).toBe(-1_200_000);
  expect(await stateOf(id)).toBe('written-off');
  const own = (await otherMember.get('/saya/riwayat?filter%5Bbook%5D=pinjaman')).text;
  expect(own).toContain('Penerimaan pinjaman yang dihapus');
  const { faults } = await ctx.transaction((tx) => checkSubledger(ctx, tx));
  expect(faults).toEqual([]);
});
