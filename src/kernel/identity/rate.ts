import type { Tx } from '#kernel/database';

/**
 * Counts an act that anybody may do (asking for a reset link) by the network it comes from.
 *
 * @returns false when there were more than `limit` within `minutes`
 */
export async function isWithinRate(
  tx: Tx,
  given: { act: string; network: string; limit: number; minutes: number },
): Promise<boolean> {
  const row = await tx.one<{ hits: number }>(
    `insert into rate_windows as w (act, network, hits, ends_at) values ($1, $2, 1, now() + make_interval(mins => $3))
     on conflict (tenant_id, act, network) do update set
       hits = case when w.ends_at <= now() then 1 else w.hits + 1 end,
       ends_at = case when w.ends_at <= now() then excluded.ends_at else w.ends_at end
     returning hits`,
    [given.act, given.network, given.minutes],
  );
  return (row?.hits ?? 0) <= given.limit;
}
