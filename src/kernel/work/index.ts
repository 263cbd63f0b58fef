export { type Actor, actorOf } from './actor.ts';
export type { App, Config } from './app.ts';
export {
  AppError,
  asAppError,
  conflict,
  type FieldErrors,
  forbidden,
  invalid,
  notFound,
  tooMany,
  unauthenticated,
} from './app-error.ts';
export { describeFailure } from './describe-failure.ts';
export type { JobQueue, NewJob } from './job-queue.ts';
export type {
  AccountPrincipal,
  Grant,
  GuestPrincipal,
  Principal,
  RequestFacts,
  SystemPrincipal,
} from './principal.ts';
export { isAbout, isOneOf, refuseSame, secondPersonNeeded } from './second-person.ts';
export { behindWalls, createSystemContext, createWorkContext, type WorkContext } from './work-context.ts';
