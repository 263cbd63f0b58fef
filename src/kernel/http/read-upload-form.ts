import path from 'node:path';
import { type MultipartForm, readMultipart, type UploadedFile } from '#kernel/files';
import { AppError } from '#kernel/work';
import type { RequestContext } from './context.ts';

export interface ReadUpload extends AsyncDisposable {
  typed: Record<string, string>;
  file: (field: string) => UploadedFile | undefined;
  /** All files of a field that takes several. */
  files: (field: string) => UploadedFile[];
}

const TEXT_BYTES = 400 * 1024;

/**
 * Reads a form with a few files, and checks its token, which travels in the body. `await using` removes the files.
 *
 * @param fileBytes how large one file may be
 * @param files how many may come
 * @throws AppError 419 for a foreign or stale form; FileError as `readMultipart`
 */
export async function readUploadForm(ctx: RequestContext, fileBytes: number, files = 2): Promise<ReadUpload> {
  const form: MultipartForm = await readMultipart(ctx.request.raw, {
    folder: path.join(ctx.app.config.dataFolder, 'uploading'),
    fileBytes: fileBytes + 64 * 1024,
    totalBytes: Math.max(1, files - 1) * fileBytes + TEXT_BYTES + 256 * 1024,
    fieldBytes: TEXT_BYTES,
    files,
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
    file: (field) => filesOf(form, field)[0],
    files: (field) => filesOf(form, field),
    [Symbol.asyncDispose]: () => form.discard(),
  };
}

const filesOf = ({ files }: MultipartForm, field: string) =>
  files.filter((one) => one.field === field && one.size > 0);
