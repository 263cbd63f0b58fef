import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import type { TenantKeys } from '#kernel/encryption';
import { type ListQuery, type ListShape, orderBy } from '#kernel/http';
import { conflict, invalid, notFound, type WorkContext } from '#kernel/work';
import { readAreas } from './area.ts';
import { HEAD } from './choices.ts';

const placeOf = (column: 'kk' | 'address') => ({ table: 'families', column });

/** A family card in a list. */
export interface FamilyHead {
  id: string;
  kk: string | null;
  address: string;
  areaCode: string;
  isClosed: boolean;
  headName: string | null;
  headId: string | null;
  /** Who belongs to it and lives. */
  people: number;
}

/** Somebody of a family, as far as others of the family and officers see them. */
export interface FamilyMember {
  id: string;
  fullName: string;
  nik: string | null;
  sex: string;
  birthPlace: string | null;
  birthDate: string;
  religion: string | null;
  education: string | null;
  occupation: string | null;
  maritalStatus: string;
  relation: string;
  nationality: string;
  fatherName: string | null;
  motherName: string | null;
  status: string;
}

export const FAMILY_LIST: ListShape = {
  sorts: ['head', 'area', 'people'],
  defaultSort: 'area',
  filters: ['area', 'state'],
};

const FAMILY = `f.id, f.kk, f.address, f.area_code as "areaCode", f.is_closed as "isClosed",
  h.full_name as "headName", h.id as "headId",
  (select count(*)::int from residents r where r.tenant_id = f.tenant_id and r.family_id = f.id and r.status = 'alive') as people`;
const WITH_HEAD = `families f left join lateral (select r.id, r.full_name, r.name_key from residents r
    where r.tenant_id = f.tenant_id and r.family_id = f.id and r.relation = '${HEAD}'
    order by r.status = 'alive' desc, r.birth_date limit 1) h on true`;

/** Family cards of one page of the list; KK and address opened. */
export async function findFamilies(
  ctx: WorkContext,
  tx: Tx,
  list: ListQuery,
): Promise<{ items: FamilyHead[]; total: number }> {
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const values: unknown[] = [];
  const put = (value: unknown) => `$${values.push(value)}`;
  const all = ['f.tenant_id = (select balai.tenant_id())'];
  const { area, state } = list.filters;
  if (area) all.push(`balai.lies_within(f.area_code, ${put(area)}::text[])`);
  all.push(`f.is_closed = ${put(state?.includes('closed') ?? false)}`);
  if (list.q !== '') {
    const digits = list.q.replace(/\D/g, '');
    const ways = [`h.name_key like ${put(`%${likeOf(list.q)}%`)}`];
    if (digits.length === 16) ways.push(`f.kk_index = ${put(keys.blindIndex('kk', digits))}`);
    const words = addressWords(keys, list.q);
    if (words.length > 0) ways.push(`f.address_words @> ${put(words)}::text[]`);
    all.push(`(${ways.join(' or ')})`);
  }
  const where = all.join(' and ');
  const order = orderBy(list, { head: 'h.name_key', area: 'f.area_code', people: 'people' }, 'f.id');
  const counted = await tx.one<{ total: number }>(
    `select count(*)::int as total from ${WITH_HEAD} where ${where}`,
    [...values],
  );
  const items = await tx.query<FamilyHead>(
    `select ${FAMILY} from ${WITH_HEAD} where ${where} ${order} limit ${put(list.size)} offset ${put(list.offset)}`,
    values,
  );
  return { items: items.map((row) => openFamily(keys, row)), total: counted!.total };
}

/** @throws AppError 404 for one that is not there or out of reach */
export async function readFamily(ctx: WorkContext, tx: Tx, id: string): Promise<FamilyHead> {
  const row = await tx.one<FamilyHead>(
    `select ${FAMILY} from ${WITH_HEAD} where f.tenant_id = balai.tenant_id() and f.id = $1`,
    [id],
  );
  if (!row) throw notFound();
  return openFamily(await ctx.app.secrets.get(tx, ctx.tenant.id), row);
}

/** Everybody on the card in the order of the card: the head, then by relation and age. */
export async function readFamilyMembers(ctx: WorkContext, tx: Tx, familyId: string): Promise<FamilyMember[]> {
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const rows = await tx.query<FamilyMember>(
    `select id, full_name as "fullName", nik, sex, birth_place as "birthPlace", birth_date as "birthDate", religion,
       education, occupation, marital_status as "maritalStatus", relation, nationality, father_name as "fatherName",
       mother_name as "motherName", status
       from residents where tenant_id = balai.tenant_id() and family_id = $1 and status not in ('moved', 'invalid')
      order by length(relation), relation, birth_date, id`,
    [familyId],
  );
  return rows.map((row) => ({
    ...row,
    nik: row.nik && keys.open(row.nik, { table: 'residents', column: 'nik' }),
  }));
}

