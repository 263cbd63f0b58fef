import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';
import { readJournalLines } from './journal.ts';
import { type NewLine, postJournal } from './post-journal.ts';
import { readBalances } from './read-balances.ts';

/** The account that takes the result of a year until the meeting decides about it. */
export const RESULT_PURPOSE = 'undistributed-result';

/** Empties the accounts of income and expense into the result of the year; nothing where nothing moved. */
export async function emptyYear(ctx: WorkContext, tx: Tx, year: string): Promise<void> {
  const day = `${year}-12-31`;
  const balances = await readBalances(tx, { from: `${year}-01-01`, to: day });
  const nominal = balances.filter((one) => isNominal(one) && one.closing !== 0);
  const result = nominal.reduce((sum, { closing }) => sum + closing, 0);
  const lines: NewLine[] = nominal.map(({ id, closing }) => lineOf({ id }, -closing));
  if (result !== 0) lines.push(lineOf({ purpose: RESULT_PURPOSE }, result));
  if (lines.length < 2) return;
  await postJournal(ctx, tx, {
    ...{ postedOn: day, kind: 'closing', description: `Penutup tahun ${year}`, lines },
    source: { kind: 'year-closing', id: await nextClosing(tx, year) },
  });
}

/** Takes the closing journal of a year back by a counter-journal on the same day. */
export async function refillYear(ctx: WorkContext, tx: Tx, year: string, reason: string): Promise<void> {
  const last = await tx.one<{ id: string; number: string }>(
    `select j.id, j.number from ledger_journals j
      where j.tenant_id = balai.tenant_id() and j.source_kind = 'year-closing' and j.posted_on = $1
        and not exists (select 1 from ledger_journals r where r.tenant_id = j.tenant_id and r.reverses_id = j.id)`,
    [`${year}-12-31`],
  );
  if (!last) return;
  const lines = await readJournalLines(tx, last.id);
  await postJournal(ctx, tx, {
    ...{ postedOn: `${year}-12-31`, kind: 'closing', reversesId: last.id },
    description: `Pembatalan ${last.number}: ${reason}`.slice(0, 300),
    source: { kind: 'year-reopening', id: last.id },
    lines: lines.map(({ accountId, amount }) => lineOf({ id: accountId }, -amount)),
  });
}

/** Accounts that start each year anew. */
export const isNominal = (account: { class: string }) =>
  account.class === 'income' || account.class === 'expense';

function lineOf(account: NewLine['account'], amount: number): NewLine {
  return amount > 0 ? { account, debit: amount } : { account, credit: -amount };
}

/** "2026", and "2026/2" when the year was opened again and is closed for the second time. */
async function nextClosing(tx: Tx, year: string): Promise<string> {
  const row = await tx.one<{ count: number }>(
    `select count(*) as count from ledger_journals
      where tenant_id = balai.tenant_id() and source_kind = 'year-closing' and posted_on = $1`,
    [`${year}-12-31`],
  );
  return row!.count === 0 ? year : `${year}/${row!.count + 1}`;
}
