import type { Tx } from '#kernel/database';
import { type ListQuery, orderBy } from '#kernel/http';

export interface Media {
  id: string;
  name: string;
  altText: string;
  width: number;
  height: number;
  size: number;
  /** Of the picture as it is shown. */
  sha256: string;
  fileId: string;
  smallFileId: string;
  uploadedAt: Date;
  uploadedBy: string | null;
}

const COLUMNS = `m.id, m.name, m.alt_text as "altText", m.width, m.height, f.size, f.sha256, m.file_id as "fileId",
  m.small_file_id as "smallFileId", m.uploaded_at as "uploadedAt", a.display_name as "uploadedBy"`;

const FROM = `from cms_media m
  join files f on f.tenant_id = m.tenant_id and f.id = m.file_id
  left join accounts a on a.tenant_id = m.tenant_id and a.id = m.uploaded_by
 where m.tenant_id = balai.tenant_id() and m.deleted_at is null`;

const SORTS = { uploadedAt: 'm.uploaded_at', name: 'lower(m.name)', size: 'f.size' };

export const MEDIA_LIST = { sorts: Object.keys(SORTS), defaultSort: '-uploadedAt', defaultSize: 24 };

/** Pictures of the library. */
export async function listMedia(tx: Tx, list: ListQuery): Promise<{ items: Media[]; total: number }> {
  const rows = await tx.query<Media & { total: number }>(
    `select ${COLUMNS}, count(*) over () as total ${FROM} and ($1 = '' or strpos(m.search_text, $1) > 0)
     ${orderBy(list, SORTS, 'm.id')} offset $2 limit $3`,
    [list.q.toLowerCase(), list.offset, list.size],
  );
  return { items: rows, total: rows[0]?.total ?? 0 };
}

export function findMedia(tx: Tx, id: string): Promise<Media | undefined> {
  return tx.one<Media>(`select ${COLUMNS} ${FROM} and m.id = $1`, [id]);
}

/** The newest pictures as choices of a form, with the chosen one among them. */
export function recentMedia(tx: Tx, chosen: string | null, limit = 12): Promise<Media[]> {
  return tx.query<Media>(
    `select ${COLUMNS} ${FROM} order by (m.id = $1) is true desc, m.uploaded_at desc, m.id desc limit $2`,
    [chosen, limit],
  );
}

/** Where a picture is used: what it is, its name, and where one changes it. */
export interface MediaUse {
  kind: 'page' | 'news' | 'officer' | 'section';
  id: string;
  label: string;
}

/**
 * Everything that shows a picture now: covers and photos by reference, texts by its address in them. Of a page the
 * revision counts that is read, that waits for its hour, and the newest.
 */
export function findMediaUses(tx: Tx, id: string): Promise<MediaUse[]> {
  return tx.query<MediaUse>(
    `select 'page' as kind, p.id::text as id, r.title as label
       from cms_pages p join cms_page_revisions r on r.tenant_id = p.tenant_id and r.page_id = p.id
        and r.number in (p.revision, p.live_revision, p.scheduled_revision)
      where p.tenant_id = balai.tenant_id() and p.deleted_at is null and strpos(r.body, '/media/' || $1::text) > 0
     union
     select 'news', n.id::text, n.title from cms_news n
      where n.tenant_id = balai.tenant_id() and n.deleted_at is null
        and (n.cover_id = $1::uuid or strpos(n.body, '/media/' || $1::text) > 0)
     union
     select 'officer', o.id::text, o.full_name from cms_officers o
      where o.tenant_id = balai.tenant_id() and o.deleted_at is null
        and (o.photo_id = $1::uuid or strpos(o.bio, '/media/' || $1::text) > 0)
     union
     select 'section', s.section_key, s.title from cms_home_sections s
      where s.tenant_id = balai.tenant_id()
        and (strpos(s.body, '/media/' || $1::text) > 0 or strpos(s.config::text, $1::text) > 0)
     order by 1, 3`,
    [id],
  );
}
