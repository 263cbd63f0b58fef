import { Readable } from 'node:stream';
import type { Tx } from '#kernel/database';
import { contentDisposition, type PrivateFile } from '#kernel/files';
import { notFound, type WorkContext } from '#kernel/work';

/** A picture of the public site as it is stored, in clear. */
export interface PublicFile {
  name: string;
  mediaType: string;
  size: number;
  storeKey: string;
}

/** @throws AppError 404 when it is gone */
export async function findPublicFile(tx: Tx, fileId: string): Promise<PublicFile> {
  const row = await tx.one<PublicFile>(
    `select name, media_type as "mediaType", size, store_key as "storeKey" from files
      where tenant_id = balai.tenant_id() and id = $1 and kind = 'cms_media' and is_public and removed_at is null`,
    [fileId],
  );
  if (!row) throw notFound();
  return row;
}

/** A picture, shown in place. It never changes under its address, so a browser keeps it for ever. */
export async function sendPicture(ctx: Pick<WorkContext, 'app'>, file: PublicFile): Promise<Response> {
  return answer(await ctx.app.files.get(file.storeKey), file, {
    'content-disposition': contentDisposition(file.name, 'inline'),
    'cache-control': 'public, max-age=31536000, immutable',
  });
}

/** A document to keep. Nobody on the way stores it: each download is counted and asks anew who may read. */
export function sendDocument(file: PrivateFile, name = file.name): Response {
  return answer(Readable.from(file.content), file, {
    'content-disposition': contentDisposition(name, 'attachment'),
    'cache-control': 'private, no-store',
  });
}

function answer(
  content: Readable,
  { mediaType, size }: Pick<PublicFile, 'mediaType' | 'size'>,
  headers: Record<string, string>,
): Response {
  return new Response(Readable.toWeb(content) as ReadableStream, {
    headers: { 'content-type': mediaType, 'content-length': String(size), ...headers },
  });
}
