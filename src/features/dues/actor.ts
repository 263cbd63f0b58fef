import type { WorkContext } from '#kernel/work';

/** Who writes into the books: the account, or nobody for the system itself. */
export interface Actor {
  id: string | null;
  name: string;
  /** The person behind the account. */
  subjectId: string | null;
}

export function actorOf(ctx: Pick<WorkContext, 'principal'>): Actor {
  const { principal } = ctx;
  return principal.kind === 'account'
    ? { id: principal.accountId, name: principal.name, subjectId: principal.subjectId }
    : { id: null, name: '', subjectId: null };
}
