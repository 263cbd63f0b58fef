import type { Tx } from '#kernel/database';

/** The receipts of a person, by payment. */
export async function readReceiptsOf(
  tx: Tx,
  payerId: string,
): Promise<ReadonlyMap<string, { id: string; number: string }>> {
  const rows = await tx.query<{ id: string; number: string; payment_id: string }>(
    `select id, number, payment_id from dues_receipts where tenant_id = balai.tenant_id() and payer_id = $1`,
    [payerId],
  );
  return new Map(rows.map(({ payment_id, ...receipt }) => [payment_id, receipt]));
}
