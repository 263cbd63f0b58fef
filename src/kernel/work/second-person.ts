import { actorOf } from './actor.ts';
import { AppError } from './app-error.ts';
import type { WorkContext } from './work-context.ts';

type Acting = Pick<WorkContext, 'principal'>;

/** Whether whoever acts is one of these accounts; the system is none. */
export function isOneOf(ctx: Acting, accountIds: readonly (string | null)[]): boolean {
  const { id } = actorOf(ctx);
  return id !== null && accountIds.includes(id);
}

/** Whether whoever acts is the person it is about. */
export const isAbout = (ctx: Acting, subjectId: string): boolean => actorOf(ctx).subjectId === subjectId;

export const secondPersonNeeded = (sentence: string) => new AppError('second_person_needed', 403, sentence);

/**
 * It takes two people: whoever did the step before does not do this one, and the system is nobody's second.
 * @throws AppError 403 `second_person_needed`
 */
export function refuseSame(ctx: Acting, accountIds: readonly (string | null)[], sentence: string): void {
  if (actorOf(ctx).id === null || isOneOf(ctx, accountIds)) throw secondPersonNeeded(sentence);
}
