import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { actorOf, type WorkContext } from '#kernel/work';
import { readSetting, type Setting, writeSetting } from './settings.ts';

/**
 * Stores a setting as the act of whoever works, and says so in the audit log with before and after.
 *
 * @param change.label what the log calls it
 * @param change.resource whose matter it is, `settings` unless told
 * @param change.show what of the value the log holds, all of it unless told
 * @returns the value before
 */
export async function changeSetting<T extends object>(
  ctx: WorkContext,
  tx: Tx,
  setting: Setting<T>,
  change: { value: T; label: string; resource?: string; show?: (value: T) => object },
): Promise<T> {
  const { value, label, resource = 'settings', show = (shown: T) => shown } = change;
  const before = await readSetting(tx, setting);
  await writeSetting(tx, setting, value, actorOf(ctx).id);
  await recordAudit(ctx, tx, {
    action: 'settings.changed',
    ...{ resource, objectId: setting.key, objectLabel: label },
    before: { ...show(before) },
    after: { ...show(value) },
  });
  return before;
}
