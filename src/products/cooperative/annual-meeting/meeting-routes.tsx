import { type Statement, sendStatement } from '#features/ledger';
import { recordAudit } from '#kernel/audit';
import { formatDate, todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { contentDisposition } from '#kernel/files';
import {
  errorsOf,
  file,
  idOf,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  readListQuery,
  redirectTo,
  textIn,
  textsLike,
  told,
} from '#kernel/http';
import { type AppError, conflict, notFound } from '#kernel/work';
import { deskPageOf } from '../desk-page.tsx';
import {
  type AnnualMeeting,
  readActiveMembers,
  readAnnualMeeting,
  readAnnualMeetings,
  readAttendees,
  readDecisions,
} from './annual-meeting.ts';
import { addDecision, closeMeeting, dropAttendance, noteAttendance } from './hold-meeting.ts';
import { MeetingView } from './meeting-view.tsx';
import { MEETINGS_URL, MeetingsView, PlanView } from './meetings-view.tsx';
import { inviteMembers, planMeeting, type TypedMeeting, USUAL_AGENDA } from './plan-meeting.ts';
import { printReportBook } from './report-book.ts';

const meetingPage = deskPageOf({ url: MEETINGS_URL, label: 'Rapat anggota tahunan', help: 'rat' });
const may = (right: string) => ({ resource: 'annual-meeting', right });
const at = (rest = '') => `${MEETINGS_URL}/:id${rest}`;
const MEMBER_LIST = { sorts: ['number'], defaultSort: 'number' };
const NO_MEMBER =
  'Akun Anda belum tersambung dengan buku anggota. Minta sekretaris mencatat kehadiran Anda di daftar hadir.';
const EMPTY: TypedMeeting = {
  ...{ year: '', heldOn: '', startedAt: '09:00', place: '', chair: '', agenda: USUAL_AGENDA },
  quorumPercent: '50',
};

/** The yearly meeting from its plan to its minutes. */
export const meetingRoutes: readonly Route[] = [
  page.get(MEETINGS_URL, { access: may('read'), summary: 'Yearly meetings' }, async (ctx) => {
    const meetings = await ctx.transaction((tx) => readAnnualMeetings(tx));
    return meetingPage('Rapat anggota tahunan', <MeetingsView ctx={ctx} meetings={meetings} />);
  }),
  page.get(`${MEETINGS_URL}/baru`, { access: may('create'), summary: 'Plan a yearly meeting' }, (ctx) =>
    planPage(ctx),
  ),
  page.post(MEETINGS_URL, { access: may('create'), summary: 'Store the plan of a yearly meeting' }, (ctx) =>
    plan(ctx),
  ),
  page.get(at(), { access: may('read'), summary: 'A yearly meeting, step by step' }, (ctx) => onePage(ctx)),
  page.get(at('/ubah'), { access: may('update'), summary: 'Change the plan of a yearly meeting' }, (ctx) =>
    planPage(ctx, idOf(ctx)),
  ),
  page.post(at('/ubah'), { access: may('update'), summary: 'Store the changed plan' }, (ctx) =>
    plan(ctx, idOf(ctx)),
  ),
  page.post(at('/undang'), { access: may('update'), summary: 'Invite every member' }, (ctx) =>
    act(ctx, 'Undangan dikirim.', (tx) => inviteMembers(ctx, tx, idOf(ctx))),
  ),
  page.post(at('/hadir'), { access: may('attend'), summary: 'Say that one came' }, (ctx) =>
    act(ctx, 'Kehadiran Anda dicatat.', async (tx) => {
      await needed(ctx, tx);
      const memberId = subjectOf(ctx);
      if (memberId === null) throw conflict('no_member', NO_MEMBER);
      return noteAttendance(ctx, tx, { meetingId: idOf(ctx), memberId });
    }),
  ),
  page.post(
    at('/catat-hadir'),
    { access: may('update'), summary: 'Note that a member came' },
    async (ctx) => {
      const form = await readForm(ctx);
      const given = { meetingId: idOf(ctx), memberId: textIn(form, 'member') };
      return act(ctx, 'Kehadiran dicatat.', (tx) => noteAttendance(ctx, tx, given), textIn(form, 'back'));
    },
  ),
  page.post(at('/batal-hadir'), { access: may('update'), summary: 'Take a note back' }, async (ctx) => {
    const form = await readForm(ctx);
    const given = { meetingId: idOf(ctx), memberId: textIn(form, 'member') };
    return act(ctx, 'Catatan dibatalkan.', (tx) => dropAttendance(ctx, tx, given), textIn(form, 'back'));
  }),
  page.post(at('/keputusan'), { access: may('decide'), summary: 'Write a decision down' }, async (ctx) => {
    const decision = textIn(await readForm(ctx), 'decision');
    return act(
      ctx,
      'Keputusan dicatat.',
      (tx) => addDecision(ctx, tx, { meetingId: idOf(ctx), decision }),
      '',
      decision,
    );
  }),
  page.post(
    at('/tutup'),
    { access: { resource: 'member-meeting', right: 'create' }, summary: 'Close it and write its minutes' },
    (ctx) => act(ctx, 'Rapat ditutup. Notulennya ada di buku 07.', (tx) => closeMeeting(ctx, tx, idOf(ctx))),
  ),
  file.get(at('/daftar-hadir'), { access: may('print'), summary: 'Attendance list on paper' }, (ctx) =>
    ctx.transaction(async (tx) => {
      const statement = await attendanceList(tx, await needed(ctx, tx));
      return sendStatement(ctx, tx, { statement, format: 'pdf', resource: 'annual-meeting' });
    }),
  ),
  file.get(at('/buku-laporan'), { access: may('print'), summary: 'The report book on paper' }, (ctx) =>
    ctx.transaction(async (tx) => {
      const meeting = await needed(ctx, tx);
      const name = `Buku laporan RAT ${meeting.year}`;
      await recordAudit(ctx, tx, {
        ...{ action: 'report.exported', resource: 'annual-meeting', objectId: meeting.id },
        ...{ objectLabel: name, after: { format: 'pdf' } },
      });
      return new Response(new Uint8Array(await printReportBook(ctx, tx, meeting)), {
        headers: {
          'content-type': 'application/pdf',
          'content-disposition': contentDisposition(`${name}.pdf`),
          'cache-control': 'private, no-store',
        },
      });
    }),
  ),
];

const subjectOf = ({ principal }: RequestContext) =>
  principal.kind === 'account' ? principal.subjectId : null;

async function needed(ctx: RequestContext, tx: Tx): Promise<AnnualMeeting> {
  const meeting = await readAnnualMeeting(tx, idOf(ctx));
  if (!meeting) throw notFound();
  return meeting;
}

async function act(
  ctx: RequestContext,
  text: string,
  work: (tx: Tx) => Promise<unknown>,
  back = '',
  typed = '',
): Promise<Response | PageAnswer> {
  try {
    await ctx.transaction(work);
    const query = back.startsWith('?') ? back : '';
    return redirectTo(`${MEETINGS_URL}/${idOf(ctx)}${query}`, { tone: 'success', text });
  } catch (error) {
    return onePage(ctx, typed, told(error));
  }
}

async function plan(ctx: RequestContext, id?: string): Promise<Response | PageAnswer> {
  const typed = textsLike(EMPTY, await readForm(ctx));
  try {
    const saved = await ctx.transaction((tx) => planMeeting(ctx, tx, typed, id));
    return redirectTo(`${MEETINGS_URL}/${saved}`, { tone: 'success', text: 'Rencana RAT disimpan.' });
  } catch (error) {
    return planPage(ctx, id, typed, told(error));
  }
}

async function planPage(
  ctx: RequestContext,
  id?: string,
  typed?: TypedMeeting,
  problem?: AppError,
): Promise<PageAnswer> {
  const known = id === undefined ? undefined : await ctx.transaction((tx) => needed(ctx, tx));
  const lastYear = Number(todayOf(ctx).slice(0, 4)) - 1;
  const stored: TypedMeeting = known
    ? { ...known, year: String(known.year), quorumPercent: String(known.quorumPercent) }
    : { ...EMPTY, year: String(lastYear) };
  const title = known ? `Ubah RAT ${known.year}` : 'Rencanakan RAT';
  const view = {
    ...{ title, typed: typed ?? stored, errors: errorsOf(problem) },
    action: known ? `${MEETINGS_URL}/${known.id}/ubah` : MEETINGS_URL,
    years: Array.from({ length: 6 }, (_, back) => lastYear + 1 - back),
  };
  return meetingPage(title, <PlanView {...view} />, { problem, isBelow: true });
}

async function onePage(ctx: RequestContext, typed = '', problem?: AppError): Promise<PageAnswer> {
  const list = readListQuery(ctx.query, MEMBER_LIST);
  const own = subjectOf(ctx);
  const shown = await ctx.transaction(async (tx) => {
    const meeting = await needed(ctx, tx);
    const present = new Set((await readAttendees(tx, meeting.id)).map(({ memberId }) => memberId));
    const asked = list.q.toLowerCase();
    const found = (ctx.can('annual-meeting', 'update') ? await readActiveMembers(tx) : []).filter(
      ({ name, number }) => `${name} ${number}`.toLowerCase().includes(asked),
    );
    return {
      ...{ meeting, count: found.length, decisions: await readDecisions(tx, meeting.id) },
      members: found
        .slice(list.offset, list.offset + list.size)
        .map((member) => ({ ...member, isPresent: present.has(member.memberId) })),
      isPresent: own === null ? undefined : present.has(own),
    };
  });
  const { meeting } = shown;
  const view = { ...shown, ...{ ctx, list, typed, errors: errorsOf(problem) } };
  return meetingPage(
    `RAT ${meeting.year}`,
    <MeetingView {...view} isDay={todayOf(ctx) >= meeting.heldOn} />,
    { problem, isBelow: true },
  );
}

/** Every member with room to sign; who came already is marked. */
async function attendanceList(tx: Tx, meeting: AnnualMeeting): Promise<Statement> {
  const present = new Set((await readAttendees(tx, meeting.id)).map(({ memberId }) => memberId));
  return {
    title: `Daftar hadir RAT tahun buku ${meeting.year}`,
    period: `${formatDate(meeting.heldOn)}, ${meeting.place}`,
    subject: 'Nama anggota',
    columns: [
      { label: 'Nomor', writes: 'text' },
      { label: 'Hadir', writes: 'text' },
      { label: 'Tanda tangan', writes: 'text' },
    ],
    rows: (await readActiveMembers(tx)).map(({ memberId, name, number }) => ({
      ...{ key: memberId, label: name, level: 'line' as const },
      cells: [number, present.has(memberId) ? 'hadir' : '', null],
    })),
  };
}
