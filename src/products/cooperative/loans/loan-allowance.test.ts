import { expect, it } from 'vitest';
import { monthOf, shiftMonth } from '#kernel/calendar';
import { formValues } from '../../../../test/support/form-values.ts';
import { openLoans } from './open-loans.ts';

const { chair, secretary, treasurer, supervisor, member, sql, today, test } = await openLoans();

const ALLOWANCE = '/pinjaman/penyisihan';
const POST = `${ALLOWANCE}/bukukan`;
const RATES = `${ALLOWANCE}/tarif`;
const lastMonth = shiftMonth(monthOf(today), -1);

const postings = () =>
  sql<{ id: string; month: string; reversal: string | null }>(
    `select id, month, reversal_id as reversal from loan_allowances where tenant_id = balai.tenant_id()
      order by reversal_id nulls last`,
  );
const journals = async () =>
  (
    await sql<{ n: number }>(
      'select count(*)::int as n from ledger_journals where tenant_id = balai.tenant_id()',
    )
  )[0]!.n;
const setRates = (given: Record<string, string>) =>
  treasurer.post(RATES, {
    ...{ since: lastMonth, current: '1,5', substandard: '50', doubtful: '75', lost: '100', ...given },
  });

it('rates that make no sense come back with a sentence and what was typed', async () => {
  for (const [name, value] of [
    ['current', '-1'],
    ['current', '60'],
    ['lost', '100,01'],
    ['doubtful', 'banyak'],
    ['since', ''],
    ['since', '2026-13'],
  ] as const) {
    const answer = await setRates({ [name]: value });
    expect([name, value, answer.status]).toEqual([name, value, 422]);
    if (name !== 'since') expect(answer.text).toContain(`value="${value}"`);
  }
  expect((await setRates({})).status).toBe(303);
  expect((await treasurer.get(ALLOWANCE)).text).toContain('1,5%');
});

it('the treasurer looks at a month, posts it once, and the statements tell of it', async () => {
  const page = (await treasurer.get(`${ALLOWANCE}?bulan=${lastMonth}`)).text;
  expect(page).toContain('Kurang lancar');
  const form = formValues(page, POST);
  const wrong = await treasurer.post(POST, { ...form, change: '1' });
  expect([wrong.status, wrong.text.includes('Angkanya berubah')]).toEqual([409, true]);
  expect(await postings()).toEqual([]);
  expect((await treasurer.post(POST, form)).status).toBe(303);
  const [posted, ...others] = await postings();
  expect([posted!.month, others]).toEqual([lastMonth, []]);
  const before = await journals();
  expect((await treasurer.post(POST, form)).status).toBe(303);
  expect(await journals()).toBe(before);
  const figure = `Rp${Number(form.change).toLocaleString('id-ID')}`;
  const asked = `dari=${lastMonth}-01&sampai=${today}`;
  const statement = async (key: string) =>
    (await chair.get(`/pembukuan/laporan-keuangan?laporan=${key}&${asked}`)).text;
  expect(await statement('hasil-usaha')).toContain('5.1.02 Beban penyisihan pinjaman');
  expect(await statement('neraca')).toContain('1.2.02 Penyisihan pinjaman tak tertagih');
  expect(await statement('catatan')).toContain(`jumlah ${figure}`);
  expect((await supervisor.get(`${ALLOWANCE}/${posted!.id}`)).text).toContain(figure);
});

it('a month that is to come, or none, is refused', async () => {
  for (const month of [shiftMonth(monthOf(today), 1), 'kemarin', ''])
    expect((await treasurer.get(`${ALLOWANCE}?bulan=${month}`)).status).toBe(422);
  expect((await treasurer.post(POST, { month: '2099-01', change: '5' })).status).toBe(422);
});

it('others read it, and neither post, nor set rates, nor take it back', async () => {
  const [posted] = await postings();
  const back = `${ALLOWANCE}/${posted!.id}/balik`;
  for (const officer of [chair, secretary, supervisor]) {
    expect((await officer.get(ALLOWANCE)).status).toBe(200);
    expect((await officer.post(POST, { month: lastMonth, change: '1' })).status).toBe(403);
    expect((await officer.post(RATES, { since: lastMonth })).status).toBe(403);
    expect((await officer.post(back, { reason: 'Salah hitung' })).status).toBe(403);
  }
  expect((await member.get(ALLOWANCE)).status).toBe(403);
  expect((await test.visitor('koperasi').get(ALLOWANCE)).status).toBe(303);
  expect((await postings())[0]!.reversal).toBeNull();
});

it('taken back with a reason, the month can be posted anew', async () => {
  const [posted] = await postings();
  const url = `${ALLOWANCE}/${posted!.id}`;
  expect((await treasurer.post(`${url}/balik`, { reason: 'x' })).status).toBe(422);
  expect((await treasurer.post(`${url}/balik`, { reason: 'Salah tarif' })).status).toBe(303);
  expect((await treasurer.get(url)).text).toContain('Dibalik oleh');
  expect((await treasurer.post(`${url}/balik`, { reason: 'Salah tarif' })).status).toBe(409);
  const form = formValues((await treasurer.get(`${ALLOWANCE}?bulan=${lastMonth}`)).text, POST);
  expect((await treasurer.post(POST, form)).status).toBe(303);
  expect((await postings()).map(({ reversal }) => reversal !== null)).toEqual([true, false]);
});
