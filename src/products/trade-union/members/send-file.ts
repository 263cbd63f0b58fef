import { contentDisposition } from '#kernel/files';
import type { OpenedFile } from './member-file.ts';

/** A stored file as an answer: shown in place when it is a picture, never kept by anybody on the way. */
export function sendFile(file: OpenedFile, options: { isDownload?: boolean } = {}): Response {
  const isPicture = file.mediaType.startsWith('image/');
  return new Response(new Uint8Array(file.content), {
    headers: {
      'content-type': file.mediaType,
      'content-length': String(file.content.byteLength),
      'content-disposition': contentDisposition(
        file.name,
        isPicture && !options.isDownload ? 'inline' : 'attachment',
      ),
      'cache-control': 'private, no-store',
    },
  });
}
