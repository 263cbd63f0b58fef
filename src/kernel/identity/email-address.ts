import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { queueMail } from '#kernel/mail';
import { conflict, type WorkContext } from '#kernel/work';
import { addIdentifiers } from './accounts.ts';
import { normaliseEmail } from './identifier.ts';
import { issueToken, spendToken } from './mailed-token.ts';
import { emailChangedMail, verifyEmailMail } from './mails.ts';
import { tokenGone } from './set-password.ts';

const PER_HOUR = 4;

/**
 * Mails a link that proves an address: the account's own, or one it wants instead. A change takes hold when the link
 * is used, not before.
 *
 * @returns false when enough links were sent within the hour and none was sent now
 */
export async function sendEmailVerification(
  ctx: WorkContext,
  tx: Tx,
  account: { id: string; name: string; email: string },
): Promise<boolean> {
  const email = normaliseEmail(account.email);
  const earlier = await tx.one<{ count: number }>(
    `select count(*)::int as count from mailed_tokens where tenant_id = balai.tenant_id() and account_id = $1
       and purpose = 'verify-email' and created_at > now() - interval '1 hour'`,
    [account.id],
  );
  if ((earlier?.count ?? 0) >= PER_HOUR) return false;
  const { token, hours } = await issueToken(tx, {
    purpose: 'verify-email',
    accountId: account.id,
    data: { email },
  });
  await queueMail(ctx, tx, verifyEmailMail, {
    to: { name: account.name, address: email },
    accountId: account.id,
    values: {
      name: account.name,
      organisation: ctx.tenant.name,
      link: ctx.app.urlOf(ctx.tenant, `/verify-email?token=${token}`),
      hours: String(hours),
    },
  });
  await recordAudit(ctx, tx, {
    action: 'email.verification_sent',
    resource: 'account',
    objectId: account.id,
    objectLabel: account.name,
  });
  return true;
}

/** The address a person asked for and has not confirmed yet. */
export async function pendingEmail(tx: Tx, accountId: string): Promise<string | undefined> {
  const row = await tx.one<{ email: string }>(
    `select t.data ->> 'email' as email from mailed_tokens t
       join accounts a on a.tenant_id = t.tenant_id and a.id = t.account_id
      where t.tenant_id = balai.tenant_id() and t.account_id = $1 and t.purpose = 'verify-email'
        and t.used_at is null and t.expires_at > now() and t.data ->> 'email' is distinct from a.email
      order by t.created_at desc limit 1`,
    [accountId],
  );
  return row?.email ?? undefined;
}

/** Whether another account of this organisation signs in with this address. */
export async function isEmailTaken(tx: Tx, email: string, accountId: string): Promise<boolean> {
  const row = await tx.one(
    `select 1 from account_identifiers where tenant_id = balai.tenant_id() and kind = 'email' and key = $1
       and account_id <> $2`,
    [normaliseEmail(email), accountId],
  );
  return row !== undefined;
}

/**
 * Uses a verification link: the address is the account's from now on, and verified. The address before hears of it.
 *
 * @throws AppError 410 `token_gone`; 409 `identifier_taken` when somebody else took the address meanwhile
 */
export async function confirmEmail(
  ctx: WorkContext,
  tx: Tx,
  given: string,
): Promise<{ accountId: string; isChanged: boolean }> {
  const token = await spendToken(tx, 'verify-email', given);
  if (!token?.accountId) throw tokenGone();
  const account = await tx.one<{
    email: string | null;
    display_name: string;
    email_verified_at: Date | null;
  }>(
    `select email, display_name, email_verified_at from accounts
      where tenant_id = balai.tenant_id() and id = $1 and status in ('invited', 'active') for update`,
    [token.accountId],
  );
  if (!account) throw tokenGone();
  const email = typeof token.data.email === 'string' ? token.data.email : account.email;
  if (!email) throw tokenGone();
  const isChanged = email !== account.email;
  if (isChanged) await replaceEmail(ctx, tx, token.accountId, email);
  await tx.execute(
    `update accounts set email_verified_at = now(), updated_at = now()
      where tenant_id = balai.tenant_id() and id = $1`,
    [token.accountId],
  );
  await recordAudit(ctx, tx, {
    action: isChanged ? 'email.changed' : 'email.verified',
    resource: 'account',
    objectId: token.accountId,
    objectLabel: account.display_name,
    ...(isChanged ? { before: { email: account.email }, after: { email } } : {}),
  });
  if (isChanged && account.email && account.email_verified_at) {
    await tellFormerAddress(
      ctx,
      tx,
      { id: token.accountId, name: account.display_name },
      account.email,
      email,
    );
  }
  return { accountId: token.accountId, isChanged };
}

/** Puts an address in the place of the one before, as a name to sign in with too. @throws AppError 409 */
export async function replaceEmail(
  ctx: WorkContext,
  tx: Tx,
  accountId: string,
  email: string,
): Promise<void> {
  const fresh = normaliseEmail(email);
  if (await isEmailTaken(tx, fresh, accountId)) {
    throw conflict('identifier_taken', 'Surel ini sudah dipakai akun lain.');
  }
  await tx.execute(
    `delete from account_identifiers where tenant_id = balai.tenant_id() and account_id = $1 and kind = 'email'`,
    [accountId],
  );
  await addIdentifiers(ctx, tx, accountId, { email: fresh });
  await tx.execute(
    `update accounts set email = $2, email_verified_at = null, updated_at = now()
      where tenant_id = balai.tenant_id() and id = $1`,
    [accountId, fresh],
  );
}

export async function tellFormerAddress(
  ctx: WorkContext,
  tx: Tx,
  account: { id: string; name: string },
  former: string,
  fresh: string,
): Promise<void> {
  await queueMail(ctx, tx, emailChangedMail, {
    to: { name: account.name, address: former },
    accountId: account.id,
    values: {
      name: account.name,
      organisation: ctx.tenant.name,
      masked: maskAddress(fresh),
      link: ctx.app.urlOf(ctx.tenant, '/forgot-password'),
    },
  });
}

/** `si•••@gmail.com`: enough for its owner, too little for others. */
export function maskAddress(email: string): string {
  const [local = '', domain = ''] = email.split('@');
  return `${local.slice(0, 2)}•••@${domain}`;
}
