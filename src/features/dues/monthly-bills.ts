import { v7 as uuidv7 } from 'uuid';
import { firstDayOf, type PlainMonth } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { lockAllPayers } from './payer-lock.ts';
import { settleCredit } from './settle-credit.ts';
import { transferSuffixSql } from './transfer-suffix.ts';

/**
 * Who could be billed for a month, as the product knows it: the text of a query over the product's tables, `$1` being
 * the period 'YYYYMM', with one row a person and the columns `payer_id`, `region_code`, `rate_code` (or NULL) and
 * `skip_reason` (NULL for who is to be billed). The feature adds the reasons `no_rate` and `rate_not_in_force`.
 */
export interface BillingSource {
  sql: string;
}

export interface BillingPreview {
  month: PlainMonth;
  dueDate: string;
  /** Bills that a run would make now, and their sum in rupiah. */
  count: number;
  amount: number;
  byRate: { code: string; label: string; amount: number; count: number; total: number }[];
  /** Who has the bill of this month already. */
  billed: number;
  /** Who gets none, by reason. */
  skipped: { reason: string; count: number }[];
}

/** 'YYYYMM' as bills keep it. */
export const periodOf = (month: PlainMonth): string => month.replace('-', '');
/** The month of a monthly bill's period. */
export const monthOfPeriod = (period: string): PlainMonth => `${period.slice(0, 4)}-${period.slice(4)}`;

export function dueDateOf(month: PlainMonth, dueDay: number): string {
  return `${month}-${String(dueDay).padStart(2, '0')}`;
}

/** Everybody of the source with what a run would do: a rate, a bill that stands already, or a reason for none. */
const judged = (source: BillingSource) => `
  select s.payer_id, r.code, r.label, r.amount, b.id as bill_id,
    case when s.skip_reason is not null then s.skip_reason
         when s.rate_code is null then 'no_rate'
         when r.id is null then 'rate_not_in_force' end as reason
    from (${source.sql}) s
    left join dues_rates r on r.tenant_id = balai.tenant_id() and r.code = s.rate_code
      and r.effective_from <= $2::date and (r.effective_to is null or r.effective_to >= $2::date)
    left join dues_bills b on b.tenant_id = balai.tenant_id() and b.payer_id = s.payer_id
      and b.kind = 'monthly' and b.period = $1`;

/** What a run for this month would make, without making it. */
export async function previewMonthlyBills(
  tx: Tx,
  given: { month: PlainMonth; dueDay: number; source: BillingSource },
): Promise<BillingPreview> {
  const { month, source } = given;
  const rows = await tx.query<PreviewRow>(
    `select code, label, amount, bill_id is not null as "isBilled", reason, count(*) as count
       from (${judged(source)}) j
      group by code, label, amount, bill_id is not null, reason
      order by min(amount), code`,
    [periodOf(month), firstDayOf(month)],
  );
  const fresh = rows.filter(({ isBilled, reason }) => !isBilled && reason === null);
  const byRate = fresh.map((row) => ({
    code: row.code!,
    label: row.label!,
    amount: row.amount!,
    count: row.count,
    total: row.amount! * row.count,
  }));
  const skipped = new Map<string, number>();
  for (const { isBilled, reason, count } of rows) {
    if (!isBilled && reason !== null) skipped.set(reason, (skipped.get(reason) ?? 0) + count);
  }
  return {
    month,
    dueDate: dueDateOf(month, given.dueDay),
    count: byRate.reduce((sum, { count }) => sum + count, 0),
    amount: byRate.reduce((sum, { total }) => sum + total, 0),
    byRate,
    billed: rows.filter(({ isBilled }) => isBilled).reduce((sum, { count }) => sum + count, 0),
    skipped: [...skipped].map(([reason, count]) => ({ reason, count })),
  };
}

interface PreviewRow {
  code: string | null;
  label: string | null;
  amount: number | null;
  isBilled: boolean;
  reason: string | null;
  count: number;
}

