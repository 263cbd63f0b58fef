import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';

/** How many of each person stay unread. */
const KEPT = 3;

/**
 * For organisations whose past was told rather than lived: it no longer waits behind anybody's bell; the last three notices
 * of each person do.
 */
export async function readOldNotices(ctx: WorkContext, tx: Tx): Promise<void> {
  await tx.execute(
    `update notifications n set read_at = $1 where n.tenant_id = balai.tenant_id() and n.read_at is null
       and n.id not in (
         select id from (select id, row_number() over (partition by account_id order by id desc) as place
           from notifications where tenant_id = balai.tenant_id()) latest where place <= $2)`,
    [ctx.now, KEPT],
  );
}
