import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#kernel/database';
import { inspectUpload, type MediaType, makeThumbnail, normaliseImage } from '#kernel/files';
import { notFound, type WorkContext } from '#kernel/work';
import { keysOf } from './store-member.ts';

export const MEMBER_FILE_BYTES = 5 * 1024 * 1024;

export const photoTypes = ['image/jpeg', 'image/png'] as const satisfies MediaType[];
export const paperTypes = ['image/jpeg', 'image/png', 'application/pdf'] as const satisfies MediaType[];

const PHOTO_EDGE = 600;
const placeOf = (fileId: string) => ({ table: 'files', column: 'content', row: fileId });

/**
 * Stores a file of a person, sealed with the union's key: looked at by content, a picture made anew without place and
 * device, a photo cropped to a square where there is most to see.
 *
 * @throws FileError as `inspectUpload` and `normaliseImage`
 */
export async function keepMemberFile(
  ctx: WorkContext,
  tx: Tx,
  upload: { path: string; name: string; field: string },
  given: { memberId: string; kind: string; isPhoto?: boolean },
): Promise<string> {
  const accept = given.isPhoto ? photoTypes : paperTypes;
  const about = { field: upload.field };
  const seen = await inspectUpload(upload.path, { accept, maxBytes: MEMBER_FILE_BYTES, ...about });
  let content: Buffer;
  let mediaType: string = seen.mediaType;
  if (seen.image) {
    const picture = await normaliseImage(upload.path, { maxEdge: 2000, format: 'jpeg', ...about });
    const shown = given.isPhoto
      ? await makeThumbnail(picture.content, { width: PHOTO_EDGE, height: PHOTO_EDGE })
      : picture;
    content = shown.content;
    mediaType = shown.mediaType;
  } else {
    content = await readFile(upload.path);
  }
  const fileId = uuidv7();
  const keys = await keysOf(ctx, tx);
  const stored = await ctx.app.files.put(keys.sealBytes(content, placeOf(fileId)));
  await tx.execute(
    `insert into files (id, resource, object_id, kind, name, media_type, size, sha256, store_key, is_sealed, uploaded_by)
     values ($1, 'member', $2, $3, $4, $5, $6, $7, $8, true, $9)`,
    [
      ...[fileId, given.memberId, given.kind, upload.name, mediaType, content.byteLength],
      // Of what one downloads, not of the sealed bytes on the disk.
      ...[createHash('sha256').update(content).digest('hex'), stored.key],
      ctx.principal.kind === 'account' ? ctx.principal.accountId : null,
    ],
  );
  return fileId;
}

export interface OpenedFile {
  name: string;
  mediaType: string;
  content: Buffer;
}

/**
 * Opens a file of this person. The caller has found the person inside its walls first.
 *
 * @throws AppError 404 when the file belongs to somebody else or is gone
 */
export async function openMemberFile(
  ctx: WorkContext,
  tx: Tx,
  memberId: string,
  fileId: string,
): Promise<OpenedFile> {
  const row = await tx.one<{ name: string; media_type: string; store_key: string }>(
    `select name, media_type, store_key from files
      where tenant_id = balai.tenant_id() and id = $1 and resource = 'member' and object_id = $2 and removed_at is null`,
    [fileId, memberId],
  );
  if (!row) throw notFound();
  const keys = await keysOf(ctx, tx);
  const sealed = await buffer(await ctx.app.files.get(row.store_key));
  return { name: row.name, mediaType: row.media_type, content: keys.openBytes(sealed, placeOf(fileId)) };
}
