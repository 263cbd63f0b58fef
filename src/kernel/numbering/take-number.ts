import { todayIn, zoneOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';

/**
 * The next number of a series of this year, without gaps: `KW-2026-000123`. The counter stays locked until the
 * transaction ends, so take it late.
 */
export async function takeNumber(
  ctx: WorkContext,
  tx: Tx,
  given: { series: string; prefix: string },
): Promise<string> {
  const { year, number } = await takeOfYear(ctx, tx, given.series);
  return `${given.prefix}-${year}-${String(number).padStart(6, '0')}`;
}

/** The same as bare figures, for papers that write their numbers in a way of their own. */
export async function takeOfYear(
  ctx: WorkContext,
  tx: Tx,
  series: string,
): Promise<{ year: number; number: number }> {
  const year = todayIn(zoneOf(ctx.tenant.timeZone), ctx.now).slice(0, 4);
  const row = await tx.one<{ last_number: number }>(
    `insert into number_series (series, last_number) values ($1, 1)
     on conflict (tenant_id, series) do update set last_number = number_series.last_number + 1
     returning last_number`,
    [`${series} ${year}`],
  );
  return { year: Number(year), number: row!.last_number };
}
