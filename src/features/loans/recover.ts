import { postJournal } from '#features/ledger';
import { type CashPlace, MEMBER_CREDIT, postEntries } from '#features/subledger';
import { isPlainDate, type PlainDate } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { invalid, type WorkContext } from '#kernel/work';
import { type Act, readActsOf } from './act.ts';
import { keep, type MoneyMoved, tell } from './keep-act.ts';
import type { Loan } from './loan.ts';
import type { LoanPlace } from './place.ts';

/** Rupiah of a loan that was given up and has not come in since. */
export function lostOf(acts: readonly Act[]): number {
  return acts
    .filter(({ reversedById }) => reversedById === null)
    .reduce((sum, { kind, amount, credit }) => {
      if (kind === 'write-off') return sum + amount;
      return kind === 'recovery' ? sum - (amount - credit) : sum;
    }, 0);
}

/**
 * Takes money in on a loan that left the books: income of its own account, since nothing is owed there any more. What is
 * more than was given up is kept for the member. The caller holds the loan.
 *
 * @throws AppError 422 for a day before it was given up; as `postJournal`
 */
export async function recoverLoan(
  ctx: WorkContext,
  tx: Tx,
  place: LoanPlace,
  loan: Loan,
  given: {
    event: { kind: string; id: string };
    postedOn: PlainDate;
    amount: number;
    into: CashPlace | 'payment-gateway';
  },
): Promise<MoneyMoved> {
  const { event, postedOn, amount } = given;
  const before = await readActsOf(ctx, tx, loan.id);
  const givenUpOn = before.findLast(({ kind }) => kind === 'write-off')?.postedOn ?? '';
  if (!isPlainDate(postedOn) || postedOn < givenUpOn)
    throw invalid({ postedOn: 'Isi tanggal sesudah pinjaman ini dihapus dari buku.' });
  const income = Math.min(amount, lostOf(before));
  const credit = amount - income;
  const lines = [
    { account: { purpose: given.into }, debit: amount },
    ...(income > 0 ? [{ account: { purpose: 'loan-recovery' }, credit: income }] : []),
  ];
  const posting = { postedOn, description: 'Penerimaan pinjaman yang sudah dihapus' };
  const entries = [{ holderId: loan.holderId, account: MEMBER_CREDIT, part: loan.id, amount: credit }];
  const journal =
    credit > 0
      ? await postEntries(ctx, tx, { ...posting, event, entries, contra: lines }).then(
          (posted) => posted.entries[0]!,
        )
      : await postJournal(ctx, tx, { ...posting, source: event, lines }).then((posted) => ({
          ...{ journalId: posted.journal.id, journalNumber: posted.journal.number },
        }));
  const { act } = await keep(ctx, tx, loan, {
    ...{ loanId: loan.id, event, kind: 'recovery', postedOn, amount, credit },
    ...{ plan: loan.plans.length - 1, journalId: journal.journalId, journalNumber: journal.journalNumber },
  });
  await tell(ctx, tx, place, loan, 'loan.recovered', act);
  return { act, isNew: true };
}
