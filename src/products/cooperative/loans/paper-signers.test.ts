import { expect, it } from 'vitest';
import { addDays } from '#kernel/calendar';
import { formValues } from '../../../../test/support/form-values.ts';
import { BOOK, openLoans, wordsOn } from './open-loans.ts';

const { treasurer, otherMember, lend, pay, sql, today } = await openLoans();

const SAVINGS = '/buku/simpanan';
const FORMER = 'Zulkifli Anshari';

async function deposit(postedOn: string): Promise<string> {
  const { text } = await treasurer.get(`${SAVINGS}?q=Siti+Rahmah`);
  const url = `${/href="(\/buku\/simpanan\/[0-9a-f-]{36})"/.exec(text)![1]!}/setor`;
  const form = formValues((await treasurer.get(url)).text, url);
  const voluntary = Object.keys(form).filter((name) => name.startsWith('amount-'))[2]!;
  const answer = await treasurer.post(url, { ...form, [voluntary]: '25.000', place: 'cash', postedOn });
  expect(answer.status).toBe(303);
  return `${String(answer.headers.location).replace(/\?.*/, '')}/kuitansi.pdf`;
}
async function paperOf(url: string): Promise<{ former: boolean; present: boolean; text: string }> {
  const text = await wordsOn((await treasurer.get(url)).bytes);
  return { former: text.includes(FORMER), present: text.includes('Norhayati'), text };
}
/** A loan of this cooperative that was paid back today. */
async function paidBack(): Promise<{ loan: string; receipt: string }> {
  const loan = await lend(otherMember, { amount: '600.000', months: '1' });
  const act = String((await pay(loan, '606.000')).headers.location).replace(/\?.*/, '');
  return { loan, receipt: `${act}/kuitansi.pdf` };
}

// Until yesterday another one was the treasurer.
await sql(
  `update cooperative_board_terms set elected_on = $1
    where tenant_id = balai.tenant_id() and position = 'Bendahara' and ended_on is null`,
  today,
);
await sql(
  `insert into cooperative_board_terms (id, full_name, position, elected_on, ended_on)
   values (gen_random_uuid(), $1, 'Bendahara', '2022-01-10', $2)`,
  ...[FORMER, today],
);

it('a receipt is signed by whoever was the treasurer on its day, whoever took the money down', async () => {
  const old = await paperOf(await deposit(addDays(today, -3)));
  expect(old.text).toContain('Dicatat oleh Norhayati');
  expect(old.former).toBe(true);
  expect(await paperOf(await deposit(today))).toMatchObject({ former: false, present: true });
  expect(await paperOf((await paidBack()).receipt)).toMatchObject({ former: false, present: true });
  // All receipts of some days in one file: each by its own day.
  const days = `dari=${addDays(today, -3)}&sampai=${today}`;
  expect(await paperOf(`${SAVINGS}/kuitansi.pdf?${days}`)).toMatchObject({ former: true, present: true });
});

it('the card of a loan that has ended keeps the signers of its last day; of one that runs, those of today', async () => {
  const card = (loan: string) => paperOf(`${BOOK}/${loan}/kartu.pdf`);
  const closed = await sql<{ id: string }>(
    `select id from loans where tenant_id = balai.tenant_id() and state = 'closed'`,
  );
  const { loan } = await paidBack();
  for (const id of [loan, await lend(otherMember)])
    expect(await card(id)).toMatchObject({ former: false, present: true });
  // Loans of the demo year ended months ago.
  const old = await Promise.all(closed.map(({ id }) => card(id)));
  expect(old.some(({ former, present }) => former && !present)).toBe(true);
});
