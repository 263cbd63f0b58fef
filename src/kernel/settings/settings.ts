import type { ZodType } from 'zod';
import type { Tx } from '#kernel/database';

/** One setting of an organisation: its key, its shape, and what holds while nobody has set it. */
export interface Setting<T> {
  key: string;
  shape: ZodType<T>;
  initial: T;
}

export function defineSetting<T>(key: string, shape: ZodType<T>, initial: T): Setting<T> {
  return { key, shape, initial };
}

/** The value in force. A stored value that no longer fits its shape falls back to the initial one. */
export async function readSetting<T>(tx: Tx, setting: Setting<T>): Promise<T> {
  const row = await tx.one<{ value: unknown }>(
    'select value from settings where tenant_id = balai.tenant_id() and key = $1',
    [setting.key],
  );
  if (!row) return setting.initial;
  const parsed = setting.shape.safeParse(row.value);
  return parsed.success ? parsed.data : setting.initial;
}

/** Stores a value; the caller audits the change with before and after. */
export async function writeSetting<T>(
  tx: Tx,
  setting: Setting<T>,
  value: T,
  accountId: string | null,
): Promise<void> {
  await tx.execute(
    `insert into settings (key, value, changed_by) values ($1, $2, $3)
     on conflict (tenant_id, key) do update
       set value = excluded.value, changed_by = excluded.changed_by, changed_at = now(), version = settings.version + 1`,
    [setting.key, JSON.stringify(setting.shape.parse(value)), accountId],
  );
}
