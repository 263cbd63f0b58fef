import type { Sex } from '#features/people';
import type { PlainDate, PlainMonth } from '#kernel/calendar';
import type { DuesClass, EmploymentStatus } from './dues-class.ts';
import type { Golongan } from './golongan.ts';
import type { SalaryBracket } from './salary-bracket.ts';

export type AcademicRank =
  | 'instructor'
  | 'assistant'
  | 'lector'
  | 'head-lector'
  | 'professor'
  | 'staff'
  | 'other';

/** What a row of a union's member sheet can tell; the dry run gives the part of it that could be read. */
export interface MemberRow {
  memberNumber: string;
  /** As written, titles included. */
  fullName: string;
  titleBefore: string;
  titleAfter: string;
  sex: Sex;
  birthPlace: string;
  birthDate: PlainDate;
  nik: string;
  /** The digits in the sheet, also when they are no valid NIK; for finding duplicates, not for storing. */
  nikAsWritten: string;
  employeeNumber: string;
  lecturerNumber: string;
  email: string;
  phone: string;
  altPhone: string;
  university: string;
  faculty: string;
  department: string;
  /** Two digits; the region to which the member belongs (research/serikat.md §1a 30). */
  provinceCode: string;
  employmentStatus: EmploymentStatus;
  academicRank: AcademicRank;
  golongan: Golongan;
  /** Monthly, rupiah. Kept only with consent (§1a 21); the dues class is enough for billing. */
  salary: number;
  salaryBracket: SalaryBracket;
  duesClass: DuesClass;
  joinedOn: PlainDate;
  lastDuesMonth: PlainMonth;
  address: string;
  city: string;
}
