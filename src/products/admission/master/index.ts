import { examSessions } from './exam-sessions.ts';
import { programmes } from './programmes.ts';
import { rooms } from './rooms.ts';
import { semesters } from './semesters.ts';

export { semesterRoutes } from './activate-semester.ts';
export { enterFirstSemester, semesterOf } from './first-semester.ts';
export { examSessions, programmes, rooms, semesters };
/** What a selection stands on, as books. */
export const masterRegisters = [rooms, examSessions, semesters, programmes];
