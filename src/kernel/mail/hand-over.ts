import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#kernel/database';
import { isWorkedOn, type JobRun } from '#kernel/jobs';
import type { WorkContext } from '#kernel/work';
import { noteBounce } from './bounces.ts';
import type { Delivery, Mailer } from './deliver.ts';
import { nextMailAttempt } from './retry.ts';
import { openContent } from './sealed-content.ts';

/** A mail of the outbox that this worker has taken to send. */
export interface TakenMail {
  id: string;
  recipient: string;
  recipientKey: string;
  content: string;
  attempts: number;
}

/** Columns for `update … returning`, over the outbox under its own name. */
export const TAKEN = `outbox.id, outbox.recipient, outbox.recipient_key as "recipientKey", outbox.content, outbox.attempts`;

/**
 * Mails whose worker ended between taking them and saying what became of them. Nobody knows whether they went, so none
 * is sent again of itself: at most once, and a person decides about the rest.
 *
 * @param run whoever asks; a run that was interrupted finds what it had in hand itself
 */
export async function markAbandonedMails(ctx: WorkContext, run: JobRun): Promise<void> {
  await ctx.transaction((tx) =>
    tx.execute(
      `update outbox set state = 'uncertain', failure = $2
        where tenant_id = balai.tenant_id() and state = 'sending' and (job_id = $1 or not ${isWorkedOn('job_id')})`,
      [run.entry, JSON.stringify(ABANDONED)],
    ),
  );
}

const ABANDONED = {
  code: 'mail_outcome_unknown',
  message: 'Server berhenti saat surel ini sedang dikirim. Tidak diketahui apakah surel itu sampai.',
  answer: '',
};

/**
 * Sends a mail that was taken and writes down what became of it.
 * @returns when it is to be tried again; undefined when it is settled
 */
export async function handOver(
  ctx: WorkContext,
  mailer: Mailer,
  mail: TakenMail,
): Promise<{ againAt: Date | undefined }> {
  const message = await ctx.transaction(async (tx) => {
    const secrets = await ctx.app.secrets.get(tx, ctx.tenant.id);
    return {
      to: JSON.parse(secrets.open(mail.recipient, { table: 'outbox', column: 'recipient' })),
      content: openContent(secrets, mail.content),
    };
  });
  const outcome = await mailer.deliver({ id: mail.id, to: message.to, ...message.content });
  const againAt = outcome.state === 'temporary' ? nextMailAttempt(mail.attempts, new Date()) : undefined;
  await ctx.transaction((tx) => settle(tx, mail, outcome, againAt));
  return { againAt };
}

/** Also right when others took this worker for dead meanwhile: it knows better than they. */
async function settle(tx: Tx, mail: TakenMail, outcome: Delivery, againAt: Date | undefined): Promise<void> {
  const state = stateAfter(outcome, againAt);
  const reason = 'reason' in outcome ? outcome.reason : undefined;
  const settled = await tx.execute(
    `update outbox set state = $2, failure = $4, next_attempt_at = coalesce($5, next_attempt_at),
       sent_at = case when $2 = 'sent' then now() else sent_at end
      where tenant_id = balai.tenant_id() and id = $1 and attempts = $3 and state in ('sending', 'uncertain')`,
    [mail.id, state, mail.attempts, reason ? JSON.stringify(reason) : null, againAt ?? null],
  );
  if (settled === 0) return;
  if (state === 'failed' && reason?.bounce) {
    await noteBounce(tx, {
      ...{ id: uuidv7(), addressKey: mail.recipientKey, kind: reason.bounce, source: 'server' },
      ...{ mailId: mail.id, code: reason.answer },
    });
  }
  if (state === 'sent') {
    await tx.execute(
      `update mail_bounces set cleared_at = now() where tenant_id = balai.tenant_id() and address_key = $1
         and kind = 'soft' and source = 'server' and cleared_at is null`,
      [mail.recipientKey],
    );
  }
}

function stateAfter(outcome: Delivery, againAt: Date | undefined): string {
  if (outcome.state === 'permanent') return 'failed';
  if (outcome.state === 'temporary') return againAt ? 'queued' : 'failed';
  return outcome.state;
}
