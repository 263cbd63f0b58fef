import type { Tx } from '#kernel/database';
import { notify } from '#kernel/notifications';

/** Tells everybody of a family who has a confirmed account. */
export async function notifyFamily(
  tx: Tx,
  familyId: string,
  notice: { title: string; body: string },
): Promise<void> {
  const readers = await tx.query<{ id: string }>(
    `select a.id from accounts a join residents r on r.tenant_id = a.tenant_id and r.id = a.subject_id
      where a.tenant_id = balai.tenant_id() and r.family_id = $1 and a.status = 'active'`,
    [familyId],
  );
  await notify(
    tx,
    readers.map(({ id }) => id),
    { ...notice, url: '/cek-bansos' },
  );
}
