import type { Tx } from '#kernel/database';

export interface MemberName {
  name: string;
  number: string | null;
}

/** Names and numbers of members inside the walls of this transaction. */
export async function readMemberNames(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, MemberName>> {
  const rows = await tx.query<MemberName & { id: string }>(
    `select id, full_name as name, member_number as number from members
      where tenant_id = balai.tenant_id() and id = any($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map(({ id, name, number }) => [id, { name, number }]));
}
