import type { Tx } from '#kernel/database';
import { type ListQuery, type ListShape, orderBy } from '#kernel/http';

/** Somebody who waits to become a member, with what an officer needs to choose whom to look at. */
export interface Candidate {
  id: string;
  fullName: string;
  universityName: string | null;
  regionCode: string;
  onboardingState: 'registered' | 'payment_submitted' | 'email_verified' | 'imported';
  createdAt: Date;
  paymentSubmittedAt: Date | null;
  isEmailVerified: boolean;
  /** State of the money of the current registration bill. */
  payment: 'none' | 'submitted' | 'verified';
  amount: number | null;
  attempt: number;
}

export const candidateListShape: ListShape = {
  sorts: ['created', 'name', 'state'],
  defaultSort: 'created',
  filters: ['state', 'ready'],
};

const WAITING = ['payment_submitted', 'email_verified', 'registered', 'imported'];

const READY = `(m.onboarding_state = 'email_verified' and bill.status in ('paid', 'waived'))`;

const SOURCE = `from members m
  left join lateral (select b.id, b.amount, b.status from dues_bills b
     where b.tenant_id = m.tenant_id and b.payer_id = m.id and b.kind = 'registration' order by b.period desc limit 1) bill on true
  where m.tenant_id = balai.tenant_id() and m.deleted_at is null and m.membership_status in ('candidate', 'inactive')`;

/** Who waits, within the walls; `filter[state]` is one of the onboarding states, `filter[ready]` who can be approved now. */
export async function findCandidates(
  tx: Tx,
  list: ListQuery,
): Promise<{ items: Candidate[]; total: number }> {
  const states = (list.filters.state ?? []).filter((state) => WAITING.includes(state));
  const isReady = list.filters.ready?.includes('1') ?? false;
  // People of an old list who have not stirred yet would bury those who wait; they are one choice away.
  const shown = states.length > 0 ? states : WAITING.filter((state) => state !== 'imported');
  const rows = await tx.query<Candidate & { total: number }>(
    `select m.id, m.full_name as "fullName", m.university_name as "universityName", m.region_code as "regionCode",
       m.onboarding_state as "onboardingState", m.created_at as "createdAt",
       m.payment_submitted_at as "paymentSubmittedAt", m.email_verified_at is not null as "isEmailVerified",
       case when bill.status in ('paid', 'waived') then 'verified'
            when exists (select 1 from dues_payments p where p.tenant_id = m.tenant_id and p.bill_id = bill.id
              and p.status = 'submitted') then 'submitted' else 'none' end as payment,
       bill.amount, m.attempt, count(*) over () as total
       ${SOURCE} and m.onboarding_state = any($1::text[]) and ($2::boolean is false or ${READY})
         and ($3::text = '' or m.search_text like '%' || $3 || '%')
       ${orderBy(list, SORTS, 'm.id')} offset $4 limit $5`,
    [shown, isReady, list.q.toLowerCase().replace(/[\\%_]/g, (mark) => `\\${mark}`), list.offset, list.size],
  );
  return { items: rows.map(({ total: _, ...item }) => item), total: rows[0]?.total ?? 0 };
}

const SORTS: Readonly<Record<string, string>> = {
  created: 'm.created_at',
  name: 'm.name_key',
  state: 'm.onboarding_state',
};

export interface CandidateCounts {
  byState: ReadonlyMap<string, number>;
  ready: number;
}

/** How many stand in each state, and how many can be approved now. */
export async function countCandidates(tx: Tx): Promise<CandidateCounts> {
  const rows = await tx.query<{ state: string; count: number; ready: number }>(
    `select m.onboarding_state as state, count(*) as count, count(*) filter (where ${READY}) as ready ${SOURCE}
      group by m.onboarding_state`,
  );
  return {
    byState: new Map(rows.map(({ state, count }) => [state, count])),
    ready: rows.reduce((sum, { ready }) => sum + ready, 0),
  };
}

export interface Lookalike {
  id: string;
  fullName: string;
  memberNumber: string | null;
  why: 'phone' | 'name';
}

/** People who may be the same as this one: told to officers only, decided by a person. */
export function findLookalikes(tx: Tx, memberId: string): Promise<Lookalike[]> {
  return tx.query<Lookalike>(
    `select o.id, o.full_name as "fullName", o.member_number as "memberNumber",
       case when o.phone_index = m.phone_index then 'phone' else 'name' end as why
       from members m join members o on o.tenant_id = m.tenant_id and o.id <> m.id and o.deleted_at is null
         and (o.phone_index = m.phone_index or (o.name_key = m.name_key and o.birth_date is not distinct from m.birth_date))
      where m.tenant_id = balai.tenant_id() and m.id = $1 order by o.name_key limit 5`,
    [memberId],
  );
}

/** Where one stands in the queue: the neighbours of a candidate in order of arrival. */
export async function findNeighbours(
  tx: Tx,
  memberId: string,
): Promise<{ position: number; count: number; previous: string | null; next: string | null } | undefined> {
  return tx.one(
    `select position, count, previous, next from (
       select m.id, row_number() over w as position, count(*) over () as count, lag(m.id) over w as previous, lead(m.id) over w as next
         ${SOURCE} and m.onboarding_state in ('registered', 'payment_submitted', 'email_verified')
         window w as (order by m.created_at, m.id)) queue
      where id = $1`,
    [memberId],
  );
}
