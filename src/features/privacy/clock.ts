import type { Tx } from '#kernel/database';
import { defineJob, type JobDeclaration } from '#kernel/jobs';
import { notifyByMail } from '#kernel/notifications';
import type { Tenant } from '#kernel/tenancy';
import type { WorkContext } from '#kernel/work';
import type { PrivacyPlace } from './privacy-place.ts';
import { ALERT_HOURS, CLOCK_HOURS, HOUR_MS, REQUEST_KINDS, type RequestKind } from './request.ts';

const KIND = 'watchPrivacyClocks';

/** Looks again when a day is left, and when the time is over. */
export async function wakeClock(ctx: WorkContext, tx: Tx, dueAt: Date): Promise<void> {
  const left = (CLOCK_HOURS - ALERT_HOURS) * HOUR_MS;
  for (const startAfter of [new Date(dueAt.getTime() - left), dueAt]) {
    await ctx.app.jobs.wake(ctx, tx, { kind: KIND, input: {}, startAfter });
  }
}

export function watchClocksJob(placeOf: (tenant: Tenant) => PrivacyPlace): JobDeclaration {
  return defineJob({
    kind: KIND,
    lane: 'quick',
    run: async (ctx) => {
      await ctx.transaction((tx) => alertClocks(ctx, tx, placeOf(ctx.tenant)));
      return {};
    },
  });
}

/**
 * Tells those who answer, once when a day is left and once when the time is over, of every request and incident that
 * waits. Safe to run at any time and twice at once.
 *
 * @returns how many were told of
 */
export async function alertClocks(ctx: WorkContext, tx: Tx, place: PrivacyPlace): Promise<number> {
  const handlers = await place.handlersOf(tx);
  const soon = new Date(ctx.now.getTime() + (CLOCK_HOURS - ALERT_HOURS) * HOUR_MS);
  let told = 0;
  for (const { table, open, name, url } of CLOCKS) {
    for (const [column, marks, moment, words] of [
      // Whoever is told that the time is over need not hear that it soon will be.
      ['overdue_at', 'overdue_at = $2, alerted_at = $2', ctx.now, 'Batas 3 x 24 jam sudah lewat'],
      ['alerted_at', 'alerted_at = $2', soon, 'Kurang dari 24 jam lagi'],
    ] as const) {
      const rows = await tx.query<{ id: string; name: string }>(
        `update ${table} t set ${marks}
          where t.tenant_id = balai.tenant_id() and ${open} and t.due_at <= $1 and t.${column} is null
          returning t.id, ${name} as name`,
        [moment, ctx.now],
      );
      for (const row of rows) {
        await notifyByMail(ctx, tx, handlers, {
          title: `${words}: ${KIND_NAMES[row.name as RequestKind] ?? row.name}`,
          body: 'Undang-undang meminta jawaban dalam 3 x 24 jam.',
          url: url(place.desk, row.id),
        });
      }
      told += rows.length;
    }
  }
  return told;
}

const KIND_NAMES = Object.fromEntries(
  Object.entries(REQUEST_KINDS).map(([kind, { label }]) => [kind, label]),
) as Record<RequestKind, string>;

const CLOCKS = [
  {
    table: 'privacy_requests',
    open: `t.state = 'open'`,
    name: 't.kind',
    url: (desk: string, id: string) => `${desk}/${id}`,
  },
  {
    table: 'privacy_incidents',
    open: '(t.people_told_at is null or t.authority_told_at is null)',
    name: `'Insiden ' || t.number`,
    url: (desk: string, id: string) => `${desk}/insiden/${id}`,
  },
];
