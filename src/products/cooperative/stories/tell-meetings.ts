import { readYearResult } from '#features/ledger';
import { monthOf, todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { inBatches, quietPast } from '#kernel/past';
import type { WorkContext } from '#kernel/work';
import {
  type AnnualMeeting,
  addDecision,
  closeMeeting,
  inviteMembers,
  noteAttendance,
  planMeeting,
  readActiveMembers,
  readAnnualMeetings,
  USUAL_AGENDA,
} from '../annual-meeting/index.ts';
import { readSurplus, takeBasisFromBooks } from '../surplus/index.ts';
import type { Officers } from './cast.ts';
import { firstSharedYear } from './clock.ts';
import type { Scene } from './scene.ts';
import { shareYear } from './surplus.ts';

/** Members whose coming is noted in one transaction. */
const BATCH = 20;
/** Day of February on which the yearly meeting is held. */
const DAY = 25;

const planOf = (year: number, heldOn: string) => ({
  ...{ year: String(year), heldOn, startedAt: '09:00', place: 'Balai Kelurahan Kebun Bunga' },
  ...{ chair: 'H. Ahmad Rifani', agenda: USUAL_AGENDA, quorumPercent: '50' },
});

const DECISIONS = [
  'Laporan pertanggungjawaban pengurus dan laporan pengawas diterima.',
  'Sisa hasil usaha dibagi: cadangan 30 persen, jasa modal 25, jasa usaha 25, pengurus 5, karyawan 5, pendidikan 5, sosial 5.',
  'Rencana kerja dan anggaran tahun berjalan disetujui.',
];

/** In February the members meet over the year that ended: invited, counted, decided, and its surplus shared. */
export async function holdYearlyMeeting(scene: Scene): Promise<void> {
  const { ctx, month } = scene;
  const year = Number(month.slice(0, 4)) - 1;
  if (!month.endsWith('-02') || year < firstSharedYear(scene.first) || scene.dayOf(DAY) > scene.today) return;
  await ctx.transaction((tx) => prepare(scene, tx, year));
  const { meeting, members } = await ctx.transaction(async (tx) => ({
    ...{ meeting: await findMeeting(tx, year), members: await readActiveMembers(tx) },
  }));
  if (!meeting || meeting.minutesId !== null) return;
  const present = members.filter((_, at) => (at * 7) % 11 < 7);
  await inBatches(ctx, present, BATCH, (tx, { memberId }) =>
    noteAttendance(scene.on(DAY).secretary, tx, { meetingId: meeting.id, memberId }),
  );
  await ctx.transaction((tx) => decide(scene, tx, meeting));
}

async function prepare(scene: Scene, tx: Tx, year: number): Promise<void> {
  if (await findMeeting(tx, year)) return;
  const id = await planMeeting(scene.on(2).secretary, tx, planOf(year, scene.dayOf(DAY)));
  await inviteMembers(scene.on(4).secretary, tx, id);
}

async function decide(scene: Scene, tx: Tx, meeting: AnnualMeeting): Promise<void> {
  const officers = scene.on(DAY);
  for (const decision of DECISIONS)
    await addDecision(officers.secretary, tx, { meetingId: meeting.id, decision });
  const meetingId = await closeMeeting(officers.secretary, tx, meeting.id);
  const { year } = meeting;
  if ((await readSurplus(tx, year)) || (await readYearResult(tx, year)).result <= 0) return;
  const later = scene.on(27);
  await shareYear(later, tx, {
    ...{ year, meetingId, takeBasis: () => takeBasisFromBooks(later.treasurer, tx, year) },
  });
}

/** The next one is planned for January: its report can be read now. */
export async function planNextMeeting(ctx: WorkContext, { secretary }: Officers): Promise<void> {
  const year = Number(monthOf(todayOf(ctx)).slice(0, 4));
  await quietPast(ctx).transaction(async (tx) => {
    if (!(await findMeeting(tx, year))) await planMeeting(secretary, tx, planOf(year, `${year + 1}-01-16`));
  });
}

const findMeeting = async (tx: Tx, year: number) =>
  (await readAnnualMeetings(tx)).find((meeting) => meeting.year === year);
