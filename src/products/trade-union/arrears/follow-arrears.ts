import { todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';
import { assessArrears } from './assess-arrears.ts';
import { readStanding } from './standing.ts';
import { tellArrears } from './tell-arrears.ts';

/**
 * Counts again how far one member is behind, right after a payment was verified, a bill waived or a claim decided: a
 * hold that has lost its reason ends in the same transaction.
 */
export async function followArrears(ctx: WorkContext, tx: Tx, memberId: string): Promise<void> {
  const { lifted } = await assessArrears(tx, { today: todayOf(ctx), now: ctx.now, memberId });
  if (lifted.length === 0) return;
  const standing = await readStanding(tx, memberId);
  await tellArrears(
    ctx,
    tx,
    { payerId: memberId, months: standing?.overdueCount ?? 0, amount: standing?.overdueAmount ?? 0 },
    { kind: 'opened' },
  );
}
