import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { conflict, invalid, notFound, type WorkContext } from '#kernel/work';

export type AreaLevel = 'hamlet' | 'rw' | 'rt';
export const AREA_LEVELS: readonly AreaLevel[] = ['hamlet', 'rw', 'rt'];
export const LEVEL_WORDS: Readonly<Record<AreaLevel, string>> = { hamlet: 'Dusun', rw: 'RW', rt: 'RT' };

export interface Area {
  id: string;
  /** The path: "II.01.004". */
  code: string;
  level: AreaLevel;
  name: string;
  parentCode: string | null;
  isActive: boolean;
}

export interface CountedArea extends Area {
  /** Who lives there now, in it and below it. */
  people: number;
  families: number;
}

const COLUMNS = 'a.id, a.code, a.level, a.name, a.parent_code as "parentCode", a.is_active as "isActive"';

/** All areas in the order of their codes: a dusun, its RWs, their RTs. */
export function readAreas(tx: Tx): Promise<Area[]> {
  return tx.query<Area>(
    `select ${COLUMNS} from population_areas a where a.tenant_id = balai.tenant_id() order by a.code`,
  );
}

/** The same with who lives there, as far as the walls of the transaction let one see. */
export async function countAreas(tx: Tx): Promise<CountedArea[]> {
  const areas = await readAreas(tx);
  const lived = await tx.query<{ code: string; people: number; families: number }>(
    `select area_code as code, count(*)::int as people, count(distinct family_id)::int as families
       from residents where tenant_id = (select balai.tenant_id()) and status = 'alive' group by area_code`,
  );
  return areas.map((area) => {
    const within = lived.filter(({ code }) => code === area.code || code.startsWith(`${area.code}.`));
    const sum = (key: 'people' | 'families') => within.reduce((total, one) => total + one[key], 0);
    return { ...area, people: sum('people'), families: sum('families') };
  });
}

/** "Dusun II, RW 01, RT 004"; the code itself where an area is not known. */
export function areaWords(areas: readonly Area[], code: string): string {
  const parts = code.split('.');
  const words = parts.map((_, index) => {
    const area = areas.find((one) => one.code === parts.slice(0, index + 1).join('.'));
    return area && `${LEVEL_WORDS[area.level]} ${area.name}`;
  });
  return words.every(Boolean) ? words.join(', ') : code || 'Wilayah belum diketahui';
}

/** "RT 004/RW 01, Dusun II", as an address says it. */
export function areaAddress(areas: readonly Area[], code: string): string {
  const [hamlet, rw, rt] = areaWords(areas, code).split(', ');
  return rt ? `${rt}/${rw}, ${hamlet}` : areaWords(areas, code);
}

/** A part of a code made of a name: "Pal Batu" is "Pal-Batu". */
export function codePart(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 20);
}

/** @throws AppError 422 naming `parent` or `name`; 409 when it is there already */
export async function createArea(
  ctx: WorkContext,
  tx: Tx,
  fresh: { parentCode: string; name: string },
): Promise<string> {
  const part = codePart(fresh.name);
  if (part === '' || fresh.name.length > 80) throw invalid({ name: 'Isi nama atau nomornya, misalnya 001.' });
  const parent = fresh.parentCode
    ? (await readAreas(tx)).find(({ code }) => code === fresh.parentCode)
    : undefined;
  if (fresh.parentCode && (!parent || parent.level === 'rt'))
    throw invalid({ parent: 'Pilih dusun atau RW tempatnya.' });
  const level = AREA_LEVELS[parent ? AREA_LEVELS.indexOf(parent.level) + 1 : 0]!;
  const code = parent ? `${parent.code}.${part}` : part;
  const made = await tx.query<{ id: string }>(
    `insert into population_areas (id, code, level, name, parent_code) values ($1, $2, $3, $4, $5)
     on conflict (tenant_id, code) do nothing returning id`,
    [uuidv7(), code, level, fresh.name, parent?.code ?? null],
  );
  if (made.length === 0)
    throw conflict('area_there', `${LEVEL_WORDS[level]} ${fresh.name} sudah ada di tempat itu.`);
  await recordAudit(ctx, tx, {
    ...{ action: 'area.created', resource: 'area', objectId: made[0]!.id, objectLabel: fresh.name },
    after: { code, level },
  });
  return code;
}

/** Gives an area another name or takes it out of use; its code stays, for grants and history name it. */
export async function updateArea(
  ctx: WorkContext,
  tx: Tx,
  id: string,
  change: { name: string; isActive: boolean },
): Promise<void> {
  if (change.name.length < 1 || change.name.length > 80) throw invalid({ name: 'Isi nama atau nomornya.' });
  const before = await tx.one<Area>(
    `select ${COLUMNS} from population_areas a where a.tenant_id = balai.tenant_id() and a.id = $1 for update`,
    [id],
  );
  if (!before) throw notFound();
  await tx.execute(
    'update population_areas set name = $2, is_active = $3 where tenant_id = balai.tenant_id() and id = $1',
    [id, change.name, change.isActive],
  );
  await recordAudit(ctx, tx, {
    ...{ action: 'area.updated', resource: 'area', objectId: id, objectLabel: change.name },
    before: { name: before.name, isActive: before.isActive },
    after: change,
  });
}

/** Sees to it that every place of these is there, its dusun and RW before it; a sheet names them by the way. */
export async function keepAreas(tx: Tx, places: readonly { path: readonly string[] }[]): Promise<void> {
  const wanted = new Map<string, { level: AreaLevel; name: string; parent: string | null }>();
  for (const { path } of places)
    path.forEach((name, index) => {
      const parts = path.slice(0, index + 1).map(codePart);
      wanted.set(parts.join('.'), {
        ...{ level: AREA_LEVELS[index]!, name },
        parent: index === 0 ? null : parts.slice(0, -1).join('.'),
      });
    });
  const rows = [...wanted];
  await tx.execute(
    `insert into population_areas (id, code, level, name, parent_code)
     select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[])
     on conflict (tenant_id, code) do nothing`,
    [
      rows.map(() => uuidv7()),
      rows.map(([code]) => code),
      rows.map(([, { level }]) => level),
      rows.map(([, { name }]) => name),
      rows.map(([, { parent }]) => parent),
    ],
  );
}
