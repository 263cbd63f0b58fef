import { randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';
import { hashToken } from './token.ts';

const PERIOD_SECONDS = 30;
const RECOVERY_CODES = 10;
/** No letters or digits that are read wrong on paper. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A fresh secret in base32, as an authenticator app takes it. */
export function newSecondFactorSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The address an authenticator app reads from the QR code. */
export function secondFactorAddress(secret: string, organisation: string, account: string): string {
  return new TOTP({
    issuer: `Balai ${organisation}`,
    label: account,
    secret: Secret.fromBase32(secret),
  }).toString();
}

/** The step a code belongs to, or undefined when it is wrong; one step of clock drift either way is allowed. */
export function codeStep(secret: string, code: string, at: Date): number | undefined {
  const digits = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(digits)) return undefined;
  const totp = new TOTP({ secret: Secret.fromBase32(secret), period: PERIOD_SECONDS });
  const delta = totp.validate({ token: digits, timestamp: at.getTime(), window: 1 });
  return delta === null ? undefined : Math.floor(at.getTime() / 1000 / PERIOD_SECONDS) + delta;
}

/**
 * Accepts a one-time code once: the step is raised in the same statement that compares it, so the same code sent
 * twice at the same moment opens one session only.
 */
export async function acceptCode(
  tx: Tx,
  accountId: string,
  secret: string,
  code: string,
  at: Date,
): Promise<boolean> {
  const step = codeStep(secret, code, at);
  if (step === undefined) return false;
  const changed = await tx.execute(
    `update accounts set second_factor_step = $2
      where tenant_id = balai.tenant_id() and id = $1 and second_factor_step < $2`,
    [accountId, step],
  );
  return changed === 1;
}

/** Accepts what a person with a second factor typed: the app's code of this moment, or an unused recovery code. */
export async function acceptSecondFactor(
  ctx: WorkContext,
  tx: Tx,
  account: { id: string; second_factor_secret: string | null },
  code: string,
): Promise<boolean> {
  if (!account.second_factor_secret) return false;
  if (!/^[\d\s]{6,8}$/.test(code.trim())) return acceptRecoveryCode(tx, account.id, code);
  const secrets = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const secret = secrets.open(account.second_factor_secret, secondFactorPlace(account.id));
  return acceptCode(tx, account.id, secret, code, ctx.now);
}

/** Where an account's second factor secret is sealed. */
export function secondFactorPlace(accountId: string) {
  return { table: 'accounts', column: 'second_factor_secret', row: accountId };
}

/** Replaces all recovery codes; the answer is the only time they can be read. */
export async function replaceRecoveryCodes(tx: Tx, accountId: string): Promise<string[]> {
  await tx.execute('delete from recovery_codes where tenant_id = balai.tenant_id() and account_id = $1', [
    accountId,
  ]);
  const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
  await tx.execute(
    `insert into recovery_codes (id, account_id, code_hash)
     select * from unnest($1::uuid[], array_fill($2::uuid, array[$4::int]), $3::text[])`,
    [codes.map(() => uuidv7()), accountId, codes.map((code) => hashToken(plainCode(code))), codes.length],
  );
  return codes;
}

/** Uses up one recovery code. */
export async function acceptRecoveryCode(tx: Tx, accountId: string, code: string): Promise<boolean> {
  const changed = await tx.execute(
    `update recovery_codes set used_at = now()
      where tenant_id = balai.tenant_id() and account_id = $1 and code_hash = $2 and used_at is null`,
    [accountId, hashToken(plainCode(code))],
  );
  return changed === 1;
}

function newRecoveryCode(): string {
  const letters = Array.from({ length: 10 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return `${letters.slice(0, 5)}-${letters.slice(5)}`;
}

function plainCode(code: string): string {
  return code.toLowerCase().replace(/[^a-z0-9]/g, '');
}
