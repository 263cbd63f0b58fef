import type { Tx } from '#kernel/database';
import { type ListQuery, type ListShape, orderBy } from '#kernel/http';
import { notFound, type WorkContext } from '#kernel/work';
import type { Answers } from './answers.ts';

/** States of a request in the order of its way (research §1a); the last two are side exits. */
export const REQUEST_STATES = [
  { value: 'draft', label: 'Draf', tone: 'neutral' },
  { value: 'incomplete', label: 'Belum lengkap', tone: 'warning' },
  { value: 'checking', label: 'Sedang diperiksa', tone: 'info' },
  { value: 'endorsing', label: 'Menunggu paraf', tone: 'info' },
  { value: 'signing', label: 'Menunggu tanda tangan', tone: 'info' },
  { value: 'ready', label: 'Siap diambil', tone: 'success' },
  { value: 'taken', label: 'Sudah diambil', tone: 'success' },
  { value: 'rejected', label: 'Ditolak', tone: 'error' },
  { value: 'cancelled', label: 'Dibatalkan', tone: 'neutral' },
] as const;
export type RequestState = (typeof REQUEST_STATES)[number]['value'];
export const stateOf = (state: RequestState) => REQUEST_STATES.find(({ value }) => value === state)!;

/** Still in the hands of whoever asked: it can be changed. */
export const CHANGEABLE: readonly RequestState[] = ['draft', 'incomplete', 'checking'];
/** Sent, and not yet signed: it can be cancelled. */
export const CANCELLABLE: readonly RequestState[] = ['incomplete', 'checking', 'endorsing', 'signing'];

export interface LetterRequest {
  id: string;
  number: string | null;
  typeId: string;
  typeVersion: number;
  typeTitle: string;
  residentId: string;
  residentName: string;
  areaCode: string;
  accountId: string | null;
  takenBy: string | null;
  state: RequestState;
  answers: Answers;
  seenPapers: readonly string[];
  checkedBy: string | null;
  endorsedBy: string | null;
  submittedAt: Date | null;
  stateAt: Date;
  letterId: string | null;
}

export const answersPlace = { table: 'letter_requests', column: 'answers' };
const LISTED = `r.id, r.number, r.type_id as "typeId", r.type_version as "typeVersion", t.title as "typeTitle",
  r.resident_id as "residentId", r.resident_name as "residentName", r.area_code as "areaCode",
  r.account_id as "accountId", r.taken_by as "takenBy", r.state, r.seen_papers as "seenPapers",
  r.checked_by as "checkedBy", r.endorsed_by as "endorsedBy", r.submitted_at as "submittedAt",
  r.state_at as "stateAt", l.id as "letterId"`;
const FROM = `letter_requests r join letter_types t on t.tenant_id = r.tenant_id and t.id = r.type_id
  left join letters l on l.tenant_id = r.tenant_id and l.request_id = r.id`;

export type ListedRequest = Omit<LetterRequest, 'answers'>;

export const REQUEST_LIST: ListShape = {
  sorts: ['submitted', 'name', 'type', 'state'],
  defaultSort: '-submitted',
  filters: ['state', 'type', 'month'],
};

const SORTS = {
  submitted: 'coalesce(r.submitted_at, r.created_at)',
  name: 'lower(r.resident_name)',
  type: 't.title',
  state: 'r.state_at',
};

/**
 * Requests behind the walls of the transaction.
 *
 * @param given.isSent leaves drafts out, which are their owner's alone
 */
export async function findRequests(
  tx: Tx,
  list: ListQuery,
  given: { isSent?: boolean; residentId?: string } = {},
): Promise<{ items: ListedRequest[]; total: number }> {
  const values: unknown[] = [];
  const put = (value: unknown) => `$${values.push(value)}`;
  const all = ['r.tenant_id = balai.tenant_id()'];
  if (given.isSent) all.push(`r.state <> 'draft'`);
  if (given.residentId) all.push(`r.resident_id = ${put(given.residentId)}`);
  const { state, type, month } = list.filters;
  if (state) all.push(`r.state = any(${put(state)}::text[])`);
  if (type) all.push(`t.code = any(${put(type)}::text[])`);
  const asked = month?.find((one) => /^\d{4}-\d{2}$/.test(one));
  if (asked) {
    const from = put(`${asked}-01`);
    all.push(`r.submitted_at >= ${from}::date and r.submitted_at < ${from}::date + interval '1 month'`);
  }
  if (list.q !== '') {
    const q = put(list.q.toLowerCase());
    all.push(`(strpos(lower(r.resident_name), ${q}) > 0 or strpos(lower(coalesce(r.number, '')), ${q}) > 0)`);
  }
  const where = all.join(' and ');
  const counted = await tx.one<{ total: number }>(
    `select count(*)::int as total from ${FROM} where ${where}`,
    [...values],
  );
  const items = await tx.query<ListedRequest>(
    `select ${LISTED} from ${FROM} where ${where} ${orderBy(list, SORTS, 'r.id')}
      limit ${put(list.size)} offset ${put(list.offset)}`,
    values,
  );
  return { items, total: counted!.total };
}

/** One request, opened. @param lock holds the row until the transaction ends @throws AppError 404 */
export async function readRequest(
  ctx: WorkContext,
  tx: Tx,
  id: string,
  lock?: 'for update',
): Promise<LetterRequest> {
  const row = await tx.one<ListedRequest & { answers: string }>(
    `select ${LISTED}, r.answers from ${FROM} where r.tenant_id = balai.tenant_id() and r.id = $1
      ${lock ? 'for update of r' : ''}`,
    [id],
  );
  if (!row) throw notFound();
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  return { ...row, answers: JSON.parse(keys.open(row.answers, answersPlace)) as Answers };
}

export interface RequestEvent {
  id: string;
  state: RequestState;
  at: Date;
  office: string;
  note: string | null;
}

export const notePlace = { table: 'letter_request_events', column: 'note' };

/** What has happened to a request, the oldest first. */
export async function readRequestEvents(ctx: WorkContext, tx: Tx, id: string): Promise<RequestEvent[]> {
  const rows = await tx.query<RequestEvent>(
    `select id, state, at, office, note from letter_request_events
      where tenant_id = balai.tenant_id() and request_id = $1 order by at, id`,
    [id],
  );
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  return rows.map((row) => ({ ...row, note: row.note && keys.open(row.note, notePlace) }));
}

/** How many requests wait in each state, for desks and dashboards; the walls say of whom. */
export async function countRequests(tx: Tx): Promise<Partial<Record<RequestState, number>>> {
  const rows = await tx.query<{ state: RequestState; count: number }>(
    `select state, count(*)::int as count from letter_requests
      where tenant_id = balai.tenant_id() group by state`,
  );
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}
