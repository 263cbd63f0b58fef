import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#kernel/database';
import type { TenantKeys } from '#kernel/encryption';
import type { WorkContext } from '#kernel/work';
import type { MailTemplate } from './define-mail.ts';
import { DELIVER_BULK } from './deliver-bulk-mail.ts';
import type { MailMessage } from './message.ts';
import { renderMail } from './render-mail.ts';
import { sealContent } from './sealed-content.ts';

export interface QueuedMail<Name extends string> {
  to: { name?: string; address: string };
  values: Readonly<Record<Name, string>>;
  accountId?: string;
  /** For mails to many: the address that ends them by one POST without a session (RFC 8058). */
  unsubscribeUrl?: string;
  /** Sealed in the outbox like the words. */
  attachments?: MailMessage['attachments'];
}

/**
 * Writes a mail to the outbox in the caller's transaction and wakes the worker: it leaves when the change stands, and
 * never when it does not. Address and content are sealed.
 */
export async function queueMail<Name extends string>(
  ctx: WorkContext,
  tx: Tx,
  template: MailTemplate<Name>,
  mail: QueuedMail<Name>,
): Promise<string> {
  const secrets = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const id = uuidv7();
  await insert(tx, [sealMail(ctx, secrets, template, mail, id)], { template: template.key, isBulk: false });
  await ctx.app.jobs.wake(ctx, tx, { kind: 'deliverMail', input: { mailId: id } });
  return id;
}

/**
 * Writes the same letter to many, one mail each, in one statement. They leave one after the other at the pace of the
 * organisation (`bulkPace`), each at most once.
 * @returns their ids, in the order given
 */
export async function queueBulkMail<Name extends string>(
  ctx: WorkContext,
  tx: Tx,
  template: MailTemplate<Name>,
  mails: readonly QueuedMail<Name>[],
): Promise<string[]> {
  if (mails.length === 0) return [];
  const secrets = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const sealed = mails.map((mail) => sealMail(ctx, secrets, template, mail, uuidv7()));
  await insert(tx, sealed, { template: template.key, isBulk: true });
  await ctx.app.jobs.wake(ctx, tx, { kind: DELIVER_BULK, input: {} });
  return sealed.map(({ id }) => id);
}

interface SealedMail {
  id: string;
  recipient: string;
  recipient_key: string;
  subject: string;
  content: string;
  account_id: string | null;
}

function sealMail<Name extends string>(
  ctx: WorkContext,
  secrets: Pick<TenantKeys, 'seal' | 'blindIndex'>,
  template: MailTemplate<Name>,
  mail: QueuedMail<Name>,
  id: string,
): SealedMail {
  const { unsubscribeUrl } = mail;
  const rendered = {
    ...renderMail(template, mail.values, {
      organisation: ctx.tenant.name,
      ...(unsubscribeUrl ? { unsubscribeUrl } : {}),
    }),
    ...(unsubscribeUrl ? { listUnsubscribeUrl: unsubscribeUrl } : {}),
    ...(mail.attachments ? { attachments: mail.attachments } : {}),
  };
  const seal = (text: string, column: string) => secrets.seal(text, { table: 'outbox', column });
  return {
    id,
    recipient: seal(JSON.stringify(mail.to), 'recipient'),
    recipient_key: addressKey(secrets, mail.to.address),
    subject: seal(rendered.subject, 'subject'),
    content: sealContent(secrets, rendered),
    account_id: mail.accountId ?? null,
  };
}

/** The keyed shadow of an address, as outbox and bounces know it. */
export function addressKey(secrets: Pick<TenantKeys, 'blindIndex'>, address: string): string {
  return secrets.blindIndex('email', address.toLowerCase());
}

async function insert(
  tx: Tx,
  mails: readonly SealedMail[],
  kind: { template: string; isBulk: boolean },
): Promise<void> {
  await tx.execute(
    `insert into outbox (id, template, recipient, recipient_key, subject, content, account_id, is_bulk)
     select m.id, $2, m.recipient, m.recipient_key, m.subject, m.content, m.account_id, $3
       from unnest($1::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::uuid[])
         as m(id, recipient, recipient_key, subject, content, account_id)`,
    [
      ...[mails.map(({ id }) => id), kind.template, kind.isBulk],
      ...[mails.map(({ recipient }) => recipient), mails.map(({ recipient_key }) => recipient_key)],
      ...[mails.map(({ subject }) => subject), mails.map(({ content }) => content)],
      mails.map(({ account_id }) => account_id),
    ],
  );
}
