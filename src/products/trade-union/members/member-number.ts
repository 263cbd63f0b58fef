import type { Tx } from '#kernel/database';

/**
 * The next member number of a year, `SPK-2026-00001`. The counter row stays locked until the caller's transaction ends:
 * approvals at the same moment wait for one another, and one that fails gives its number back, so that the numbers have
 * no gap (serikat-panduan §6; research/serikat §1a 27).
 */
export async function takeMemberNumber(tx: Tx, year: number): Promise<string> {
  const row = await tx.one<{ last_number: number }>(
    `insert into number_series (series, last_number) values ($1, 1)
     on conflict (tenant_id, series) do update set last_number = number_series.last_number + 1
     returning last_number`,
    [`member-${year}`],
  );
  return `SPK-${year}-${String(row!.last_number).padStart(5, '0')}`;
}
