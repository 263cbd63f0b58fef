import { statementFile } from '#features/ledger';
import { recordAudit } from '#kernel/audit';
import { todayIn, zoneOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { defineJob, type JobDeclaration } from '#kernel/jobs';
import { defineMail, queueMail } from '#kernel/mail';
import { formatCount } from '#kernel/money';
import { accountsWithRole } from '#kernel/notifications';
import type { WorkContext } from '#kernel/work';
import { lastOver, type ReportPeriod } from './report-period.ts';
import { makeReport, type ReportPlace } from './report-place.ts';
import { lockSchedule, readersOf, readSchedules, type Schedule } from './schedule.ts';

export const scheduledReportMail = defineMail({
  key: 'reports.scheduled',
  subject: '{{report}}, {{period}}',
  variables: {
    name: 'Nama penerima',
    report: 'Nama laporan',
    period: 'Periode laporan',
    organisation: 'Nama organisasi',
    link: 'Halaman laporan',
  },
  body: [
    'Yth. {{name}},',
    '{{report}} {{organisation}} untuk {{period}} terlampir.',
    'Angka selengkapnya, dan dari mana asalnya, ada di halaman laporan.',
    '[Buka laporan]({{link}})',
    'Surel ini dikirim sendiri menurut jadwal yang dibuat pengurus. Jangan teruskan kepada yang tidak berhak membacanya.',
  ].join('\n\n'),
});

/** Every night: mails the reports whose month, quarter or year is over and that have not gone yet. */
export function sendReportsJob(place: ReportPlace): JobDeclaration {
  return defineJob({
    kind: 'sendReports',
    lane: 'long',
    nightly: { title: 'Mengirim laporan berkala' },
    run: async (ctx, run) => {
      const today = todayIn(zoneOf(ctx.tenant.timeZone), ctx.now);
      const due = (await ctx.transaction(readSchedules)).filter((one) => isDue(one, today));
      let mails = 0;
      const failures: unknown[] = [];
      for (const [at, { id }] of due.entries()) {
        // One report that cannot be made holds up none of the others.
        await ctx
          .transaction((tx) => sendOnce(ctx, tx, place, id))
          .then(
            (sent) => (mails += sent),
            (error: unknown) => failures.push(error),
          );
        await run.progress(at + 1, due.length);
      }
      if (failures.length > 0) throw new AggregateError(failures, `${failures.length} reports were not sent`);
      return { note: mails === 0 ? 'Tidak ada laporan yang jatuh tempo' : `${formatCount(mails)} surel` };
    },
  });
}

/** The period that this schedule has to send on this day, if it has not yet. */
function duePeriod(schedule: Schedule, today: string): ReportPeriod | undefined {
  const period = lastOver(schedule.rhythm, today);
  const isOwed = schedule.isActive && period.span.to >= schedule.beginsOn;
  return isOwed && schedule.lastPeriod !== period.key ? period : undefined;
}

const isDue = (schedule: Schedule, today: string) => duePeriod(schedule, today) !== undefined;

/**
 * Mails and note of the dispatch stand or fall together; a run that was killed begins again where it was.
 * @returns how many mails were queued
 */
async function sendOnce(ctx: WorkContext, tx: Tx, place: ReportPlace, id: string): Promise<number> {
  const schedule = await lockSchedule(tx, id);
  const period = duePeriod(schedule, todayIn(zoneOf(ctx.tenant.timeZone), ctx.now));
  const kind = place.kinds.find(({ key }) => key === schedule.report);
  if (!period || !kind) return 0;
  // Whose roles these are today, and whether the roles may still read it, is asked now.
  const may = (await readersOf(ctx, tx, place)).map(({ key }) => key);
  const roles = schedule.roles.filter((role) => may.includes(role));
  const readers = await tx.query<{ id: string; display_name: string; email: string }>(
    `select id, display_name, email from accounts
      where tenant_id = balai.tenant_id() and id = any($1) and status = 'active'
        and email is not null and email_verified_at is not null order by id`,
    [await accountsWithRole(tx, roles)],
  );
  if (readers.length > 0) {
    const statement = await makeReport(ctx, tx, { kind, period });
    const attachment = await statementFile(ctx, tx, statement, schedule.format);
    for (const reader of readers) {
      await queueMail(ctx, tx, scheduledReportMail, {
        to: { name: reader.display_name, address: reader.email },
        accountId: reader.id,
        attachments: [attachment],
        values: {
          ...{ name: reader.display_name, report: kind.label, period: period.label },
          organisation: ctx.tenant.name,
          link: ctx.app.urlOf(ctx.tenant, `${place.url}?laporan=${kind.key}&periode=${period.key}`),
        },
      });
    }
  }
  await tx.execute('insert into report_dispatches (schedule_id, period, mails) values ($1, $2, $3)', [
    ...[schedule.id, period.key, readers.length],
  ]);
  await recordAudit(ctx, tx, {
    ...{ action: 'report.mailed', resource: place.resource, objectId: schedule.id },
    ...{
      objectLabel: `${kind.label}, ${period.label}`,
      after: { mails: readers.length, roles: roles.join(', ') },
    },
  });
  return readers.length;
}
