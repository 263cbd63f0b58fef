import type { Statement } from '#kernel/database';

export interface ShownPhoto {
  id: string;
  caption: string | null;
}

/** The newest published photos, to travel in the flight of another page. */
export function latestPhotosStatement(tenantId: string, limit: number): Statement {
  return {
    name: `gallery-latest-${limit}`,
    text: `select id, case when 'caption' = any(published_columns) then caption end as caption
      from gallery_photos
      where tenant_id = $1 and published_at is not null and deleted_at is null and photo_file_id is not null
        and 'photo' = any(published_columns)
      order by taken_on desc nulls last, id desc limit ${limit}`,
    values: [tenantId],
  };
}
