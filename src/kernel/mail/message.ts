import type { SendMailOptions } from 'nodemailer';
import { MailError } from './mail-error.ts';
import { checkLink, type RenderedMail } from './render-mail.ts';

export interface MailAddress {
  name?: string;
  address: string;
}

/** One mail to one person, ready to be sent or kept. */
export interface MailMessage extends RenderedMail {
  /** Id of the outbox row. It becomes the Message-ID, so that a mail sent twice after a crash is seen as one. */
  id: string;
  to: MailAddress;
  replyTo?: MailAddress;
  /** One-click unsubscribing (RFC 8058) for mails to many: the address takes a POST without a session. */
  listUnsubscribeUrl?: string;
  attachments?: readonly { name: string; mediaType: string; content: Buffer }[];
}

/**
 * The message in nodemailer's words, every part that becomes a header checked.
 * @throws MailError `mail_header_refused`, `mail_address_invalid`, `mail_link_refused`
 */
export function composeMessage(message: MailMessage, from: MailAddress): SendMailOptions {
  checkHeader(message.subject, 'subject');
  checkHeader(message.id, 'id');
  const sender = checkAddress(from, 'from');
  const unsubscribe = message.listUnsubscribeUrl;
  return {
    messageId: `<${message.id}@${from.address.split('@').at(-1)}>`,
    from: sender,
    to: checkAddress(message.to, 'to'),
    ...(message.replyTo ? { replyTo: checkAddress(message.replyTo, 'replyTo') } : {}),
    subject: message.subject,
    text: message.text,
    html: message.html,
    attachments: (message.attachments ?? []).map(({ name, mediaType, content }) => {
      checkHeader(name, 'attachment');
      return { filename: name, contentType: mediaType, content };
    }),
    headers: {
      // Machines that answer mails (out of office) shall not answer these.
      'Auto-Submitted': 'auto-generated',
      ...(unsubscribe === undefined
        ? {}
        : {
            'List-Unsubscribe': { prepared: true, value: `<${checkLink(unsubscribe, 'List-Unsubscribe')}>` },
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          }),
    },
    // Nothing in a message may make the sender read a file or fetch an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** Whether this could be a mail address: one @, a domain with a dot, no room for a second address or a header. */
export function isMailAddress(text: string): boolean {
  return (
    text.length <= 254 &&
    /^[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)*[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u.test(
      text,
    ) &&
    !/^\.|\.\.|\.@/.test(text)
  );
}

function checkAddress({ name, address }: MailAddress, header: string): { name: string; address: string } {
  if (!isMailAddress(address)) throw new MailError('mail_address_invalid', header);
  checkHeader(name ?? '', header);
  return { name: name ?? '', address };
}

function checkHeader(value: string, header: string): void {
  if (/\p{Cc}|\p{Zl}|\p{Zp}/u.test(value)) throw new MailError('mail_header_refused', header);
}
