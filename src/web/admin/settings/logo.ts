import path from 'node:path';
import { Readable } from 'node:stream';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#kernel/database';
import { inspectUpload, normaliseImage, readMultipart } from '#kernel/files';
import type { RequestContext } from '#kernel/http';
import { organisationProfile, readSetting } from '#kernel/settings';
import { CSRF_FIELD } from '#kernel/ui';
import { AppError, actorOf, invalid, notFound } from '#kernel/work';
import { changeProfile } from './profile-section.tsx';

const MAX_BYTES = 2 * 1024 * 1024;
const EDGE = 512;

/**
 * Takes a new emblem: a picture by its content, made anew, small.
 *
 * @throws FileError, AppError 419, 422
 */
export async function storeLogo(ctx: RequestContext): Promise<void> {
  await using form = await readMultipart(ctx.request.raw, {
    folder: path.join(ctx.app.config.dataFolder, 'uploads'),
    files: 1,
    fileBytes: MAX_BYTES,
  });
  if (!ctx.isCsrfToken(form.fields.get(CSRF_FIELD)?.[0])) {
    throw new AppError(
      'stale_form',
      419,
      'Halaman ini sudah terlalu lama terbuka. Muat ulang halamannya, lalu kirim lagi.',
    );
  }
  const [upload] = form.files;
  if (!upload) throw invalid({ logo: 'Pilih berkas gambarnya dahulu.' });
  await inspectUpload(upload.path, {
    accept: ['image/png', 'image/jpeg', 'image/webp'],
    maxBytes: MAX_BYTES,
    field: 'logo',
  });
  const picture = await normaliseImage(upload.path, { maxEdge: EDGE, format: 'png', field: 'logo' });
  const stored = await ctx.app.files.put(picture.content);
  const fileId = uuidv7();
  await ctx.transaction(async (tx) => {
    await tx.execute(
      `insert into files (id, resource, kind, name, media_type, size, sha256, store_key, is_public, uploaded_by)
       values ($1, 'settings', 'organisation.logo', 'logo.png', $2, $3, $4, $5, true, $6)`,
      [...[fileId, picture.mediaType, stored.size, stored.sha256, stored.key], actorOf(ctx).id],
    );
    const before = await changeProfile(ctx, tx, (profile) => ({ ...profile, logoFileId: fileId }));
    await dropLogo(tx, before.logoFileId);
  });
}

/** Back to the emblem of the house. */
export async function removeLogo(ctx: RequestContext): Promise<void> {
  await ctx.transaction(async (tx) => {
    const before = await readSetting(tx, organisationProfile);
    if (before.logoFileId === '') return;
    await changeProfile(ctx, tx, (profile) => ({ ...profile, logoFileId: '' }));
    await dropLogo(tx, before.logoFileId);
  });
}

/** The emblem as everybody sees it. Its address carries the file's id, so a browser keeps it for ever. */
export async function sendLogo(ctx: RequestContext): Promise<Response> {
  const id = ctx.params.id ?? '';
  if (!/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(id)) throw notFound();
  const row = await ctx.transaction((tx) =>
    tx.one<{ media_type: string; store_key: string }>(
      `select media_type, store_key from files
        where tenant_id = balai.tenant_id() and id = $1 and kind = 'organisation.logo' and is_public and removed_at is null`,
      [id],
    ),
  );
  if (!row) throw notFound();
  return new Response(Readable.toWeb(await ctx.app.files.get(row.store_key)) as ReadableStream, {
    headers: { 'content-type': row.media_type, 'cache-control': 'public, max-age=31536000, immutable' },
  });
}

async function dropLogo(tx: Tx, fileId: string): Promise<void> {
  if (fileId === '') return;
  await tx.execute(
    `update files set removed_at = now() where tenant_id = balai.tenant_id() and id = $1::uuid and removed_at is null`,
    [fileId],
  );
}
