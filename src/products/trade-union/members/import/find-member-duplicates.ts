import { findDuplicates, type PersonEntry } from '#features/people';
import type { CheckedRow, Duplicate } from '#kernel/exchange';
import type { MemberRow } from './member-row.ts';

/** Rows of a sheet that may be one person. */
export function findMemberDuplicates(rows: readonly CheckedRow<MemberRow>[]): Duplicate[] {
  return findDuplicates(rows.map(toPerson));
}

function toPerson({ row, values }: CheckedRow<MemberRow>): PersonEntry {
  const person: PersonEntry = { row };
  if (values.nikAsWritten !== undefined) person.nik = values.nikAsWritten;
  if (values.email !== undefined) person.email = values.email;
  if (values.fullName !== undefined) person.name = values.fullName;
  if (values.birthDate !== undefined) person.birthDate = values.birthDate;
  if (values.sex !== undefined) person.sex = values.sex;
  return person;
}
