import type { Tx } from '#kernel/database';

/**
 * Says that roles, matrix, menu, profile or policy of this tenant changed. The stamp comes with every session, so the
 * very next request reads them anew.
 */
export async function raiseAccessVersion(tx: Tx): Promise<void> {
  await tx.execute(
    `insert into tenant_state as s (access_version) values (2)
     on conflict (tenant_id) do update set access_version = s.access_version + 1`,
  );
}
