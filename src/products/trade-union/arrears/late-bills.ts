import { waitingForEmployerSql } from '../checkoff/coverage.ts';

/** Days after which an open claim counts for the member, whenever it was filed: the treasurer had them to answer. */
const CLAIM_DAYS = 7;

/** Three months behind is where services may be held (serikat-rbac §9.4, research/serikat §1a 14). */
export const HOLD_STAGE = 3;

/**
 * Whether a bill `b` is late. Waived and paid bills do not count, nor do bills under an open claim that may still be
 * right, nor those that wait for an employer to deduct them (docs/decisions/0004, 0005). The one meaning of "late" for
 * the ladder, the lists of members, their export and the statistics.
 *
 * @param today the placeholder that stands for today's date, such as `$1`
 */
export const isLateSql = (today: string) => `b.status = 'unpaid' and b.due_date < ${today}::date
     and b.id not in (${claimedSql(today)})
     and b.id not in (${waitingForEmployerSql(today)})`;

/** How many bills of the member `m` are late. */
export const lateCountSql = (today: string) => `(select count(*) from dues_bills b
   where b.tenant_id = m.tenant_id and b.payer_id = m.id and ${isLateSql(today)})`;

/**
 * Where the member `m` stands on the ladder: 0 with nothing late, 1 with something, 3 with three months or more. Asked of
 * whole lists: who is late is found once, not once a member.
 */
export const lateStageSql = (today: string) => `case
   when m.id not in (select l.payer_id from (${lateSql(today)}) l) then 0
   when m.id not in (select l.payer_id from (${lateSql(today)}) l where l.n >= ${HOLD_STAGE}) then 1
   else ${HOLD_STAGE} end`;

/**
 * Who has late bills: `payer_id`, how many (`n`), what they add up to in rupiah (`owed`) and the oldest due date.
 *
 * @param today the placeholder that stands for today's date, such as `$1`
 */
export const lateSql = (today: string) => `
  select b.payer_id, count(*)::int as n, sum(b.amount - b.paid_amount - b.waived_amount)::bigint as owed,
    min(b.due_date) as oldest
    from dues_bills b
   where b.tenant_id = (select balai.tenant_id()) and ${isLateSql(today)}
   group by b.payer_id`;

/**
 * Bills under a claim that keeps them from counting. One filed while services are held does so only when nobody has
 * answered it for days; a bill of which a claim was refused before counts whatever is claimed again (docs/decisions/0005).
 */
const claimedSql = (today: string) => `
  select c.bill_id from dues_claims c
    left join dues_standings h on h.tenant_id = c.tenant_id and h.payer_id = c.payer_id
   where c.tenant_id = balai.tenant_id() and c.status in ('submitted', 'in_review') and c.bill_id is not null
     and (h.held_at is null or c.created_at < h.held_at or c.created_at < ${today}::date - ${CLAIM_DAYS})
     and not exists (select 1 from dues_claims r where r.tenant_id = balai.tenant_id() and r.bill_id = c.bill_id
       and r.status = 'rejected')`;

/**
 * Everybody whose standing is or was something else than good, counted now: active members with late bills, and those
 * who had a standing before. Who is no active member owes no service anything.
 *
 * @param member the placeholder for one member's id, or NULL for all
 */
export const countedSql = (today: string, member: string) => `
  select m.id as payer_id, m.region_code, s.stage as old_stage, s.held_at as old_held_at, s.told_stage,
    s.final_notice_at, s.deferred_until,
    case when m.membership_status = 'active' then least(coalesce(l.n, 0), ${HOLD_STAGE}) else 0 end as stage,
    case when m.membership_status = 'active' then coalesce(l.n, 0) else 0 end as n,
    case when m.membership_status = 'active' then coalesce(l.owed, 0) else 0 end as owed,
    case when m.membership_status = 'active' then l.oldest end as oldest
    from members m
    left join (${lateSql(today)}) l on l.payer_id = m.id
    left join dues_standings s on s.tenant_id = m.tenant_id and s.payer_id = m.id
   where m.tenant_id = balai.tenant_id() and m.deleted_at is null
     and (${member}::uuid is null or m.id = ${member}::uuid)
     and (s.payer_id is not null or (l.n > 0 and m.membership_status = 'active'))`;
