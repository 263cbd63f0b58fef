import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import {
  formatMonth,
  isPlainMonth,
  lastDayOf,
  monthOf,
  type PlainMonth,
  shiftMonth,
  todayOf,
} from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { actorOf, conflict, invalid, refuseSame, type WorkContext } from '#kernel/work';
import { emptyYear, refillYear } from './close-year.ts';
import { lockBooks, readClosedThrough } from './lock-books.ts';

export interface PeriodEvent {
  id: string;
  month: PlainMonth;
  step: 'closed' | 'reopened';
  reason: string;
  actorId: string | null;
  actorName: string;
  at: Date;
}

export interface Period {
  month: PlainMonth;
  isClosed: boolean;
  journals: number;
  /** Sum of the debits, rupiah. */
  total: number;
}

/**
 * Closes the oldest open month: nothing is posted into it or before it any more. December also empties the accounts of
 * income and expense into the result of the year, by a closing journal.
 *
 * @throws AppError 422 for a month that has not ended; 409 `not_next_period` when an older one is open or this one is closed
 */
export async function closePeriod(ctx: WorkContext, tx: Tx, month: PlainMonth): Promise<void> {
  if (!isPlainMonth(month)) throw invalid({ month: 'Pilih bulan yang ditutup.' });
  if (lastDayOf(month) >= todayOf(ctx)) throw invalid({ month: 'Bulan ini belum berakhir.' });
  const closedThrough = await lockBooks(tx, 'to close');
  const next = await nextToClose(tx, closedThrough);
  if (next === undefined)
    throw conflict('nothing_to_close', 'Belum ada jurnal, jadi belum ada yang ditutup.');
  if (month !== next)
    throw conflict('not_next_period', `Bulan ditutup berurutan. Yang berikutnya ${formatMonth(next)}.`);
  if (month.endsWith('-12')) await emptyYear(ctx, tx, month.slice(0, 4));
  await tx.execute('update ledger_books set closed_through = $1 where tenant_id = balai.tenant_id()', [
    lastDayOf(month),
  ]);
  await keepEvent(ctx, tx, { month, step: 'closed', reason: '' });
}

/**
 * Opens the month that was closed last, so that it can be corrected. Whoever closed it does not open it: it takes two
 * officers. The closing journal of a year is taken back with its December.
 *
 * @throws AppError 403 `second_person_needed`; 409 `not_last_period`; 422 without a reason
 */
export async function reopenPeriod(
  ctx: WorkContext,
  tx: Tx,
  given: { month: PlainMonth; reason: string },
): Promise<void> {
  const reason = given.reason.trim();
  if (!isPlainMonth(given.month)) throw invalid({ month: 'Pilih bulan yang dibuka.' });
  if (reason.length < 10 || reason.length > 300)
    throw invalid({ reason: 'Tulis alasan membuka buku, antara 10 dan 300 huruf.' });
  const closedThrough = await lockBooks(tx, 'to close');
  if (closedThrough === null || monthOf(closedThrough) !== given.month)
    throw conflict('not_last_period', 'Hanya bulan yang terakhir ditutup dapat dibuka.');
  const [closed] = await readPeriodEvents(tx, given.month);
  refuseSame(ctx, [closed?.actorId ?? null], 'Bulan ini Anda tutup sendiri. Pengurus lain yang membukanya.');
  const before = shiftMonth(given.month, -1);
  const hasOlder = (await readPeriodEvents(tx, before)).length > 0;
  await tx.execute('update ledger_books set closed_through = $1 where tenant_id = balai.tenant_id()', [
    hasOlder ? lastDayOf(before) : null,
  ]);
  if (given.month.endsWith('-12')) await refillYear(ctx, tx, given.month.slice(0, 4), reason);
  await keepEvent(ctx, tx, { month: given.month, step: 'reopened', reason });
}

/** The months from the first journal to this one, newest first, and which is closed next. */
export async function readPeriods(
  ctx: WorkContext,
  tx: Tx,
): Promise<{ periods: Period[]; next: PlainMonth | undefined; last: PlainMonth | undefined }> {
  const closedThrough = await readClosedThrough(tx);
  const rows = await tx.query<{ month: PlainMonth; journals: number; total: number }>(
    `select to_char(date_trunc('month', j.posted_on), 'YYYY-MM') as month, count(*) as journals,
       sum(j.total)::bigint as total
       from ledger_journals j where j.tenant_id = balai.tenant_id() group by 1 order by 1`,
  );
  const first = rows[0]?.month;
  const periods: Period[] = [];
  const thisMonth = monthOf(todayOf(ctx));
  for (let month = first; month !== undefined && month <= thisMonth; month = shiftMonth(month, 1)) {
    const row = rows.find((one) => one.month === month);
    const isClosed = closedThrough !== null && lastDayOf(month) <= closedThrough;
    periods.unshift({ month, isClosed, journals: row?.journals ?? 0, total: row?.total ?? 0 });
  }
  const next = await nextToClose(tx, closedThrough);
  return {
    periods,
    next: next !== undefined && next < thisMonth ? next : undefined,
    last: closedThrough === null ? undefined : monthOf(closedThrough),
  };
}

/** What was done to a month, or to any, newest first. */
export function readPeriodEvents(tx: Tx, month: PlainMonth | null = null): Promise<PeriodEvent[]> {
  return tx.query<PeriodEvent>(
    `select id, month, step, reason, actor_id as "actorId", actor_name as "actorName", at from ledger_period_events
      where tenant_id = balai.tenant_id() and ($1::text is null or month = $1) order by at desc, id desc limit 100`,
    [month],
  );
}

async function nextToClose(tx: Tx, closedThrough: string | null): Promise<PlainMonth | undefined> {
  if (closedThrough !== null) return shiftMonth(monthOf(closedThrough), 1);
  const row = await tx.one<{ first: string | null }>(
    'select min(posted_on) as first from ledger_journals where tenant_id = balai.tenant_id()',
  );
  return row?.first ? monthOf(row.first) : undefined;
}

async function keepEvent(
  ctx: WorkContext,
  tx: Tx,
  event: Pick<PeriodEvent, 'month' | 'step' | 'reason'>,
): Promise<void> {
  const actor = actorOf(ctx);
  const id = uuidv7();
  await tx.execute(
    `insert into ledger_period_events (id, month, step, reason, actor_id, actor_name, at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, event.month, event.step, event.reason, actor.id, actor.name, ctx.now],
  );
  await recordAudit(ctx, tx, {
    ...{
      action: `period.${event.step}`,
      resource: 'period',
      objectId: id,
      objectLabel: formatMonth(event.month),
    },
    after: { month: event.month, step: event.step },
    ...(event.reason ? { reason: event.reason } : {}),
  });
}
