import { recordAudit } from '#kernel/audit';
import { formatMoment, zoneOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { queueMail } from '#kernel/mail';
import { AppError, invalid, type WorkContext } from '#kernel/work';
import { actingAs, readSignInAccount, type SignInAccount } from './find-account.ts';
import { countFailure, forgetFailures, lockedUntil, lockSubject, releaseLocks } from './lock.ts';
import { peekToken, spendToken, type TokenPurpose } from './mailed-token.ts';
import { passwordChangedMail } from './mails.ts';
import { networkOf } from './network.ts';
import { hashPassword, isPassword, passwordProblem } from './password.ts';
import { endSessions } from './sessions.ts';
import { locked } from './sign-in.ts';

/** A link that was used, has run out, or was replaced by a newer one. */
export const tokenGone = () =>
  new AppError(
    'token_gone',
    410,
    'Tautan ini sudah dipakai, sudah kedaluwarsa, atau sudah diganti dengan yang lebih baru.',
  );

/**
 * Changes one's own password: the old one is asked for, and every other session ends.
 *
 * @throws AppError 422 naming `current` or `password`; 429 `locked` after five wrong tries
 */
export async function changePassword(
  ctx: WorkContext,
  given: { accountId: string; sessionId: string; current: string; password: string },
): Promise<void> {
  const account = await confirmPassword(ctx, given.accountId, given.current, 'current');
  checkNewPassword(account, given.password);
  if (given.password === given.current) {
    throw invalid({ password: 'Kata sandi baru masih sama dengan yang lama.' });
  }
  const hash = await hashPassword(given.password);
  await ctx.transaction(async (tx) => {
    await storePassword(ctx, tx, account, hash, given.sessionId);
    await tx.execute(
      'update sessions set password_at = now() where tenant_id = balai.tenant_id() and id = $1',
      [given.sessionId],
    );
  });
}

/**
 * Asks for the password of a signed-in person again. Wrong tries count towards the same lock as signing in.
 *
 * @throws AppError 422 naming `field`; 429 `locked`
 */
export async function confirmPassword(
  ctx: WorkContext,
  accountId: string,
  password: string,
  field = 'password',
): Promise<SignInAccount> {
  const network = networkOf(ctx.request?.ip ?? '');
  const subject = lockSubject('', accountId);
  const { account, lockEnd } = await ctx.transaction(async (tx) => ({
    account: await readSignInAccount(tx, accountId),
    lockEnd: await lockedUntil(tx, subject, network),
  }));
  if (lockEnd) throw locked(lockEnd, ctx);
  const matches = await isPassword(account?.password_hash, password);
  if (account && matches) {
    await ctx.transaction((tx) => forgetFailures(tx, subject, network));
    return account;
  }
  const lockStart = await ctx.transaction((tx) => countFailure(tx, subject, network));
  if (lockStart) throw locked(lockStart, ctx);
  throw invalid({ [field]: 'Kata sandi tidak cocok. Periksa huruf besar dan kecil.' });
}

/** Opens sensitive steps of this session for a quarter of an hour. @throws as `confirmPassword` */
export async function refreshPasswordAge(
  ctx: WorkContext,
  given: { accountId: string; sessionId: string; password: string },
): Promise<void> {
  await confirmPassword(ctx, given.accountId, given.password);
  await ctx.transaction(async (tx) => {
    await tx.execute(
      `update sessions set password_at = now()
        where tenant_id = balai.tenant_id() and id = $1 and account_id = $2 and ended_at is null`,
      [given.sessionId, given.accountId],
    );
    await recordAudit(ctx, tx, {
      action: 'session.confirmed',
      resource: 'session',
      objectId: given.accountId,
    });
  });
}

/**
 * Sets a password by a mailed link, ends every session and opens the locks. The link came by mail, so holding it
 * proves the address it was sent to.
 *
 * @throws AppError 410 `token_gone`; 422 naming `password`
 */
export async function setPasswordByToken(
  ctx: WorkContext,
  given: { purpose: Extract<TokenPurpose, 'reset-password' | 'activation'>; token: string; password: string },
): Promise<void> {
  const account = await ctx.transaction(async (tx) => {
    const token = await peekToken(tx, given.purpose, given.token);
    return token?.accountId ? readSignInAccount(tx, token.accountId) : undefined;
  });
  if (!account || account.status === 'suspended' || account.status === 'closed') throw tokenGone();
  checkNewPassword(account, given.password);
  const hash = await hashPassword(given.password);
  await ctx.transaction(async (tx) => {
    const token = await spendToken(tx, given.purpose, given.token);
    if (token?.accountId !== account.id) throw tokenGone();
    await storePassword(
      actingAs(ctx, account),
      tx,
      account,
      hash,
      undefined,
      given.purpose === 'reset-password',
    );
    await releaseLocks(tx, account.id);
    await tx.execute(
      `update accounts set status = case when status = 'invited' then 'active' else status end,
         email_verified_at = case when email = $2 then coalesce(email_verified_at, now()) else email_verified_at end
        where tenant_id = balai.tenant_id() and id = $1`,
      [account.id, typeof token.data.email === 'string' ? token.data.email : null],
    );
  });
}

/** @throws AppError 422 naming `password` */
export function checkNewPassword(
  account: { display_name: string; email: string | null },
  password: string,
): void {
  const personal = [...account.display_name.split(/\s+/), account.email?.split('@')[0] ?? ''];
  const problem = passwordProblem(password, personal);
  if (problem) throw invalid({ password: problem });
}

async function storePassword(
  ctx: WorkContext,
  tx: Tx,
  account: SignInAccount,
  hash: string,
  keptSession: string | undefined,
  isTold = true,
): Promise<void> {
  await tx.execute(
    `update accounts set password_hash = $2, password_changed_at = now(), updated_at = now()
      where tenant_id = balai.tenant_id() and id = $1`,
    [account.id, hash],
  );
  await tx.execute(
    `update mailed_tokens set used_at = now() where tenant_id = balai.tenant_id() and account_id = $1
       and purpose in ('reset-password', 'activation') and used_at is null`,
    [account.id],
  );
  const ended = await endSessions(tx, account.id, 'password changed', keptSession);
  await recordAudit(ctx, tx, {
    action: 'credential.changed',
    resource: 'credential',
    objectId: account.id,
    objectLabel: account.display_name,
    after: { endedSessions: ended },
  });
  if (!isTold || !account.email) return;
  await queueMail(ctx, tx, passwordChangedMail, {
    to: { name: account.display_name, address: account.email },
    accountId: account.id,
    values: {
      name: account.display_name,
      organisation: ctx.tenant.name,
      when: formatMoment(ctx.now, zoneOf(ctx.tenant.timeZone)),
      link: ctx.app.urlOf(ctx.tenant, '/forgot-password'),
    },
  });
}
