import type { Tx } from '#kernel/database';

/** The province where a member works, inside the walls; undefined while it is not known. */
export async function readOwnRegion(tx: Tx, memberId: string | null): Promise<string | undefined> {
  if (memberId === null) return undefined;
  const row = await tx.one<{ region_code: string }>(
    'select region_code from members where tenant_id = balai.tenant_id() and id = $1',
    [memberId],
  );
  return row && row.region_code !== '00' ? row.region_code : undefined;
}
