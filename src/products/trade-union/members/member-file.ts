import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import type { Tx } from '#kernel/database';
import {
  inspectUpload,
  keepPrivateFile,
  type MediaType,
  makeThumbnail,
  normaliseImage,
  openPrivateFile,
} from '#kernel/files';
import { actorOf, type WorkContext } from '#kernel/work';

export const MEMBER_FILE_BYTES = 5 * 1024 * 1024;

export const photoTypes = ['image/jpeg', 'image/png'] as const satisfies MediaType[];
export const paperTypes = ['image/jpeg', 'image/png', 'application/pdf'] as const satisfies MediaType[];

const PHOTO_EDGE = 600;

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
  const { id } = await keepPrivateFile(ctx, tx, {
    resource: 'member',
    objectId: given.memberId,
    kind: given.kind,
    name: upload.name,
    mediaType,
    content,
    uploadedBy: actorOf(ctx).id,
  });
  return id;
}

export interface OpenedFile {
  name: string;
  mediaType: string;
  content: Buffer;
}

/**
 * Opens a file of this person. The caller has found the person inside its walls first.
 *
 * @throws FileError 404 when the file belongs to somebody else or is gone
 */
export async function openMemberFile(
  ctx: WorkContext,
  tx: Tx,
  memberId: string,
  fileId: string,
): Promise<OpenedFile> {
  const file = await openPrivateFile(ctx, tx, fileId, { resource: 'member', objectId: memberId });
  return { name: file.name, mediaType: file.mediaType, content: await buffer(file.content) };
}
