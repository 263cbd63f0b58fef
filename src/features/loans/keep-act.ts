import { recordAudit } from '#kernel/audit';
import type { PlainDate } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { makeCheckCode, takeNumber } from '#kernel/numbering';
import { conflict, type WorkContext } from '#kernel/work';
import { type Act, type ActKind, findActOf, insertAct, type NewAct, readActsOf } from './act.ts';
import type { Loan } from './loan.ts';
import type { LoanPlace } from './place.ts';

export interface MoneyMoved {
  act: Act;
  /** False when the same was posted before. */
  isNew: boolean;
}

/** Receipts of money that comes in and goes out. */
const RECEIPTS: Readonly<Partial<Record<ActKind, { series: string; prefix: string }>>> = {
  disbursement: { series: 'loan disbursement', prefix: 'BC' },
  payment: { series: 'loan payment', prefix: 'BA' },
  settlement: { series: 'loan payment', prefix: 'BA' },
  recovery: { series: 'loan payment', prefix: 'BA' },
};

/** Keeps an act with its receipt. @returns it, among all acts of the loan */
export async function keep(
  ctx: WorkContext,
  tx: Tx,
  loan: Loan,
  act: NewAct,
): Promise<{ act: Act; acts: Act[] }> {
  const series = RECEIPTS[act.kind];
  const receipt = series ? await takeNumber(ctx, tx, series) : '';
  const code = series ? makeCheckCode() : '';
  const id = await insertAct(ctx, tx, { ...act, receipt, code });
  const acts = await readActsOf(ctx, tx, loan.id);
  return { act: acts.find((one) => one.id === id)!, acts };
}

/** The act that was made of this event before. @throws AppError 409 `source_posted` when it was another */
export async function findKnown(
  ctx: WorkContext,
  tx: Tx,
  loan: Loan,
  event: { kind: string; id: string },
  given: { postedOn: PlainDate; amount?: number },
): Promise<MoneyMoved | undefined> {
  const act = await findActOf(ctx, tx, event);
  if (!act) return undefined;
  const isSame =
    act.loanId === loan.id &&
    act.postedOn === given.postedOn &&
    (given.amount === undefined || act.amount === given.amount);
  if (isSame) return { act, isNew: false };
  throw conflict(
    'source_posted',
    `Kejadian ini sudah dibukukan dengan angka lain, jurnal ${act.journalNumber}.`,
  );
}

/** Into the log: what was done with which figures. */
export async function tell(
  ctx: WorkContext,
  tx: Tx,
  place: LoanPlace,
  loan: Loan,
  action: string,
  act: Act,
  reason?: string,
): Promise<void> {
  const { amount, penalty, interest, principal, credit, postedOn } = act;
  await recordAudit(ctx, tx, {
    ...{ action, resource: place.resources.loan, objectId: loan.id, objectLabel: act.receipt },
    ...{ after: { amount, penalty, interest, principal, credit, posted_on: postedOn } },
    ...(reason ? { reason } : {}),
  });
}
