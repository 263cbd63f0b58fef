import { Readable } from 'node:stream';
import { contentDisposition, FileError, type PrivateFile } from '#kernel/files';
import { told } from '#kernel/http';
import { type AppError, asAppError } from '#kernel/work';

/** A sealed file as an answer; pictures are shown in place, papers are saved. */
export function sendPrivate(kept: PrivateFile, how?: 'inline' | 'attachment'): Response {
  const shows = how ?? (kept.mediaType.startsWith('image/') ? 'inline' : 'attachment');
  return new Response(Readable.toWeb(Readable.from(kept.content)) as ReadableStream<Uint8Array>, {
    headers: {
      'content-type': kept.mediaType,
      'content-disposition': contentDisposition(kept.name, shows),
      'cache-control': 'private, no-store',
    },
  });
}

/** What a form with a file comes back for. @throws whatever else went wrong */
export function uploadProblem(error: unknown): AppError {
  const problem = error instanceof FileError ? asAppError(error) : undefined;
  return problem ?? told(error);
}
