import path from 'node:path';
import { type MultipartForm, readMultipart, type UploadedFile } from '#kernel/files';
import type { RequestContext } from '#kernel/http';
import { AppError } from '#kernel/work';

export interface ReadUpload extends AsyncDisposable {
  typed: Record<string, string>;
  file: (field: string) => UploadedFile | undefined;
}

const TEXT_BYTES = 400 * 1024;

/**
 * Reads a form with a file or two, and checks its token, which travels in the body. `await using` removes the files.
 *
 * @param fileBytes how large one file may be
 * @throws AppError 419 for a foreign or stale form; FileError as `readMultipart`
 */
export async function readUploadForm(ctx: RequestContext, fileBytes: number): Promise<ReadUpload> {
  const form: MultipartForm = await readMultipart(ctx.request.raw, {
    folder: path.join(ctx.app.config.dataFolder, 'uploading'),
    fileBytes: fileBytes + 64 * 1024,
    totalBytes: fileBytes + TEXT_BYTES + 256 * 1024,
    fieldBytes: TEXT_BYTES,
    files: 2,
    fields: 60,
  });
  const typed = Object.fromEntries(
    [...form.fields].map(([name, values]) => [name, (values.at(-1) ?? '').trim()]),
  );
  if (!ctx.isCsrfToken(typed._csrf)) {
    await form.discard();
    throw new AppError(
      'stale_form',
      419,
      'Halaman ini sudah terlalu lama terbuka. Muat ulang halamannya, lalu kirim lagi.',
    );
  }
  return {
    typed,
    file: (field) => form.files.find((one) => one.field === field && one.size > 0),
    [Symbol.asyncDispose]: () => form.discard(),
  };
}
