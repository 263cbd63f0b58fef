import type { Tx } from '#kernel/database';

/**
 * Nobody else changes this person's bills, payments or credit until the transaction ends; and no billing run adds a
 * bill meanwhile that would miss the credit being posted here.
 */
export async function lockPayer(tx: Tx, payerId: string): Promise<void> {
  await tx.query(
    `select pg_advisory_xact_lock_shared(hashtextextended('dues ' || balai.tenant_id()::text, 0)),
       pg_advisory_xact_lock(hashtextextended('dues ' || balai.tenant_id()::text || ' ' || $1, 0))`,
    [payerId],
  );
}

/** The same for all payers at once, held by each batch of a billing run. */
export async function lockAllPayers(tx: Tx): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('dues ' || balai.tenant_id()::text, 0))`);
}
