import type { TenantKeys } from '#kernel/encryption';
import type { MailMessage } from './message.ts';

/** What a mail says and carries; to whom it goes stands in a column of its own. */
export type MailContent = Omit<MailMessage, 'id' | 'to'>;

const PLACE = { table: 'outbox', column: 'content' };

/** One sealed text for the outbox; files go in as base64. */
export function sealContent(secrets: Pick<TenantKeys, 'seal'>, content: MailContent): string {
  const attachments = content.attachments?.map((one) => ({
    ...one,
    content: one.content.toString('base64'),
  }));
  return secrets.seal(JSON.stringify({ ...content, ...(attachments && { attachments }) }), PLACE);
}

export function openContent(secrets: Pick<TenantKeys, 'open'>, sealed: string): MailContent {
  const kept = JSON.parse(secrets.open(sealed, PLACE)) as Omit<MailContent, 'attachments'> & {
    attachments?: { name: string; mediaType: string; content: string }[];
  };
  const { attachments, ...words } = kept;
  return {
    ...words,
    ...(attachments && {
      attachments: attachments.map((one) => ({ ...one, content: Buffer.from(one.content, 'base64') })),
    }),
  };
}
