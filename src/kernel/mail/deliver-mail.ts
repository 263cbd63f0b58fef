import { setTimeout as wait } from 'node:timers/promises';
import { defineJob, type JobDeclaration, type JobRun } from '#kernel/jobs';
import type { WorkContext } from '#kernel/work';
import { createMailer, type Mailer } from './deliver.ts';
import { handOver, markAbandonedMails, TAKEN, type TakenMail } from './hand-over.ts';
import { readMailSettings } from './mail-settings.ts';
import { createTokenBucket } from './token-bucket.ts';

/** So that a provider does not take a month's bills for a flood. */
const PER_MINUTE = 600;

/** Sends one mail of the outbox, at most once, or keeps it there when no server is set. */
export function deliverMailJob(): JobDeclaration {
  let mailer: Mailer | undefined;
  const bucket = createTokenBucket({ perMinute: PER_MINUTE, burst: 20 });
  return defineJob({
    kind: 'deliverMail',
    lane: 'quick',
    retries: 10,
    run: async (ctx, run) => {
      mailer ??= createMailer(readMailSettings(process.env));
      await markAbandonedMails(ctx, run);
      const mailId = String(run.input.mailId);
      // What was sent, kept or left in the meantime costs the others no place in the queue.
      if (!(await isQueued(ctx, mailId))) return {};
      await wait(bucket.take());
      await deliverOne(ctx, mailer, run, mailId);
      return {};
    },
  });
}

async function isQueued(ctx: WorkContext, mailId: string): Promise<boolean> {
  const mail = await ctx.transaction((tx) =>
    tx.one(`select id from outbox where tenant_id = balai.tenant_id() and id = $1 and state = 'queued'`, [
      mailId,
    ]),
  );
  return mail !== undefined;
}

async function deliverOne(ctx: WorkContext, mailer: Mailer, run: JobRun, mailId: string): Promise<void> {
  const mail = await ctx.transaction((tx) =>
    tx.one<TakenMail>(
      `update outbox set state = 'sending', job_id = $2, started_at = now(), attempts = attempts + 1
        where tenant_id = balai.tenant_id() and id = $1 and state = 'queued' returning ${TAKEN}`,
      [mailId, run.entry],
    ),
  );
  if (!mail) return;
  const { againAt } = await handOver(ctx, mailer, mail);
  if (!againAt) return;
  await ctx.transaction((tx) =>
    ctx.app.jobs.wake(ctx, tx, { kind: 'deliverMail', input: { mailId }, startAfter: againAt }),
  );
}
