import { AppError, actorOf, type WorkContext } from '#kernel/work';

/**
 * Nobody decides about their own money (research/serikat §1a 17).
 * @throws AppError 403 with this code and sentence when the person who acts is the payer
 */
export function refuseOwn(
  ctx: Pick<WorkContext, 'principal'>,
  payerId: string,
  code: string,
  message: string,
): void {
  if (actorOf(ctx).subjectId === payerId) throw new AppError(code, 403, message);
}
