import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';
import type { BasisMember } from './basis-profile.ts';
import type { SurplusShare } from './share-surplus.ts';

export interface Surplus {
  id: string;
  year: number;
  meetingId: string;
  meetingOn: string;
  /** Its minutes were struck out of book 07 since. */
  isMeetingGone: boolean;
  /** Hundredths of a per cent by the key of the pool. */
  percents: Readonly<Record<string, number>>;
  decidedByName: string;
  state: 'decided' | 'calculated' | 'approved' | 'posted';
  hasBasis: boolean;
  /** Rupiah; null until it was calculated. */
  amount: number | null;
  pools: Readonly<Record<string, number>> | null;
  calculatedBy: string | null;
  calculatedByName: string;
  approvedByName: string;
  journalId: string | null;
}

/** What one member gets, with what it was shared by. */
export interface MemberShare extends SurplusShare {
  /** The member in book 01. */
  memberId: string;
  fullName: string;
  savings: number;
  transactions: number;
}

const COLUMNS = `s.id, s.year, s.meeting_id as "meetingId", m.held_on as "meetingOn",
  m.deleted_at is not null as "isMeetingGone", s.percents,
  s.decided_by_name as "decidedByName", s.state, s.basis is not null as "hasBasis", s.amount, s.pools,
  s.calculated_by as "calculatedBy", s.calculated_by_name as "calculatedByName",
  s.approved_by_name as "approvedByName", s.journal_id as "journalId"`;
const TABLES = `cooperative_surpluses s
  join cooperative_member_meetings m on m.tenant_id = s.tenant_id and m.id = s.meeting_id`;

/** All years, newest first. */
export function readSurpluses(tx: Tx): Promise<Surplus[]> {
  return tx.query<Surplus>(
    `select ${COLUMNS} from ${TABLES} where s.tenant_id = balai.tenant_id() order by s.year desc`,
  );
}

/** The surplus of a year; undefined before a meeting decided about it. */
export function readSurplus(tx: Tx, year: number, lock: 'for update of s' | '' = '') {
  return tx.one<Surplus>(
    `select ${COLUMNS} from ${TABLES} where s.tenant_id = balai.tenant_id() and s.year = $1 ${lock}`,
    [year],
  );
}

type Column = 'basis' | 'shares';
interface Sealed {
  basis: readonly (BasisMember & { memberId: string })[];
  shares: readonly MemberShare[];
}

/** Opens what stands sealed in a surplus; empty while there is nothing. */
export async function openSurplus<C extends Column>(
  ctx: WorkContext,
  tx: Tx,
  id: string,
  column: C,
): Promise<Sealed[C]> {
  const row = await tx.one<Record<Column, string | null>>(
    'select basis, shares from cooperative_surpluses where tenant_id = balai.tenant_id() and id = $1',
    [id],
  );
  const sealed = row?.[column];
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const text = sealed ? keys.open(sealed, { table: 'cooperative_surpluses', column, row: id }) : '[]';
  return JSON.parse(text) as Sealed[C];
}

/** The sealed text to store. */
export async function sealSurplus<C extends Column>(
  ctx: WorkContext,
  tx: Tx,
  id: string,
  column: C,
  content: Sealed[C],
): Promise<string> {
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  return keys.seal(JSON.stringify(content), { table: 'cooperative_surpluses', column, row: id });
}
