import { Readable } from 'node:stream';
import { contentDisposition } from '#kernel/files';

/** A table on its way to the person's own disk, never shown in the page. */
export function downloadStream(content: Readable, name: string, type = 'text/csv; charset=utf-8'): Response {
  return new Response(Readable.toWeb(content) as ReadableStream, {
    headers: {
      'content-type': type,
      'content-disposition': contentDisposition(name),
      'cache-control': 'no-store',
    },
  });
}
