import { v7 as uuidv7 } from 'uuid';
import { sessionRulesOf } from '#kernel/access';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { AppError, type WorkContext } from '#kernel/work';
import type { FactsSource } from './facts-source.ts';
import { actingAs, findAccount, readSignInAccount, type SignInAccount, whyShut } from './find-account.ts';
import { deviceKey, judgeDevice, tellNewDevice } from './known-device.ts';
import { countFailure, forgetFailures, type LockSubject, lockedUntil, lockSubject } from './lock.ts';
import { networkOf } from './network.ts';
import { isPassword } from './password.ts';
import { acceptSecondFactor } from './second-factor.ts';
import { openSession } from './sessions.ts';
import { isSignInStep, readSignInStep, writeSignInStep } from './sign-in-step.ts';

export interface Credentials {
  identifier: string;
  password: string;
  /** Six digits of the authenticator app, or a recovery code. */
  otp?: string;
  /** What this browser kept from an earlier visit. */
  deviceMark?: string;
  /** How the product tells whether this person may enter. */
  facts?: FactsSource | undefined;
}

export interface SignedIn {
  accountId: string;
  sessionId: string;
  token: string;
  expiresAt: Date;
}

/** The password was right; the code is still to come. `step` lets the next form ask for the code alone. */
export class CodeNeeded extends AppError {
  readonly step: string;

  constructor(step: string) {
    super('otp_required', 401, 'Masukkan kode 6 angka dari aplikasi autentikator Anda.', {
      otp: 'Isi kode 6 angka, atau salah satu kode pemulihan.',
    });
    this.step = step;
  }
}

const WRONG = 'Nama pengguna, surel, atau kata sandi tidak cocok.';

/**
 * Signs a person in with e-mail, username, NIK or member number and a password, and the one-time code where the
 * account has a second factor. A wrong password, an unknown name and a closed account give the same answer after the
 * same work.
 *
 * @throws AppError 401 `wrong_credentials`, 401 `otp_required` (as `CodeNeeded`), 401 `otp_wrong`, 429 `locked`,
 *   403 `shut` with the product's own sentence, told only to who knows the password
 */
export async function signIn(ctx: WorkContext, kind: 'web' | 'api', given: Credentials): Promise<SignedIn> {
  const network = networkOf(ctx.request?.ip ?? '');
  const { account, subject, lockEnd } = await ctx.transaction(async (tx) => {
    const account = await findAccount(ctx, tx, given.identifier);
    const subject = lockSubject(given.identifier, account?.id);
    return { account, subject, lockEnd: await lockedUntil(tx, subject, network) };
  });
  if (lockEnd) throw locked(lockEnd, ctx);

  // Hashing takes tens of milliseconds: never inside a transaction.
  const matches = await isPassword(account?.password_hash, given.password);
  if (!account || !matches || account.status !== 'active') {
    const outcome = matches && account ? account.status : 'wrong_password';
    return fail(ctx, { subject, network, account, outcome });
  }
  if (account.has_second_factor && !given.otp) throw new CodeNeeded(writeSignInStep(ctx, account));
  const { otp, deviceMark, facts } = given;
  return complete(ctx, kind, { account, subject, network, otp, deviceMark, facts });
}

/**
 * The second half of a sign-in that `CodeNeeded` interrupted.
 *
 * @throws AppError 401 `step_expired` when password and name have to be typed again; 401 `otp_wrong`, 429 `locked`
 */
export async function continueSignIn(
  ctx: WorkContext,
  given: { step: string; otp: string } & Pick<Credentials, 'deviceMark' | 'facts'>,
): Promise<SignedIn> {
  const network = networkOf(ctx.request?.ip ?? '');
  const step = readSignInStep(ctx, given.step);
  const account = step && (await ctx.transaction((tx) => readSignInAccount(tx, step.accountId)));
  if (
    !step ||
    !account ||
    account.status !== 'active' ||
    !isSignInStep(ctx, given.step, step.body, account)
  ) {
    throw new AppError(
      'step_expired',
      401,
      'Waktu untuk mengisi kode sudah lewat. Masuk sekali lagi dari awal.',
    );
  }
  const subject = lockSubject('', account.id);
  const lockEnd = await ctx.transaction((tx) => lockedUntil(tx, subject, network));
  if (lockEnd) throw locked(lockEnd, ctx);
  const { otp, deviceMark, facts } = given;
  return complete(ctx, 'web', { account, subject, network, otp, deviceMark, facts });
}

