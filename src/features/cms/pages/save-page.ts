import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { actorOf, conflict, invalid, notFound, type WorkContext } from '#kernel/work';
import type { Visibility } from '../publication.tsx';
import { cleanMarkup, renderMarkup } from '../writing/markup.ts';
import { findPage, findRevision, type Template } from './page-rows.ts';

/** A page as it was filled in. */
export interface PageInput {
  slug: string;
  title: string;
  summary: string;
  body: string;
  template: Template;
  visibility: Visibility;
  documentId: string | null;
  /** What changed, for the history. */
  note: string;
}

/** What happens to what was written: kept for later, shown now, or shown from an hour on. */
export type Act = { kind: 'draft' } | { kind: 'publish' } | { kind: 'schedule'; at: Date };

interface LockedPage {
  id: string;
  slug: string;
  template: Template;
  visibility: Visibility;
  document_id: string | null;
  revision: number;
  live_revision: number | null;
  scheduled_revision: number | null;
  scheduled_for: Date | null;
  published_at: Date | null;
  is_archived: boolean;
}

/**
 * Makes a page with its first revision.
 * @throws AppError 422 when another page has this address
 */
export async function createPage(ctx: WorkContext, tx: Tx, input: PageInput, act: Act): Promise<string> {
  const id = uuidv7();
  const taken = await tx.execute(
    `insert into cms_pages (id, slug, template, visibility, document_id, created_by) values ($1, $2, $3, $4, $5, $6)
     on conflict do nothing`,
    [id, input.slug, input.template, input.visibility, input.documentId, actorOf(ctx).id],
  );
  if (taken === 0) throw slugTaken();
  const page = await lockPage(ctx, tx, id);
  await addRevision(ctx, tx, page, input, act);
  await recordAudit(ctx, tx, {
    action: act.kind === 'publish' ? 'cms_page.published' : 'cms_page.created',
    resource: 'cms.page',
    objectId: id,
    objectLabel: input.title,
    after: { slug: input.slug, act: act.kind },
  });
  return id;
}

/**
 * Publishes new words of a page whose address and kind stay as they are.
 * @throws AppError 404, 422 without words
 */
export async function savePageText(
  ctx: WorkContext,
  tx: Tx,
  slug: string,
  text: { summary: string; body: string },
): Promise<void> {
  if (text.body.trim() === '') throw invalid({ body: 'Tulis isi halaman.' });
  if (text.summary.length > 2000) throw invalid({ summary: 'Ringkasan paling banyak 2.000 huruf.' });
  const known = await tx.one<{ id: string }>(
    'select id from cms_pages where tenant_id = balai.tenant_id() and slug = $1 and deleted_at is null',
    [slug],
  );
  const row = known && (await findPage(tx, known.id, ctx.now));
  if (!row) throw notFound();
  const { id, title, template, visibility, documentId, revision } = row;
  await savePage(ctx, tx, {
    ...{ id, seen: revision, act: { kind: 'publish' } },
    input: { slug, title, template, visibility, documentId, note: '', ...text },
  });
}

/**
 * Adds a revision to a page and does with it what was asked.
 *
 * @param seen number of the revision the person had before them
 * @throws AppError 409 `changed_meanwhile` when somebody else saved in between, 422 when the address is taken, 404
 */
export async function savePage(
  ctx: WorkContext,
  tx: Tx,
  given: { id: string; seen: number; input: PageInput; act: Act },
): Promise<void> {
  const { input, act } = given;
  const page = await lockPage(ctx, tx, given.id);
  if (page.revision !== given.seen) {
    throw conflict(
      'changed_meanwhile',
      'Halaman ini diubah orang lain sejak Anda membukanya. Tulisan Anda masih ada di bawah; buka riwayat untuk membandingkan, lalu simpan lagi.',
    );
  }
  const before = await findRevision(tx, page.id, page.revision);
  const isTaken = await tx.one(
    `select 1 as taken from cms_pages
      where tenant_id = balai.tenant_id() and slug = $1 and id <> $2 and deleted_at is null`,
    [input.slug, page.id],
  );
  if (isTaken) throw slugTaken();
  await tx.execute(
    `update cms_pages set slug = $2, template = $3, visibility = $4, document_id = $5
      where tenant_id = balai.tenant_id() and id = $1`,
    [page.id, input.slug, input.template, input.visibility, input.documentId],
  );
  await addRevision(ctx, tx, page, input, act);
  await recordAudit(ctx, tx, {
    action: AUDIT[act.kind],
    resource: 'cms.page',
    objectId: page.id,
    objectLabel: input.title,
    before: {
      title: before?.title,
      revision: page.revision,
      slug: page.slug,
      visibility: page.visibility,
      template: page.template,
    },
    after: {
      title: input.title,
      revision: page.revision + 1,
      slug: input.slug,
      visibility: input.visibility,
      template: input.template,
    },
    ...(input.note ? { reason: input.note } : {}),
  });
}

const AUDIT = {
  draft: 'cms_page.updated',
  publish: 'cms_page.published',
  schedule: 'cms_page.scheduled',
} as const;

/**
 * Takes an older revision up again, as a new one: nothing of the history is lost.
 * @throws AppError 404 when there is no such revision
 */
