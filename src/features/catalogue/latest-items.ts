import type { Statement } from '#kernel/database';

/** A thing of the catalogue as a card shows it; what was not published of it is null. */
export interface ShownItem {
  id: string;
  name: string;
  category: string | null;
  price: number | null;
  unit: string | null;
  stock: number | null;
  hasPhoto: boolean;
}

/** The newest things of the catalogue, to travel in the flight of another page. */
export function latestItemsStatement(tenantId: string, limit: number): Statement {
  const open = (key: string) => `case when '${key}' = any(published_columns) then ${key} end as ${key}`;
  return {
    name: `catalogue-latest-${limit}`,
    text: `select id, name, ${open('category')}, ${open('price')}, ${open('unit')}, ${open('stock')},
        (photo_file_id is not null and 'photo' = any(published_columns)) as "hasPhoto"
      from catalogue_items
      where tenant_id = $1 and published_at is not null and deleted_at is null and 'name' = any(published_columns)
      order by published_at desc, id desc limit ${limit}`,
    values: [tenantId],
  };
}