/** Notes a visit in the person's own sign-in history. */
export async function noteSignIn(
  ctx: WorkContext,
  tx: Tx,
  accountId: string | null,
  outcome: string,
  deviceMark?: string,
): Promise<void> {
  await tx.execute(
    'insert into sign_in_events (id, account_id, outcome, ip, device, device_key) values ($1, $2, $3, $4, $5, $6)',
    [
      ...[uuidv7(), accountId, outcome, ctx.request?.ip ?? '', (ctx.request?.device ?? '').slice(0, 250)],
      deviceKey(deviceMark),
    ],
  );
}

interface Attempt {
  account: SignInAccount;
  subject: LockSubject;
  network: string;
  otp: string | undefined;
  deviceMark: string | undefined;
  facts: FactsSource | undefined;
}

async function complete(ctx: WorkContext, kind: 'web' | 'api', attempt: Attempt): Promise<SignedIn> {
  const { account, subject, network, otp, deviceMark } = attempt;
  const shut = await ctx
    .beyondWalls('ask the product whether this person may enter')
    .transaction((tx) => whyShut(tx, account, attempt.facts));
  if (shut !== undefined) {
    await ctx.transaction((tx) => keepRefusal(ctx, tx, account, 'shut'));
    throw new AppError('shut', 403, shut);
  }
  const signedIn = await ctx.transaction(async (tx) => {
    // Asked again: guesses sent all at once passed the first question before the first of them was counted.
    const lockEnd = await lockedUntil(tx, subject, network);
    if (lockEnd) throw locked(lockEnd, ctx);
    if (account.has_second_factor && !(await acceptSecondFactor(ctx, tx, account, otp ?? '')))
      return undefined;
    await forgetFailures(tx, subject, network);
    const session = await openSession(tx, {
      accountId: account.id,
      kind,
      hours: sessionRulesOf(ctx.app.access(ctx.tenant), account.roles).hours,
      ip: ctx.request?.ip ?? '',
      device: ctx.request?.device ?? '',
      hasSecondFactor: account.has_second_factor,
    });
    const news = await judgeDevice(ctx, tx, account.id, deviceMark);
    if (news === 'new') await tellNewDevice(ctx, tx, account);
    await noteSignIn(ctx, tx, account.id, news === 'new' ? 'signed_in_new_device' : 'signed_in', deviceMark);
    await recordAudit(actingAs(ctx, account, session.id), tx, {
      action: 'session.opened',
      resource: 'session',
      objectId: account.id,
      objectLabel: account.display_name,
    });
    return {
      accountId: account.id,
      sessionId: session.id,
      token: session.token,
      expiresAt: session.expiresAt,
    };
  });
  return signedIn ?? fail(ctx, { subject, network, account, outcome: 'wrong_otp' });
}

async function keepRefusal(
  ctx: WorkContext,
  tx: Tx,
  account: SignInAccount | undefined,
  outcome: string,
): Promise<void> {
  await noteSignIn(ctx, tx, account?.id ?? null, outcome);
  await recordAudit(ctx, tx, {
    action: 'session.refused',
    resource: 'session',
    ...(account ? { objectId: account.id, objectLabel: account.display_name } : {}),
    outcome: 'refused',
    reason: outcome,
  });
}

async function fail(
  ctx: WorkContext,
  failure: { subject: LockSubject; network: string; account: SignInAccount | undefined; outcome: string },
): Promise<never> {
  const lockEnd = await ctx.transaction(async (tx) => {
    await keepRefusal(ctx, tx, failure.account, failure.outcome);
    return countFailure(tx, failure.subject, failure.network);
  });
  if (lockEnd) throw locked(lockEnd, ctx);
  if (failure.outcome === 'wrong_otp') {
    throw new AppError('otp_wrong', 401, 'Kode tidak cocok atau sudah dipakai.', {
      otp: 'Tunggu kode berikutnya di aplikasi Anda, lalu ketik kode itu.',
    });
  }
  throw new AppError('wrong_credentials', 401, WRONG);
}

/** What anyone is told whose account is closed for a while from here. */
export function locked(until: Date, ctx: Pick<WorkContext, 'now'>): AppError {
  const minutes = Math.max(1, Math.round((until.getTime() - ctx.now.getTime()) / 60_000));
  return new AppError(
    'locked',
    429,
    `Sudah lima kali tidak cocok. Coba lagi ${minutes} menit lagi, atau buat kata sandi baru lewat surel.`,
  );
}
