import { readBalances } from '#features/ledger';
import { recordAudit } from '#kernel/audit';
import { todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { formatRupiah } from '#kernel/money';
import { accountsWithRole, notify, notifyByMail } from '#kernel/notifications';
import { AppError, conflict, invalid, notFound, type WorkContext } from '#kernel/work';
import { paymentsOf, readActs } from './act.ts';
import {
  type Loan,
  type LoanState,
  readLoan,
  readLoans,
  STATE_LABELS,
  type StepName,
  stepOf,
  updateLoan,
  WAITING,
} from './loan.ts';
import { applicationUrl, type LoanPlace, myLoanUrl } from './place.ts';
import { sumOf } from './standing.ts';
import { APPROVALS, isOwn, isSame, refuseOwn, refuseSame, stepNow } from './step.ts';

/** States in which the board and the supervisors decide. */
const DECIDABLE: readonly LoanState[] = ['assessed', 'half-approved'];

/** Writes down what the officers found: can the member carry it. @throws AppError 404; 409 `decided`; 422; 403 `own_loan` */
export async function assessLoan(
  ctx: WorkContext,
  tx: Tx,
  place: LoanPlace,
  given: { id: string; note: string },
): Promise<void> {
  const note = noteIn(given.note, 'note', 'Tulis hasil penilaian: penghasilan, kewajiban lain, agunan');
  const loan = await waitingOf(ctx, tx, given.id, ['submitted', 'assessed']);
  refuseOwn(ctx, loan);
  await take(ctx, tx, place, loan, { step: 'assessed', state: 'assessed', note });
  await notify(tx, await accountsWithRole(tx, place.told.approve), {
    title: 'Pengajuan pinjaman menunggu keputusan',
    body: 'Penilaiannya sudah ditulis.',
    url: applicationUrl(place, loan.id),
  });
}

/**
 * Approves for the board. What officers borrow needs the supervisors too, and stays within a tenth of the own capital
 * together with what all of them owe (Permenkop UKM 8/2023 ps. 44).
 *
 * @throws AppError 404; 409 `decided`; 403 `own_loan`, `second_person_needed`; 422 `related_cap`
 */
export function approveLoan(ctx: WorkContext, tx: Tx, place: LoanPlace, id: string): Promise<LoanState> {
  return approve(ctx, tx, place, { id, step: 'approved', other: 'related-approved' });
}

/** Approves for the supervisors; only what officers borrow asks for it. @throws as `approveLoan` */
export function approveRelatedLoan(
  ctx: WorkContext,
  tx: Tx,
  place: LoanPlace,
  id: string,
): Promise<LoanState> {
  return approve(ctx, tx, place, { id, step: 'related-approved', other: 'approved' });
}

async function approve(
  ctx: WorkContext,
  tx: Tx,
  place: LoanPlace,
  given: { id: string; step: 'approved' | 'related-approved'; other: StepName },
): Promise<LoanState> {
  const loan = await waitingOf(ctx, tx, given.id, DECIDABLE);
  refuseOwn(ctx, loan);
  refuseSame(ctx, loan, APPROVERS[given.step]);
  const isRelated = loan.isRelated || (await place.people.related(ctx, tx)).has(loan.holderId);
  if (given.step === 'related-approved' && !isRelated)
    throw conflict('not_related', 'Peminjam bukan pengurus atau pengawas. Pengurus yang memutuskan.');
  if (isRelated) await refuseOverCap(ctx, tx, place, loan);
  if (stepSince(loan, given.step))
    throw conflict('decided', 'Pihak Anda sudah menyetujui. Menunggu persetujuan pihak lain.');
  const isWhole = !isRelated || stepSince(loan, given.other);
  const state = isWhole ? 'approved' : 'half-approved';
  await take(ctx, tx, place, { ...loan, isRelated }, { step: given.step, state, note: '' });
  if (isWhole) await tellMember(ctx, tx, place, loan, 'disetujui', 'Koperasi akan mencairkannya.');
  else
    await notify(
      tx,
      await accountsWithRole(tx, given.step === 'approved' ? place.told.related : place.told.approve),
      {
        title: 'Pinjaman pihak terkait menunggu persetujuan kedua',
        body: 'Pihak yang lain sudah menyetujui.',
        url: applicationUrl(place, loan.id),
      },
    );
  return state;
}

/** Who may not approve, for the step: whoever took one of these. */
const APPROVERS = {
  approved: ['submitted', 'related-approved'],
  'related-approved': ['submitted', 'approved'],
} as const;

/**
 * Which steps would take this person now, so that a page offers no other; rights are asked for besides. `isSame` tells those
 * that are only kept from whoever took an earlier one.
 */
export function openDecisions(ctx: WorkContext, loan: Loan) {
  const isDecidable = DECIDABLE.includes(loan.state) && !isOwn(ctx, loan);
  const approve = isDecidable && !stepSince(loan, 'approved');
  const approveRelated = isDecidable && loan.isRelated && !stepSince(loan, 'related-approved');
  const disburse = loan.state === 'approved' && !isOwn(ctx, loan);
  const reject = WAITING.includes(loan.state) && !isOwn(ctx, loan);
  const same = {
    approve: approve && isSame(ctx, loan, APPROVERS.approved),
    approveRelated: approveRelated && isSame(ctx, loan, APPROVERS['related-approved']),
    disburse: disburse && isSame(ctx, loan, APPROVALS),
  };
  return {
    ...{ approve: approve && !same.approve, approveRelated: approveRelated && !same.approveRelated },
    ...{ disburse: disburse && !same.disburse, reject: reject && !isSame(ctx, loan, ['submitted']) },
    isSame: same,
  };
}

/** Whether the step was taken since the last assessment. */
function stepSince(loan: Loan, step: StepName): boolean {
  const taken = stepOf(loan, step);
  return taken !== undefined && taken.at >= (stepOf(loan, 'assessed')?.at ?? 0);
}

/** Refuses with a reason that the member reads. @throws AppError 404; 409; 422; 403 `own_loan`, `second_person_needed` */
export async function rejectLoan(
  ctx: WorkContext,
  tx: Tx,
  place: LoanPlace,
  given: { id: string; reason: string },
): Promise<void> {
  const note = noteIn(given.reason, 'reason', 'Tulis alasannya; anggota membacanya');
  const loan = await waitingOf(ctx, tx, given.id, WAITING);
  refuseOwn(ctx, loan);
  refuseSame(ctx, loan, ['submitted']);
  await take(ctx, tx, place, loan, { step: 'rejected', state: 'rejected', note });
  const where = 'Alasannya tertulis di halaman pengajuan Anda.';
  await tellMember(ctx, tx, place, loan, 'belum dapat disetujui', where);
}

/** The member takes the own application back. @throws AppError 404; 409 `decided` */
export async function cancelLoan(ctx: WorkContext, tx: Tx, place: LoanPlace, id: string): Promise<void> {
  const loan = await readLoan(ctx, tx, id, 'for update');
  if (!isOwn(ctx, loan)) throw notFound();
  if (!WAITING.includes(loan.state)) throw decided(loan);
  await take(ctx, tx, place, loan, { step: 'cancelled', state: 'cancelled', note: '' });
}

/** Part of the own capital that all officers together may owe. */
const RELATED_SHARE = 10n;

export interface RelatedRoom {
  /** Own capital: pokok, wajib, reserves, donations, surplus kept. Rupiah. */
  capital: number;
  most: number;
  /** What officers owe already, and were promised. */
  owed: number;
}

/** How much officers may still borrow together. */
export async function readRelatedRoom(ctx: WorkContext, tx: Tx, place: LoanPlace): Promise<RelatedRoom> {
  const today = todayOf(ctx);
  const accounts = await readBalances(tx, { from: today, to: today });
  // Capital stands on the credit side, below zero.
  const capital = -sumOf(accounts, ({ purpose, closing }) => (CAPITAL.includes(purpose ?? '') ? closing : 0));
  const related = await place.people.related(ctx, tx);
  const loans = (await readLoans(ctx, tx, { states: ['active', 'approved'] })).filter(
    (loan) => loan.isRelated || related.has(loan.holderId),
  );
  const acts = await readActs(
    ctx,
    tx,
    loans.map(({ id }) => id),
  );
  const owed = sumOf(loans, (loan) => {
    const plan = loan.plans.at(-1);
    if (!plan) return loan.amount;
    const paid = paymentsOf(acts.get(loan.id) ?? [], loan.plans.length - 1);
    return sumOf(plan.rows, (row) => row.principal) - sumOf(paid, ({ principal }) => principal);
  });
  return { capital, most: Math.max(0, Number(BigInt(capital) / RELATED_SHARE)), owed };
}

const CAPITAL: readonly string[] = [
  'savings-principal',
  'savings-mandatory',
  'reserve',
  'donation',
  'undistributed-result',
];

async function refuseOverCap(ctx: WorkContext, tx: Tx, place: LoanPlace, loan: Loan): Promise<void> {
  // Two approvals at once would each find room for themselves.
  await tx.query(
    `select pg_advisory_xact_lock(hashtextextended('related loans ' || balai.tenant_id()::text, 0))`,
  );
  const { most, owed } = await readRelatedRoom(ctx, tx, place);
  if (owed + loan.amount <= most) return;
  const sentence = `Pinjaman pengurus dan pengawas bersama-sama paling banyak ${formatRupiah(most)} (10% modal sendiri). Sudah terpakai ${formatRupiah(owed)}, jadi ${formatRupiah(loan.amount)} tidak muat.`;
  throw new AppError('related_cap', 422, sentence, { form: sentence });
}

async function take(
  ctx: WorkContext,
  tx: Tx,
  place: LoanPlace,
  loan: Loan,
  given: { step: StepName; state: LoanState; note: string },
): Promise<void> {
  const step = stepNow(ctx, given.step, given.note);
  await updateLoan(ctx, tx, { ...loan, state: given.state, steps: [...loan.steps, step] });
  await recordAudit(ctx, tx, {
    ...{ action: `loan.${given.step}`, resource: place.resources.application, objectId: loan.id },
    ...{ objectLabel: await nameOf(ctx, tx, place, loan), before: { state: loan.state } },
    ...{ after: { state: given.state }, ...(given.note ? { reason: given.note } : {}) },
  });
}

async function tellMember(
  ctx: WorkContext,
  tx: Tx,
  place: LoanPlace,
  loan: Loan,
  what: string,
  more: string,
): Promise<void> {
  await notifyByMail(ctx, tx, await place.people.accountsOf(tx, loan.holderId), {
    title: `Pengajuan pinjaman Anda ${what}`,
    body: `${loan.terms.name}. ${more}`,
    url: myLoanUrl(place, loan.id),
  });
}

const nameOf = async (ctx: WorkContext, tx: Tx, place: LoanPlace, { holderId }: Loan): Promise<string> =>
  (await place.people.one(ctx, tx, holderId))?.name ?? '';

async function waitingOf(ctx: WorkContext, tx: Tx, id: string, states: readonly LoanState[]): Promise<Loan> {
  const loan = await readLoan(ctx, tx, id, 'for update');
  if (!states.includes(loan.state)) throw decided(loan);
  return loan;
}

export const decided = ({ state }: Pick<Loan, 'state'>) =>
  conflict(
    'decided',
    `Keadaan pengajuan ini: ${STATE_LABELS[state].toLowerCase()}. Langkah ini tidak berlaku lagi.`,
  );

function noteIn(typed: string, field: string, ask: string): string {
  const note = typed.trim();
  if (note.length < 5 || note.length > 1_000) throw invalid({ [field]: `${ask}, 5 sampai 1.000 huruf.` });
  return note;
}
