import path from 'node:path';
import { type MultipartForm, readMultipart } from '#kernel/files';
import type { RequestContext } from '#kernel/http';
import { AppError } from '#kernel/work';
import { ATTACHMENT_BYTES, ATTACHMENTS } from './attachments.ts';

export interface TypedMessage {
  form: MultipartForm;
  typed: Record<string, string>;
  uploads: { path: string; name: string; field: string }[];
}

/**
 * Reads a message with its attachments and checks the form's token, which travels in the body.
 *
 * @throws AppError 419 for a foreign or stale form; FileError as `readMultipart`
 */
export async function readTypedMessage(ctx: RequestContext): Promise<TypedMessage> {
  const form = await readMultipart(ctx.request.raw, {
    folder: path.join(ctx.app.config.dataFolder, 'uploading'),
    fileBytes: ATTACHMENT_BYTES + 64 * 1024,
    totalBytes: ATTACHMENTS * (ATTACHMENT_BYTES + 64 * 1024) + 256 * 1024,
    files: ATTACHMENTS,
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
  return { form, typed, uploads: [...form.files] };
}
