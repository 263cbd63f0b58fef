import { setTimeout as rest } from 'node:timers/promises';
import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';

/** Does the same for each, `size` of them in one transaction, and rests in between as long as it worked. */
export async function inBatches<Item>(
  ctx: WorkContext,
  items: readonly Item[],
  size: number,
  work: (tx: Tx, item: Item) => Promise<void>,
): Promise<void> {
  for (let at = 0; at < items.length; at += size) {
    const begin = performance.now();
    await ctx.transaction(async (tx) => {
      for (const item of items.slice(at, at + size)) await work(tx, item);
    });
    await rest(performance.now() - begin);
  }
}
