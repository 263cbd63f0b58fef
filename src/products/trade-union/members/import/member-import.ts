import { defineImport } from '#kernel/exchange';
import { checkLastDues, checkNikAgainstFacts } from './check-member.ts';
import { decideDuesClasses, doubtSmallSalary, reportRepeats, suspectCutNiks } from './check-members.ts';
import { DUES_FIELDS } from './dues-fields.ts';
import { findMemberDuplicates } from './find-member-duplicates.ts';
import { IDENTITY_FIELDS } from './identity-fields.ts';
import type { MemberRow } from './member-row.ts';
import { WORK_FIELDS } from './work-fields.ts';

/**
 * A union's member sheet, whatever its headings and order (serikat-rbac.md §13). What is required is what registration
 * requires (serikat-panduan.md §6.2 step 3), and the NIK and province without which nobody is found or assigned to a region.
 */
export const memberImport = defineImport<MemberRow>({
  register: 'members',
  title: 'anggota',
  fields: [...IDENTITY_FIELDS, ...WORK_FIELDS, ...DUES_FIELDS],
  rowChecks: [checkNikAgainstFacts, checkLastDues, doubtSmallSalary],
  sheetChecks: [suspectCutNiks, decideDuesClasses, reportRepeats],
  duplicateRules: [findMemberDuplicates],
});
