import { v7 as uuidv7 } from 'uuid';
import { sessionRulesOf } from '#kernel/access';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { AppError, type WorkContext } from '#kernel/http';
import { readIdentifier } from './identifier.ts';
import { countFailure, forgetFailures, lockedUntil, lockSubject, networkOf } from './lock.ts';
import { isPassword } from './password.ts';
import { acceptCode, acceptRecoveryCode } from './second-factor.ts';
import { openSession } from './sessions.ts';

export interface Credentials {
  identifier: string;
  password: string;
  /** Six digits of the authenticator app, or a recovery code. */
  otp?: string;
}

export interface SignedIn {
  accountId: string;
  sessionId: string;
  token: string;
  expiresAt: Date;
}

interface AccountRow {
  id: string;
  display_name: string;
  password_hash: string | null;
  status: string;
  second_factor_secret: string | null;
  has_second_factor: boolean;
  roles: string[];
}

const WRONG = 'Nama pengguna, surel, atau kata sandi tidak cocok.';

/**
 * Signs a person in with e-mail, username, NIK or member number and a password, and the one-time code where the
 * account has a second factor. A wrong password, an unknown name and a closed account give the same answer after the
 * same work.
 *
 * @throws AppError 401 `wrong_credentials`, 401 `otp_required`, 401 `otp_wrong`, 429 `locked`
 */
export async function signIn(ctx: WorkContext, kind: 'web' | 'api', given: Credentials): Promise<SignedIn> {
  const subject = lockSubject(given.identifier);
  const network = networkOf(ctx.request?.ip ?? '');
  const { account, lockEnd } = await ctx.transaction(async (tx) => ({
    lockEnd: await lockedUntil(tx, subject, network),
    account: await findAccount(ctx, tx, given.identifier),
  }));
  if (lockEnd) throw locked(lockEnd, ctx);

  // Hashing takes tens of milliseconds: never inside a transaction.
  const matches = await isPassword(account?.password_hash, given.password);
  if (!account || !matches || account.status !== 'active') {
    const outcome = account?.status === 'suspended' && matches ? 'suspended' : 'wrong_password';
    return fail(ctx, { subject, network, account, outcome });
  }
  if (account.has_second_factor && !given.otp) {
    throw new AppError('otp_required', 401, 'Masukkan kode 6 angka dari aplikasi autentikator Anda.', {
      otp: 'Isi kode 6 angka, atau salah satu kode pemulihan.',
    });
  }
  const signedIn = await ctx.transaction(async (tx) => {
    if (account.has_second_factor && !(await isCodeAccepted(ctx, tx, account, given.otp!))) return undefined;
    await forgetFailures(tx, subject, network);
    const session = await openSession(tx, {
      accountId: account.id,
      kind,
      hours: sessionRulesOf(ctx.app.access(ctx.tenant), account.roles).hours,
      ip: ctx.request?.ip ?? '',
      device: ctx.request?.device ?? '',
      hasSecondFactor: account.has_second_factor,
    });
    await noteSignIn(ctx, tx, account.id, 'signed_in');
    await recordAudit(ctx, tx, {
      action: 'session.opened',
      resource: 'session',
      objectId: session.id,
      objectLabel: account.display_name,
    });
    return { accountId: account.id, sessionId: session.id, token: session.token, expiresAt: session.expiresAt };
  });
  return signedIn ?? fail(ctx, { subject, network, account, outcome: 'wrong_otp' });
}

/** Notes a visit in the person's own sign-in history. */
export async function noteSignIn(ctx: WorkContext, tx: Tx, accountId: string | null, outcome: string): Promise<void> {
  await tx.execute('insert into sign_in_events (id, account_id, outcome, ip, device) values ($1, $2, $3, $4, $5)', [
    ...[uuidv7(), accountId, outcome, ctx.request?.ip ?? '', (ctx.request?.device ?? '').slice(0, 250)],
  ]);
}

async function findAccount(ctx: WorkContext, tx: Tx, identifier: string): Promise<AccountRow | undefined> {
  const typed = readIdentifier(identifier);
  const keys: [kind: string, key: string][] = [];
  if (typed.email) keys.push(['email', typed.email]);
  if (typed.username) keys.push(['username', typed.username]);
  if (typed.number) keys.push(['number', typed.number]);
  if (typed.nik) {
    const secrets = await ctx.app.secrets.get(tx, ctx.tenant.id);
    keys.push(['nik', secrets.blindIndex('nik', typed.nik)]);
  }
  if (keys.length === 0) return undefined;
  return tx.one<AccountRow>(
    `select a.id, a.display_name, a.password_hash, a.status, a.second_factor_secret,
       a.second_factor_at is not null as has_second_factor,
       array(select g.role from role_grants g where g.tenant_id = a.tenant_id and g.account_id = a.id
         and g.valid_from <= now() and (g.valid_until is null or g.valid_until > now())) as roles
      from account_identifiers i join accounts a on a.tenant_id = i.tenant_id and a.id = i.account_id
      where i.tenant_id = balai.tenant_id()
        and (i.kind, i.key) in (select * from unnest($1::text[], $2::text[])) limit 1`,
    [keys.map(([kind]) => kind), keys.map(([, key]) => key)],
  );
}

async function isCodeAccepted(ctx: WorkContext, tx: Tx, account: AccountRow, code: string): Promise<boolean> {
  if (/^[\d\s]{6,8}$/.test(code)) {
    const secrets = await ctx.app.secrets.get(tx, ctx.tenant.id);
    const secret = secrets.open(account.second_factor_secret!, secondFactorPlace(account.id));
    return acceptCode(tx, account.id, secret, code, ctx.now);
  }
  return acceptRecoveryCode(tx, account.id, code);
}

/** Where an account's second factor secret is sealed. */
export function secondFactorPlace(accountId: string) {
  return { table: 'accounts', column: 'second_factor_secret', row: accountId };
}

async function fail(
  ctx: WorkContext,
  failure: { subject: string; network: string; account: AccountRow | undefined; outcome: string },
): Promise<never> {
  const lockEnd = await ctx.transaction(async (tx) => {
    if (failure.account) await noteSignIn(ctx, tx, failure.account.id, failure.outcome);
    await recordAudit(ctx, tx, {
      action: 'session.refused',
      resource: 'session',
      ...(failure.account ? { objectLabel: failure.account.display_name } : {}),
      outcome: 'refused',
      reason: failure.outcome,
    });
    return countFailure(tx, failure.subject, failure.network);
  });
  if (lockEnd) throw locked(lockEnd, ctx);
  if (failure.outcome === 'wrong_otp') {
    throw new AppError('otp_wrong', 401, 'Kode tidak cocok atau sudah dipakai. Tunggu kode berikutnya di aplikasi Anda.', {
      otp: 'Kode tidak cocok atau sudah dipakai.',
    });
  }
  throw new AppError('wrong_credentials', 401, WRONG);
}

function locked(until: Date, ctx: WorkContext): AppError {
  const minutes = Math.max(1, Math.ceil((until.getTime() - ctx.now.getTime()) / 60_000));
  return new AppError(
    'locked',
    429,
    `Sudah lima kali tidak cocok. Coba lagi ${minutes} menit lagi, atau atur ulang kata sandi Anda lewat surel.`,
  );
}
