import { defineJob, type JobDeclaration } from '#kernel/jobs';
import type { WorkContext } from '#kernel/work';
import { readOpenOrders } from './charge.ts';
import { openGateway } from './gateway-account.ts';
import type { OnlinePlace } from './online-place.ts';
import { takeWord } from './take-word.ts';

/** Orders asked about in one run; the oldest first, the rest on the next. */
const MOST_ORDERS = 200;

/**
 * Asks the gateway about every order that is still open, for notifications that never came.
 *
 * @returns how many were asked about, and how many of them had been paid
 * @throws GatewayError when the gateway does not answer
 */
export async function reconcileCharges(
  ctx: WorkContext,
  place: OnlinePlace,
): Promise<{ asked: number; paid: number }> {
  const [gateway, orders] = await ctx.transaction(async (tx) => [
    await openGateway(ctx, tx, { evenResting: true }),
    await readOpenOrders(tx, MOST_ORDERS),
  ]);
  if (!gateway) return { asked: 0, paid: 0 };
  let paid = 0;
  for (const orderId of orders) {
    const word = await gateway.fetchStatus(orderId);
    if (word && (await takeWord(ctx, place, word)) === 'booked') paid += 1;
  }
  return { asked: orders.length, paid };
}

export function reconcileJob(place: OnlinePlace): JobDeclaration {
  return defineJob({
    kind: 'reconcilePayments',
    lane: 'quick',
    nightly: { title: 'Pencocokan pembayaran daring' },
    run: async (ctx) => {
      const { asked, paid } = await reconcileCharges(ctx, place);
      return { result: { asked, paid }, note: `${asked} ditanyakan, ${paid} ternyata lunas` };
    },
  });
}
