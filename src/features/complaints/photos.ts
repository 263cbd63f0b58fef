import { buffer } from 'node:stream/consumers';
import type { Tx } from '#kernel/database';
import {
  cleanFileName,
  imageTypes,
  inspectUpload,
  keepPrivateFile,
  normaliseImage,
  openPrivateFile,
  type UploadedFile,
} from '#kernel/files';
import { actorOf, invalid, notFound, type WorkContext } from '#kernel/work';
import { readPhotos } from './read-complaints.ts';

export const PHOTO_BYTES = 10 * 1024 * 1024;
export const PHOTOS = 3;

/**
 * Keeps pictures of a complaint or of an answer: made anew, so that nothing of place and device is left in them, and
 * sealed with the organisation's key.
 *
 * @throws FileError for what is no picture, SVG among it; 422 past three
 */
export async function keepPhotos(
  ctx: WorkContext,
  tx: Tx,
  ownerId: string,
  uploads: readonly UploadedFile[],
): Promise<void> {
  if (uploads.length === 0) return;
  const there = await readPhotos(tx, [ownerId]);
  if (there.length + uploads.length > PHOTOS) throw invalid({ photo: `Paling banyak ${PHOTOS} foto.` });
  for (const { path, name } of uploads) {
    await inspectUpload(path, { accept: imageTypes, maxBytes: PHOTO_BYTES, field: 'photo' });
    const clean = await normaliseImage(path, { maxEdge: 1600, format: 'jpeg', field: 'photo' });
    await keepPrivateFile(ctx, tx, {
      ...{ resource: 'complaint', objectId: ownerId, kind: 'complaint_photo' },
      name: cleanFileName(`${name.replace(/\.[^.]*$/, '')}.jpg`),
      mediaType: clean.mediaType,
      content: clean.content,
      uploadedBy: ctx.principal.kind === 'account' ? actorOf(ctx).id : null,
    });
  }
}

/** A picture as an answer; its owner has been found inside the walls. @throws AppError 404 for another's */
export async function sendPhoto(
  ctx: WorkContext,
  tx: Tx,
  owners: readonly string[],
  fileId: string,
): Promise<Response> {
  const photo = (await readPhotos(tx, owners)).find(({ id }) => id === fileId);
  if (!photo) throw notFound();
  const file = await openPrivateFile(ctx, tx, fileId, { resource: 'complaint', objectId: photo.ownerId });
  return new Response(new Uint8Array(await buffer(file.content)), {
    headers: { 'content-type': file.mediaType, 'cache-control': 'private, max-age=3600' },
  });
}
