import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#kernel/database';
import { type ListQuery, type ListShape, orderBy } from '#kernel/http';
import { actorOf, notFound, type WorkContext } from '#kernel/work';
import { likeOf } from './family.ts';

export type EventKind =
  | 'birth'
  | 'death'
  | 'move_in'
  | 'move_out'
  | 'split'
  | 'missing'
  | 'return'
  | 'reversal';

export const EVENT_WORDS: Readonly<Record<EventKind, string>> = {
  birth: 'Lahir',
  death: 'Meninggal',
  move_in: 'Datang',
  move_out: 'Pindah',
  split: 'Pecah KK',
  missing: 'Hilang',
  return: 'Kembali',
  reversal: 'Pembetulan',
};

/** What is told of an event beside its day; which of them, its kind says. */
export interface EventDetails {
  /** Of a death or a birth. */
  place?: string;
  cause?: string;
  /** Where from, or where to. */
  otherPlace?: string;
  purpose?: string;
  /** Whom a temporary resident stays with. */
  host?: string;
  /** Who reported it, and on which paper. */
  reporter?: string;
  document?: string;
  /** Why an event is taken back. */
  reason?: string;
}

/** How a person stood before an event, so that taking it back puts that in place. */
export interface Standing {
  status: string;
  statusSince: string | null;
  familyId: string;
  areaCode: string;
  relation: string;
}

export interface ResidentEvent {
  id: string;
  residentId: string;
  fullName: string;
  sex: string;
  familyId: string;
  areaCode: string;
  kind: EventKind;
  happenedOn: string;
  details: EventDetails;
  was: Partial<Standing>;
  reversesId: string | null;
  /** Taken back by a later row. */
  isReversed: boolean;
  recordedAt: Date;
  actorName: string;
}

export const EVENT_LIST: ListShape = {
  sorts: ['day', 'recorded', 'name'],
  defaultSort: '-day',
  filters: ['kind', 'month', 'area'],
};

const placeOf = { table: 'resident_events', column: 'details' };
const COLUMNS = `e.id, e.resident_id as "residentId", r.full_name as "fullName", r.sex, e.family_id as "familyId",
  e.area_code as "areaCode", e.kind, e.happened_on as "happenedOn", e.details, e.was, e.reverses_id as "reversesId",
  exists (select 1 from resident_events v where v.tenant_id = e.tenant_id and v.reverses_id = e.id) as "isReversed",
  e.recorded_at as "recordedAt", e.actor_name as "actorName"`;
const FROM = 'resident_events e join residents r on r.tenant_id = e.tenant_id and r.id = e.resident_id';

type Row = Omit<ResidentEvent, 'details'> & { details: string | null };

/** What happened in the village, behind the walls of the transaction. */
export async function findEvents(
  ctx: WorkContext,
  tx: Tx,
  list: ListQuery,
): Promise<{ items: ResidentEvent[]; total: number }> {
  const values: unknown[] = [];
  const put = (value: unknown) => `$${values.push(value)}`;
  const all = ['e.tenant_id = balai.tenant_id()'];
  const { kind, month, area } = list.filters;
  if (kind) all.push(`e.kind = any(${put(kind)}::text[])`);
  const asked = month?.find((one) => /^\d{4}-\d{2}$/.test(one));
  if (asked) {
    const from = put(`${asked}-01`);
    all.push(`e.happened_on >= ${from}::date and e.happened_on < ${from}::date + interval '1 month'`);
  }
  if (area) all.push(`balai.lies_within(e.area_code, ${put(area)}::text[])`);
  if (list.q !== '') all.push(`r.name_key like ${put(`%${likeOf(list.q)}%`)}`);
  const where = all.join(' and ');
  const counted = await tx.one<{ total: number }>(
    `select count(*)::int as total from ${FROM} where ${where}`,
    [...values],
  );
  const order = orderBy(
    list,
    { day: 'e.happened_on', recorded: 'e.recorded_at', name: 'r.name_key' },
    'e.id',
  );
  const rows = await tx.query<Row>(
    `select ${COLUMNS} from ${FROM} where ${where} ${order} limit ${put(list.size)} offset ${put(list.offset)}`,
    values,
  );
  return { items: await openEvents(ctx, tx, rows), total: counted!.total };
}

/** Everything that happened to one person, the newest first. */
export async function readEvents(ctx: WorkContext, tx: Tx, residentId: string): Promise<ResidentEvent[]> {
  const rows = await tx.query<Row>(
    `select ${COLUMNS} from ${FROM} where e.tenant_id = balai.tenant_id() and e.resident_id = $1
      order by e.recorded_at desc, e.id desc`,
    [residentId],
  );
  return openEvents(ctx, tx, rows);
}

/** @throws AppError 404 */
export async function readEvent(ctx: WorkContext, tx: Tx, id: string): Promise<ResidentEvent> {
  const rows = await tx.query<Row>(
    `select ${COLUMNS} from ${FROM} where e.tenant_id = balai.tenant_id() and e.id = $1`,
    [id],
  );
  const [event] = await openEvents(ctx, tx, rows);
  if (!event) throw notFound();
  return event;
}

/** Writes one event; nothing ever changes it. @returns its id */
export async function keepEvent(
  ctx: WorkContext,
  tx: Tx,
  fresh: {
    residentId: string;
    familyId: string;
    areaCode: string;
    kind: EventKind;
    happenedOn: string;
    details: EventDetails;
    was?: Standing;
    reversesId?: string;
  },
): Promise<string> {
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const told = Object.entries(fresh.details).filter(([, text]) => text);
  const actor = actorOf(ctx);
  const id = uuidv7();
  await tx.execute(
    `insert into resident_events (id, resident_id, family_id, area_code, kind, happened_on, details, was, reverses_id,
       recorded_at, actor_id, actor_name)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      ...[id, fresh.residentId, fresh.familyId, fresh.areaCode, fresh.kind, fresh.happenedOn],
      told.length > 0 ? keys.seal(JSON.stringify(Object.fromEntries(told)), placeOf) : null,
      ...[JSON.stringify(fresh.was ?? {}), fresh.reversesId ?? null, ctx.now, actor.id, actor.name],
    ],
  );
  return id;
}

async function openEvents(ctx: WorkContext, tx: Tx, rows: readonly Row[]): Promise<ResidentEvent[]> {
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  return rows.map((row) => ({
    ...row,
    details: row.details ? (JSON.parse(keys.open(row.details, placeOf)) as EventDetails) : {},
  }));
}
