import type { Tx } from '#kernel/database';

/** A picture or film of the gallery as everybody may see it. */
export interface ShownMedium {
  id: string;
  caption: string;
  album: string | null;
  takenOn: string | null;
  videoUrl: string | null;
  hasPhoto: boolean;
  views: number;
}

const open = (column: string, key: string) =>
  `case when '${key}' = any(g.published_columns) then g.${column} end as "${key}"`;

const SHOWN = `select g.id, g.caption, ${open('album', 'album')}, ${open('taken_on', 'takenOn')},
    ${open('video_url', 'videoUrl')}, g.view_count as views,
    (g.photo_file_id is not null and 'photo' = any(g.published_columns)) as "hasPhoto"
   from gallery_photos g
  where g.tenant_id = balai.tenant_id() and g.published_at is not null and g.deleted_at is null
    and 'caption' = any(g.published_columns)`;

/** The published gallery, newest first; of one album when asked. */
export async function listShownMedia(
  tx: Tx,
  given: { album?: string | undefined; q?: string; offset: number; limit: number },
): Promise<{ items: ShownMedium[]; total: number }> {
  const rows = await tx.query<ShownMedium & { total: number }>(
    `select s.*, count(*) over () as total from (${SHOWN}) s
      where ($1::text is null or s.album = $1) and ($2 = '' or strpos(lower(s.caption), $2) > 0)
      order by s."takenOn" desc nulls last, s.id desc offset $3 limit $4`,
    [given.album ?? null, (given.q ?? '').toLowerCase(), given.offset, given.limit],
  );
  return { items: rows, total: rows[0]?.total ?? 0 };
}

export function findShownMedia(tx: Tx, ids: readonly string[]): Promise<ShownMedium[]> {
  return tx.query<ShownMedium>(`${SHOWN} and g.id = any($1::uuid[])`, [ids]);
}

/** Albums that have something published, with how much. */
export function listAlbums(tx: Tx): Promise<{ album: string; count: number }[]> {
  return tx.query<{ album: string; count: number }>(
    `select album, count(*) as count from (${SHOWN}) s where album is not null group by album order by album`,
  );
}

/** One more opening of a picture's page; nothing says by whom. */
export async function countMediumView(tx: Tx, id: string): Promise<void> {
  await tx.execute(
    'update gallery_photos set view_count = view_count + 1 where tenant_id = balai.tenant_id() and id = $1',
    [id],
  );
}
