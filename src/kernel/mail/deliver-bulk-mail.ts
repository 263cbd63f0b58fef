import { defineJob, type JobDeclaration, type JobRun } from '#kernel/jobs';
import { readSetting } from '#kernel/settings';
import type { WorkContext } from '#kernel/work';
import { bulkPace, mostInStretch, STRETCH_SECONDS } from './bulk-pace.ts';
import { createMailer, type Mailer } from './deliver.ts';
import { handOver, markAbandonedMails, TAKEN, type TakenMail } from './hand-over.ts';
import { readMailSettings } from './mail-settings.ts';

export const DELIVER_BULK = 'deliverBulkMail';

/** A turn ends after this while, so that mails to one person do not wait behind those to many. */
const TURN_MS = 20_000;

/**
 * Sends the mails to many of one organisation, one after the other, no faster than its pace and each at most once. It
 * works in short turns and wakes itself until none is left; the night's turn finds what a lost wake-up left behind.
 */
export function deliverBulkMailJob(): JobDeclaration {
  let mailer: Mailer | undefined;
  return defineJob({
    kind: DELIVER_BULK,
    lane: 'quick',
    retries: 10,
    nightly: { title: 'Surel massal yang tertinggal' },
    run: async (ctx, run) => {
      const settings = readMailSettings(process.env);
      mailer ??= createMailer(settings);
      await markAbandonedMails(ctx, run);
      const again = settings.kind === 'outbox' ? await keepAll(ctx) : await takeTurn(ctx, mailer, run);
      if (again) {
        await ctx.transaction((tx) =>
          ctx.app.jobs.wake(ctx, tx, { kind: DELIVER_BULK, input: {}, startAfter: again }),
        );
      }
      return {};
    },
  });
}

/** Without a server all of them stay in the outbox, to be read there. */
async function keepAll(ctx: WorkContext): Promise<undefined> {
  await ctx.transaction((tx) =>
    tx.execute(
      `update outbox set state = 'kept', attempts = attempts + 1
        where tenant_id = balai.tenant_id() and state = 'queued' and is_bulk`,
    ),
  );
}

/** @returns when to go on; undefined when nothing waits */
async function takeTurn(ctx: WorkContext, mailer: Mailer, run: JobRun): Promise<Date | undefined> {
  const end = Date.now() + TURN_MS;
  while (Date.now() < end) {
    const next = await takeNext(ctx, run);
    if (!next) return undefined;
    if (next instanceof Date) return next;
    await handOver(ctx, mailer, next);
  }
  return new Date();
}

/** The next mail that is due; or when the pace, or the first of those that wait, allows one. */
async function takeNext(ctx: WorkContext, run: JobRun): Promise<TakenMail | Date | undefined> {
  return ctx.transaction(async (tx) => {
    // Two workers do not count the same stretch at once.
    await tx.query(
      `select pg_advisory_xact_lock(hashtextextended('bulk mail ' || balai.tenant_id()::text, 0))`,
    );
    const { perMinute } = await readSetting(tx, bulkPace);
    const pace = await tx.one<{ count: number; free_at: Date | null }>(
      `select count(*) as count, min(started_at) + make_interval(secs => $1) as free_at from outbox
        where tenant_id = balai.tenant_id() and is_bulk and started_at > now() - make_interval(secs => $1)`,
      [STRETCH_SECONDS],
    );
    const mail =
      pace!.count < mostInStretch(perMinute)
        ? await tx.one<TakenMail>(
            `update outbox set state = 'sending', job_id = $1, started_at = now(), attempts = attempts + 1
              where tenant_id = balai.tenant_id() and state = 'queued' and id = (
                select o.id from outbox o where o.tenant_id = balai.tenant_id() and o.is_bulk and o.state = 'queued'
                   and o.next_attempt_at <= now() order by o.next_attempt_at, o.id limit 1 for update skip locked)
              returning ${TAKEN}`,
            [run.entry],
          )
        : undefined;
    if (mail) return mail;
    const waiting = await tx.one<{ due: Date | null }>(
      `select min(next_attempt_at) as due from outbox
        where tenant_id = balai.tenant_id() and is_bulk and state = 'queued'`,
    );
    if (!waiting?.due) return undefined;
    return new Date(Math.max(waiting.due.getTime(), pace?.free_at?.getTime() ?? 0));
  });
}
