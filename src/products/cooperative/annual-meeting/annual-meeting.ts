import { validate as isUuid } from 'uuid';
import type { Tx } from '#kernel/database';

export interface AnnualMeeting {
  id: string;
  /** The year it tells about. */
  year: number;
  heldOn: string;
  /** "09:00" */
  startedAt: string;
  place: string;
  chair: string;
  /** One point a line. */
  agenda: string;
  quorumPercent: number;
  invitedAt: Date | null;
  invitedCount: number | null;
  /** Its minutes in book 07: the meeting is over. */
  minutesId: string | null;
  present: number;
}

export interface Attendee {
  memberId: string;
  number: string;
  name: string;
}

const COLUMNS = `m.id, m.year, m.held_on as "heldOn", m.started_at as "startedAt", m.place, m.chair, m.agenda,
  m.quorum_percent as "quorumPercent", m.invited_at as "invitedAt", m.invited_count as "invitedCount",
  m.minutes_id as "minutesId", (select count(*) from cooperative_annual_attendance a
    where a.tenant_id = m.tenant_id and a.meeting_id = m.id) as present`;

/** All yearly meetings, newest first. */
export function readAnnualMeetings(tx: Tx): Promise<AnnualMeeting[]> {
  return tx.query<AnnualMeeting>(
    `select ${COLUMNS} from cooperative_annual_meetings m
      where m.tenant_id = balai.tenant_id() order by m.year desc`,
  );
}

export async function readAnnualMeeting(
  tx: Tx,
  id: string,
  lock: 'for update of m' | '' = '',
): Promise<AnnualMeeting | undefined> {
  if (!isUuid(id)) return undefined;
  return tx.one<AnnualMeeting>(
    `select ${COLUMNS} from cooperative_annual_meetings m
      where m.tenant_id = balai.tenant_id() and m.id = $1 ${lock}`,
    [id],
  );
}

/** The members who came, by number. */
export function readAttendees(tx: Tx, meetingId: string): Promise<Attendee[]> {
  return tx.query<Attendee>(
    `select p.id as "memberId", coalesce(p.member_number, '') as number, p.full_name as name
       from cooperative_annual_attendance a
       join cooperative_members p on p.tenant_id = a.tenant_id and p.id = a.member_id
      where a.tenant_id = balai.tenant_id() and a.meeting_id = $1 order by p.member_number, p.full_name`,
    [meetingId],
  );
}

/** Members of today, by number. */
export function readActiveMembers(tx: Tx): Promise<Attendee[]> {
  return tx.query<Attendee>(
    `select p.id as "memberId", coalesce(p.member_number, '') as number, p.full_name as name
       from cooperative_members p
      where p.tenant_id = balai.tenant_id() and p.standing = 'active' order by p.member_number, p.full_name`,
  );
}

/** What was decided, in the order it was written. */
export function readDecisions(tx: Tx, meetingId: string): Promise<{ id: string; decision: string }[]> {
  return tx.query<{ id: string; decision: string }>(
    `select d.id, d.decision from cooperative_annual_decisions d
      where d.tenant_id = balai.tenant_id() and d.meeting_id = $1 order by d.position`,
    [meetingId],
  );
}

/** How many have to come, so that the meeting may decide: more than the part that the articles say. */
export const quorumOf = ({ invitedCount, quorumPercent }: AnnualMeeting) =>
  Math.min(invitedCount ?? 0, Math.floor(((invitedCount ?? 0) * quorumPercent) / 100) + 1);