/** The people left out of a month, with the reason, for the list below the preview. */
export function readSkippedPayers(
  tx: Tx,
  given: { month: PlainMonth; source: BillingSource; limit: number },
): Promise<{ payerId: string; reason: string }[]> {
  return tx.query(
    `select payer_id as "payerId", reason from (${judged(given.source)}) j
      where bill_id is null and reason is not null order by reason, payer_id limit $3`,
    [periodOf(given.month), firstDayOf(given.month), given.limit],
  );
}

export interface BillBatch {
  runId: string;
  month: PlainMonth;
  dueDay: number;
  source: BillingSource;
  /** The last person of the batch before; nothing for the first. */
  after: string;
  /** Most people a batch looks at. */
  size: number;
  now: Date;
}

/** Below this, credit waits: the rupiah that make transfers unique would else nibble at every bill. */
const LEAST_CREDIT = 5000;

export const FIRST_PAYER = '00000000-0000-0000-0000-000000000000';

/**
 * Makes the bills of one stretch of people, in one statement, and lets their credit pay. Who has the bill already is
 * passed over, so that a run that was cut off anywhere can be started again from its beginning.
 *
 * @returns how many bills were made and the last person looked at; no `last` when nobody is left
 */
export async function makeBillBatch(
  tx: Tx,
  batch: BillBatch,
): Promise<{ made: number; last: string | undefined }> {
  await lockAllPayers(tx);
  // Ids of a batch share the time and chance of one UUIDv7 and count up in its last 32 bits: made in order, they are
  // appended to the index instead of strewn over it.
  const stem = uuidv7().slice(0, -8);
  const row = await tx.one<{ made: number; last: string | null }>(
    `with stretch as (
       select s.payer_id, s.region_code, s.rate_code, s.skip_reason from (${batch.source.sql}) s
        where s.payer_id > $2 order by s.payer_id limit $3
     ), made as (
       insert into dues_bills (id, payer_id, region_code, kind, period, rate_code, rate_label, amount,
         transfer_suffix, due_date, run_id, created_at)
       select ($4 || lpad(to_hex(row_number() over (order by s.payer_id)), 8, '0'))::uuid, s.payer_id, s.region_code,
         'monthly', $1, r.code, r.label, r.amount, ${transferSuffixSql('s.payer_id')}, $5::date, $6, $7
         from stretch s
         join dues_rates r on r.tenant_id = balai.tenant_id() and r.code = s.rate_code
          and r.effective_from <= $8::date and (r.effective_to is null or r.effective_to >= $8::date)
        where s.skip_reason is null
       on conflict (tenant_id, payer_id, kind, period) do nothing
       returning 1
     )
     select (select count(*) from made) as made,
       (select payer_id from stretch order by payer_id desc limit 1) as last`,
    [
      ...[periodOf(batch.month), batch.after, batch.size, stem],
      ...[dueDateOf(batch.month, batch.dueDay), batch.runId, batch.now, firstDayOf(batch.month)],
    ],
  );
  if (!row?.last) return { made: 0, last: undefined };
  await settleCredit(tx, { from: batch.after, to: row.last, leastCredit: LEAST_CREDIT }, batch.now);
  return { made: row.made, last: row.last };
}

/** What one run has made so far, counted in the books. */
export async function readRunResult(
  tx: Tx,
  runId: string,
  month: PlainMonth,
): Promise<{
  count: number;
  amount: number;
  byRate: { code: string; label: string; count: number; total: number }[];
}> {
  const byRate = await tx.query<{ code: string; label: string; count: number; total: number }>(
    `select b.rate_code as code, b.rate_label as label, count(*) as count, sum(b.amount)::bigint as total
       from dues_bills b where b.tenant_id = balai.tenant_id() and b.period = $2 and b.run_id = $1
      group by b.rate_code, b.rate_label order by b.rate_code`,
    [runId, periodOf(month)],
  );
  return {
    count: byRate.reduce((sum, { count }) => sum + count, 0),
    amount: byRate.reduce((sum, { total }) => sum + total, 0),
    byRate,
  };
}
