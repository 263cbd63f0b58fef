import type { Tx } from '#kernel/database';
import { notifyByMail } from '#kernel/notifications';
import type { WorkContext } from '#kernel/work';
import type { PrivacyPlace } from './privacy-place.ts';

/**
 * Asks everybody again who agreed to an older text than the one that holds now: once a version, behind the bell and by
 * mail.
 *
 * @returns how many were asked
 */
export async function askConsentsAgain(ctx: WorkContext, tx: Tx, place: PrivacyPlace): Promise<number> {
  let asked = 0;
  for (const purpose of place.source.purposes ?? []) {
    const version = await purpose.versionOf(tx, ctx.now);
    const rows = await tx.query<{ subject_id: string }>(
      `update consents set asked_version = $2
        where tenant_id = balai.tenant_id() and purpose = $1 and withdrawn_at is null and version <> $2
          and asked_version is distinct from $2
        returning subject_id`,
      [purpose.key, version],
    );
    if (rows.length === 0) continue;
    const accounts = await tx.query<{ id: string }>(
      `select id from accounts where tenant_id = balai.tenant_id() and status = 'active'
         and (id = any ($1::uuid[]) or subject_id = any ($1::uuid[]))`,
      [rows.map(({ subject_id }) => subject_id)],
    );
    await notifyByMail(
      ctx,
      tx,
      accounts.map(({ id }) => id),
      {
        title: `${purpose.label}: teksnya berubah`,
        body: 'Baca teks yang baru, lalu setujui atau tarik persetujuan Anda.',
        url: `${place.own}#persetujuan`,
      },
    );
    asked += accounts.length;
  }
  return asked;
}
