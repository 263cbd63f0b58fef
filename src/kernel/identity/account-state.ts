import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { queueMail } from '#kernel/mail';
import { conflict, notFound, type WorkContext } from '#kernel/work';
import { assertKeeperRemains, isKeeper, lockKeepers } from './keepers.ts';
import { releaseLocks } from './lock.ts';
import { issueToken } from './mailed-token.ts';
import { activationMail, passwordResetMail } from './mails.ts';
import { endSessions } from './sessions.ts';

interface AccountHead {
  id: string;
  display_name: string;
  email: string | null;
  status: 'invited' | 'active' | 'suspended' | 'closed';
}

/**
 * Shuts an account: every session and token ends at once, and signing in is refused until it is opened again.
 *
 * @throws AppError 409 `last_keeper`, 409 `wrong_state`, 404
 */
export async function suspendAccount(
  ctx: WorkContext,
  tx: Tx,
  accountId: string,
  reason: string,
): Promise<void> {
  await lockKeepers(tx);
  const keptKeys = await isKeeper(ctx, tx, accountId);
  const account = await changeStatus(tx, accountId, ['active', 'invited'], 'suspended');
  await endSessions(tx, accountId, 'account suspended');
  if (keptKeys) await assertKeeperRemains(ctx, tx);
  await note(ctx, tx, account, 'user.suspended', 'suspended', reason);
}

/** Opens a shut account again; its owner signs in anew. @throws AppError 409 `wrong_state`, 404 */
export async function restoreAccount(ctx: WorkContext, tx: Tx, accountId: string): Promise<void> {
  const account = await readHead(tx, accountId);
  if (account.status !== 'suspended') throw wrongState();
  await tx.execute(
    `update accounts set status = case when password_hash is null then 'invited' else 'active' end, updated_at = now()
      where tenant_id = balai.tenant_id() and id = $1`,
    [accountId],
  );
  await note(ctx, tx, account, 'user.restored', 'active');
}

/**
 * Closes an account for good: no names to sign in with, no roles, no sessions. Its row stays, because the audit log
 * and everything it signed point to it; the names are free for a new account.
 *
 * @throws AppError 409 `last_keeper`, 409 `wrong_state`, 404
 */
export async function closeAccount(
  ctx: WorkContext,
  tx: Tx,
  accountId: string,
  reason: string,
): Promise<void> {
  await lockKeepers(tx);
  const keptKeys = await isKeeper(ctx, tx, accountId);
  const account = await changeStatus(tx, accountId, ['active', 'invited', 'suspended'], 'closed');
  await endSessions(tx, accountId, 'account closed');
  for (const table of ['account_identifiers', 'role_grants', 'recovery_codes', 'sign_in_locks']) {
    await tx.execute(`delete from ${table} where tenant_id = balai.tenant_id() and account_id = $1`, [
      accountId,
    ]);
  }
  await tx.execute(
    `update accounts set password_hash = null, second_factor_secret = null, second_factor_at = null,
       email_verified_at = null, subject_id = null
      where tenant_id = balai.tenant_id() and id = $1`,
    [accountId],
  );
  await tx.execute(
    `update mailed_tokens set used_at = now()
      where tenant_id = balai.tenant_id() and account_id = $1 and used_at is null`,
    [accountId],
  );
  if (keptKeys) await assertKeeperRemains(ctx, tx);
  await note(ctx, tx, account, 'user.closed', 'closed', reason);
}

/**
 * Takes the password away, ends every session and hands out a link for a new one: by mail when there is an address,
 * else as an answer to the officer, once.
 *
 * @returns the link when it could not be mailed
 */
export async function resetAccount(ctx: WorkContext, tx: Tx, accountId: string): Promise<string | undefined> {
  const account = await readHead(tx, accountId);
  if (account.status === 'closed' || account.status === 'suspended') throw wrongState();
  await tx.execute(
    `update accounts set password_hash = null, updated_at = now() where tenant_id = balai.tenant_id() and id = $1`,
    [accountId],
  );
  await endSessions(tx, accountId, 'password reset by an officer');
  await releaseLocks(tx, accountId);
  await recordAudit(ctx, tx, {
    action: 'user.reset',
    resource: 'user',
    objectId: accountId,
    objectLabel: account.display_name,
  });
  const { token, hours } = await issueToken(tx, {
    purpose: 'reset-password',
    accountId,
    data: { email: account.email },
  });
  const link = ctx.app.urlOf(ctx.tenant, `/reset-password?token=${token}`);
  if (!account.email) return link;
  await queueMail(ctx, tx, passwordResetMail, {
    to: { name: account.display_name, address: account.email },
    accountId,
    values: { name: account.display_name, organisation: ctx.tenant.name, link, hours: String(hours) },
  });
  return undefined;
}

/**
 * Sends the link with which a person sets the first password: an account that an officer or an import made.
 *
 * @returns the link when there is no address to mail it to
 */
export async function sendActivation(
  ctx: WorkContext,
  tx: Tx,
  accountId: string,
): Promise<string | undefined> {
  const account = await readHead(tx, accountId);
  const { token, hours } = await issueToken(tx, {
    purpose: 'activation',
    accountId,
    data: { email: account.email },
  });
  const link = ctx.app.urlOf(ctx.tenant, `/activate/${token}`);
  if (!account.email) return link;
  await queueMail(ctx, tx, activationMail, {
    to: { name: account.display_name, address: account.email },
    accountId,
    values: {
      name: account.display_name,
      organisation: ctx.tenant.name,
      link,
      days: String(Math.round(hours / 24)),
    },
  });
  return undefined;
}

async function changeStatus(
  tx: Tx,
  accountId: string,
  from: readonly AccountHead['status'][],
  to: AccountHead['status'],
): Promise<AccountHead> {
  const account = await readHead(tx, accountId);
  if (!from.includes(account.status)) throw wrongState();
  await tx.execute(
    `update accounts set status = $2, version = version + 1, updated_at = now()
      where tenant_id = balai.tenant_id() and id = $1`,
    [accountId, to],
  );
  return account;
}

async function readHead(tx: Tx, accountId: string): Promise<AccountHead> {
  const row = await tx.one<AccountHead>(
    `select id, display_name, email, status from accounts
      where tenant_id = balai.tenant_id() and id = $1 for update`,
    [accountId],
  );
  if (!row) throw notFound();
  return row;
}

const wrongState = () =>
  conflict(
    'wrong_state',
    'Keadaan akun ini sudah berubah. Muat ulang halamannya untuk melihat yang terbaru.',
  );

function note(
  ctx: WorkContext,
  tx: Tx,
  account: AccountHead,
  action: string,
  status: string,
  reason?: string,
): Promise<void> {
  return recordAudit(ctx, tx, {
    action,
    resource: 'user',
    objectId: account.id,
    objectLabel: account.display_name,
    before: { status: account.status },
    after: { status },
    ...(reason ? { reason } : {}),
  });
}
