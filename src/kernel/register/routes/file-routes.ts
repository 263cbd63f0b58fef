import path from 'node:path';
import { Readable } from 'node:stream';
import type { AccessTable } from '#kernel/access';
import { contentDisposition, openPrivateFile, readMultipart } from '#kernel/files';
import { api, file, json, page, type RequestContext, type Route, redirectTo } from '#kernel/http';
import { CSRF_FIELD } from '#kernel/ui';
import { AppError, asAppError, notFound } from '#kernel/work';
import { type FileField, isFile } from '../field.ts';
import type { Entry } from '../read/entry.ts';
import { findEntry } from '../read/find-entry.ts';
import { findPublishedEntry } from '../read/find-published.ts';
import type { Register } from '../register.ts';
import { attachFile, seeUpload } from '../save/attach-file.ts';
import { publicAccess, routesFor } from './routes-for.ts';

/** Documents and photos of entries: who may read the entry may read its files, published ones everybody. */
export function fileRoutes(register: Register, access: AccessTable): Route[] {
  if (!register.fields.some(isFile)) return [];
  const when = routesFor(register, access);
  const at = `${register.page}/:id/berkas/:field`;
  const { title, publish } = register;
  return [
    ...when('read', (right) => [
      file.get(at, { access: right, summary: `${title}: a file of an entry` }, async (ctx) => {
        const entry = await ctx.transaction((tx) => findEntry(ctx, tx, register, ctx.params.id ?? ''));
        return sendFile(ctx, register, entry);
      }),
      ...(publish
        ? [
            file.get(
              `${publish.page}/:id/berkas/:field`,
              { access: publicAccess(register, right), summary: `${title}: a published file` },
              async (ctx) =>
                sendFile(ctx, register, await findPublishedEntry(ctx, register, ctx.params.id ?? '')),
            ),
          ]
        : []),
    ]),
    ...when('update', (right) => [
      page.post(
        at,
        { access: right, summary: `${title}: upload a file`, bodyKind: 'multipart' },
        async (ctx) => {
          try {
            await upload(ctx, register);
            return redirectTo(`${register.page}/${ctx.params.id}`, {
              tone: 'success',
              text: 'Berkas tersimpan.',
            });
          } catch (error) {
            const told = asAppError(error);
            if (!told || told.status >= 500 || told.status === 404 || told.status === 419) throw error;
            return redirectTo(`${register.page}/${ctx.params.id}`, { tone: 'warning', text: told.message });
          }
        },
      ),
      api.post(
        `/api/v1/${register.key}/:id/files/:field`,
        { access: right, summary: `${title}: upload a file of an entry`, bodyKind: 'multipart' },
        async (ctx) => {
          await upload(ctx, register);
          return json({ id: ctx.params.id }, 201);
        },
      ),
    ]),
  ];
}

async function upload(ctx: RequestContext, register: Register): Promise<void> {
  const field = fieldOf(register, ctx.params.field);
  await using form = await readMultipart(ctx.request.raw, {
    folder: path.join(ctx.app.config.dataFolder, 'uploads'),
    files: 1,
    ...(field.maxBytes ? { fileBytes: field.maxBytes } : {}),
  });
  const isBearer = ctx.request.headers.has('authorization');
  if (
    !isBearer &&
    !ctx.isCsrfToken(form.fields.get(CSRF_FIELD)?.[0] ?? ctx.request.headers.get('x-csrf-token'))
  ) {
    throw new AppError(
      'stale_form',
      419,
      'Halaman ini sudah terlalu lama terbuka. Muat ulang halamannya, lalu kirim lagi.',
    );
  }
  const [given] = form.files;
  if (!given)
    throw new AppError('file_missing', 422, 'Pilih berkasnya dahulu.', { file: 'Pilih berkasnya dahulu.' });
  // Out of reach is told before anything is stored.
  await ctx.transaction((tx) => findEntry(ctx, tx, register, ctx.params.id ?? ''));
  const seen = await seeUpload(field, given);
  await ctx.transaction((tx) => attachFile(ctx, tx, register, ctx.params.id ?? '', field, seen));
}

async function sendFile(ctx: RequestContext, register: Register, entry: Entry): Promise<Response> {
  const id = entry.values[fieldOf(register, ctx.params.field).key];
  if (typeof id !== 'string') throw notFound();
  const kept = await ctx.transaction((tx) => openPrivateFile(ctx, tx, id, { resource: register.resource }));
  return new Response(Readable.toWeb(Readable.from(kept.content)) as ReadableStream, {
    headers: {
      'content-type': kept.mediaType,
      'content-length': String(kept.size),
      'content-disposition': contentDisposition(
        kept.name,
        kept.mediaType.startsWith('image/') ? 'inline' : 'attachment',
      ),
      'cache-control': 'private, no-store',
    },
  });
}

function fieldOf(register: Register, key: string | undefined): FileField {
  const field = register.fields.filter(isFile).find((one) => one.key === key);
  if (!field) throw notFound();
  return field;
}