/** What is typed of a family card. */
export interface TypedFamily {
  kk: string;
  address: string;
  areaCode: string;
}

/** @returns the id @throws AppError 422 naming `kk` or `areaCode`; 409 when the number is taken */
export async function createFamily(ctx: WorkContext, tx: Tx, typed: TypedFamily): Promise<string> {
  const columns = await familyColumns(ctx, tx, typed);
  const id = uuidv7();
  await tx
    .execute(
      `insert into families (id, kk, kk_index, address, address_words, area_code, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $7)`,
      [id, ...columns, ctx.now],
    )
    .catch(tellTaken);
  await recordAudit(ctx, tx, {
    ...{ action: 'family.created', resource: 'family', objectId: id },
    after: { area: typed.areaCode },
  });
  return id;
}

/** Corrects number, address or area; everybody on the card moves along with it. */
export async function updateFamily(ctx: WorkContext, tx: Tx, id: string, typed: TypedFamily): Promise<void> {
  const columns = await familyColumns(ctx, tx, typed);
  const before = await tx.one<{ areaCode: string }>(
    `select area_code as "areaCode" from families where tenant_id = balai.tenant_id() and id = $1 for update`,
    [id],
  );
  if (!before) throw notFound();
  await tx
    .execute(
      `update families set kk = $2, kk_index = $3, address = $4, address_words = $5, area_code = $6,
         version = version + 1, updated_at = $7 where tenant_id = balai.tenant_id() and id = $1`,
      [id, ...columns, ctx.now],
    )
    .catch(tellTaken);
  await tx.execute(
    'update residents set area_code = $2 where tenant_id = balai.tenant_id() and family_id = $1 and area_code <> $2',
    [id, typed.areaCode],
  );
  await recordAudit(ctx, tx, {
    ...{ action: 'family.updated', resource: 'family', objectId: id },
    before: { area: before.areaCode },
    after: { area: typed.areaCode },
  });
}

async function familyColumns(ctx: WorkContext, tx: Tx, typed: TypedFamily): Promise<unknown[]> {
  const faults: Record<string, string> = {};
  if (typed.kk !== '' && kkFault(typed.kk)) faults.kk = kkFault(typed.kk)!;
  if (typed.address.length > 200) faults.address = 'Paling banyak 200 huruf.';
  const areas = await readAreas(tx);
  if (!areas.some(({ code, isActive }) => code === typed.areaCode && isActive))
    faults.areaCode = 'Pilih RT tempat tinggal keluarga ini.';
  if (Object.keys(faults).length > 0) throw invalid(faults);
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  return [...sealedFamily(keys, typed), typed.areaCode];
}

/** Number, its shadow, address and the shadows of its words, as the table keeps them. */
export function sealedFamily(keys: TenantKeys, given: Pick<TypedFamily, 'kk' | 'address'>) {
  return [
    given.kk ? keys.seal(given.kk, placeOf('kk')) : null,
    given.kk ? keys.blindIndex('kk', given.kk) : null,
    given.address ? keys.seal(given.address, placeOf('address')) : null,
    addressWords(keys, given.address),
  ] as const;
}

/** Why a number cannot be that of a family card. */
export function kkFault(kk: string): string | undefined {
  if (!/^\d*$/.test(kk)) return 'Nomor KK berisi angka saja.';
  if (kk.length !== 16)
    return kk.length < 16
      ? `Baru ${kk.length} angka, seharusnya 16.`
      : `Ada ${kk.length} angka, seharusnya 16.`;
  return kk.endsWith('0000') ? 'Empat angka terakhir tidak mungkin 0000.' : undefined;
}

/** Keyed shadows of the words of an address; one finds an address by whole words, and a dump tells none. */
export function addressWords(keys: TenantKeys, text: string): string[] {
  const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return [...new Set(words)].slice(0, 30).map((word) => keys.blindIndex('address-word', word));
}

function openFamily(keys: TenantKeys, row: FamilyHead): FamilyHead {
  return {
    ...row,
    kk: row.kk && keys.open(row.kk, placeOf('kk')),
    address: row.address ? keys.open(row.address, placeOf('address')) : '',
  };
}

export const likeOf = (text: string) => text.toLowerCase().replace(/[\\%_]/g, (mark) => `\\${mark}`);

function tellTaken(error: unknown): never {
  if ((error as { constraint?: string }).constraint === 'families_kk')
    throw conflict('kk_taken', 'Nomor KK ini sudah dipakai keluarga lain di desa ini.');
  throw error;
}

/** The family with this number, whoever's area it is in; for joining somebody to it. */
export async function familyIdByKk(ctx: WorkContext, tx: Tx, kk: string): Promise<string | undefined> {
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const row = await tx.one<{ id: string }>(
    'select id from families where tenant_id = balai.tenant_id() and kk_index = $1',
    [keys.blindIndex('kk', kk)],
  );
  return row?.id;
}
