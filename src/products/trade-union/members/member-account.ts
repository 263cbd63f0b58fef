import type { Tx } from '#kernel/database';
import { invalid, notFound } from '#kernel/work';

/**
 * The account of an active member who is to get a task: who cannot sign in cannot do it.
 *
 * @throws AppError 404; 422 naming `member`
 */
export async function accountForTask(tx: Tx, memberId: string): Promise<string> {
  const row = await tx.one<{ account_id: string | null; membership_status: string }>(
    `select a.id as account_id, m.membership_status from members m
       left join accounts a on a.tenant_id = m.tenant_id and a.subject_id = m.id and a.status = 'active'
      where m.tenant_id = balai.tenant_id() and m.id = $1 and m.deleted_at is null`,
    [memberId],
  );
  if (!row) throw notFound();
  if (row.membership_status !== 'active')
    throw invalid({ member: 'Hanya anggota aktif yang dapat ditugaskan.' });
  if (!row.account_id)
    throw invalid({ member: 'Anggota ini belum dapat masuk. Kirim tautan masuk kepadanya dahulu.' });
  return row.account_id;
}
