import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { isAbout, type WorkContext } from '#kernel/work';
import type { Holder } from './holder.ts';

/**
 * What a member has and owes is sensitive: whoever opens the book of somebody else stands in the audit log, without any
 * sum. One's own is nobody's concern.
 */
export async function noteOpened(
  ctx: WorkContext,
  tx: Tx,
  { resource, holder }: { resource: string; holder: Pick<Holder, 'id' | 'name'> },
): Promise<void> {
  if (isAbout(ctx, holder.id)) return;
  await recordAudit(ctx, tx, {
    ...{ action: `${resource}.opened`, resource, objectId: holder.id, objectLabel: holder.name },
  });
}
