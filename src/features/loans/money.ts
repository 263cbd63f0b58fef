import { postJournal, reverseJournal } from '#features/ledger';
import {
  type CashPlace,
  MEMBER_CREDIT,
  postEntries,
  refuseFormer,
  reverseEntries,
} from '#features/subledger';
import { dateIn, formatDate, isPlainDate, type PlainDate, todayOf, zoneOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { formatRupiah } from '#kernel/money';
import { takeNumber } from '#kernel/numbering';
import { conflict, invalid, notFound, type WorkContext } from '#kernel/work';
import { type Act, type ActKind, findActOf, insertAct, paymentsOf, readActsOf } from './act.ts';
import { findKnown, keep, type MoneyMoved, tell } from './keep-act.ts';
import { type Loan, readLoan, STATE_LABELS, stepOf, updateLoan } from './loan.ts';
import type { LoanPlace } from './place.ts';
import { readLoanPolicy } from './policy.ts';
import { feeOf } from './quote.ts';
import { recoverLoan } from './recover.ts';
import { makeSchedule, rateOf } from './schedule.ts';
import {
  allocate,
  isSettled,
  type Settlement,
  type Shares,
  type Standing,
  settlementOf,
  standingOf,
} from './standing.ts';
import { APPROVALS, refuseOwn, refuseSame, stepNow } from './step.ts';

/** Purposes of the accounts that loans are kept in. */
export const LOAN = 'loan';

interface Posting {
  id: string;
  postedOn: PlainDate;
  /** Made with the form: sent twice, it is one act. */
  key: string;
}

/**
 * Pays an approved loan out: its schedule begins, the fee is kept back, the loan gets its number.
 *
 * @throws AppError 404; 409 unless approved; 403 `own_loan`, `second_person_needed` for whoever approved; 409 for a borrower
 *   who leaves; 422 for a day that is closed, has not come or lies before the approval
 */
export async function disburseLoan(
  ctx: WorkContext,
  tx: Tx,
  place: LoanPlace,
  given: Posting & { from: CashPlace },
): Promise<MoneyMoved> {
  const loan = await readLoan(ctx, tx, given.id, 'for update');
  const event = { kind: 'loan-disbursement', id: given.key };
  const known = await findKnown(ctx, tx, loan, event, given);
  if (known) return known;
  if (loan.state !== 'approved') throw wrongState(loan);
  refuseOwn(ctx, loan);
  refuseSame(ctx, loan, APPROVALS);
  await refuseLeaving(ctx, tx, place, loan);
  if (!isPlainDate(given.postedOn)) throw invalid({ postedOn: 'Isi tanggal pencairan.' });
  const approvedOn = approvalDayOf(ctx, loan);
  if (given.postedOn < approvedOn)
    throw invalid({ postedOn: `Pinjaman ini baru disetujui ${formatDate(approvedOn)}.` });
  const { amount, months, terms, holderId } = loan;
  const fee = feeOf(terms, amount);
  const { entries } = await postEntries(ctx, tx, {
    ...{ event, postedOn: given.postedOn, description: 'Pencairan pinjaman anggota' },
    entries: [{ holderId, account: LOAN, part: loan.id, amount }],
    contra: [
      { account: { purpose: given.from }, credit: amount - fee },
      ...(fee > 0 ? [{ account: { purpose: 'loan-fee' }, credit: fee }] : []),
    ],
  });
  const rows = makeSchedule({
    ...{ principal: amount, months, rate: rateOf(terms.rateMillionths), method: terms.method },
    ...{ unit: terms.roundingUnit, disbursedOn: given.postedOn },
  });
  const number = loan.number || (await takeNumber(ctx, tx, { series: 'loan agreement', prefix: 'PJ' }));
  const { act } = await keep(ctx, tx, loan, {
    ...{ loanId: loan.id, event, kind: 'disbursement', postedOn: given.postedOn, amount, fee },
    ...{ principal: amount, journalId: entries[0]!.journalId, journalNumber: entries[0]!.journalNumber },
  });
  await updateLoan(ctx, tx, {
    ...{ ...loan, state: 'active', number, plans: [{ startsOn: given.postedOn, rows }] },
    steps: [...loan.steps, stepNow(ctx, 'disbursed', '')],
  });
  await tell(ctx, tx, place, loan, 'loan.disbursed', act);
  return { act, isNew: true };
}

/** @throws AppError 404; 409 for a borrower who has left or asked to */
async function refuseLeaving(ctx: WorkContext, tx: Tx, place: LoanPlace, { holderId }: Loan): Promise<void> {
  const holder = await place.people.one(ctx, tx, holderId, 'for share');
  if (!holder) throw notFound();
  refuseFormer(holder);
  if (await place.people.isLeaving(tx, holderId))
    throw conflict('holder_leaving', `${holder.name} sedang mengundurkan diri. Pinjaman tidak dicairkan.`);
}

/** The day on which the last approval was given. */
const approvalDayOf = (ctx: WorkContext, loan: Loan): PlainDate => {
  const given = APPROVALS.map((step) => stepOf(loan, step)?.at ?? 0);
  return dateIn(zoneOf(ctx.tenant.timeZone), new Date(Math.max(...given)));
};

/**
 * Takes an instalment in, of any size: penalty, interest and principal in the order of the cooperative, oldest first; what
 * is more than all that is owed is kept for the member. A loan with nothing left to pay is closed; what comes in on one that
 * was given up is income.
 *
 * @throws AppError 404; 409 `loan_not_active`, or the same key with other figures; 422 for an odd amount or day
 */
export async function payLoan(
  ctx: WorkContext,
  tx: Tx,
  place: LoanPlace,
  given: Posting & { amount: number; into: CashPlace | 'payment-gateway' },
): Promise<MoneyMoved> {
  const { amount } = given;
  if (!Number.isSafeInteger(amount) || amount < 1 || amount > 1_000_000_000_000)
    throw invalid({ amount: 'Isi rupiah bulat di atas nol, paling banyak 1 triliun.' });
  const loan = await readLoan(ctx, tx, given.id, 'for update');
  const event = { kind: 'loan-payment', id: given.key };
  const known = await findKnown(ctx, tx, loan, event, given);
  if (known) return known;
  if (loan.state === 'written-off') return recoverLoan(ctx, tx, place, loan, { ...given, event });
  const standing = await standingFor(ctx, tx, loan, given.postedOn);
  const { order } = await readLoanPolicy(tx);
  return receive(ctx, tx, place, loan, {
    ...{ event, kind: 'payment', postedOn: given.postedOn, into: given.into },
    ...{ shares: allocate(standing, amount, order), standing },
  });
}

export type SettlementOnDay = Settlement & { on: PlainDate };

/** What it takes to be rid of a loan on a day; of a day that cannot be, today. @throws AppError 409 `loan_not_active` */
export async function readSettlement(
  ctx: WorkContext,
  tx: Tx,
  loan: Loan,
  asked: PlainDate,
): Promise<SettlementOnDay> {
  const today = todayOf(ctx);
  const since = loan.plans.at(-1)?.startsOn ?? today;
  const on = isPlainDate(asked) && asked >= since && asked <= today ? asked : today;
  return { ...settlementOf(await standingFor(ctx, tx, loan, on), on), on };
}

/**
 * Takes in all that it takes to be rid of a loan on that day; interest of later months is not asked for.
 *
 * @param given.total that was shown, rupiah
 * @throws as `payLoan`; 409 `total_changed` when it takes another sum by now, or on that day
 */
export async function settleLoan(
  ctx: WorkContext,
  tx: Tx,
  place: LoanPlace,
  given: Posting & { into: CashPlace; total: number },
): Promise<MoneyMoved> {
  const { total } = given;
  const loan = await readLoan(ctx, tx, given.id, 'for update');
  const event = { kind: 'loan-settlement', id: given.key };
  const known = await findKnown(ctx, tx, loan, event, { ...given, amount: total });
  if (known) return known;
  const standing = await standingFor(ctx, tx, loan, given.postedOn);
  const shares = settlementOf(standing, given.postedOn);
  if (shares.total !== total)
    throw conflict(
      'total_changed',
      `Pelunasan tanggal ${formatDate(given.postedOn)} menjadi ${formatRupiah(shares.total)}. Periksa lagi, lalu bukukan.`,
    );
  return receive(ctx, tx, place, loan, {
    ...{ event, kind: 'settlement', postedOn: given.postedOn, into: given.into },
    ...{ shares, standing },
  });
}

/** What an active loan stands at on a day. @throws AppError 409 `loan_not_active`; 422 for a day before it was paid out */
async function standingFor(ctx: WorkContext, tx: Tx, loan: Loan, on: PlainDate): Promise<Standing> {
  if (loan.state !== 'active') throw wrongState(loan);
  const plan = loan.plans.at(-1)!;
  if (!isPlainDate(on)) throw invalid({ postedOn: 'Isi tanggal pembayaran.' });
  if (on < plan.startsOn)
    throw invalid({ postedOn: 'Tanggal ini sebelum pinjaman cair atau dijadwal ulang.' });
  const payments = paymentsOf(await readActsOf(ctx, tx, loan.id), loan.plans.length - 1);
  return standingOf({ terms: loan.terms, plan }, payments, on);
}

async function receive(
  ctx: WorkContext,
  tx: Tx,
  place: LoanPlace,
  loan: Loan,
  given: {
    event: { kind: string; id: string };
    kind: 'payment' | 'settlement';
    postedOn: PlainDate;
    into: string;
    shares: Shares;
    standing: Standing;
  },
): Promise<MoneyMoved> {
  const { event, kind, postedOn, shares, standing } = given;
  const { penalty, interest, principal, credit } = shares;
  const amount = penalty + interest + principal + credit;
  const entries = [
    ...(principal > 0 ? [{ account: LOAN, amount: -principal }] : []),
    ...(credit > 0 ? [{ account: MEMBER_CREDIT, amount: credit }] : []),
  ].map((entry) => ({ ...entry, holderId: loan.holderId, part: loan.id }));
  const contra = [
    { account: { purpose: given.into }, debit: amount },
    ...(interest > 0 ? [{ account: { purpose: 'loan-interest' }, credit: interest }] : []),
    ...(penalty > 0 ? [{ account: { purpose: 'loan-penalty' }, credit: penalty }] : []),
  ];
  const posting = { postedOn, description: 'Angsuran pinjaman anggota' };
  const journal =
    entries.length > 0
      ? await postEntries(ctx, tx, { ...posting, event, entries, contra }).then(
          (posted) => posted.entries[0]!,
        )
      : await postJournal(ctx, tx, { ...posting, source: event, lines: contra }).then((posted) => ({
          ...{ journalId: posted.journal.id, journalNumber: posted.journal.number },
        }));
  const { act, acts } = await keep(ctx, tx, loan, {
    ...{ loanId: loan.id, event, kind, postedOn, amount, penalty, interest, principal, credit },
    ...{ plan: loan.plans.length - 1, journalId: journal.journalId, journalNumber: journal.journalNumber },
  });
  const paid = paymentsOf(acts, loan.plans.length - 1);
  const after = standingOf({ terms: loan.terms, plan: loan.plans.at(-1)! }, paid, postedOn);
  if (after.outstanding !== standing.outstanding - principal) throw new Error('A payment went missing');
  if (kind === 'settlement' || isSettled(after)) await updateLoan(ctx, tx, { ...loan, state: 'closed' });
  await tell(ctx, tx, place, loan, `loan.${kind === 'payment' ? 'paid' : 'settled'}`, act);
  return { act, isNew: true };
}

/**
 * Takes an act back: counter-entries and a counter-journal; all of it stays in the book. A loan closed by it runs again.
 *
 * @throws AppError 404; 409 `cannot_reverse`, `already_reversed`, `spent`; 422 for a reason too short
 */
export async function reverseLoanAct(
  ctx: WorkContext,
  tx: Tx,
  place: LoanPlace,
  given: { loanId: string; actId: string; reason: string },
): Promise<void> {
  const loan = await readLoan(ctx, tx, given.loanId, 'for update');
  const acts = await readActsOf(ctx, tx, loan.id);
  const act = acts.find(({ id }) => id === given.actId);
  if (!act) throw notFound();
  if (act.reversedById) throw conflict('already_reversed', 'Bukti ini sudah dibalik.');
  if (!isReversible(loan, acts, act))
    throw conflict(
      'cannot_reverse',
      'Bukti ini tidak dapat dibalik: sudah ada angsuran atau jadwal baru sesudahnya.',
    );
  const event = { kind: EVENTS[act.kind]!, id: act.eventId };
  const hasEntries = act.kind === 'disbursement' || act.principal + act.credit > 0;
  const counter = hasEntries
    ? await reverseEntries(ctx, tx, { event, reason: given.reason })
    : await reverseJournal(ctx, tx, { journalId: act.journalId, reason: given.reason });
  await insertAct(ctx, tx, {
    ...{ loanId: loan.id, kind: 'reversal', reversesId: act.id, postedOn: counter.postedOn },
    ...{ event: { kind: 'reversal', id: act.journalId }, amount: -act.amount, plan: act.plan },
    ...{ penalty: -act.penalty, interest: -act.interest, principal: -act.principal, credit: -act.credit },
    ...{ journalId: counter.id, journalNumber: counter.number, note: given.reason.trim() },
  });
  if (act.kind === 'disbursement')
    await updateLoan(ctx, tx, {
      ...{ ...loan, state: 'approved', plans: [] },
      steps: [...loan.steps, stepNow(ctx, 'disbursement-reversed', given.reason.trim())],
    });
  else if (loan.state === 'closed') await updateLoan(ctx, tx, { ...loan, state: 'active' });
  await tell(ctx, tx, place, loan, 'loan.reversed', act, given.reason.trim());
}

/** Takes the payment back that was posted with this key. @throws AppError as `reverseLoanAct` */
export async function reverseLoanPayment(
  ctx: WorkContext,
  tx: Tx,
  place: LoanPlace,
  given: { key: string; reason: string },
): Promise<void> {
  const act = await findActOf(ctx, tx, { kind: 'loan-payment', id: given.key });
  if (!act) throw notFound();
  await reverseLoanAct(ctx, tx, place, { loanId: act.loanId, actId: act.id, reason: given.reason });
}

/** What the treasurer may take back: payments of the plan that holds, the pay-out while nothing was paid on it. */
export function isReversible(loan: Pick<Loan, 'plans' | 'state'>, acts: readonly Act[], act: Act): boolean {
  if (act.reversedById !== null) return false;
  if (act.kind === 'recovery') return true;
  if (loan.state === 'written-off') return false;
  if (act.kind === 'payment' || act.kind === 'settlement') return act.plan === loan.plans.length - 1;
  return act.kind === 'disbursement' && loan.plans.length === 1 && paymentsOf(acts, 0).length === 0;
}

const EVENTS: Readonly<Partial<Record<ActKind, string>>> = {
  disbursement: 'loan-disbursement',
  payment: 'loan-payment',
  settlement: 'loan-settlement',
  recovery: 'loan-payment',
};

const wrongState = ({ state }: Pick<Loan, 'state'>) =>
  state === 'closed'
    ? conflict('loan_not_active', 'Pinjaman ini sudah lunas dan tidak menerima pembayaran lagi.')
    : conflict('loan_not_active', `Keadaan pinjaman ini: ${STATE_LABELS[state].toLowerCase()}.`);
