import type { WorkContext } from './work-context.ts';

/** Who acts, as it is kept beside what was done. */
export interface Actor {
  /** The account; null for the system and for visitors. */
  id: string | null;
  name: string;
  /** The person behind the account, in the product's own table. */
  subjectId: string | null;
}

export function actorOf({ principal }: Pick<WorkContext, 'principal'>): Actor {
  return principal.kind === 'account'
    ? { id: principal.accountId, name: principal.name, subjectId: principal.subjectId }
    : { id: null, name: '', subjectId: null };
}
