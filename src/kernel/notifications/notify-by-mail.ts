import type { Tx } from '#kernel/database';
import { queueMail } from '#kernel/mail';
import type { WorkContext } from '#kernel/work';
import { noticeMail } from './mails.ts';
import { type Notice, notify } from './notify.ts';

/**
 * A notice behind the bell, and as a mail to those with a confirmed address who did not switch mails off. For what
 * concerns one person; announcements to many have a way of their own.
 */
export async function notifyByMail(
  ctx: WorkContext,
  tx: Tx,
  accountIds: readonly string[],
  notice: Notice,
): Promise<void> {
  await notify(tx, accountIds, notice);
  const readers = await tx.query<{ id: string; display_name: string; email: string }>(
    `select id, display_name, email from accounts
      where tenant_id = balai.tenant_id() and id = any($1) and status = 'active' and wants_mail
        and email is not null and email_verified_at is not null`,
    [accountIds],
  );
  for (const reader of readers) {
    await queueMail(ctx, tx, noticeMail, {
      to: { name: reader.display_name, address: reader.email },
      accountId: reader.id,
      values: {
        name: reader.display_name,
        title: notice.title,
        body: notice.body ?? '',
        organisation: ctx.tenant.name,
        link: ctx.app.urlOf(ctx.tenant, notice.url),
      },
    });
  }
}
