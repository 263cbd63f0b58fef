import type { Tx } from '#kernel/database';
import { type MailTemplate, queueMail } from '#kernel/mail';
import type { WorkContext } from '#kernel/work';
import type { Exit } from './exit.ts';

/** A letter to the member, where the account has an address that is known to be theirs. */
export async function tellMember(
  ctx: WorkContext,
  tx: Tx,
  exit: Exit,
  template: MailTemplate,
  values: Readonly<Record<string, string>>,
): Promise<void> {
  const account = await tx.one<{ id: string; email: string }>(
    `select id, email from accounts where tenant_id = balai.tenant_id() and subject_id = $1 and status = 'active'
       and email is not null and email_verified_at is not null limit 1`,
    [exit.memberId],
  );
  if (!account) return;
  await queueMail(ctx, tx, template, {
    to: { name: exit.memberName, address: account.email },
    accountId: account.id,
    values: { name: exit.memberName, organisation: ctx.tenant.name, ...values },
  });
}
