import { createHmac, timingSafeEqual } from 'node:crypto';
import { FileError } from './file-error.ts';

/** What a link opens, and for whom: the link of one person is of no use to another. */
export interface FileLink {
  fileId: string;
  /** The account that asked for the link, or the session of a visitor. */
  accountId: string;
}

/** Short: a page makes a fresh one each time it is shown. */
const lifeSeconds = 300;

/**
 * Signs a link to a file for one account, good for five minutes. The token holds only the time and the signature: the
 * file stands in the address, the account in the session.
 */
export function signFileLink(
  secret: Buffer,
  link: FileLink,
  options: { now?: Date; seconds?: number } = {},
): string {
  const now = options.now ?? new Date();
  const expires = Math.floor(now.getTime() / 1000) + (options.seconds ?? lifeSeconds);
  return `${expires.toString(36)}.${sign(secret, link, expires)}`;
}

/**
 * Lets pass a token that `signFileLink` made for this file and this account and that has not run out.
 * @throws FileError `file_link_invalid` (404), `file_link_expired` (410)
 */
export function verifyFileLink(secret: Buffer, token: string, link: FileLink, now = new Date()): void {
  const match = /^([0-9a-z]{1,10})\.([\w-]{43})$/.exec(token);
  const expires = Number.parseInt(match?.[1] ?? '', 36);
  const signature = Buffer.from(match?.[2] ?? '');
  const right = Buffer.from(sign(secret, link, Number.isNaN(expires) ? 0 : expires));
  if (signature.length !== right.length || !timingSafeEqual(signature, right)) {
    throw new FileError('file_link_invalid');
  }
  if (now.getTime() / 1000 >= expires) throw new FileError('file_link_expired');
}

function sign(secret: Buffer, { fileId, accountId }: FileLink, expires: number): string {
  const text = JSON.stringify(['file link', fileId, accountId, expires]);
  return createHmac('sha256', secret).update(text).digest('base64url');
}
