import type { Facts } from '#kernel/access';

/**
 * How a product tells the state of the person behind an account. The expression is part of the session's own query,
 * so that facts are as fresh as the request.
 */
export interface FactsSource {
  /** Short name of the product, for the prepared statement. */
  key: string;
  /** A scalar SQL expression over `a` (accounts) that gives jsonb or NULL. */
  sql: string;
  derive: (
    row: Record<string, unknown> | null,
    session: SessionFacts,
  ) => { roles: readonly string[]; facts: Facts };
  /** Why this person may not enter for now, as a sentence for them; nothing where the door stands open. */
  whyShut?: (
    row: Record<string, unknown> | null,
    session: Pick<SessionFacts, 'grants'>,
  ) => string | undefined;
}

/** What the session itself tells, for products whose roles follow from it. */
export interface SessionFacts {
  subject_id: string | null;
  grants: readonly { role: string }[];
}
