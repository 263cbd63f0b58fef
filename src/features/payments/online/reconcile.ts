import { recordAudit } from '#kernel/audit';
import { defineJob, type JobDeclaration } from '#kernel/jobs';
import type { WorkContext } from '#kernel/work';
import { lockCharge, readOpenOrders, storeCharge } from './charge.ts';
import { openGateway } from './gateway-account.ts';
import { GatewayError, type OnlinePayments } from './gateway-port.ts';
import type { OnlinePlace } from './online-place.ts';
import { takeWord } from './take-word.ts';

/** An order that the gateway does not know after two days was never begun there: its page closes after one. */
const UNKNOWN_MS = 2 * 24 * 60 * 60 * 1_000;
/** So many in a row without an answer: the gateway rests, and nobody waits for the others. */
const MOST_SILENT = 5;

export interface Reconciled {
  /** Orders that the gateway was asked about. */
  asked: number;
  /** How many of them had been paid. */
  paid: number;
  /** How many it gave no answer to; the next run asks again. */
  silent: number;
}

/**
 * Asks the gateway about every order that is still open, for notifications that never came. What it does not know is
 * given up after two days; money that comes for it all the same is still booked.
 *
 * @throws GatewayError when the gateway answers nothing at all; whatever else went wrong, after all were asked
 */
export async function reconcileCharges(ctx: WorkContext, place: OnlinePlace): Promise<Reconciled> {
  const [gateway, orders] = await ctx.transaction(async (tx) => [
    await openGateway(ctx, tx, { evenResting: true }),
    await readOpenOrders(tx),
  ]);
  const done: Reconciled = { asked: 0, paid: 0, silent: 0 };
  if (!gateway) return done;
  const faults: unknown[] = [];
  let silentInARow = 0;
  for (const orderId of orders) {
    if (silentInARow === MOST_SILENT) break;
    done.asked += 1;
    try {
      if (await ask(ctx, place, gateway, orderId)) done.paid += 1;
      silentInARow = 0;
    } catch (error) {
      // One order that cannot be asked about or booked keeps no other from its answer.
      faults.push(error);
      if (!(error instanceof GatewayError)) continue;
      done.silent += 1;
      silentInARow += 1;
    }
  }
  const fault = faults.find((error) => !(error instanceof GatewayError) || done.silent === done.asked);
  if (fault) throw fault;
  return done;
}

/** @returns whether it had been paid @throws GatewayError */
async function ask(
  ctx: WorkContext,
  place: OnlinePlace,
  gateway: OnlinePayments,
  orderId: string,
): Promise<boolean> {
  const word = await gateway.fetchStatus(orderId);
  if (!word) {
    await giveUp(ctx, orderId);
    return false;
  }
  const outcome = await takeWord(ctx, place, word);
  return outcome === 'booked' || outcome === 'held';
}

/** Closes an order that the gateway does not know, once it is too old to be begun. */
function giveUp(ctx: WorkContext, orderId: string): Promise<void> {
  return ctx.transaction(async (tx) => {
    const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
    const charge = await lockCharge(tx, keys, orderId);
    if (!charge || (charge.state !== 'new' && charge.state !== 'pending')) return;
    if (ctx.now.getTime() - charge.createdAt < UNKNOWN_MS) return;
    await storeCharge(tx, keys, { ...charge, state: 'failed' });
    await recordAudit(ctx, tx, {
      ...{ action: 'payment.given_up', resource: 'payment', objectId: charge.id, objectLabel: orderId },
    });
  });
}

/** "12 pembayaran ditanyakan, 3 ternyata lunas." */
export const reconciledText = ({ asked, paid, silent }: Reconciled): string =>
  [
    `${asked} pembayaran ditanyakan`,
    `${paid} ternyata lunas`,
    ...(silent > 0 ? [`${silent} belum dijawab Midtrans`] : []),
  ].join(', ');

export function reconcileJob(place: OnlinePlace): JobDeclaration {
  return defineJob({
    kind: 'reconcilePayments',
    lane: 'quick',
    nightly: { title: 'Pencocokan pembayaran daring' },
    run: async (ctx) => {
      const done = await reconcileCharges(ctx, place);
      return { result: { ...done }, note: reconciledText(done) };
    },
  });
}
