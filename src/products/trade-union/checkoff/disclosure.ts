import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { notFound, type WorkContext } from '#kernel/work';
import { dropItems } from './drop-items.ts';

/**
 * Notes whether a member wants the membership kept from the employer. From this moment on no list and no paper for the
 * employer names them; lists that are still here lose them.
 */
export async function setDisclosure(
  ctx: WorkContext,
  tx: Tx,
  given: { memberId: string; isHidden: boolean },
): Promise<void> {
  const changed = await tx.execute(
    `update members set hides_from_employer = $2, updated_at = now()
      where tenant_id = balai.tenant_id() and id = $1 and deleted_at is null`,
    [given.memberId, given.isHidden],
  );
  if (changed === 0) throw notFound();
  await dropItems(tx, { payerId: given.memberId });
  await recordAudit(ctx, tx, {
    action: 'member.updated',
    resource: 'member',
    objectId: given.memberId,
    before: { hides_from_employer: !given.isHidden },
    after: { hides_from_employer: given.isHidden },
  });
}
