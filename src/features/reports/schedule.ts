import { v7 as uuidv7 } from 'uuid';
import type { StatementFormat } from '#features/ledger';
import { recordAudit } from '#kernel/audit';
import { type PlainDate, todayIn, zoneOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { type GivableRole, givableRoles, readOwnWays, rolesThatMay } from '#kernel/identity';
import { actorOf, invalid, notFound, type WorkContext } from '#kernel/work';
import { RHYTHMS, type Rhythm } from './report-period.ts';
import type { ReportPlace } from './report-place.ts';

export interface Schedule {
  id: string;
  report: string;
  rhythm: Rhythm;
  format: StatementFormat;
  roles: string[];
  isActive: boolean;
  beginsOn: PlainDate;
  madeByName: string;
  /** The period sent last, and when. */
  lastPeriod: string | null;
  lastSentAt: Date | null;
  lastMails: number | null;
}

const SCHEDULES = `select s.id, s.report, s.rhythm, s.format, s.roles, s.is_active as "isActive",
  s.begins_on::text as "beginsOn", s.made_by_name as "madeByName", d.period as "lastPeriod",
  d.sent_at as "lastSentAt", d.mails as "lastMails"
  from report_schedules s
  left join lateral (select period, sent_at, mails from report_dispatches d
    where d.tenant_id = s.tenant_id and d.schedule_id = s.id order by d.sent_at desc limit 1) d on true
  where s.tenant_id = balai.tenant_id()`;

/** All schedules, the working ones first. */
export function readSchedules(tx: Tx): Promise<Schedule[]> {
  return tx.query<Schedule>(`${SCHEDULES} order by s.is_active desc, s.made_at desc, s.id`);
}

/** Locked until the transaction ends, so that two runs do not send one period twice. @throws AppError 404 */
export async function lockSchedule(tx: Tx, id: string): Promise<Schedule> {
  await tx.query(
    'select id from report_schedules where tenant_id = balai.tenant_id() and id = $1 for update',
    [id],
  );
  const found = await tx.one<Schedule>(`${SCHEDULES} and s.id = $1`, [id]);
  if (!found) throw notFound();
  return found;
}

/** Roles that may take these reports along as files here today, by the organisation's own matrix. */
export async function readersOf(ctx: WorkContext, tx: Tx, place: ReportPlace): Promise<GivableRole[]> {
  const own = await readOwnWays(tx);
  const table = ctx.app.access(ctx.tenant);
  const may = new Set(rolesThatMay(table, own, place.resource, 'export'));
  return givableRoles(table, own.roles).filter(({ key }) => may.has(key));
}

export interface TypedSchedule {
  report: string;
  rhythm: string;
  format: string;
  roles: readonly string[];
}

/**
 * Has a report mailed from the present period on, once each is over.
 *
 * @throws AppError 422 by field: a report, rhythm or format that does not exist, nobody to send it to, or a role that may
 *   not take reports along
 */
export async function createSchedule(
  ctx: WorkContext,
  tx: Tx,
  place: ReportPlace,
  typed: TypedSchedule,
): Promise<string> {
  const readers = await readersOf(ctx, tx, place);
  const kind = place.kinds.find(({ key }) => key === typed.report);
  const rhythm = RHYTHMS.find(({ value }) => value === typed.rhythm);
  const isFormat = typed.format === 'pdf' || typed.format === 'xlsx';
  const roles = [...new Set(typed.roles)];
  const isForReaders = roles.every((role) => readers.some(({ key }) => key === role));
  if (!kind || !rhythm || !isFormat || roles.length === 0 || !isForReaders) {
    throw invalid({
      ...(!kind && { report: 'Pilih laporannya.' }),
      ...(!rhythm && { rhythm: 'Pilih seberapa sering.' }),
      ...(!isFormat && { format: 'Pilih PDF atau XLSX.' }),
      ...(roles.length === 0 && { roles: 'Pilih paling sedikit satu penerima.' }),
      ...(!isForReaders && { roles: 'Ada penerima yang tidak berhak mengunduh laporan. Pilih lagi.' }),
    });
  }
  const id = uuidv7();
  const actor = actorOf(ctx);
  await tx.execute(
    `insert into report_schedules (id, report, rhythm, format, roles, begins_on, made_by, made_by_name)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      ...[id, kind.key, rhythm.value, typed.format, roles],
      ...[todayIn(zoneOf(ctx.tenant.timeZone), ctx.now), actor.id, actor.name],
    ],
  );
  await recordAudit(ctx, tx, {
    ...{ action: 'report.scheduled', resource: place.resource, objectId: id, objectLabel: kind.label },
    after: { rhythm: rhythm.value, format: typed.format, roles: roles.join(', ') },
  });
  return id;
}

/** Stops a schedule, or lets it go on with the period that ends next. @throws AppError 404 */
export async function switchSchedule(
  ctx: WorkContext,
  tx: Tx,
  place: ReportPlace,
  given: { id: string; isActive: boolean },
): Promise<void> {
  const { id, isActive } = given;
  const schedule = await lockSchedule(tx, id);
  if (schedule.isActive === isActive) return;
  await tx.execute(
    `update report_schedules set is_active = $2, begins_on = case when $2 then $3::date else begins_on end
      where tenant_id = balai.tenant_id() and id = $1`,
    [id, isActive, todayIn(zoneOf(ctx.tenant.timeZone), ctx.now)],
  );
  await recordAudit(ctx, tx, {
    ...{ action: isActive ? 'report.schedule_resumed' : 'report.schedule_stopped', resource: place.resource },
    ...{ objectId: id, objectLabel: place.kinds.find(({ key }) => key === schedule.report)?.label ?? '' },
  });
}
