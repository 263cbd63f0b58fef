import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#kernel/database';
import { documentTypes, inspectUpload, normaliseImage } from '#kernel/files';
import { notFound, type WorkContext } from '#kernel/work';
import { keysOf } from './sealing.ts';

/** JPG, PNG, WebP or PDF up to 5 MB (research/serikat §1a 31), three a message. */
export const ATTACHMENT_BYTES = 5 * 1024 * 1024;
export const ATTACHMENTS = 3;

const placeOf = (fileId: string) => ({ table: 'files', column: 'content', row: fileId });

/**
 * Stores what was attached to a message, sealed with the organisation's key: looked at by content, pictures made anew
 * without place and device.
 *
 * @throws FileError as `inspectUpload` and `normaliseImage`
 */
export async function keepAttachments(
  ctx: WorkContext,
  tx: Tx,
  messageId: string,
  uploads: readonly { path: string; name: string; field: string }[],
): Promise<void> {
  const keys = await keysOf(ctx, tx);
  for (const { path, name, field } of uploads) {
    const seen = await inspectUpload(path, { accept: documentTypes, maxBytes: ATTACHMENT_BYTES, field });
    const clean = seen.image
      ? await normaliseImage(path, { maxEdge: 2400, format: 'jpeg', field })
      : { content: await readFile(path), mediaType: seen.mediaType };
    const fileId = uuidv7();
    const stored = await ctx.app.files.put(keys.sealBytes(clean.content, placeOf(fileId)));
    await tx.execute(
      `insert into files (id, resource, object_id, kind, name, media_type, size, sha256, store_key, is_sealed, uploaded_by)
       values ($1, 'ticket', $2, 'ticket_attachment', $3, $4, $5, $6, $7, true, $8)`,
      [
        ...[
          fileId,
          messageId,
          seen.image ? `${name.replace(/\.[^.]*$/, '')}.jpg` : name,
          clean.mediaType,
          clean.content.byteLength,
        ],
        ...[createHash('sha256').update(clean.content).digest('hex'), stored.key],
        ctx.principal.kind === 'account' ? ctx.principal.accountId : null,
      ],
    );
  }
}

/**
 * Opens an attachment of a ticket that stands inside the walls of this transaction.
 *
 * @throws AppError 404 when the file belongs to something else, or to a message this person does not reach
 */
export async function openAttachment(
  ctx: WorkContext,
  tx: Tx,
  ticketId: string,
  fileId: string,
): Promise<{ name: string; mediaType: string; content: Buffer }> {
  const row = await tx.one<{ name: string; media_type: string; store_key: string }>(
    `select f.name, f.media_type, f.store_key from ticket_messages m
       join files f on f.tenant_id = m.tenant_id and f.object_id = m.id and f.resource = 'ticket'
      where m.tenant_id = balai.tenant_id() and m.ticket_id = $1 and f.id = $2 and f.removed_at is null`,
    [ticketId, fileId],
  );
  if (!row) throw notFound();
  const keys = await keysOf(ctx, tx);
  const sealed = await buffer(await ctx.app.files.get(row.store_key));
  return { name: row.name, mediaType: row.media_type, content: keys.openBytes(sealed, placeOf(fileId)) };
}
