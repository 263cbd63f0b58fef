import { validate as isUuid } from 'uuid';
import type { PlainDate } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { type ListQuery, type ListShape, orderBy } from '#kernel/http';
import { isAbout, isOneOf, notFound, type WorkContext } from '#kernel/work';

export type ExitState = 'requested' | 'withdrawn' | 'rejected' | 'approved' | 'paid';

export const STATE_LABELS: Readonly<Record<ExitState, string>> = {
  requested: 'Menunggu keputusan',
  withdrawn: 'Ditarik kembali',
  rejected: 'Ditolak',
  approved: 'Menunggu pembayaran',
  paid: 'Selesai',
};

/** A member's leaving, from the wish to the last rupiah. */
export interface Exit {
  id: string;
  memberId: string;
  memberName: string;
  memberNumber: string;
  kind: 'own' | 'board';
  state: ExitState;
  reason: string;
  requestedOn: PlainDate;
  requestedBy: string | null;
  requestedByName: string;
  decidedAt: Date | null;
  decidedByName: string;
  decisionNote: string;
  paidAt: Date | null;
  paidByName: string;
}

export const EXITS_URL = '/pengunduran-diri';

export const EXIT_LIST: ListShape = {
  sorts: ['requested', 'name'],
  defaultSort: '-requested',
  filters: ['state'],
};

const COLUMNS = `e.id, e.member_id as "memberId", m.full_name as "memberName",
  coalesce(m.member_number, '') as "memberNumber", e.kind, e.state, e.reason, e.requested_on as "requestedOn",
  e.requested_by as "requestedBy", e.requested_by_name as "requestedByName", e.decided_at as "decidedAt",
  e.decided_by_name as "decidedByName", e.decision_note as "decisionNote", e.paid_at as "paidAt",
  e.paid_by_name as "paidByName"`;
const TABLES = `cooperative_exits e
  join cooperative_members m on m.tenant_id = e.tenant_id and m.id = e.member_id`;

export async function readExits(tx: Tx, list: ListQuery): Promise<{ items: Exit[]; total: number }> {
  const where = `e.tenant_id = balai.tenant_id() and ($1 = '' or position($1 in m.search_text) > 0)
    and ($2::text[] is null or e.state = any($2))`;
  const values = [list.q.toLowerCase(), list.filters.state ?? null];
  const counted = await tx.one<{ total: number }>(
    `select count(*)::int as total from ${TABLES} where ${where}`,
    values,
  );
  const items = await tx.query<Exit>(
    `select ${COLUMNS} from ${TABLES} where ${where}
     ${orderBy(list, { requested: 'e.requested_on', name: 'm.full_name' }, 'e.id')} limit $3 offset $4`,
    [...values, list.size, list.offset],
  );
  return { items, total: counted!.total };
}

/** One exit. @param lock holds it until the transaction ends @throws AppError 404 */
export async function readExit(tx: Tx, id: string, lock?: 'for update'): Promise<Exit> {
  const row = isUuid(id)
    ? await tx.one<Exit>(
        `select ${COLUMNS} from ${TABLES} where e.tenant_id = balai.tenant_id() and e.id = $1
         ${lock ? 'for update of e' : ''}`,
        [id],
      )
    : undefined;
  if (!row) throw notFound();
  return row;
}

/** Whoever asked for it, or whose leaving it is, does not decide it. */
export const isDecider = (ctx: Acting, { memberId, requestedBy }: Exit): boolean =>
  !isAbout(ctx, memberId) && !isOneOf(ctx, [requestedBy]);

/** Until it is paid out, whoever asked may take it back, and the member whose own wish it was. */
export const mayTakeBack = (ctx: Acting, { state, kind, memberId, requestedBy }: Exit): boolean =>
  isOpen(state) && (isOneOf(ctx, [requestedBy]) || (kind === 'own' && isAbout(ctx, memberId)));

/** Neither over nor taken back. */
export const isOpen = (state: ExitState): boolean => state === 'requested' || state === 'approved';

type Acting = Pick<WorkContext, 'principal'>;

/** What a member asked so far, newest first. */
export function readExitsOf(tx: Tx, memberId: string): Promise<Exit[]> {
  return tx.query<Exit>(
    `select ${COLUMNS} from ${TABLES} where e.tenant_id = balai.tenant_id() and e.member_id = $1
      order by e.requested_on desc, e.id desc`,
    [memberId],
  );
}
