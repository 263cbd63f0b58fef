import { fieldsFor, type MemberField, memberField } from '../members/member-fields.ts';
import type { Draft } from './draft.ts';
import type { CompleteDraft } from './register-member.ts';

export const stepKeys = ['akun', 'diri', 'kerja', 'persetujuan', 'iuran'] as const;
export type StepKey = (typeof stepKeys)[number];

export const STEP_TITLES: Readonly<Record<StepKey, string>> = {
  akun: 'Akun',
  diri: 'Data diri',
  kerja: 'Pekerjaan',
  persetujuan: 'Persetujuan',
  iuran: 'Iuran',
};

const named = (...names: string[]): readonly MemberField[] => names.map(memberField);

/** What each step asks of a person's record (serikat-panduan §6.2 step 3). */
export const PERSON_FIELDS = named('fullName', 'phone', 'gender', 'birthPlace', 'birthDate', 'nik');
export const WORK_FIELDS = named(
  'faculty',
  'department',
  'academicRank',
  'employmentStatus',
  'golongan',
  'duesRateCode',
);
export const WISH_FIELDS = named('motivation', 'hidesFromEmployer');

/** How far a draft has come: the first step that still lacks something. */
export function firstOpenStep(draft: Draft | undefined): StepKey {
  if (!draft?.email || !draft.passwordHash) return 'akun';
  if (PERSON_FIELDS.some((field) => field.isRequired && !draft.values[field.name])) return 'diri';
  if (!draft.universityName || !draft.values.employmentStatus || !draft.values.duesRateCode) return 'kerja';
  return draft.terms && draft.privacy ? 'iuran' : 'persetujuan';
}

/** Whether a step may be shown: it is not beyond the first that is open. */
export function isReached(step: StepKey, draft: Draft | undefined): boolean {
  return stepKeys.indexOf(step) <= stepKeys.indexOf(firstOpenStep(draft));
}

export function isComplete(draft: Draft | undefined): draft is CompleteDraft {
  return draft !== undefined && firstOpenStep(draft) === 'iuran' && draft.regionCode !== undefined;
}

export function toStepKey(text: string | null | undefined): StepKey | undefined {
  return stepKeys.find((key) => key === text);
}

/** All fields a registration may send in one call. */
export const registrationFields = fieldsFor(['candidate', 'self']).filter((field) =>
  [...PERSON_FIELDS, ...WORK_FIELDS, ...WISH_FIELDS].includes(field),
);
