export { decideImportedStanding, type ImportedStanding } from './decide-standing.ts';
export { type DuesClass, type DuesFacts, type EmploymentStatus, findDuesClass } from './dues-class.ts';
export { type Golongan, readGolongan } from './golongan.ts';
export { memberImportTarget } from './import-target.ts';
export { memberImport } from './member-import.ts';
export { provinceKind, tidyUniversity } from './member-kinds.ts';
export type { AcademicRank, MemberRow } from './member-row.ts';
export { bracketOf, readBracket, SALARY_BRACKETS, type SalaryBracket } from './salary-bracket.ts';
