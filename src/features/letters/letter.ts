import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { type ListQuery, type ListShape, orderBy } from '#kernel/http';
import type { LetterBlock, Letterhead, Signature } from '#kernel/print';
import { actorOf, conflict, invalid, notFound, type WorkContext } from '#kernel/work';
import { sorted } from './letter-types.ts';
import { moveRequest } from './move-request.ts';
import type { LetterPlace } from './place.ts';
import { readRequest } from './request.ts';

/** Everything that stands on a letter, frozen when it is signed. */
export interface LetterContent {
  title: string;
  number: string;
  issuedOn: string;
  validUntil: string | null;
  letterhead: Letterhead;
  body: readonly LetterBlock[];
  signature: Signature;
}

/** A letter that was issued, without what stands on it. */
export interface IssuedLetter {
  id: string;
  requestId: string;
  numberId: string;
  number: string;
  title: string;
  residentId: string;
  residentName: string;
  issuedOn: string;
  validUntil: string | null;
  signedAt: Date;
  signatoryName: string;
  contentHash: string;
  fileId: string | null;
  pdfHash: string | null;
  revokedAt: Date | null;
  revokedReason: string | null;
}

export const contentPlace = { table: 'letters', column: 'content' };
const COLUMNS = `l.id, l.request_id as "requestId", l.number_id as "numberId", l.number, l.title,
  l.resident_id as "residentId", l.resident_name as "residentName", l.issued_on as "issuedOn",
  l.valid_until as "validUntil", l.signed_at as "signedAt", s.name as "signatoryName",
  l.content_hash as "contentHash", l.file_id as "fileId", l.pdf_hash as "pdfHash",
  l.revoked_at as "revokedAt", l.revoked_reason as "revokedReason"`;
const FROM = 'letters l join letter_signatories s on s.tenant_id = l.tenant_id and s.id = l.signatory_id';

export const LETTER_LIST: ListShape = {
  sorts: ['issued', 'number', 'name', 'title'],
  defaultSort: '-issued',
  filters: ['title', 'month', 'revoked'],
};

const SORTS = { issued: 'l.signed_at', number: 'l.number', name: 'lower(l.resident_name)', title: 'l.title' };

/** Letters that were issued, behind the walls of the transaction. */
export async function findLetters(
  tx: Tx,
  list: ListQuery,
): Promise<{ items: IssuedLetter[]; total: number }> {
  const values: unknown[] = [];
  const put = (value: unknown) => `$${values.push(value)}`;
  const all = ['l.tenant_id = balai.tenant_id()'];
  const { title, month, revoked } = list.filters;
  if (title) all.push(`l.title = any(${put(title)}::text[])`);
  if (revoked) all.push(`l.revoked_at is ${revoked.includes('ya') ? 'not null' : 'null'}`);
  const asked = month?.find((one) => /^\d{4}-\d{2}$/.test(one));
  if (asked) {
    const from = put(`${asked}-01`);
    all.push(`l.issued_on >= ${from}::date and l.issued_on < ${from}::date + interval '1 month'`);
  }
  if (list.q !== '') {
    const q = put(list.q.toLowerCase());
    all.push(`(strpos(lower(l.resident_name), ${q}) > 0 or strpos(lower(l.number), ${q}) > 0)`);
  }
  const where = all.join(' and ');
  const counted = await tx.one<{ total: number }>(
    `select count(*)::int as total from letters l where ${where}`,
    [...values],
  );
  const items = await tx.query<IssuedLetter>(
    `select ${COLUMNS} from ${FROM} where ${where} ${orderBy(list, SORTS, 'l.id')}
      limit ${put(list.size)} offset ${put(list.offset)}`,
    values,
  );
  return { items, total: counted!.total };
}

/** @throws AppError 404 */
export async function readLetter(tx: Tx, id: string, lock?: 'for update'): Promise<IssuedLetter> {
  const letter = await tx.one<IssuedLetter>(
    `select ${COLUMNS} from ${FROM} where l.tenant_id = balai.tenant_id() and l.id = $1
      ${lock ? 'for update of l' : ''}`,
    [id],
  );
  if (!letter) throw notFound();
  return letter;
}

export const hashOfContent = (content: unknown) =>
  createHash('sha256')
    .update(JSON.stringify(sorted(content)))
    .digest('hex');

