import type { Tx } from '#kernel/database';
import type { ListQuery } from '#kernel/http';
import type { Status, Visibility } from '../publication.tsx';

export type Template = 'default' | 'legal' | 'contact';

/** A page as it is read now. */
export interface LivePage {
  id: string;
  slug: string;
  template: Template;
  visibility: Visibility;
  documentId: string | null;
  /** Number of the revision; consents name it. */
  revision: number;
  title: string;
  summary: string;
  /** As it was written. */
  body: string;
  bodyHtml: string;
  updatedAt: Date;
}

/** The revision that is read at this moment: the one whose hour has come, or the one that was published. */
const LIVE = 'case when p.scheduled_for <= $1 then p.scheduled_revision else p.live_revision end';

const LIVE_COLUMNS = `p.id, p.slug, p.template, p.visibility, p.document_id as "documentId", r.number as revision, r.title,
  r.summary, r.body, r.body_html as "bodyHtml", greatest(r.created_at, p.published_at) as "updatedAt"`;

const LIVE_ROWS = `from cms_pages p join cms_page_revisions r
   on r.tenant_id = p.tenant_id and r.page_id = p.id and r.number = ${LIVE}
  where p.tenant_id = balai.tenant_id() and p.deleted_at is null and not p.is_archived`;

/** The page of this address as everybody may read it; undefined while it is a draft, archived or not there. */
export async function readLivePage(tx: Tx, slug: string, now: Date): Promise<LivePage | undefined> {
  const rows = await tx.prepared<LivePage>(
    'cms-live-page',
    `select ${LIVE_COLUMNS} ${LIVE_ROWS} and p.slug = $2`,
    [now, slug],
  );
  return rows[0];
}

/** All pages that are read now, by address; for the map of the site. */
export function listLivePages(tx: Tx, now: Date): Promise<LivePage[]> {
  return tx.query<LivePage>(`select ${LIVE_COLUMNS} ${LIVE_ROWS} order by p.slug`, [now]);
}

/** A page as its officers see it: the newest revision, and what holds in public. */
export interface PageRow {
  id: string;
  slug: string;
  template: Template;
  visibility: Visibility;
  documentId: string | null;
  revision: number;
  liveRevision: number | null;
  scheduledRevision: number | null;
  scheduledFor: Date | null;
  publishedAt: Date | null;
  status: Status;
  title: string;
  summary: string;
  body: string;
  updatedAt: Date;
  updatedBy: string | null;
}

const ROW = `select p.id, p.slug, p.template, p.visibility, p.document_id as "documentId", p.revision,
    ${LIVE} as "liveRevision",
    case when p.scheduled_for > $1 then p.scheduled_revision end as "scheduledRevision",
    case when p.scheduled_for > $1 then p.scheduled_for end as "scheduledFor",
    case when p.scheduled_for <= $1 then p.scheduled_for else p.published_at end as "publishedAt",
    case when p.is_archived then 'archived' when ${LIVE} is null then 'draft' else 'published' end as status,
    r.title, r.summary, r.body, p.updated_at as "updatedAt", a.display_name as "updatedBy"
   from cms_pages p
   join cms_page_revisions r on r.tenant_id = p.tenant_id and r.page_id = p.id and r.number = p.revision
   left join accounts a on a.tenant_id = p.tenant_id and a.id = p.updated_by
  where p.tenant_id = balai.tenant_id() and p.deleted_at is null`;

export function findPage(tx: Tx, id: string, now: Date): Promise<PageRow | undefined> {
  return tx.one<PageRow>(`${ROW} and p.id = $2`, [now, id]);
}

/** Pages for the console: an organisation has tens of them, so they are one list. */
export async function listPages(tx: Tx, list: ListQuery, now: Date): Promise<PageRow[]> {
  const rows = await tx.query<PageRow>(
    `${ROW} and ($2 = '' or strpos(lower(r.title || ' ' || p.slug), $2) > 0) order by lower(r.title), p.slug`,
    [now, list.q.toLowerCase()],
  );
  const { status, visibility } = list.filters;
  return rows.filter(
    (row) => (!status || status.includes(row.status)) && (!visibility || visibility.includes(row.visibility)),
  );
}

export interface Revision {
  number: number;
  title: string;
  summary: string;
  body: string;
  bodyHtml: string;
  note: string;
  createdAt: Date;
  createdBy: string | null;
}

const REVISION = `select r.number, r.title, r.summary, r.body, r.body_html as "bodyHtml", r.note,
    r.created_at as "createdAt", a.display_name as "createdBy"
   from cms_page_revisions r left join accounts a on a.tenant_id = r.tenant_id and a.id = r.created_by
  where r.tenant_id = balai.tenant_id() and r.page_id = $1`;

/** What a page was, newest first. */
export function listRevisions(tx: Tx, pageId: string): Promise<Revision[]> {
  return tx.query<Revision>(`${REVISION} order by r.number desc limit 200`, [pageId]);
}

export function findRevision(tx: Tx, pageId: string, number: number): Promise<Revision | undefined> {
  return tx.one<Revision>(`${REVISION} and r.number = $2`, [pageId, number]);
}
