import type { Tx } from '#kernel/database';
import { actorOf } from '#kernel/work';
import type { Actor } from '../actor.ts';

/**
 * Does an act once for each key that a form or a caller sent: the second time, also at the same moment, it gets the
 * first answer instead. The key is written in the act's own transaction, so a failed act may be tried again.
 *
 * @param key from the form's hidden field or the header `Idempotency-Key`; without a usable one the act is simply done
 */
export async function once<T extends object>(
  actor: Actor,
  tx: Tx,
  action: string,
  key: string | undefined,
  act: () => Promise<T>,
): Promise<{ answer: T; isRepeat: boolean }> {
  if (!key || !/^[\w-]{8,80}$/.test(key)) return { answer: await act(), isRepeat: false };
  const who = actorOf(actor).id ?? actor.principal.kind;
  const isFirst = await tx.execute(
    `insert into idempotency_keys (actor, action, key) values ($1, $2, $3) on conflict do nothing`,
    [who, action, key],
  );
  if (isFirst === 0) {
    const before = await tx.one<{ answer: T }>(
      `select answer from idempotency_keys
        where tenant_id = balai.tenant_id() and actor = $1 and action = $2 and key = $3`,
      [who, action, key],
    );
    if (before?.answer) return { answer: before.answer, isRepeat: true };
  }
  const answer = await act();
  await tx.execute(
    `update idempotency_keys set answer = $4
      where tenant_id = balai.tenant_id() and actor = $1 and action = $2 and key = $3`,
    [who, action, key, JSON.stringify(answer)],
  );
  return { answer, isRepeat: false };
}
