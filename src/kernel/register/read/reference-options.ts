import type { Tx } from '#kernel/database';
import type { Option } from '#kernel/ui';
import type { Register } from '../register.ts';

const MOST = 2_000;

/** What each reference field may be set to, by key of field. */
export async function readReferenceOptions(
  tx: Tx,
  register: Register,
): Promise<ReadonlyMap<string, Option[]>> {
  const options = new Map<string, Option[]>();
  for (const field of register.fields) {
    if (field.type !== 'reference') continue;
    const { table, name, number, canBeDeleted } = field.to;
    const rows = await tx.query<{ value: string; label: string }>(
      `select id::text as value, ${number ? `${name} || coalesce(' (' || ${number} || ')', '')` : name} as label
        from ${table} where tenant_id = balai.tenant_id()${canBeDeleted ? ' and deleted_at is null' : ''}
        order by ${name} limit ${MOST}`,
    );
    options.set(field.key, rows);
  }
  return options;
}
