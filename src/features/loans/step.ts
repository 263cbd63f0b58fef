import { AppError, actorOf, type WorkContext } from '#kernel/work';
import type { Loan, LoanStep, StepName } from './loan.ts';

/** A step taken now by whoever acts. */
export function stepNow(ctx: WorkContext, step: StepName, note: string): LoanStep {
  const { id, name } = actorOf(ctx);
  return { step, at: ctx.now.getTime(), byId: id, byName: name, note };
}

/** Nobody judges a loan of their own. @throws AppError 403 `own_loan` */
export function refuseOwn(ctx: WorkContext, loan: Pick<Loan, 'holderId'>): void {
  if (actorOf(ctx).subjectId === loan.holderId)
    throw new AppError('own_loan', 403, 'Ini pinjaman Anda sendiri. Pengurus lain yang menanganinya.');
}

/** Whoever took one of these steps does not take the next. @throws AppError 403 `second_person_needed` */
export function refuseSame(
  ctx: WorkContext,
  { steps }: Pick<Loan, 'steps'>,
  names: readonly StepName[],
): void {
  const { id } = actorOf(ctx);
  if (id !== null && steps.some(({ step, byId }) => byId === id && names.includes(step)))
    throw new AppError(
      'second_person_needed',
      403,
      'Langkah lain pada pengajuan ini Anda sendiri yang mengerjakan. Pengurus lain yang melanjutkan.',
    );
}
