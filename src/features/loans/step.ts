import {
  AppError,
  actorOf,
  isAbout,
  isOneOf,
  refuseSame as refuseSamePerson,
  type WorkContext,
} from '#kernel/work';
import type { Loan, LoanStep, StepName } from './loan.ts';

/** A step taken now by whoever acts. */
export function stepNow(ctx: WorkContext, step: StepName, note: string): LoanStep {
  const { id, name } = actorOf(ctx);
  return { step, at: ctx.now.getTime(), byId: id, byName: name, note };
}

/** Whether whoever acts is the borrower. */
export const isOwn = (ctx: Pick<WorkContext, 'principal'>, { holderId }: Pick<Loan, 'holderId'>): boolean =>
  isAbout(ctx, holderId);

/** Nobody judges a loan of their own. @throws AppError 403 `own_loan` */
export function refuseOwn(ctx: WorkContext, loan: Pick<Loan, 'holderId'>): void {
  if (isOwn(ctx, loan))
    throw new AppError('own_loan', 403, 'Ini pinjaman Anda sendiri. Pengurus lain yang menanganinya.');
}

/** Steps of those who approve; whoever took one does not pay out. */
export const APPROVALS = ['approved', 'related-approved'] as const satisfies readonly StepName[];

/** Whether whoever acts took one of these steps. */
export const isSame = (
  ctx: Pick<WorkContext, 'principal'>,
  { steps }: Pick<Loan, 'steps'>,
  names: readonly StepName[],
): boolean => isOneOf(ctx, whoTook(steps, names));

/** Whoever took one of these steps does not take the next. @throws AppError 403 `second_person_needed` */
export function refuseSame(
  ctx: WorkContext,
  { steps }: Pick<Loan, 'steps'>,
  names: readonly StepName[],
): void {
  refuseSamePerson(
    ctx,
    whoTook(steps, names),
    'Langkah lain pada pengajuan ini Anda sendiri yang mengerjakan. Pengurus lain yang melanjutkan.',
  );
}

const whoTook = (steps: readonly LoanStep[], names: readonly StepName[]) =>
  steps.filter(({ step }) => names.includes(step)).map(({ byId }) => byId);
