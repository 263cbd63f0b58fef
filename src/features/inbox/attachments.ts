import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import type { Tx } from '#kernel/database';
import {
  documentTypes,
  inspectUpload,
  keepPrivateFile,
  normaliseImage,
  openPrivateFile,
} from '#kernel/files';
import { actorOf, notFound, type WorkContext } from '#kernel/work';

/** JPG, PNG, WebP or PDF up to 5 MB (research/serikat §1a 31), three a message. */
export const ATTACHMENT_BYTES = 5 * 1024 * 1024;
export const ATTACHMENTS = 3;

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
  for (const { path, name, field } of uploads) {
    const seen = await inspectUpload(path, { accept: documentTypes, maxBytes: ATTACHMENT_BYTES, field });
    const clean = seen.image
      ? await normaliseImage(path, { maxEdge: 2400, format: 'jpeg', field })
      : { content: await readFile(path), mediaType: seen.mediaType };
    await keepPrivateFile(ctx, tx, {
      resource: 'ticket',
      objectId: messageId,
      kind: 'ticket_attachment',
      name: seen.image ? `${name.replace(/\.[^.]*$/, '')}.jpg` : name,
      mediaType: clean.mediaType,
      content: clean.content,
      uploadedBy: actorOf(ctx).id,
    });
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
  const message = await tx.one<{ id: string }>(
    `select m.id from ticket_messages m
       join files f on f.tenant_id = m.tenant_id and f.object_id = m.id and f.resource = 'ticket'
      where m.tenant_id = balai.tenant_id() and m.ticket_id = $1 and f.id = $2`,
    [ticketId, fileId],
  );
  if (!message) throw notFound();
  const file = await openPrivateFile(ctx, tx, fileId, { resource: 'ticket', objectId: message.id });
  return { name: file.name, mediaType: file.mediaType, content: await buffer(file.content) };
}
