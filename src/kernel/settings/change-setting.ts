import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { actorOf, type WorkContext } from '#kernel/work';
import { readSetting, type Setting, writeSetting } from './settings.ts';

/**
 * Stores a setting as the act of whoever works, and says so in the audit log with before and after. Two who change it at
 * once follow each other.
 *
 * @param change.value the new one, or how it follows from the one that holds: whoever changes a part of it keeps the rest
 * @param change.label what the log calls it
 * @param change.resource whose matter it is, `settings` unless told
 * @param change.action what the log says was done, `settings.changed` unless told
 * @param change.show what of the value the log holds, all of it unless told
 * @returns the value before
 */
export async function changeSetting<T extends object>(
  ctx: WorkContext,
  tx: Tx,
  setting: Setting<T>,
  change: {
    value: T | ((before: T) => T);
    label: string;
    resource?: string;
    action?: string;
    show?: (value: T) => object;
  },
): Promise<T> {
  const { label, resource = 'settings', action = 'settings.changed', show = (shown: T) => shown } = change;
  await tx.query(
    `select pg_advisory_xact_lock(hashtextextended('setting ' || balai.tenant_id()::text || $1, 0))`,
    [setting.key],
  );
  const before = await readSetting(tx, setting);
  const value = typeof change.value === 'function' ? change.value(before) : change.value;
  await writeSetting(tx, setting, value, actorOf(ctx).id);
  await recordAudit(ctx, tx, {
    ...{ action, resource, objectId: setting.key, objectLabel: label },
    before: { ...show(before) },
    after: { ...show(value) },
  });
  return before;
}
