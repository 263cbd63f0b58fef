import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { conflict, invalid, type WorkContext } from '#kernel/work';
import { DELIVER_BULK } from './deliver-bulk-mail.ts';

/** What a person decides about mails of which nobody knows whether they went. */
export type UncertainDecision = 'again' | 'leave';

/** The decision as a form sends it. @throws AppError 422 for anything else */
export function readDecision(form: Readonly<Record<string, string | string[]>>): UncertainDecision {
  const decision = (['again', 'leave'] as const).find((known) => known === form.decision);
  if (!decision) throw invalid({ decision: 'Pilih kirim lagi atau biarkan.' });
  return decision;
}

/**
 * Sends uncertain mails once more, knowing that some may come twice, or leaves them as they are.
 * @returns how many were decided
 * @throws AppError 409 when none of them is uncertain
 */
export async function decideUncertain(
  ctx: WorkContext,
  tx: Tx,
  given: { mailIds: readonly string[]; decision: UncertainDecision },
): Promise<number> {
  const decided = await tx.query<{ id: string; is_bulk: boolean }>(
    `update outbox set state = $2, next_attempt_at = now(), failure = case when $2 = 'left' then failure end
      where tenant_id = balai.tenant_id() and id = any($1::uuid[]) and state = 'uncertain' returning id, is_bulk`,
    [given.mailIds, given.decision === 'again' ? 'queued' : 'left'],
  );
  if (decided.length === 0) throw conflict('not_uncertain', 'Surel ini sudah diputuskan.');
  if (given.decision === 'again') {
    if (decided.some(({ is_bulk }) => is_bulk))
      await ctx.app.jobs.wake(ctx, tx, { kind: DELIVER_BULK, input: {} });
    for (const { id } of decided.filter((mail) => !mail.is_bulk)) {
      await ctx.app.jobs.wake(ctx, tx, { kind: 'deliverMail', input: { mailId: id } });
    }
  }
  await recordAudit(ctx, tx, {
    action: given.decision === 'again' ? 'mail.retried' : 'mail.left',
    resource: 'outbox',
    ...(decided.length === 1 ? { objectId: decided[0]!.id } : { objectLabel: `${decided.length} surel` }),
    after: { count: decided.length },
  });
  return decided.length;
}
