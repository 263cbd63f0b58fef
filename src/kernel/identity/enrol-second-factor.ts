import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { queueMail } from '#kernel/mail';
import { invalid, type WorkContext } from '#kernel/work';
import { secondFactorMail } from './mails.ts';
import { codeStep, replaceRecoveryCodes, secondFactorPlace } from './second-factor.ts';
import { endSessions } from './sessions.ts';

interface Owner {
  id: string;
  sessionId: string;
  name: string;
  email: string | null;
}

/** The secret on its way from the page that shows it to the form that confirms it, readable by nobody in between. */
const PENDING = (accountId: string) => ({
  table: 'accounts',
  column: 'second_factor_pending',
  row: accountId,
});

export async function sealPendingSecret(
  ctx: WorkContext,
  tx: Tx,
  accountId: string,
  secret: string,
): Promise<string> {
  return (await ctx.app.secrets.get(tx, ctx.tenant.id)).seal(secret, PENDING(accountId));
}

/** @throws AppError 422 when it was not sealed for this account */
export async function openPendingSecret(
  ctx: WorkContext,
  tx: Tx,
  accountId: string,
  sealed: string,
): Promise<string> {
  const secrets = await ctx.app.secrets.get(tx, ctx.tenant.id);
  try {
    return secrets.open(sealed, PENDING(accountId));
  } catch {
    throw invalid({ code: 'Halaman ini sudah terlalu lama terbuka. Pindai kode QR yang baru.' });
  }
}

/**
 * Turns the second factor on once the app has shown that it has the secret. This session counts as verified; every
 * other one ends, because it never was.
 *
 * @returns the recovery codes, readable this once
 * @throws AppError 422 naming `code`
 */
export async function enrolSecondFactor(
  ctx: WorkContext,
  tx: Tx,
  owner: Owner,
  given: { secret: string; code: string },
): Promise<string[]> {
  const step = codeStep(given.secret, given.code, ctx.now);
  if (step === undefined) {
    throw invalid({
      code: 'Kode tidak cocok. Pastikan jam ponsel Anda otomatis, lalu ketik kode yang sedang tampil.',
    });
  }
  const secrets = await ctx.app.secrets.get(tx, ctx.tenant.id);
  await tx.execute(
    `update accounts set second_factor_secret = $2, second_factor_at = now(), second_factor_step = $3, updated_at = now()
      where tenant_id = balai.tenant_id() and id = $1`,
    [owner.id, secrets.seal(given.secret, secondFactorPlace(owner.id)), step],
  );
  await tx.execute(
    'update sessions set second_factor_at = now() where tenant_id = balai.tenant_id() and id = $1',
    [owner.sessionId],
  );
  await endSessions(tx, owner.id, 'second factor enrolled', owner.sessionId);
  const codes = await replaceRecoveryCodes(tx, owner.id);
  await note(
    ctx,
    tx,
    owner,
    'second_factor.enrolled',
    'Verifikasi dua langkah baru saja diaktifkan untuk akun Anda.',
  );
  return codes;
}

/** Makes the old recovery codes worthless and gives ten new ones. */
export async function renewRecoveryCodes(ctx: WorkContext, tx: Tx, owner: Owner): Promise<string[]> {
  const codes = await replaceRecoveryCodes(tx, owner.id);
  await note(
    ctx,
    tx,
    owner,
    'recovery_codes.renewed',
    'Kode pemulihan akun Anda baru saja diganti dengan yang baru.',
  );
  return codes;
}

/** Turns the second factor off: by its owner, or by an officer for someone who lost the phone. */
export async function removeSecondFactor(
  ctx: WorkContext,
  tx: Tx,
  owner: Pick<Owner, 'id' | 'name' | 'email'>,
  reason?: string,
): Promise<void> {
  await tx.execute(
    `update accounts set second_factor_secret = null, second_factor_at = null, updated_at = now()
      where tenant_id = balai.tenant_id() and id = $1`,
    [owner.id],
  );
  await tx.execute('delete from recovery_codes where tenant_id = balai.tenant_id() and account_id = $1', [
    owner.id,
  ]);
  await tx.execute(
    `update sessions set second_factor_at = null where tenant_id = balai.tenant_id() and account_id = $1`,
    [owner.id],
  );
  const what = 'Verifikasi dua langkah baru saja dimatikan untuk akun Anda.';
  await note(ctx, tx, owner, 'second_factor.removed', what, reason);
}

export async function countRecoveryCodes(tx: Tx, accountId: string): Promise<number> {
  const row = await tx.one<{ count: number }>(
    `select count(*)::int as count from recovery_codes
      where tenant_id = balai.tenant_id() and account_id = $1 and used_at is null`,
    [accountId],
  );
  return row?.count ?? 0;
}

async function note(
  ctx: WorkContext,
  tx: Tx,
  owner: Pick<Owner, 'id' | 'name' | 'email'>,
  action: string,
  what: string,
  reason?: string,
): Promise<void> {
  await recordAudit(ctx, tx, {
    action,
    resource: 'credential',
    objectId: owner.id,
    objectLabel: owner.name,
    ...(reason ? { reason } : {}),
  });
  if (!owner.email) return;
  await queueMail(ctx, tx, secondFactorMail, {
    to: { name: owner.name, address: owner.email },
    accountId: owner.id,
    values: {
      name: owner.name,
      organisation: ctx.tenant.name,
      what,
      link: ctx.app.urlOf(ctx.tenant, '/me/security'),
    },
  });
}
