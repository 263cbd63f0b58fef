import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import { addDays, formatDate, isPlainDate } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { accountsWithRole, notifyByMail } from '#kernel/notifications';
import { AppError, actorOf, conflict, invalid, notFound, type WorkContext } from '#kernel/work';
import { type AnnualMeeting, readActiveMembers, readAnnualMeeting } from './annual-meeting.ts';

export interface TypedMeeting {
  year: string;
  heldOn: string;
  startedAt: string;
  place: string;
  chair: string;
  agenda: string;
  quorumPercent: string;
}

/** What a yearly meeting deals with (UU 25/1992 ps.26, 35, 36); the board changes it. */
export const USUAL_AGENDA = [
  'Pembukaan dan pengesahan kuorum',
  'Laporan pertanggungjawaban pengurus',
  'Laporan pengawas',
  'Neraca dan perhitungan hasil usaha',
  'Pembagian SHU',
  'Rencana kerja dan anggaran',
  'Penutup',
].join('\n');

/**
 * Plans the yearly meeting or changes its plan; once members were invited, day, hour and place are told to them anew.
 *
 * @throws AppError 422 for what is missing or a day before the year ended; 409 for a year that has one, or one that is over
 */
export async function planMeeting(
  ctx: WorkContext,
  tx: Tx,
  typed: TypedMeeting,
  id?: string,
): Promise<string> {
  const year = Number(typed.year);
  const quorum = Number(typed.quorumPercent);
  const agenda = typed.agenda
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n');
  const errors: Record<string, string> = {};
  if (!Number.isInteger(year) || year < 1990 || year > 2200) errors.year = 'Pilih tahun buku.';
  if (!isPlainDate(typed.heldOn)) errors.heldOn = 'Isi tanggal rapat.';
  else if (typed.heldOn <= `${year}-12-31`) errors.heldOn = `Rapat diadakan sesudah tahun ${year} berakhir.`;
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(typed.startedAt)) errors.startedAt = 'Isi jam mulai, misalnya 09:00.';
  for (const [key, label] of [
    ['place', 'tempat rapat'],
    ['chair', 'pimpinan rapat'],
  ] as const)
    if (typed[key].trim().length < 3 || typed[key].trim().length > 150) errors[key] = `Isi ${label}.`;
  if (agenda.length < 3 || agenda.length > 4_000)
    errors.agenda = 'Tulis acara rapat, satu pada setiap baris.';
  if (!Number.isInteger(quorum) || quorum < 1 || quorum > 100)
    errors.quorumPercent = 'Isi kuorum dengan angka 1 sampai 100.';
  if (Object.keys(errors).length > 0) throw invalid(errors);
  const before = id === undefined ? undefined : await openMeeting(tx, id);
  const meetingId = id ?? uuidv7();
  const values = [
    ...[meetingId, year, typed.heldOn, typed.startedAt, typed.place.trim(), typed.chair.trim()],
    ...[agenda, quorum],
  ];
  const written = await tx.execute(
    before
      ? `update cooperative_annual_meetings set year = $2, held_on = $3, started_at = $4, place = $5, chair = $6, agenda = $7,
           quorum_percent = $8 where tenant_id = balai.tenant_id() and id = $1`
      : `insert into cooperative_annual_meetings (id, year, held_on, started_at, place, chair, agenda, quorum_percent)
           values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (tenant_id, year) do nothing`,
    values,
  );
  if (written === 0) throw conflict('year_taken', `RAT tahun buku ${year} sudah direncanakan.`);
  await auditMeeting(ctx, tx, { id: meetingId, year }, before ? 'meeting.changed' : 'meeting.planned', {
    ...{ held_on: typed.heldOn, place: typed.place.trim() },
  });
  return meetingId;
}

/**
 * Invites every member: behind the bell and by mail for those who have an account, and counts who is a member today.
 * @throws AppError 404; 409 when it is over; 422 when the day has passed or there is no member
 */
export async function inviteMembers(ctx: WorkContext, tx: Tx, id: string): Promise<number> {
  const meeting = await openMeeting(tx, id);
  const members = await readActiveMembers(tx);
  if (members.length === 0) throw invalid({ form: 'Belum ada anggota di buku 01 yang dapat diundang.' });
  await tx.execute(
    `update cooperative_annual_meetings set invited_at = $2, invited_count = $3
      where tenant_id = balai.tenant_id() and id = $1`,
    [id, ctx.now, members.length],
  );
  await notifyByMail(ctx, tx, await accountsWithRole(tx, ['anggota']), {
    title: `Undangan RAT tahun buku ${meeting.year}`,
    body: `${formatDate(meeting.heldOn)} pukul ${meeting.startedAt} di ${meeting.place}.`,
    url: `/rat/${id}`,
  });
  await auditMeeting(ctx, tx, meeting, 'meeting.invited', { members: members.length });
  return members.length;
}

/** The meeting under its lock, while it is not over. @throws AppError 404, 409 `meeting_over` */
export async function openMeeting(tx: Tx, id: string): Promise<AnnualMeeting> {
  const meeting = await readAnnualMeeting(tx, id, 'for update of m');
  if (!meeting) throw notFound();
  if (meeting.minutesId !== null)
    throw conflict('meeting_over', 'Rapat ini sudah ditutup; notulennya ada di buku 07.');
  return meeting;
}

/** The meeting while people come to it: on its day, or the days after until it is closed. */
export async function runningMeeting(tx: Tx, id: string, today: string): Promise<AnnualMeeting> {
  const meeting = await openMeeting(tx, id);
  if (meeting.invitedAt === null)
    throw conflict('not_invited', 'Anggota belum diundang. Undang dahulu, lalu catat kehadiran.');
  if (today < meeting.heldOn)
    throw new AppError(
      'too_early',
      422,
      `Kehadiran dicatat mulai ${formatDate(addDays(meeting.heldOn, 0))}.`,
      { form: `Kehadiran dicatat mulai ${formatDate(meeting.heldOn)}.` },
    );
  return meeting;
}

export function auditMeeting(
  ctx: WorkContext,
  tx: Tx,
  { id, year }: Pick<AnnualMeeting, 'id' | 'year'>,
  action: string,
  after: Readonly<Record<string, string | number>>,
) {
  const label = `RAT tahun buku ${year}`;
  const by = actorOf(ctx).name;
  return recordAudit(ctx, tx, {
    ...{ action, resource: 'annual-meeting', objectId: id, objectLabel: label },
    after: { ...after, ...(by && { by }) },
  });
}