/** The code in the QR: bound to this letter and to all that stands on it. 144 bits, which nobody walks through. */
export const tokenOf = (signingKey: Buffer, letterId: string, contentHash: string) =>
  createHmac('sha256', signingKey)
    .update(`letter ${letterId} ${contentHash}`)
    .digest()
    .subarray(0, 18)
    .toString('base64url');

export const tokenHash = (token: string) => createHash('sha256').update(token).digest('hex');

/** What anybody learns who holds the code of a letter: no name, initials alone. */
export interface CheckedLetter {
  id: string;
  number: string;
  title: string;
  issuedOn: string;
  validUntil: string | null;
  initials: string;
  signatoryName: string;
  office: string;
  contentHash: string;
  pdfHash: string | null;
  revokedAt: Date | null;
  /** What is kept still is what was signed. */
  isIntact: boolean;
}

/** A letter by the code of its QR; nothing for any other code. The caller looks beyond the walls. */
export async function checkLetter(
  ctx: WorkContext,
  tx: Tx,
  token: string,
): Promise<CheckedLetter | undefined> {
  if (!/^[A-Za-z0-9_-]{24}$/.test(token)) return undefined;
  const row = await tx.one<IssuedLetter & { content: string }>(
    `select ${COLUMNS}, l.content from ${FROM} where l.tenant_id = balai.tenant_id() and l.token_hash = $1`,
    [tokenHash(token)],
  );
  if (!row) return undefined;
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const content = JSON.parse(keys.open(row.content, contentPlace)) as LetterContent;
  const expected = Buffer.from(tokenOf(keys.signingKey, row.id, hashOfContent(content)));
  const { id, number, title, issuedOn, validUntil, signatoryName, contentHash, pdfHash, revokedAt } = row;
  return {
    ...{ id, number, title, issuedOn, validUntil, signatoryName, contentHash, pdfHash, revokedAt },
    initials: initialsOf(row.residentName),
    office: content.signature.title,
    isIntact: expected.length === token.length && timingSafeEqual(expected, Buffer.from(token)),
  };
}

/** "Siti Rahmah" is "S. R." */
export const initialsOf = (name: string) =>
  name
    .split(/\s+/)
    .filter((part) => /^\p{L}/u.test(part))
    .map((part) => `${[...part][0]?.toUpperCase()}.`)
    .join(' ');

/**
 * Takes back what a letter says: it stays, and its check page says "dicabut".
 *
 * @throws AppError 422 naming `reason`; 409 for one that was revoked already
 */
export async function revokeLetter(
  ctx: WorkContext,
  tx: Tx,
  place: LetterPlace,
  id: string,
  reason: string,
): Promise<void> {
  if (reason.length < 10 || reason.length > 300)
    throw invalid({ reason: 'Tulis alasannya, 10 sampai 300 huruf.' });
  const letter = await readLetter(tx, id, 'for update');
  if (letter.revokedAt) throw conflict('already_revoked', 'Surat ini sudah dicabut.');
  await tx.execute(
    `update letters set revoked_at = $2, revoked_by = $3, revoked_reason = $4
      where tenant_id = balai.tenant_id() and id = $1`,
    [id, ctx.now, actorOf(ctx).id, reason],
  );
  await recordAudit(ctx, tx, {
    ...{ action: 'letter.revoked', resource: 'letter', objectId: id, objectLabel: letter.number, reason },
  });
  const request = await readRequest(ctx, tx, letter.requestId, 'for update');
  await moveRequest(ctx, tx, place, request, {
    ...{ to: request.state, office: 'Penanda tangan', action: 'letter_request.letter_revoked' },
    note: `Surat dicabut: ${reason}`,
    own: { title: `${letter.title} dicabut`, body: reason },
  });
}

/** Notes that the letter is in the hands of whom it is for: fetched at the office, or opened by its owner. */
export async function handOver(
  ctx: WorkContext,
  tx: Tx,
  place: LetterPlace,
  requestId: string,
  office: 'Pemohon' | 'Petugas',
): Promise<void> {
  const request = await readRequest(ctx, tx, requestId, 'for update');
  if (request.state !== 'ready') {
    if (office === 'Pemohon') return;
    throw conflict('wrong_state', 'Surat ini tidak sedang menunggu diambil.');
  }
  await moveRequest(ctx, tx, place, request, { to: 'taken', office, action: 'letter_request.taken' });
}
