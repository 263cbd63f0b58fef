import { createHmac } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#kernel/database';
import { EncryptionError, type TenantKeys } from '#kernel/encryption';
import { hashToken } from '#kernel/identity';
import type { WorkContext } from '#kernel/work';

const YEARS = 5;

/** A code on the screen is replaced after so many seconds, and good for as long again, for a slow hand. */
export const SCREEN_SECONDS = 60;

/**
 * The token of a member's printed card: opaque, long-lived, and revocable. It is derived from the row's id and the
 * tenant's signing key, so that the same card can be printed again while the database keeps only a hash.
 */
export async function cardTokenOf(ctx: WorkContext, tx: Tx, memberId: string): Promise<string> {
  const token = (await cardTokensOf(ctx, tx, [memberId])).get(memberId);
  if (!token) throw new Error(`No card could be made for ${memberId}`);
  return token;
}

/** The same for many members at once; who has no card yet gets one. */
export async function cardTokensOf(
  ctx: WorkContext,
  tx: Tx,
  memberIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { signingKey } = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const known = await currentCards(ctx, tx, memberIds);
  const missing = memberIds.filter((id) => !known.has(id));
  if (missing.length > 0) {
    // One that has run out makes way; of two requests at once the second finds the first one's row.
    await tx.execute(
      `update card_tokens set revoked_at = now()
        where tenant_id = balai.tenant_id() and member_id = any($1::uuid[]) and revoked_at is null`,
      [missing],
    );
    const ids = missing.map(() => uuidv7());
    await tx.execute(
      `insert into card_tokens (id, member_id, token_hash, expires_at)
       select r.id, r.member_id, r.token_hash, $4::timestamptz + make_interval(years => ${YEARS})
         from unnest($1::uuid[], $2::uuid[], $3::text[]) as r(id, member_id, token_hash)
       on conflict (tenant_id, member_id) where revoked_at is null do nothing`,
      [ids, missing, ids.map((id) => hashToken(tokenOf(signingKey, id))), ctx.now],
    );
    for (const [memberId, id] of await currentCards(ctx, tx, missing)) known.set(memberId, id);
  }
  return new Map([...known].map(([memberId, id]) => [memberId, tokenOf(signingKey, id)]));
}

/**
 * The code on the phone: sealed, so that it tells nobody anything, and good for two minutes, so that a picture of it is
 * soon worth nothing. It stands on the printed card's row: who gets a new code there ends both.
 */
export async function screenTokenOf(ctx: WorkContext, tx: Tx, memberId: string): Promise<string> {
  await cardTokenOf(ctx, tx, memberId);
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const id = (await currentCards(ctx, tx, [memberId])).get(memberId);
  return keys.seal(`${id} ${ctx.now.getTime() + 2 * SCREEN_SECONDS * 1000}`, SCREEN_PLACE);
}

/** Cards printed so far stop being confirmed: lost, or the membership has ended. */
export function revokeCard(tx: Tx, memberId: string): Promise<number> {
  return tx.execute(
    `update card_tokens set revoked_at = now()
      where tenant_id = balai.tenant_id() and member_id = $1 and revoked_at is null`,
    [memberId],
  );
}

export interface CardCheck {
  isValid: boolean;
  /** Shown on a phone within the last two minutes, rather than printed. */
  isFresh: boolean;
}

/**
 * Whether a card is good now: its token stands, has not run out, and its holder is an active member whom nothing
 * stops. One statement for every token, so that the time tells nothing either.
 */
export async function checkCard(ctx: WorkContext, tx: Tx, token: string): Promise<CardCheck> {
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const screen = token.startsWith('s1.') ? openScreenToken(ctx, keys, token) : undefined;
  const row = await tx.one<{ is_valid: boolean }>(
    `select exists (select 1 from card_tokens c
        join members m on m.tenant_id = c.tenant_id and m.id = c.member_id
       where c.tenant_id = balai.tenant_id() and (c.token_hash = $1 or c.id = $3::uuid)
         and c.revoked_at is null and c.expires_at > $2
         and m.membership_status = 'active' and m.account_status = 'active' and m.deleted_at is null) as is_valid`,
    [hashToken(token.slice(0, 200)), ctx.now, screen ?? null],
  );
  const isValid = row?.is_valid === true;
  return { isValid, isFresh: isValid && screen !== undefined };
}

const SCREEN_PLACE = { table: 'card_tokens', column: 'screen' } as const;

/** The id of the card behind a code of the screen; nothing for one that is forged or old. */
function openScreenToken(ctx: WorkContext, keys: TenantKeys, token: string): string | undefined {
  try {
    const [id, until] = keys.open(token, SCREEN_PLACE).split(' ');
    return Number(until) > ctx.now.getTime() ? id : undefined;
  } catch (error) {
    if (error instanceof EncryptionError) return undefined;
    throw error;
  }
}

async function currentCards(
  ctx: WorkContext,
  tx: Tx,
  memberIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; member_id: string }>(
    `select id, member_id from card_tokens where tenant_id = balai.tenant_id() and member_id = any($1::uuid[])
        and revoked_at is null and expires_at > $2`,
    [memberIds, ctx.now],
  );
  return new Map(rows.map(({ id, member_id }) => [member_id, id]));
}

/** 132 bits, short enough for a small QR. */
function tokenOf(signingKey: Buffer, id: string): string {
  return createHmac('sha256', signingKey).update(`card ${id}`).digest('base64url').slice(0, 22);
}
