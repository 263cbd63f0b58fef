import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#kernel/database';
import { actorOf, type WorkContext } from '#kernel/work';

export interface MemberEvent {
  memberId: string;
  regionCode: string;
  step: string;
  from?: string;
  to?: string;
  note?: string | undefined;
}

/** Writes one line of a person's story: what happened, who did it, when. */
export async function keepEvent(ctx: WorkContext, tx: Tx, event: MemberEvent): Promise<void> {
  const { principal } = ctx;
  await tx.execute(
    `insert into member_events (id, member_id, region_code, at, step, from_state, to_state, actor_id, actor_name, note)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ...[
        uuidv7(),
        event.memberId,
        event.regionCode,
        ctx.now,
        event.step,
        event.from ?? null,
        event.to ?? null,
      ],
      actorOf({ principal }).id,
      actorOf({ principal }).name,
      event.note ?? null,
    ],
  );
}

export interface KeptEvent {
  id: string;
  at: Date;
  step: string;
  from: string | null;
  to: string | null;
  actorName: string;
  note: string | null;
}

/** A person's story, newest first. */
export function readEvents(tx: Tx, memberId: string): Promise<KeptEvent[]> {
  return tx.query<KeptEvent>(
    `select id, at, step, from_state as "from", to_state as "to", actor_name as "actorName", note from member_events
      where tenant_id = balai.tenant_id() and member_id = $1 order by at desc, id desc`,
    [memberId],
  );
}
