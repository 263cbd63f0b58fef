import { todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { type ListQuery, type ListShape, orderBy } from '#kernel/http';
import { notFound, type WorkContext } from '#kernel/work';
import { DUE_SQL } from './clock.ts';
import type { Complaint, ComplaintEvent, Point } from './complaint.ts';
import { keysOf, placeOf, type Told } from './sealing.ts';

export const COMPLAINT_LIST: ListShape = {
  sorts: ['sent', 'due', 'number'],
  defaultSort: '-sent',
  filters: ['state', 'category', 'area', 'late', 'assignee', 'visibility', 'month'],
};

const COLUMNS = `c.id, c.number, c.state, c.category, c.visibility, c.title as "shownTitle", c.told, c.area_code as "areaCode",
  c.latitude, c.longitude, c.author_id as "authorId", c.author_name as "authorName", c.contact,
  c.created_at as "createdAt", c.sent_at as "sentAt", c.handling, c.answer_due as "answerDue", c.solve_due as "solveDue",
  c.answered_at as "answeredAt", c.solved_at as "solvedAt", c.closed_at as "closedAt", c.escalation,
  c.assignee_id as "assigneeId", c.assignee_name as "assigneeName", c.duplicate_of as "duplicateOf", c.rating,
  c.rating_note as "ratingNote"`;

type Row = Omit<Complaint, 'title' | 'body' | 'place' | 'point' | 'contact' | 'ratingNote'> & {
  shownTitle: string;
  told: string;
  latitude: number | null;
  longitude: number | null;
  contact: string | null;
  ratingNote: string | null;
};

/** The complaints behind the walls of the transaction. */
export async function findComplaints(
  ctx: WorkContext,
  tx: Tx,
  list: ListQuery,
): Promise<{ items: Complaint[]; total: number }> {
  const values: unknown[] = [];
  const where = narrow(ctx, list, (value) => `$${values.push(value)}`);
  const counted = await tx.one<{ total: number }>(
    `select count(*)::int as total from complaints c where ${where}`,
    [...values],
  );
  const order = orderBy(
    list,
    { sent: 'coalesce(c.sent_at, c.created_at)', due: DUE_SQL, number: 'c.number' },
    'c.id',
  );
  const rows = await tx.query<Row>(
    `select ${COLUMNS} from complaints c where ${where} ${order}
      limit $${values.push(list.size)} offset $${values.push(list.offset)}`,
    values,
  );
  return { items: await openRows(ctx, tx, rows), total: counted!.total };
}

function narrow(ctx: WorkContext, list: ListQuery, put: (value: unknown) => string): string {
  const all = ['c.tenant_id = balai.tenant_id()'];
  const { state, category, area, late, assignee, visibility, month } = list.filters;
  if (state) all.push(`c.state = any(${put(state)}::text[])`);
  if (category) all.push(`c.category = any(${put(category)}::text[])`);
  if (visibility) all.push(`c.visibility = any(${put(visibility)}::text[])`);
  if (area) all.push(`balai.lies_within(c.area_code, ${put(area)}::text[])`);
  if (late) all.push(`${DUE_SQL} < ${put(todayOf(ctx))}::date`);
  if (assignee) all.push(`c.assignee_id::text = any(${put(assignee)}::text[])`);
  const asked = month?.find((one) => /^\d{4}-\d{2}$/.test(one));
  if (asked) {
    const [from, zone] = [put(`${asked}-01`), put(ctx.tenant.timeZone)];
    all.push(`c.sent_at >= ${from}::timestamp at time zone ${zone}
      and c.sent_at < (${from}::timestamp + interval '1 month') at time zone ${zone}`);
  }
  if (list.q !== '') all.push(`strpos(c.search_text, ${put(list.q.toLowerCase())}) > 0`);
  return all.join(' and ');
}

/** One complaint. @throws AppError 404 for one that is not there or out of reach */
export async function readComplaint(
  ctx: WorkContext,
  tx: Tx,
  id: string,
  lock?: 'for update',
): Promise<Complaint> {
  const complaint = await findComplaint(ctx, tx, id, lock);
  if (!complaint) throw notFound();
  return complaint;
}

export async function findComplaint(
  ctx: WorkContext,
  tx: Tx,
  id: string,
  lock?: 'for update',
): Promise<Complaint | undefined> {
  const rows = await tx.query<Row>(
    `select ${COLUMNS} from complaints c where c.tenant_id = balai.tenant_id() and c.id = $1 ${lock ?? ''}`,
    [id],
  );
  return (await openRows(ctx, tx, rows))[0];
}

/** What happened to it, the oldest first, with the pictures that came along. */
export async function readEvents(ctx: WorkContext, tx: Tx, complaintId: string): Promise<ComplaintEvent[]> {
  const rows = await tx.query<Omit<ComplaintEvent, 'photos' | 'body'> & { body: string | null }>(
    `select e.id, e.kind, e.step, e.to_state as "toState", e.at, e.actor_name as "actorName", e.is_office as "isOffice", e.body
       from complaint_events e where e.tenant_id = balai.tenant_id() and e.complaint_id = $1 order by e.at, e.id`,
    [complaintId],
  );
  const photos = await readPhotos(
    tx,
    rows.map(({ id }) => id),
  );
  const keys = await keysOf(ctx, tx);
  return rows.map((row) => ({
    ...row,
    body: row.body ? keys.open(row.body, placeOf.event(row.id)) : '',
    photos: photos.filter(({ ownerId }) => ownerId === row.id),
  }));
}

/** The pictures of a complaint or of its events. Find the owners inside the walls first. */
export function readPhotos(tx: Tx, ownerIds: readonly string[]) {
  return tx.query<{ id: string; name: string; ownerId: string }>(
    `select id, name, object_id as "ownerId" from files
      where tenant_id = balai.tenant_id() and resource = 'complaint' and object_id = any($1) and removed_at is null
      order by id`,
    [ownerIds],
  );
}

/** As far as a person walks to see whether it is the same hole in the road. */
export const NEARBY_METRES = 50;
const EARTH_METRES = 6_371_000;

/** Public complaints nobody has solved yet within 50 m of a point, the nearest first (research §1e). */
export async function findNearby(
  ctx: WorkContext,
  tx: Tx,
  { point, except }: { point: Point; except: string },
): Promise<(Complaint & { metres: number })[]> {
  const span = NEARBY_METRES / (EARTH_METRES * (Math.PI / 180));
  const rows = await tx.query<Row>(
    `select ${COLUMNS} from complaints c
      where c.tenant_id = balai.tenant_id() and c.is_public and c.state in ('verified', 'assigned', 'working')
        and c.id <> $3 and c.latitude between $1::float8 - $4::float8 and $1::float8 + $4::float8
        and c.longitude between $2::float8 - $4::float8 * 2 and $2::float8 + $4::float8 * 2`,
    [point.latitude, point.longitude, except, span],
  );
  const found = (await openRows(ctx, tx, rows)).map((row) => ({
    ...row,
    metres: Math.round(metresBetween(point, row.point!)),
  }));
  return found
    .filter(({ metres }) => metres <= NEARBY_METRES)
    .sort((one, other) => one.metres - other.metres);
}

/** Along the ground, by the haversine formula. */
export function metresBetween(one: Point, other: Point): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const half =
    Math.sin(radians(other.latitude - one.latitude) / 2) ** 2 +
    Math.cos(radians(one.latitude)) *
      Math.cos(radians(other.latitude)) *
      Math.sin(radians(other.longitude - one.longitude) / 2) ** 2;
  return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(half)));
}

