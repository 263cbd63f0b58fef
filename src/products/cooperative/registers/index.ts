import type { Register } from '#kernel/register';
import { members } from './01-members.ts';
import { boardTerms } from './02-board-terms.ts';
import { supervisorTerms } from './03-supervisor-terms.ts';
import { inventory } from './06-inventory.ts';
import { memberMeetings } from './07-member-meetings.ts';
import { boardMeetings } from './08-board-meetings.ts';
import { supervisorMeetings } from './09-supervisor-meetings.ts';
import { employees } from './10-employees.ts';
import { guests } from './11-guests.ts';
import { suggestions } from './12-suggestions.ts';
import { supervisorSuggestions } from './13-supervisor-suggestions.ts';
import { officialAdvice } from './14-official-advice.ts';
import { incidents } from './15-incidents.ts';
import { letters } from './16-letters.ts';

export { members } from './01-members.ts';
export { boardTerms } from './02-board-terms.ts';
export { supervisorTerms } from './03-supervisor-terms.ts';
export { inventory } from './06-inventory.ts';
export { memberMeetings } from './07-member-meetings.ts';
export { boardMeetings } from './08-board-meetings.ts';
export { supervisorMeetings } from './09-supervisor-meetings.ts';
export { employees } from './10-employees.ts';
export { guests } from './11-guests.ts';
export { suggestions } from './12-suggestions.ts';
export { supervisorSuggestions } from './13-supervisor-suggestions.ts';
export { officialAdvice } from './14-official-advice.ts';
export { incidents } from './15-incidents.ts';
export { letters } from './16-letters.ts';

/** The books in the order of their numbers; 04 and 05 come with savings and loans. */
export const registers: readonly Register[] = [
  members,
  boardTerms,
  supervisorTerms,
  inventory,
  memberMeetings,
  boardMeetings,
  supervisorMeetings,
  employees,
  guests,
  suggestions,
  supervisorSuggestions,
  officialAdvice,
  incidents,
  letters,
];
