import type { PlainDate } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import type { ListQuery } from '#kernel/http';
import type { OfficerLevel } from '../place.ts';

export interface Officer {
  id: string;
  personId: string | null;
  fullName: string;
  positionTitle: string;
  level: OfficerLevel;
  regionCode: string | null;
  photoId: string | null;
  photoAlt: string | null;
  bio: string;
  bioHtml: string;
  sortOrder: number;
  isActive: boolean;
  periodStart: PlainDate | null;
  periodEnd: PlainDate | null;
  version: number;
}

const COLUMNS = `o.id, o.person_id as "personId", o.full_name as "fullName", o.position_title as "positionTitle", o.level,
  o.region_code as "regionCode", m.id as "photoId", m.alt_text as "photoAlt", o.bio, o.bio_html as "bioHtml",
  o.sort_order as "sortOrder", o.is_active as "isActive", o.period_start as "periodStart", o.period_end as "periodEnd",
  o.version`;

const FROM = `from cms_officers o
  left join cms_media m on m.tenant_id = o.tenant_id and m.id = o.photo_id and m.deleted_at is null
 where o.tenant_id = balai.tenant_id() and o.deleted_at is null`;

const ORDER = 'order by o.level, o.region_code nulls first, o.sort_order, lower(o.full_name), o.id';

export const OFFICER_LIST = {
  sorts: ['order'],
  defaultSort: 'order',
  filters: ['level', 'region', 'state'],
  defaultSize: 100,
};

/** All officers in their order; an organisation has tens of them, so they are one list. */
export async function listOfficers(tx: Tx, list: ListQuery, today: PlainDate): Promise<Officer[]> {
  const rows = await tx.query<Officer>(
    `select ${COLUMNS} ${FROM} and ($1 = '' or strpos(o.search_text, $1) > 0) ${ORDER}`,
    [list.q.toLowerCase()],
  );
  const { level, region, state } = list.filters;
  return rows.filter(
    (row) =>
      (!level || level.includes(row.level)) &&
      (!region || region.includes(row.regionCode ?? '')) &&
      (!state || state.includes(isServing(row, today) ? 'serving' : 'hidden')),
  );
}

export function findOfficer(tx: Tx, id: string): Promise<Officer | undefined> {
  return tx.one<Officer>(`select ${COLUMNS} ${FROM} and o.id = $1`, [id]);
}

/** Officers who serve today, as everybody sees them. */
export function listServingOfficers(tx: Tx, today: PlainDate): Promise<Officer[]> {
  return tx.query<Officer>(
    `select ${COLUMNS} ${FROM} and o.is_active and (o.period_start is null or o.period_start <= $1)
       and (o.period_end is null or o.period_end >= $1) ${ORDER}`,
    [today],
  );
}

/** Whether an officer is shown today: active and within the term. */
export function isServing(
  officer: Pick<Officer, 'isActive' | 'periodStart' | 'periodEnd'>,
  today: PlainDate,
): boolean {
  const { isActive, periodStart, periodEnd } = officer;
  return isActive && (!periodStart || periodStart <= today) && (!periodEnd || periodEnd >= today);
}
