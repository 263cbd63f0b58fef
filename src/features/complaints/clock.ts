import { addWorkingDays, daysBetween, type PlainDate } from '#kernel/calendar';
import { type ComplaintState, type Handling, OPEN_STATES } from './complaint.ts';

/** Working days, holidays left out, as the national desk for complaints counts them (SP4N-LAPOR, research §1e). */
export const ANSWER_DAYS = 3;
export const HANDLINGS: readonly { value: Handling; label: string; days: number }[] = [
  { value: 'information', label: 'Permintaan keterangan, 5 hari kerja', days: 5 },
  { value: 'desk', label: 'Tanpa pemeriksaan lapangan, 14 hari kerja', days: 14 },
  { value: 'field', label: 'Dengan pemeriksaan lapangan, 60 hari kerja', days: 60 },
];
/** After the secretary was told and nothing moved, the head is told. */
export const HEAD_AFTER_DAYS = 2;
/** How long a matter said to be solved waits for who reported it, and how long it may be opened again. */
export const REOPEN_DAYS = 14;

export const answerDueOn = (sentOn: PlainDate): PlainDate => addWorkingDays(sentOn, ANSWER_DAYS);

/** Counted from the day it was sent, or from the day it was opened again. */
export function solveDueOn(from: PlainDate, handling: Handling): PlainDate {
  return addWorkingDays(from, HANDLINGS.find(({ value }) => value === handling)!.days);
}

export interface Clocked {
  state: ComplaintState;
  answerDue: string | null;
  solveDue: string | null;
}

/** The day by which somebody has to act; none where nobody owes anything. */
export function dueOf({ state, answerDue, solveDue }: Clocked): PlainDate | null {
  if (!OPEN_STATES.includes(state)) return null;
  return state === 'new' ? answerDue : solveDue;
}

/** The same for a query over `c`. */
export const DUE_SQL = `case when c.state = 'new' then c.answer_due
  when c.state in ('verified', 'assigned', 'working') then c.solve_due end`;

/** @returns days past the day it was due; 0 on that day and before it */
export function daysLate(clocked: Clocked, today: PlainDate): number {
  const due = dueOf(clocked);
  return due ? Math.max(0, daysBetween(due, today)) : 0;
}
