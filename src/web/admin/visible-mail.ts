import { hasMailServer, type OutboxMail } from '#kernel/mail';

/** Links that open an account: whoever reads one of these owns it. */
const KEY_LINK =
  /(\/(?:reset-password|verify-email)\?token=|\/(?:activate|invitation|register\/resume|pendaftaran-saya)\/)[\w-]{20,}/g;

/**
 * A mail as an officer may read it. Where no server is set the outbox is the only mailbox there is, so it shows
 * everything; a mail that left for its owner keeps its keys to itself, or this page would be the way into any
 * account.
 */
export function visibleMail(mail: OutboxMail): OutboxMail {
  if (mail.state === 'kept' || (mail.state === 'queued' && !hasMailServer())) return mail;
  const hide = (text: string) => text.replace(KEY_LINK, '$1••••');
  return { ...mail, text: hide(mail.text), html: hide(mail.html) };
}
