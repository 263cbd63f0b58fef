import { validate as isUuid, v7 as uuidv7 } from 'uuid';
import { todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { type Actor, createEntry } from '#kernel/register';
import { actorOf, conflict, invalid, notFound, type WorkContext } from '#kernel/work';
import { memberMeetings } from '../registers/index.ts';
import { quorumOf, readDecisions } from './annual-meeting.ts';
import { auditMeeting, openMeeting, runningMeeting } from './plan-meeting.ts';

/**
 * Notes that a member came; noted twice it is once.
 * @throws AppError 404 for nobody of book 01; 409 before members were invited or after it is over; 422 before its day
 */
export async function noteAttendance(
  ctx: WorkContext,
  tx: Tx,
  given: { meetingId: string; memberId: string },
): Promise<void> {
  const meeting = await runningMeeting(tx, given.meetingId, todayOf(ctx));
  const isMember =
    isUuid(given.memberId) &&
    (await tx.one(
      `select 1 from cooperative_members where tenant_id = balai.tenant_id() and id = $1 and standing = 'active'`,
      [given.memberId],
    ));
  if (!isMember) throw notFound();
  const noted = await tx.execute(
    `insert into cooperative_annual_attendance (meeting_id, member_id, noted_by, at) values ($1, $2, $3, $4)
     on conflict (tenant_id, meeting_id, member_id) do nothing`,
    [meeting.id, given.memberId, actorOf(ctx).id, ctx.now],
  );
  if (noted > 0) await auditMeeting(ctx, tx, meeting, 'meeting.attended', { member: given.memberId });
}

/** Takes a mistaken note back. */
export async function dropAttendance(
  ctx: WorkContext,
  tx: Tx,
  given: { meetingId: string; memberId: string },
): Promise<void> {
  const meeting = await openMeeting(tx, given.meetingId);
  if (!isUuid(given.memberId)) throw notFound();
  const dropped = await tx.execute(
    `delete from cooperative_annual_attendance
      where tenant_id = balai.tenant_id() and meeting_id = $1 and member_id = $2`,
    [meeting.id, given.memberId],
  );
  if (dropped === 0) throw notFound();
  await auditMeeting(ctx, tx, meeting, 'meeting.attendance_dropped', { member: given.memberId });
}

/** Writes one decision down. @throws AppError 409 without a quorum; 422 for a text too short */
export async function addDecision(
  ctx: WorkContext,
  tx: Tx,
  given: { meetingId: string; decision: string },
): Promise<void> {
  const meeting = await runningMeeting(tx, given.meetingId, todayOf(ctx));
  const text = given.decision.trim().replace(/\s+/g, ' ');
  if (text.length < 5 || text.length > 1_000)
    throw invalid({ decision: 'Tulis keputusannya, antara 5 dan 1.000 huruf.' });
  refuseWithoutQuorum(meeting);
  const known = await readDecisions(tx, meeting.id);
  await tx.execute(
    `insert into cooperative_annual_decisions (id, meeting_id, position, decision)
     select $1, $2, coalesce(max(d.position), 0) + 1, $3 from cooperative_annual_decisions d
      where d.tenant_id = balai.tenant_id() and d.meeting_id = $2`,
    [uuidv7(), meeting.id, text],
  );
  await auditMeeting(ctx, tx, meeting, 'meeting.decided', { number: known.length + 1, decision: text });
}

/**
 * Ends the meeting: its minutes are written into book 07, where the sharing of the surplus finds them.
 * @throws AppError 409 without a quorum; 422 without a decision
 */
export async function closeMeeting(actor: Actor, tx: Tx, meetingId: string): Promise<string> {
  const meeting = await runningMeeting(tx, meetingId, todayOf(actor));
  refuseWithoutQuorum(meeting);
  const decisions = await readDecisions(tx, meeting.id);
  if (decisions.length === 0) throw invalid({ form: 'Catat keputusan rapat dahulu.' });
  const numbered = (texts: readonly string[]) => texts.map((text, at) => `${at + 1}. ${text}`).join('\n');
  const { id } = await createEntry(actor, tx, memberMeetings, {
    values: {
      ...{ nature: 'annual', heldOn: meeting.heldOn, startedAt: meeting.startedAt, place: meeting.place },
      ...{ invitedCount: meeting.invitedCount, presentCount: meeting.present, chair: meeting.chair },
      minutes: `RAT tahun buku ${meeting.year}\nAcara:\n${numbered(meeting.agenda.split('\n'))}\nKeputusan:\n${numbered(decisions.map(({ decision }) => decision))}`,
      minuteTaker: actorOf(actor).name,
    },
  });
  await tx.execute(
    'update cooperative_annual_meetings set minutes_id = $2 where tenant_id = balai.tenant_id() and id = $1',
    [meeting.id, id],
  );
  await auditMeeting(actor, tx, meeting, 'meeting.closed', { present: meeting.present });
  return id;
}

function refuseWithoutQuorum(meeting: Parameters<typeof quorumOf>[0]): void {
  const needed = quorumOf(meeting);
  if (meeting.present < needed)
    throw conflict(
      'no_quorum',
      `Kuorum belum tercapai: ${meeting.present} hadir, perlu ${needed} dari ${meeting.invitedCount} anggota.`,
    );
}
