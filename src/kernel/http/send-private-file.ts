import { Readable } from 'node:stream';
import { contentDisposition, type PrivateFile } from '#kernel/files';

/** A file whose owner the caller has found inside its walls: pictures are shown, papers taken along. */
export function sendPrivateFile(kept: PrivateFile): Response {
  const isPicture = kept.mediaType.startsWith('image/');
  return new Response(Readable.toWeb(Readable.from(kept.content)) as ReadableStream<Uint8Array>, {
    headers: {
      'content-type': kept.mediaType,
      'content-disposition': contentDisposition(kept.name, isPicture ? 'inline' : 'attachment'),
      'cache-control': 'private, no-store',
    },
  });
}
