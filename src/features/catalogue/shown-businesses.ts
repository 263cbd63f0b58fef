import type { Tx } from '#kernel/database';

/** A business as everybody may read it; what was not published of it is null. */
export interface ShownBusiness {
  id: string;
  name: string;
  category: string | null;
  ownerName: string | null;
  about: string | null;
  address: string | null;
  hours: string | null;
  phone: string | null;
  website: string | null;
  businessNumber: string | null;
  foodPermit: string | null;
  halalNumber: string | null;
  mapPlace: string | null;
  hasPhoto: boolean;
  isPromoted: boolean;
}

const open = (column: string, key: string) =>
  `case when '${key}' = any(b.published_columns) then b.${column} end as "${key}"`;

const SHOWN = `select b.id, b.name, ${open('category', 'category')}, ${open('owner_name', 'ownerName')},
    ${open('about', 'about')}, ${open('address', 'address')}, ${open('hours', 'hours')}, ${open('phone', 'phone')},
    ${open('website', 'website')}, ${open('business_number', 'businessNumber')}, ${open('food_permit', 'foodPermit')},
    ${open('halal_number', 'halalNumber')}, ${open('map_place', 'mapPlace')},
    (b.photo_file_id is not null and 'photo' = any(b.published_columns)) as "hasPhoto",
    coalesce(b.promoted_until >= $1::date, false) as "isPromoted"
   from businesses b
  where b.tenant_id = balai.tenant_id() and b.published_at is not null and b.deleted_at is null
    and 'name' = any(b.published_columns)`;

/** Published businesses, those that are promoted first; their owners' names are not searched. */
export async function listShownBusinesses(
  tx: Tx,
  given: { today: string; category?: string | undefined; q?: string; offset: number; limit: number },
): Promise<{ items: ShownBusiness[]; total: number }> {
  const rows = await tx.query<ShownBusiness & { total: number }>(
    `select s.*, count(*) over () as total from (${SHOWN}) s
      where ($2::text is null or s.category = $2)
        and ($3 = '' or strpos(lower(s.name || ' ' || coalesce(s.category, '') || ' ' || coalesce(s.about, '')), $3) > 0)
      order by s."isPromoted" desc, lower(s.name), s.id offset $4 limit $5`,
    [given.today, given.category ?? null, (given.q ?? '').toLowerCase(), given.offset, given.limit],
  );
  return { items: rows, total: rows[0]?.total ?? 0 };
}

export async function findShownBusinesses(
  tx: Tx,
  today: string,
  ids: readonly string[],
): Promise<ShownBusiness[]> {
  return tx.query<ShownBusiness>(`${SHOWN} and b.id = any($2::uuid[])`, [today, ids]);
}

/** Categories that published businesses have. */
export async function businessCategories(tx: Tx): Promise<string[]> {
  const rows = await tx.query<{ category: string }>(
    `select distinct category from businesses
      where tenant_id = balai.tenant_id() and published_at is not null and deleted_at is null and category is not null
        and 'category' = any(published_columns) order by category`,
  );
  return rows.map(({ category }) => category);
}

export interface ShownProduct {
  id: string;
  name: string;
  price: number | null;
  unit: string | null;
  stock: number | null;
  description: string | null;
  hasPhoto: boolean;
}

/** What a business sells, as far as it was published. */
export function listProductsOf(tx: Tx, businessId: string): Promise<ShownProduct[]> {
  const shown = (key: string) => `case when '${key}' = any(i.published_columns) then i.${key} end as ${key}`;
  return tx.query<ShownProduct>(
    `select i.id, i.name, ${shown('price')}, ${shown('unit')}, ${shown('stock')}, ${shown('description')},
        (i.photo_file_id is not null and 'photo' = any(i.published_columns)) as "hasPhoto"
       from catalogue_items i
      where i.tenant_id = balai.tenant_id() and i.business_id = $1 and i.published_at is not null
        and i.deleted_at is null and 'name' = any(i.published_columns)
      order by lower(i.name), i.id`,
    [businessId],
  );
}