export async function restoreRevision(
  ctx: WorkContext,
  tx: Tx,
  given: { id: string; number: number; act: Act },
): Promise<void> {
  const page = await lockPage(ctx, tx, given.id);
  const old = await findRevision(tx, page.id, given.number);
  if (!old) throw notFound();
  const note = `Dipulihkan dari revisi ${old.number}`;
  await addRevision(ctx, tx, page, { ...old, note }, given.act);
  await recordAudit(ctx, tx, {
    action: 'cms_page.restored',
    resource: 'cms.page',
    objectId: page.id,
    objectLabel: old.title,
    before: { revision: page.revision },
    after: { revision: page.revision + 1, restored_from: old.number, act: given.act.kind },
  });
}

export type StatusChange = 'publish' | 'unpublish' | 'archive' | 'reopen' | 'unschedule';

/** Shows or takes away a page without writing it anew. @throws AppError 404 */
export async function changePageStatus(
  ctx: WorkContext,
  tx: Tx,
  id: string,
  to: StatusChange,
): Promise<void> {
  const page = await lockPage(ctx, tx, id);
  const next = {
    publish: { live: page.revision, scheduled: null, isArchived: false },
    unpublish: { live: null, scheduled: null, isArchived: page.is_archived },
    archive: { live: page.live_revision, scheduled: null, isArchived: true },
    reopen: { live: page.live_revision, scheduled: null, isArchived: false },
    unschedule: { live: page.live_revision, scheduled: null, isArchived: page.is_archived },
  }[to];
  await tx.execute(
    `update cms_pages set live_revision = $2, is_archived = $3, scheduled_revision = null, scheduled_for = null,
       published_at = case when $4 then $5 else published_at end, updated_by = $6, updated_at = $5
      where tenant_id = balai.tenant_id() and id = $1`,
    [page.id, next.live, next.isArchived, to === 'publish', ctx.now, actorOf(ctx).id],
  );
  const label = await findRevision(tx, page.id, page.revision);
  await recordAudit(ctx, tx, {
    action: STATUS_AUDIT[to],
    resource: 'cms.page',
    objectId: page.id,
    objectLabel: label?.title ?? page.slug,
    before: { live: page.live_revision, archived: page.is_archived, scheduled: page.scheduled_for },
    after: { live: next.live, archived: next.isArchived, scheduled: null },
  });
}

const STATUS_AUDIT: Record<StatusChange, string> = {
  publish: 'cms_page.published',
  unpublish: 'cms_page.unpublished',
  archive: 'cms_page.archived',
  reopen: 'cms_page.reopened',
  unschedule: 'cms_page.unscheduled',
};

/** Takes a page away; its history stays in the log and the backup. @throws AppError 404 */
export async function deletePage(ctx: WorkContext, tx: Tx, id: string): Promise<void> {
  const page = await lockPage(ctx, tx, id);
  const label = await findRevision(tx, page.id, page.revision);
  await tx.execute(
    'update cms_pages set deleted_at = $2, updated_by = $3 where tenant_id = balai.tenant_id() and id = $1',
    [page.id, ctx.now, actorOf(ctx).id],
  );
  await recordAudit(ctx, tx, {
    action: 'cms_page.deleted',
    resource: 'cms.page',
    objectId: page.id,
    objectLabel: label?.title ?? page.slug,
    before: { slug: page.slug, title: label?.title },
  });
}

/** One at a time; and an hour that has come is settled before anything else is decided. */
async function lockPage(ctx: WorkContext, tx: Tx, id: string): Promise<LockedPage> {
  const page = await tx.one<LockedPage>(
    `select id, slug, template, visibility, document_id, revision, live_revision, scheduled_revision, scheduled_for,
       published_at, is_archived
      from cms_pages where tenant_id = balai.tenant_id() and id = $1 and deleted_at is null for update`,
    [id],
  );
  if (!page) throw notFound();
  if (!page.scheduled_for || page.scheduled_for > ctx.now) return page;
  await tx.execute(
    `update cms_pages set live_revision = scheduled_revision, published_at = scheduled_for, scheduled_revision = null,
       scheduled_for = null
      where tenant_id = balai.tenant_id() and id = $1`,
    [id],
  );
  return {
    ...page,
    live_revision: page.scheduled_revision,
    published_at: page.scheduled_for,
    scheduled_revision: null,
    scheduled_for: null,
  };
}

async function addRevision(
  ctx: WorkContext,
  tx: Tx,
  page: LockedPage,
  text: Pick<PageInput, 'title' | 'summary' | 'body' | 'note'>,
  act: Act,
): Promise<void> {
  const number = page.revision + 1;
  const body = cleanMarkup(text.body);
  await tx.execute(
    `insert into cms_page_revisions (id, page_id, number, title, summary, body, body_html, note, created_by, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ...[uuidv7(), page.id, number, text.title, cleanMarkup(text.summary), body, renderMarkup(body)],
      ...[text.note, actorOf(ctx).id, ctx.now],
    ],
  );
  const isLive = act.kind === 'publish';
  const at = act.kind === 'schedule' ? act.at : null;
  await tx.execute(
    `update cms_pages set revision = $2, live_revision = case when $3 then $2 else live_revision end,
       published_at = case when $3 then $4 else published_at end,
       is_archived = is_archived and not $3,
       scheduled_revision = case when $3 then null when $5::timestamptz is not null then $2 else scheduled_revision end,
       scheduled_for = case when $3 then null when $5::timestamptz is not null then $5 else scheduled_for end,
       updated_by = $6, updated_at = $4
      where tenant_id = balai.tenant_id() and id = $1`,
    [page.id, number, isLive, ctx.now, at, actorOf(ctx).id],
  );
}

const slugTaken = () => invalid({ slug: 'Alamat ini sudah dipakai halaman lain. Pilih kata yang berbeda.' });
