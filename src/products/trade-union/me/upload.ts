import path from 'node:path';
import { type MultipartForm, readMultipart } from '#kernel/files';
import type { RequestContext } from '#kernel/http';
import { AppError } from '#kernel/work';
import { MEMBER_FILE_BYTES } from '../members/member-file.ts';

export interface ReadUpload {
  form: MultipartForm;
  typed: Record<string, string>;
}

/**
 * Reads a multipart form with one file of up to 5 MB and checks its token, which travels in the body.
 *
 * @throws AppError 419 for a foreign or stale form; FileError as `readMultipart`
 */
export async function readUpload(ctx: RequestContext): Promise<ReadUpload> {
  const form = await readMultipart(ctx.request.raw, {
    folder: path.join(ctx.app.config.dataFolder, 'uploading'),
    fileBytes: MEMBER_FILE_BYTES + 64 * 1024,
    totalBytes: MEMBER_FILE_BYTES + 256 * 1024,
    files: 1,
  });
  const typed = Object.fromEntries([...form.fields].map(([name, values]) => [name, values.at(-1) ?? '']));
  if (!ctx.isCsrfToken(typed._csrf)) {
    await form.discard();
    throw new AppError(
      'stale_form',
      419,
      'Halaman ini sudah terlalu lama terbuka. Muat ulang halamannya, lalu kirim lagi.',
    );
  }
  return { form, typed };
}
