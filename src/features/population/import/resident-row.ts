import type { Sex } from '#features/people';
import type { PlainDate } from '#kernel/calendar';

/** What a row of a population sheet can tell, by the names of the register's fields, and where the person lives. */
export interface ResidentRow extends Record<string, string | undefined> {
  fullName?: string;
  nik?: string;
  /** The digits in the sheet, also when they are no valid NIK. */
  nikAsWritten?: string;
  kk?: string;
  sex?: Sex;
  birthDate?: PlainDate;
  relation?: string;
  address?: string;
  hamlet?: string;
  rw?: string;
  rt?: string;
}
