import { readLivePage } from '#features/cms';
import { duesOf, readDuesRates } from '#features/dues';
import { isEmail, suspectDomain } from '#features/people';
import { todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import {
  hashPassword,
  isEmailTaken,
  isWithinRate,
  networkOf,
  normaliseEmail,
  passwordProblem,
} from '#kernel/identity';
import { AppError, invalid, tooMany, type WorkContext } from '#kernel/work';
import { chooseCampus, readCampuses } from '../members/campus.ts';
import type { MemberField } from '../members/member-fields.ts';
import { readMemberFields } from '../members/read-fields.ts';
import type { Draft } from './draft.ts';
import { emailTaken } from './register-member.ts';
import { PERSON_FIELDS, type StepKey, WISH_FIELDS, WORK_FIELDS } from './steps.ts';

type Typed = Readonly<Record<string, string | undefined>>;

/** Attempts an hour from one network: a whole campus may stand behind one address at a registration day. */
const NEW_ACCOUNTS = 2_000;
/** How often one network may learn that an address is registered: membership is nobody else's business. */
const TAKEN_ANSWERS = 10;

/**
 * Adds what one step tells to the draft.
 *
 * @throws AppError 422 with a sentence for each wrong field, 429 when one network asks too often
 */
export async function takeDraftStep(
  ctx: WorkContext,
  step: StepKey,
  draft: Draft,
  typed: Typed,
): Promise<Draft> {
  switch (step) {
    case 'akun':
      return takeCredentials(ctx, draft, typed);
    case 'diri':
      return takeFields(ctx, draft, typed, PERSON_FIELDS);
    case 'kerja':
      return takeWork(ctx, draft, typed);
    case 'persetujuan':
      return takeConsent(ctx, draft, typed);
    case 'iuran':
      return draft;
  }
}

async function takeCredentials(ctx: WorkContext, draft: Draft, typed: Typed): Promise<Draft> {
  const problems: Record<string, string> = {};
  const email = normaliseEmail(typed.email ?? '');
  const password = typed.password ?? '';
  if (email === '') problems.email = 'Isi surel Anda.';
  else if (!isEmail(email)) problems.email = 'Tulis surel lengkap, misalnya nama@kampus.ac.id.';
  else if (suspectDomain(email))
    problems.email = `Periksa bagian belakangnya; mungkin maksud Anda @${suspectDomain(email)}.`;
  // Coming back to change the address need not mean choosing the password again.
  const keepsPassword =
    password === '' && (typed.passwordAgain ?? '') === '' && draft.passwordHash !== undefined;
  if (!keepsPassword) {
    const problem = passwordProblem(password, [email.split('@')[0] ?? '']);
    if (problem) problems.password = problem;
    else if (password !== typed.passwordAgain)
      problems.passwordAgain = 'Belum sama dengan kata sandi di atas.';
  }
  if (Object.keys(problems).length > 0) throw invalid(problems);
  await countAttempt(ctx, 'register', NEW_ACCOUNTS);
  await refuseTaken(ctx, email);
  const passwordHash = keepsPassword ? draft.passwordHash! : await hashPassword(password);
  return { ...draft, email, passwordHash };
}

/** @throws AppError 422 when the address has an account, 429 when this network asked that too often */
export async function refuseTaken(ctx: WorkContext, email: string): Promise<void> {
  const isTaken = await ctx.transaction((tx) => isEmailTaken(tx, email, NOBODY));
  if (!isTaken) return;
  await countAttempt(ctx, 'register-taken', TAKEN_ANSWERS);
  throw emailTaken();
}

const NOBODY = '00000000-0000-0000-0000-000000000000';

async function countAttempt(ctx: WorkContext, act: string, limit: number): Promise<void> {
  const network = networkOf(ctx.request?.ip ?? '');
  const isFine = await ctx.transaction((tx) => isWithinRate(tx, { act, network, limit, minutes: 60 }));
  if (!isFine)
    throw tooMany('Terlalu banyak percobaan pendaftaran dari jaringan ini. Coba lagi satu jam lagi.');
}

async function takeFields(
  ctx: WorkContext,
  draft: Draft,
  typed: Typed,
  fields: readonly MemberField[],
): Promise<Draft> {
  const { values, problems } = readMemberFields(
    fields,
    typed,
    { today: todayOf(ctx), brackets: [] },
    { isForm: true, requires: true },
  );
  if (Object.keys(problems).length > 0) throw invalid(problems);
  return { ...draft, values: { ...draft.values, ...values } };
}

async function takeWork(ctx: WorkContext, draft: Draft, typed: Typed): Promise<Draft> {
  const { rates, campuses } = await ctx.transaction(async (tx) => ({
    rates: await readDuesRates(tx, todayOf(ctx)),
    campuses: await readCampuses(tx),
  }));
  const brackets = rates.filter(({ scheme }) => scheme === 'gaji').map(({ code }) => code);
  // Of the two ways to the dues only the one that counts is kept: an adjunct has no golongan.
  const isCivil = typed.employmentStatus === 'PNS';
  const asked = { ...typed, ...(isCivil ? { duesRateCode: '' } : { golongan: '' }) };
  const { values, problems } = readMemberFields(
    WORK_FIELDS,
    asked,
    { today: todayOf(ctx), brackets },
    { isForm: true, requires: true },
  );
  const campus = chooseCampus(campuses, typed);
  if ('problems' in campus) Object.assign(problems, campus.problems);
  if (Object.keys(problems).length > 0 || !('chosen' in campus)) throw invalid(problems);
  const dues = duesOf(rates, {
    employmentStatus: String(values.employmentStatus),
    golongan: typeof values.golongan === 'string' ? values.golongan : null,
    takeHomeBracketCode: typeof values.duesRateCode === 'string' ? values.duesRateCode : null,
  });
  if (!dues)
    throw invalid({
      [isCivil ? 'golongan' : 'duesRateCode']: 'Belum ada tarif untuk pilihan ini. Hubungi Bendahara.',
    });
  return { ...draft, ...campus.chosen, values: { ...draft.values, ...values, duesRateCode: dues.code } };
}

async function takeConsent(ctx: WorkContext, draft: Draft, typed: Typed): Promise<Draft> {
  const problems: Record<string, string> = {};
  if (typed.terms !== '1') problems.terms = 'Pendaftaran dilanjutkan setelah Anda menyetujui AD/ART.';
  if (typed.privacy !== '1')
    problems.privacy = 'Pendaftaran dilanjutkan setelah Anda menyetujui pengolahan data ini.';
  if (Object.keys(problems).length > 0) throw invalid(problems);
  const withWishes = await takeFields(ctx, draft, typed, WISH_FIELDS);
  const at = ctx.now.toISOString();
  const versions = await ctx.transaction((tx) => readVersions(tx, ctx.now));
  return {
    ...withWishes,
    terms: { version: versions.terms, at },
    privacy: { version: versions.privacy, at },
  };
}

/** Which text was agreed to: a consent names its version. */
export async function readVersions(tx: Tx, now: Date): Promise<{ terms: string; privacy: string }> {
  const [terms, privacy] = [await readLivePage(tx, 'ad-art', now), await readLivePage(tx, 'privasi', now)];
  return { terms: String(terms?.revision ?? 1), privacy: String(privacy?.revision ?? 1) };
}

export function isTaken(error: unknown): boolean {
  return error instanceof AppError && error.code === 'identifier_taken';
}
