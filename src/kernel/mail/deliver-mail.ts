import { setTimeout as wait } from 'node:timers/promises';
import { defineJob, type JobDeclaration } from '#kernel/jobs';
import type { WorkContext } from '#kernel/work';
import { createMailer, type Mailer } from './deliver.ts';
import { readMailSettings } from './mail-settings.ts';
import { nextMailAttempt } from './retry.ts';
import { createTokenBucket } from './token-bucket.ts';

/** So that a provider does not take a month's bills for a flood. */
const PER_MINUTE = 600;

/** Sends one mail of the outbox, or keeps it there when no server is set. Safe to run again: a sent mail stays sent. */
export function deliverMailJob(): JobDeclaration {
  let mailer: Mailer | undefined;
  const bucket = createTokenBucket({ perMinute: PER_MINUTE, burst: 20 });
  return defineJob({
    kind: 'deliverMail',
    lane: 'quick',
    retries: 10,
    run: async (ctx, run) => {
      mailer ??= createMailer(readMailSettings(process.env));
      await wait(bucket.take());
      await deliverOne(ctx, mailer, String(run.input.mailId));
      return {};
    },
  });
}

async function deliverOne(ctx: WorkContext, mailer: Mailer, mailId: string): Promise<void> {
  const mail = await ctx.transaction(async (tx) => {
    const row = await tx.one<{ recipient: string; content: string; attempts: number }>(
      `select recipient, content, attempts from outbox
        where tenant_id = balai.tenant_id() and id = $1 and state = 'queued'`,
      [mailId],
    );
    if (!row) return undefined;
    const secrets = await ctx.app.secrets.get(tx, ctx.tenant.id);
    return {
      to: JSON.parse(secrets.open(row.recipient, { table: 'outbox', column: 'recipient' })),
      rendered: JSON.parse(secrets.open(row.content, { table: 'outbox', column: 'content' })),
      attempts: row.attempts + 1,
    };
  });
  if (!mail) return;
  const outcome = await mailer.deliver({ id: mailId, to: mail.to, ...mail.rendered });
  const next = outcome.state === 'temporary' ? nextMailAttempt(mail.attempts, new Date()) : undefined;
  const state =
    outcome.state === 'sent' || outcome.state === 'kept' ? outcome.state : next ? 'queued' : 'failed';
  await ctx.transaction(async (tx) => {
    await tx.execute(
      `update outbox set state = $2, attempts = $3, failure = $4, next_attempt_at = coalesce($5, next_attempt_at),
         sent_at = case when $2 = 'sent' then now() else sent_at end
        where tenant_id = balai.tenant_id() and id = $1 and state = 'queued'`,
      [
        mailId,
        state,
        mail.attempts,
        'reason' in outcome ? JSON.stringify(outcome.reason) : null,
        next ?? null,
      ],
    );
    if (next) await ctx.app.jobs.wake(ctx, tx, { kind: 'deliverMail', input: { mailId }, startAfter: next });
  });
}
