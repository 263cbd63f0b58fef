import { zipSync } from 'fflate';
import { v7 as uuidv7 } from 'uuid';
import { describeAction, readReadersOf, recordAudit } from '#kernel/audit';
import { formatMoment, zoneOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { keepPrivateFile } from '#kernel/files';
import { defineJob, type JobDeclaration } from '#kernel/jobs';
import { notifyByMail } from '#kernel/notifications';
import type { Tenant } from '#kernel/tenancy';
import { conflict, type WorkContext } from '#kernel/work';
import { collectData } from './collect-data.ts';
import { copyPage } from './copy-page.ts';
import { readPerson } from './person.ts';
import type { PrivacyPlace } from './privacy-place.ts';
import { HOUR_MS } from './request.ts';

const KIND = 'exportOwnData';
/** How long a copy lies ready. */
export const COPY_HOURS = 24;

export interface DataCopy {
  id: string;
  fileId: string | null;
  requestedAt: Date;
  readyAt: Date | null;
  expiresAt: Date | null;
  failedAt: Date | null;
  downloadCount: number;
}

/** The newest copies that somebody asked for. */
export function readCopies(tx: Tx, accountId: string): Promise<DataCopy[]> {
  return tx.query<DataCopy>(
    `select id, file_id as "fileId", requested_at as "requestedAt", ready_at as "readyAt", expires_at as "expiresAt",
       failed_at as "failedAt", download_count as "downloadCount"
       from privacy_exports where tenant_id = balai.tenant_id() and account_id = $1
      order by requested_at desc limit 5`,
    [accountId],
  );
}

/**
 * Asks for a copy of one's own data; the worker makes it within seconds. The password has been asked for before.
 *
 * @throws AppError 409 while another copy is being made
 */
export async function requestCopy(ctx: WorkContext, tx: Tx, accountId: string): Promise<string> {
  const waiting = await tx.one(
    `select 1 from privacy_exports where tenant_id = balai.tenant_id() and account_id = $1 and ready_at is null
       and failed_at is null and requested_at > $2`,
    [accountId, new Date(ctx.now.getTime() - HOUR_MS)],
  );
  if (waiting)
    throw conflict('copy_waits', 'Salinan Anda sedang disiapkan. Muat ulang halaman ini sebentar lagi.');
  const id = uuidv7();
  await tx.execute('insert into privacy_exports (id, account_id, requested_at) values ($1, $2, $3)', [
    ...[id, accountId, ctx.now],
  ]);
  await recordAudit(ctx, tx, { action: 'privacy.copy_requested', resource: 'privacy', objectId: id });
  await ctx.app.jobs.add(ctx, tx, {
    kind: KIND,
    title: 'Menyiapkan salinan data pribadi',
    input: { copy: id },
  });
  return id;
}

export function exportOwnDataJob(placeOf: (tenant: Tenant) => PrivacyPlace): JobDeclaration {
  return defineJob({
    kind: KIND,
    lane: 'quick',
    run: async (ctx, { input }) => {
      await ctx.transaction((tx) => makeCopy(ctx, tx, placeOf(ctx.tenant), String(input.copy)));
      return { note: 'Siap diunduh pemiliknya' };
    },
  });
}

/** Makes the zip: data.json, a page to read, and the files. Repeating it changes nothing. */
export async function makeCopy(ctx: WorkContext, tx: Tx, place: PrivacyPlace, id: string): Promise<void> {
  const copy = await tx.one<{ account_id: string }>(
    `select account_id from privacy_exports
      where tenant_id = balai.tenant_id() and id = $1 and ready_at is null for update`,
    [id],
  );
  if (!copy) return;
  const accountId = copy.account_id;
  const person = await readPerson(ctx, tx, place.source, { accountId, subjectId: null });
  const { parts, files } = await collectData(ctx, tx, place.source, person);
  const readers = await readReadersOf(ctx, tx, [accountId, ...person.people], accountId);
  if (readers.length > 0) {
    parts.push({
      title: 'Siapa yang membuka data saya',
      table: 'audit_events',
      rows: readers.map(({ at, actorName, action }) => ({
        at,
        actor_name: actorName,
        step: describeAction(action, place.nameOf),
      })),
    });
  }
  const madeAt = formatMoment(ctx.now, zoneOf(ctx.tenant.timeZone), 'long');
  const data = {
    organisation: ctx.tenant.name,
    madeAt: ctx.now.toISOString(),
    parts: Object.fromEntries(parts.map(({ title, rows }) => [title, rows])),
  };
  const zip = zipSync({
    'data.json': Buffer.from(JSON.stringify(data, null, 2)),
    'baca-saya.html': Buffer.from(copyPage({ organisation: ctx.tenant.name, madeAt }, parts)),
    ...Object.fromEntries(files.map(({ name, content }) => [`berkas/${name}`, content])),
  });
  const { id: fileId } = await keepPrivateFile(ctx, tx, {
    resource: 'privacy',
    objectId: id,
    kind: 'privacy_copy',
    name: 'salinan-data-pribadi.zip',
    mediaType: 'application/zip',
    content: zip,
    uploadedBy: accountId,
  });
  await tx.execute(
    `update privacy_exports set file_id = $2, ready_at = $3, expires_at = $4
      where tenant_id = balai.tenant_id() and id = $1`,
    [id, fileId, ctx.now, new Date(ctx.now.getTime() + COPY_HOURS * HOUR_MS)],
  );
  await notifyByMail(ctx, tx, [accountId], {
    title: 'Salinan data pribadi Anda siap',
    body: `Unduh dalam ${COPY_HOURS} jam; setelah itu berkasnya dihapus. Bila Anda tidak memintanya, ganti kata sandi Anda.`,
    url: place.own,
  });
}

/** Takes copies away whose day is over. @returns how many */
export async function dropOldCopies(ctx: WorkContext): Promise<number> {
  const old = await ctx.transaction((tx) =>
    tx.query<{ id: string; store_key: string }>(
      `select f.id, f.store_key from privacy_exports x
         join files f on f.tenant_id = x.tenant_id and f.id = x.file_id and f.removed_at is null
        where x.tenant_id = balai.tenant_id() and x.expires_at <= $1`,
      [ctx.now],
    ),
  );
  for (const { id, store_key } of old) {
    await ctx.app.files.delete(store_key);
    await ctx.transaction((tx) =>
      tx.execute('update files set removed_at = $2 where tenant_id = balai.tenant_id() and id = $1', [
        id,
        ctx.now,
      ]),
    );
  }
  return old.length;
}
