import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';
import { readLoans, WAITING } from './loan.ts';

/** Loans of a person that nobody has finished: `waiting` may still be paid out, `running` are still paid off. */
export async function countOpenLoans(
  ctx: WorkContext,
  tx: Tx,
  holderId: string,
): Promise<{ waiting: number; running: number }> {
  const open = await readLoans(ctx, tx, { holderId, states: [...WAITING, 'active'] });
  const running = open.filter(({ state }) => state === 'active').length;
  return { waiting: open.length - running, running };
}
