import { periodOf } from '#features/dues';
import { monthOf, type PlainMonth, shiftMonth } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { lateSql } from '../arrears/late-bills.ts';
import { billConditions } from './read-bills.ts';

export interface DashboardFilters {
  month: PlainMonth;
  region?: readonly string[];
  rate?: readonly string[];
  status?: readonly string[];
}

/** What the overview and the reports may be narrowed by; the month is a parameter of its own. */
export const DASHBOARD_LIST = { sorts: [], defaultSort: '', filters: ['region', 'rate', 'status'] };

/** One line of obliged, paid and unpaid: for a month, a region or a rate. Amounts in rupiah. */
export interface DuesProgress {
  obliged: number;
  paid: number;
  unpaid: number;
  waived: number;
  overdue: number;
  amount: number;
  paidAmount: number;
  waivedAmount: number;
}

export interface Dashboard {
  total: DuesProgress;
  byRegion: (DuesProgress & { code: string })[];
  byRate: (DuesProgress & { code: string; label: string })[];
  /** Twelve months up to this one, oldest first. */
  months: { month: PlainMonth; amount: number; paidAmount: number }[];
  /** Active members by how many bills are past their due date: none, one, two, three or more. */
  standing: { good: number; reminder: number; warning: number; hold: number; holdAmount: number };
}

const SUMS = `count(*) as obliged, count(*) filter (where b.status = 'paid') as paid,
  count(*) filter (where b.status = 'unpaid') as unpaid, count(*) filter (where b.status = 'waived') as waived,
  count(*) filter (where b.status = 'unpaid' and b.due_date < $1::date) as overdue,
  coalesce(sum(b.amount), 0)::bigint as amount, coalesce(sum(b.paid_amount), 0)::bigint as "paidAmount",
  coalesce(sum(b.waived_amount), 0)::bigint as "waivedAmount"`;

/** Everything the overview of dues shows, inside the walls of this transaction. */
export async function readDashboard(tx: Tx, filters: DashboardFilters, today: string): Promise<Dashboard> {
  const { month, ...narrow } = filters;
  const chosen = { ...narrow, period: [periodOf(month)], kind: ['monthly'] };
  const { where, values } = billConditions({ filters: chosen, q: '' }, today);
  const total = await tx.one<DuesProgress>(`select ${SUMS} from dues_bills b where ${where}`, values);
  const byRegion = await tx.query<DuesProgress & { code: string }>(
    `select b.region_code as code, ${SUMS} from dues_bills b where ${where} group by b.region_code order by obliged desc, code`,
    values,
  );
  const byRate = await tx.query<DuesProgress & { code: string; label: string }>(
    `select b.rate_code as code, b.rate_label as label, ${SUMS} from dues_bills b where ${where}
      group by b.rate_code, b.rate_label order by min(b.amount), code`,
    values,
  );
  return {
    total: total!,
    byRegion,
    byRate,
    months: await readMonths(tx, filters, today),
    standing: await readStanding(tx, filters, today),
  };
}

/** What was billed and paid for each of the twelve months up to the chosen one; months without bills are zero. */
async function readMonths(tx: Tx, filters: DashboardFilters, today: string): Promise<Dashboard['months']> {
  const { month, region, rate } = filters;
  const first = shiftMonth(month, -11);
  const narrow = { ...(region ? { region } : {}), ...(rate ? { rate } : {}), kind: ['monthly'] };
  const { where, values } = billConditions({ filters: narrow, q: '' }, today);
  const rows = await tx.query<{ period: string; amount: number; paidAmount: number }>(
    `select b.period, sum(b.amount)::bigint as amount, sum(b.paid_amount)::bigint as "paidAmount"
       from dues_bills b where ${where} and b.period between $${values.length + 1} and $${values.length + 2}
      group by b.period`,
    [...values, periodOf(first), periodOf(month)],
  );
  return Array.from({ length: 12 }, (_, index) => {
    const one = shiftMonth(first, index);
    const row = rows.find(({ period }) => period === periodOf(one));
    return { month: one, amount: row?.amount ?? 0, paidAmount: row?.paidAmount ?? 0 };
  });
}

async function readStanding(
  tx: Tx,
  filters: DashboardFilters,
  today: string,
): Promise<Dashboard['standing']> {
  const { region, rate } = filters;
  const row = await tx.one<Dashboard['standing']>(
    `select count(*) filter (where n = 0) as good, count(*) filter (where n = 1) as reminder,
       count(*) filter (where n = 2) as warning, count(*) filter (where n >= 3) as hold,
       coalesce(sum(owed) filter (where n >= 3), 0)::bigint as "holdAmount"
       from (
         select coalesce(late.n, 0) as n, coalesce(late.owed, 0) as owed
           from members m
           left join (
             ${lateSql('$1')}) late on late.payer_id = m.id
          where m.tenant_id = balai.tenant_id() and m.membership_status = 'active' and m.deleted_at is null
            and ($2::text[] is null or m.region_code = any($2))
            and ($3::text[] is null or m.dues_rate_code = any($3))) counted`,
    [today, region ?? null, rate ?? null],
  );
  return row!;
}

/** What the overview may be narrowed by: the regions and rates that have bills or members here, and the months. */
export async function readChoices(
  tx: Tx,
): Promise<{ regions: string[]; rates: { code: string; label: string }[] }> {
  const regions = await tx.query<{ code: string }>(
    `select distinct region_code as code from members where tenant_id = balai.tenant_id() and deleted_at is null order by 1`,
  );
  const rates = await tx.query<{ code: string; label: string }>(
    `select distinct on (code) code, label from dues_rates where tenant_id = balai.tenant_id()
      order by code, effective_from desc`,
  );
  return { regions: regions.map(({ code }) => code), rates };
}

/** The month shown when none is chosen: this one, or the latest that was billed before it. */
export async function readLatestMonth(tx: Tx, today: string): Promise<PlainMonth> {
  const row = await tx.one<{ period: string | null }>(
    `select max(period) as period from dues_bills
      where tenant_id = balai.tenant_id() and kind = 'monthly' and period <= $1`,
    [periodOf(monthOf(today))],
  );
  return row?.period ? `${row.period.slice(0, 4)}-${row.period.slice(4)}` : monthOf(today);
}