/** How many came in between two days, by a column; drafts never count. */
export function countComplaints(
  ctx: WorkContext,
  tx: Tx,
  days: { from: string; until: string },
): Promise<{ category: string; state: string; visibility: string; count: number; late: number }[]> {
  return tx.query(
    `select c.category, c.state, c.visibility, count(*)::int as count,
       count(*) filter (where ${DUE_SQL} < $3::date)::int as late
       from complaints c
      where c.tenant_id = balai.tenant_id() and c.state <> 'draft'
        and c.sent_at >= $1::timestamp at time zone $4 and c.sent_at < ($2::timestamp + interval '1 day') at time zone $4
      group by c.category, c.state, c.visibility`,
    [days.from, days.until, todayOf(ctx), ctx.tenant.timeZone],
  );
}

async function openRows(ctx: WorkContext, tx: Tx, rows: readonly Row[]): Promise<Complaint[]> {
  const keys = await keysOf(ctx, tx);
  return rows.map(({ shownTitle: _, told, latitude, longitude, contact, ratingNote, ...row }) => ({
    ...row,
    ...(JSON.parse(keys.open(told, placeOf.told(row.id))) as Told),
    point: latitude === null || longitude === null ? null : { latitude, longitude },
    contact: contact ? keys.open(contact, placeOf.contact(row.id)) : '',
    ratingNote: ratingNote ? keys.open(ratingNote, placeOf.ratingNote(row.id)) : '',
  }));
}
