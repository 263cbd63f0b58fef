import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#kernel/database';
import { actorOf, type WorkContext } from '#kernel/work';
import type { ClaimEvent, DuesClaim } from './claim.ts';

/** Adds a line to the trail of a claim. */
export async function keepClaimEvent(
  ctx: WorkContext,
  tx: Tx,
  claim: Pick<DuesClaim, 'id' | 'payerId' | 'regionCode'>,
  event: Pick<ClaimEvent, 'step'> &
    Partial<Pick<ClaimEvent, 'note' | 'billId' | 'paymentId' | 'adjustmentId' | 'amount'>>,
): Promise<void> {
  const actor = actorOf(ctx);
  await tx.execute(
    `insert into dues_claim_events (id, claim_id, payer_id, region_code, at, step, actor_id, actor_name, note, bill_id,
       payment_id, adjustment_id, amount)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      ...[uuidv7(), claim.id, claim.payerId, claim.regionCode, ctx.now, event.step, actor.id, actor.name],
      ...[event.note ?? '', event.billId ?? null, event.paymentId ?? null, event.adjustmentId ?? null],
      event.amount ?? null,
    ],
  );
}
