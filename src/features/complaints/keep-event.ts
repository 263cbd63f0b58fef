import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';
import type { ComplaintEvent } from './complaint.ts';
import { keysOf, placeOf } from './sealing.ts';

/** Writes what happened to a complaint; nothing ever changes it. @returns its id */
export async function keepEvent(
  ctx: WorkContext,
  tx: Tx,
  fresh: {
    complaintId: string;
    kind: ComplaintEvent['kind'];
    step?: string;
    from?: string;
    to?: string;
    isOffice: boolean;
    body?: string;
  },
): Promise<string> {
  const id = uuidv7();
  const keys = await keysOf(ctx, tx);
  const actor = ctx.principal.kind === 'account' ? ctx.principal : undefined;
  await tx.execute(
    `insert into complaint_events (id, complaint_id, kind, step, from_state, to_state, at, account_id, actor_name, is_office, body)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      ...[
        id,
        fresh.complaintId,
        fresh.kind,
        fresh.step ?? null,
        fresh.from ?? null,
        fresh.to ?? null,
        ctx.now,
      ],
      ...[actor?.accountId ?? null, actor?.name ?? '', fresh.isOffice],
      fresh.body ? keys.seal(fresh.body, placeOf.event(id)) : null,
    ],
  );
  return id;
}
