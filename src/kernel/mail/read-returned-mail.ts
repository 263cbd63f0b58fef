import { type Attachment, simpleParser } from 'mailparser';

/** A mail of ours that came back. */
export interface ReturnedMail {
  /** Id of the outbox row, from its Message-ID. */
  mailId: string;
  kind: 'hard' | 'soft';
  /** The status, such as "5.1.1"; never the server's words, which may hold an address. */
  code: string;
}

/**
 * Reads a delivery status notification (RFC 3464). Nothing for any other mail, for one that only says "delayed" or
 * "delivered", and for one that names no mail of ours.
 */
export async function readReturnedMail(source: Buffer): Promise<ReturnedMail | undefined> {
  const mail = await simpleParser(source, {
    keepDeliveryStatus: true,
    skipHtmlToText: true,
    skipTextToHtml: true,
  });
  const report = textOf(mail.attachments, 'message/delivery-status');
  if (report === undefined) return undefined;
  const failure = report
    .split(/\n\s*\n/)
    .map(fieldsOf)
    .find((fields) => fields.get('action') === 'failed');
  const original =
    textOf(mail.attachments, 'message/rfc822') ?? textOf(mail.attachments, 'text/rfc822-headers') ?? '';
  const named = [
    fieldsOf(original.split(/\n\s*\n/)[0] ?? '').get('message-id'),
    mail.inReplyTo,
    mail.references,
  ].flat();
  const mailId = named.map((id) => OURS.exec(id ?? '')?.[1]).find(Boolean);
  if (!failure || !mailId) return undefined;
  const code = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(failure.get('status') ?? '')?.[0] ?? '';
  return { mailId: mailId.toLowerCase(), kind: isLasting(code) ? 'hard' : 'soft', code };
}

const OURS = /<?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})@/i;

/** A full mailbox (x.2.2) and a refusal of what we are (x.7.x) say nothing against the address itself. */
function isLasting(code: string): boolean {
  return code.startsWith('5.') && !/^5\.(2\.2|7\.\d+)$/.test(code);
}

function textOf(attachments: readonly Attachment[], type: string): string | undefined {
  const found = attachments.find(({ contentType }) => contentType === type);
  return found?.content.toString('utf8').replaceAll('\r\n', '\n');
}

/** Header fields by lower-case name, folded lines put together; values without their outer room, in lower case. */
function fieldsOf(text: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of text.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const at = line.indexOf(':');
    if (at > 0)
      fields.set(
        line.slice(0, at).trim().toLowerCase(),
        line
          .slice(at + 1)
          .trim()
          .toLowerCase(),
      );
  }
  return fields;
}
