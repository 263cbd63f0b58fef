import { readNik, tidyNik } from '#features/people';
import { todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { type ListQuery, type ListShape, orderBy } from '#kernel/http';
import type { WorkContext } from '#kernel/work';
import { addressWords, likeOf } from './family.ts';
import type { ResidentValues } from './resident-fields.ts';
import { fieldColumns, valuesOf } from './seal-resident.ts';

/** A resident in a list: everything known, opened; the list masks what it shows. */
export interface ListedResident {
  id: string;
  familyId: string;
  areaCode: string;
  kk: string | null;
  address: string;
  age: number;
  values: ResidentValues;
}

/** Filters that compare a column, by their name in the address. */
const PLAIN_FILTERS: Readonly<Record<string, string>> = {
  sex: 'r.sex',
  religion: 'r.religion',
  relation: 'r.relation',
  marital: 'r.marital_status',
  education: 'r.education',
  occupation: 'r.occupation',
  disability: 'r.disability',
  residency: 'r.residency',
};

/** Ages as reports group them: the name in the address, its words, from and to. */
export const AGE_GROUPS = [
  { value: 'balita', label: 'Balita (0–4)', from: 0, to: 4 },
  { value: 'anak', label: 'Anak (5–16)', from: 5, to: 16 },
  { value: 'dewasa', label: 'Dewasa (17–59)', from: 17, to: 59 },
  { value: 'lansia', label: 'Lansia (60 ke atas)', from: 60, to: 150 },
] as const;

export const RESIDENT_LIST: ListShape = {
  sorts: ['name', 'age', 'area', 'created'],
  defaultSort: 'name',
  filters: ['area', 'status', 'age', 'nik', ...Object.keys(PLAIN_FILTERS)],
};

const SORTS = { name: 'r.name_key', age: '-r.birth_date', area: 'r.area_code', created: 'r.created_at' };

const SELECT = `r.id, r.family_id as "familyId", r.area_code as "areaCode", f.kk, f.address, ${fieldColumns('r')}`;

/** Residents of one page of the list, and how many there are in all; the walls say of whom. */
export async function findResidents(
  ctx: WorkContext,
  tx: Tx,
  list: ListQuery,
): Promise<{ items: ListedResident[]; total: number }> {
  const where = await residentConditions(ctx, tx, list);
  const counted = tx.one<{ total: number }>(
    `select count(*)::int as total from residents r ${JOIN_FOR_SEARCH(list)} where ${where.text}`,
    [...where.values],
  );
  const order = orderBy(list, SORTS, 'r.id');
  // Who is on the page is settled before their families are asked for.
  const rows = await tx.query<Row>(
    `select ${SELECT} from (select r.id from residents r ${JOIN_FOR_SEARCH(list)} where ${where.text} ${order}
        limit $${where.values.push(list.size)} offset $${where.values.push(list.offset)}) page
       join residents r on r.tenant_id = (select balai.tenant_id()) and r.id = page.id
       join families f on f.tenant_id = r.tenant_id and f.id = r.family_id ${order}`,
    where.values,
  );
  return { items: await openRows(ctx, tx, rows), total: (await counted)!.total };
}

/** Everybody on the list, a part at a time in the order of names: for files and papers. */
export async function* eachResident(
  ctx: WorkContext,
  tx: Tx,
  list: ListQuery,
  size = 1000,
): AsyncGenerator<ListedResident[]> {
  const where = await residentConditions(ctx, tx, list);
  const after = `(r.name_key, r.id) > ($${where.values.length + 1}, $${where.values.length + 2}::uuid)`;
  let last = ['', '00000000-0000-0000-0000-000000000000'];
  for (;;) {
    const rows = await tx.query<Row & { name_key: string }>(
      `select ${SELECT}, r.name_key from residents r
         join families f on f.tenant_id = r.tenant_id and f.id = r.family_id
        where ${where.text} and ${after} order by r.name_key, r.id limit ${size}`,
      [...where.values, ...last],
    );
    if (rows.length > 0) yield await openRows(ctx, tx, rows);
    const end = rows.at(-1);
    if (!end || rows.length < size) return;
    last = [end.name_key, end.id];
  }
}

type Row = {
  id: string;
  familyId: string;
  areaCode: string;
  kk: string | null;
  address: string | null;
} & Record<string, unknown>;

/** An address is on the family, so only a search needs it for the condition. */
const JOIN_FOR_SEARCH = (list: Pick<ListQuery, 'q'>) =>
  list.q === '' ? '' : 'join families f on f.tenant_id = r.tenant_id and f.id = r.family_id';

async function openRows(ctx: WorkContext, tx: Tx, rows: readonly Row[]): Promise<ListedResident[]> {
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const today = todayOf(ctx);
  return rows.map((row) => {
    const values = valuesOf(keys, row);
    return {
      ...{ id: row.id, familyId: row.familyId, areaCode: row.areaCode, values },
      kk: row.kk && keys.open(row.kk, { table: 'families', column: 'kk' }),
      address: row.address ? keys.open(row.address, { table: 'families', column: 'address' }) : '',
      age: ageAt(values.birthDate ?? today, today),
    };
  });
}

/** Whole years; the list and the reports count alike. */
export function ageAt(birthDate: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** What the list asks of a resident `r` (and, with a search, of the family `f`), beside the walls. */
async function residentConditions(
  ctx: WorkContext,
  tx: Tx,
  list: ListQuery,
): Promise<{ text: string; values: unknown[] }> {
  const values: unknown[] = [];
  const put = (value: unknown) => `$${values.push(value)}`;
  const all = ['r.tenant_id = (select balai.tenant_id())'];
  const { area, age, nik } = list.filters;
  const status = list.filters.status ?? ['alive'];
  if (!status.includes('any')) all.push(`r.status = any(${put(status)}::text[])`);
  if (area) all.push(`balai.lies_within(r.area_code, ${put(area)}::text[])`);
  for (const [name, column] of Object.entries(PLAIN_FILTERS)) {
    const wanted = list.filters[name];
    if (wanted) all.push(`${column} = any(${put(wanted)}::text[])`);
  }
  const group = AGE_GROUPS.find(({ value }) => age?.includes(value));
  if (group) {
    const today = put(todayOf(ctx));
    all.push(`r.birth_date <= (${today}::date - make_interval(years => ${group.from}))`);
    all.push(`r.birth_date > (${today}::date - make_interval(years => ${group.to + 1}))`);
  }
  if (nik?.includes('none')) all.push('r.nik_index is null');
  if (nik?.includes('odd')) all.push('r.nik_note is not null');
  if (list.q !== '') all.push(await searchCondition(ctx, tx, list.q, put));
  return { text: all.join(' and '), values };
}

/** A name by what it contains; NIK and KK only whole; an address by its words. */
async function searchCondition(
  ctx: WorkContext,
  tx: Tx,
  q: string,
  put: (value: unknown) => string,
): Promise<string> {
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const digits = tidyNik(q);
  if (/^\d{16}$/.test(digits)) {
    const ways = [`f.kk_index = ${put(keys.blindIndex('kk', digits))}`];
    if (!('fault' in readNik(digits))) ways.push(`r.nik_index = ${put(keys.blindIndex('nik', digits))}`);
    return `(${ways.join(' or ')})`;
  }
  const words = addressWords(keys, q);
  const ways = [`r.name_key like ${put(`%${likeOf(q)}%`)}`];
  if (words.length > 0) ways.push(`f.address_words @> ${put(words)}::text[]`);
  return `(${ways.join(' or ')})`;
}
