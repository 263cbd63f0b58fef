import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { imageTypes, inspectUpload, makeThumbnail, normaliseImage } from '#kernel/files';
import { actorOf, conflict, invalid, notFound, type WorkContext } from '#kernel/work';
import { findMedia, findMediaUses } from './media-rows.ts';

export const MEDIA_BYTES = 10 * 1024 * 1024;

/** Wide enough for a page on a large screen, light enough for a phone. */
const FULL_EDGE = 1600;
const SMALL = { width: 480, height: 360 };

/** A picture made ready outside the transaction: it takes a while. */
export interface PreparedPicture {
  name: string;
  sourceSha256: string;
  full: { content: Buffer; mediaType: string; width: number; height: number };
  small: { content: Buffer; mediaType: string };
}

/**
 * Looks at an upload and makes the two pictures that are kept: without place, device and hidden content.
 *
 * @param field the form's field, for the sentence that refuses it
 * @throws FileError as `inspectUpload` and `normaliseImage`
 */
export async function preparePicture(
  upload: { path: string; name: string },
  field: string,
): Promise<PreparedPicture> {
  await inspectUpload(upload.path, { accept: imageTypes, maxBytes: MEDIA_BYTES, field });
  const full = await normaliseImage(upload.path, { maxEdge: FULL_EDGE, field });
  const small = await makeThumbnail(full.content, SMALL);
  const sourceSha256 = createHash('sha256')
    .update(await readFile(upload.path))
    .digest('hex');
  return { name: upload.name, sourceSha256, full, small };
}

/**
 * Puts a picture into the library. The same picture again is the one that is there.
 *
 * @returns id of the picture
 * @throws AppError 422 without words for those who cannot see it
 */
export async function addMedia(
  ctx: WorkContext,
  tx: Tx,
  picture: PreparedPicture,
  altText: string,
): Promise<{ id: string; isNew: boolean }> {
  const alt = checkAlt(altText);
  await tx.query(
    `select pg_advisory_xact_lock(hashtextextended('media ' || balai.tenant_id()::text || $1, 0))`,
    [picture.sourceSha256],
  );
  const known = await tx.one<{ id: string }>(
    'select id from cms_media where tenant_id = balai.tenant_id() and source_sha256 = $1 and deleted_at is null',
    [picture.sourceSha256],
  );
  if (known) return { id: known.id, isNew: false };
  const id = uuidv7();
  const fileId = await keepPublicFile(ctx, tx, { ...picture.full, name: picture.name, mediaId: id });
  const smallFileId = await keepPublicFile(ctx, tx, { ...picture.small, name: picture.name, mediaId: id });
  await tx.execute(
    `insert into cms_media (id, file_id, small_file_id, name, alt_text, width, height, source_sha256, uploaded_by,
       uploaded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ...[id, fileId, smallFileId, picture.name, alt, picture.full.width, picture.full.height],
      ...[picture.sourceSha256, actorOf(ctx).id, ctx.now],
    ],
  );
  await recordAudit(ctx, tx, {
    action: 'cms_media.uploaded',
    resource: 'cms.media',
    objectId: id,
    objectLabel: picture.name,
    after: { alt_text: alt, width: picture.full.width, height: picture.full.height },
  });
  return { id, isNew: true };
}

/** Other words for those who cannot see the picture. @throws AppError 404, 422 */
export async function describeMedia(ctx: WorkContext, tx: Tx, id: string, altText: string): Promise<void> {
  const before = await findMedia(tx, id);
  if (!before) throw notFound();
  const alt = checkAlt(altText);
  await tx.execute('update cms_media set alt_text = $2 where tenant_id = balai.tenant_id() and id = $1', [
    id,
    alt,
  ]);
  await recordAudit(ctx, tx, {
    ...{ action: 'cms_media.updated', resource: 'cms.media', objectId: id, objectLabel: before.name },
    ...{ before: { alt_text: before.altText }, after: { alt_text: alt } },
  });
}

/** Takes a picture away that nothing shows any more. @throws AppError 404, 409 `media_in_use` */
export async function deleteMedia(ctx: WorkContext, tx: Tx, id: string): Promise<void> {
  const before = await findMedia(tx, id);
  if (!before) throw notFound();
  const uses = await findMediaUses(tx, id);
  if (uses.length > 0)
    throw conflict(
      'media_in_use',
      `Gambar ini masih dipakai di ${uses.length} tempat. Ganti dahulu gambarnya di sana, lalu hapus.`,
    );
  await tx.execute('update cms_media set deleted_at = $2 where tenant_id = balai.tenant_id() and id = $1', [
    id,
    ctx.now,
  ]);
  await tx.execute(
    'update files set removed_at = $2 where tenant_id = balai.tenant_id() and id = any($1) and removed_at is null',
    [[before.fileId, before.smallFileId], ctx.now],
  );
  await recordAudit(ctx, tx, {
    ...{ action: 'cms_media.deleted', resource: 'cms.media', objectId: id, objectLabel: before.name },
    before: { alt_text: before.altText, sha256: before.sha256 },
  });
}

async function keepPublicFile(
  ctx: WorkContext,
  tx: Tx,
  picture: { content: Buffer; mediaType: string; name: string; mediaId: string },
): Promise<string> {
  const stored = await ctx.app.files.put(picture.content);
  const id = uuidv7();
  await tx.execute(
    `insert into files (id, resource, object_id, kind, name, media_type, size, sha256, store_key, is_public, uploaded_by)
     values ($1, 'cms.media', $2, 'cms_media', $3, $4, $5, $6, $7, true, $8)`,
    [
      ...[id, picture.mediaId, picture.name, picture.mediaType, stored.size, stored.sha256, stored.key],
      actorOf(ctx).id,
    ],
  );
  return id;
}

function checkAlt(typed: string): string {
  const alt = typed.trim().replace(/\s+/g, ' ');
  if (alt.length < 3)
    throw invalid({ altText: 'Tulis apa yang terlihat di gambar, bagi yang tidak dapat melihatnya.' });
  if (alt.length > 255) throw invalid({ altText: 'Paling banyak 255 huruf.' });
  return alt;
}
