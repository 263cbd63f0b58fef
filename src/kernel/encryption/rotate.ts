import type { Tx } from '#kernel/database';
import { EncryptionError } from './encryption-error.ts';
import type { KeyPurpose, Keyring } from './keyring.ts';
import type { TenantKeys } from './tenant-keys.ts';

/**
 * Rewraps up to `batch` keys of this transaction's tenant that another than the current master key wraps. What is left to do stands in the rows
 * themselves, so the command may stop after any batch and be run again; call it until it answers 0.
 * @returns how many keys were rewrapped
 */
export async function rewrapTenantKeys(tx: Tx, keyring: Keyring, batch = 200): Promise<number> {
  const rows = await tx.query<{ tenantId: string; purpose: KeyPurpose; version: number; wrapped: string }>(
    `select tenant_id as "tenantId", purpose, version, wrapped from tenant_keys
      where master_version <> $1 order by tenant_id, purpose, version limit $2 for update`,
    [String(keyring.currentMasterVersion), batch],
  );
  for (const row of rows) {
    const wrappedAnew = keyring.rewrap(row, row.wrapped);
    await tx.execute(
      `update tenant_keys set wrapped = $4, master_version = $5
        where tenant_id = $1 and purpose = $2 and version = $3`,
      [
        row.tenantId,
        row.purpose,
        row.version,
        wrappedAnew?.wrapped ?? row.wrapped,
        String(keyring.currentMasterVersion),
      ],
    );
  }
  return rows.length;
}

/**
 * Reseals up to `batch` values of one column that an older data key sealed, one transaction a batch. Each value says
 * which key sealed it, so the command may be killed and run again; call it until it answers 0.
 * `isBoundToRow` holds for columns sealed with `row` = the id.
 * @returns how many values were resealed
 */
export async function resealColumn(
  tx: Tx,
  keys: TenantKeys,
  target: { table: string; column: string; isBoundToRow?: boolean },
  batch = 500,
): Promise<number> {
  const table = quoteName(target.table);
  const column = quoteName(target.column);
  const rows = await tx.query<{ id: string; value: string }>(
    `select id::text as id, ${column} as value from ${table}
      where tenant_id = $1 and ${column} is not null
        and split_part(${column}, '.', 2)::int < $2
      order by id limit $3 for update`,
    [keys.tenantId, keys.currentVersion, batch],
  );
  if (rows.length === 0) return 0;
  const resealed = rows.map((row) => {
    const place = {
      table: target.table,
      column: target.column,
      ...(target.isBoundToRow ? { row: row.id } : {}),
    };
    return keys.reseal(row.value, place) ?? row.value;
  });
  return tx.execute(
    `update ${table} as t set ${column} = n.value
       from unnest($2::uuid[], $3::text[]) as n(id, value) where t.tenant_id = $1 and t.id = n.id`,
    [keys.tenantId, rows.map((row) => row.id), resealed],
  );
}

/**
 * Proves at start that the master keys open what the database holds: tries one wrapped key of each master version that
 * this transaction's tenant has.
 * @throws EncryptionError `encryption_master_key_unknown`, `encryption_master_key_mismatch`
 */
export async function checkMasterKeys(tx: Tx, keyring: Keyring): Promise<void> {
  const rows = await tx.query<{ tenantId: string; purpose: KeyPurpose; version: number; wrapped: string }>(
    `select distinct on (master_version) tenant_id as "tenantId", purpose, version, wrapped
       from tenant_keys order by master_version, created_at desc`,
  );
  for (const row of rows) {
    try {
      keyring.unwrap(row, row.wrapped);
    } catch (error) {
      if (error instanceof EncryptionError && error.code === 'encryption_value_tampered') {
        throw new EncryptionError('encryption_master_key_mismatch', error.detail);
      }
      throw error;
    }
  }
}

// Names come from our own declarations; quoting keeps a mistake a mistake.
function quoteName(name: string): string {
  return name
    .split('.')
    .map((part) => `"${part.replaceAll('"', '""')}"`)
    .join('.');
}
