/**
 * Whether a mandate `k` holds for a month: it was verified, has begun and has not ended.
 *
 * @param period the placeholder or column with 'YYYYMM'
 */
export const coversSql = (
  period: string,
) => `(k.status in ('active', 'withdrawn') and k.decided_at is not null
  and k.first_period <= ${period} and (k.ends_period is null or ${period} < k.ends_period))`;

/**
 * Why a person `m` with mandate `k` may not be named to the employer at all, or NULL. Whoever makes a list or a paper
 * for an employer asks here; the wish not to be named comes first.
 */
export const notNamedSql = `case
  when m.hides_from_employer then 'hidden'
  when m.deleted_at is not null or m.membership_status <> 'active' then 'not_active'
  when lower(coalesce(m.university_name, '')) <> k.employer_key then 'moved' end`;

/** Days after the due date in which the treasurer has to put a month under mandate on a list. */
export const LIST_DAYS = 60;

/**
 * Bills `bill_id` that wait for the employer and not for the member (docs/decisions/0004): those on a list that is not
 * closed, and for a time after the due date those under a mandate that no list has asked for yet.
 *
 * @param today the placeholder for today's date
 */
export const waitingForEmployerSql = (today: string) => `
  select i.bill_id from checkoff_items i where i.tenant_id = balai.tenant_id() and i.outcome = 'waiting'
  union all
  select w.id from checkoff_mandates k
    join members m on m.tenant_id = k.tenant_id and m.id = k.payer_id
    join dues_bills w on w.tenant_id = k.tenant_id and w.payer_id = k.payer_id and w.kind = 'monthly'
     and w.status = 'unpaid' and w.due_date >= ${today}::date - ${LIST_DAYS}
   where k.tenant_id = balai.tenant_id() and ${coversSql('w.period')} and (${notNamedSql}) is null
     and not exists (select 1 from checkoff_items i where i.tenant_id = balai.tenant_id() and i.bill_id = w.id
       and i.outcome <> 'dropped')`;
