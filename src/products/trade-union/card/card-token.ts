import { createHmac } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#kernel/database';
import { hashToken } from '#kernel/identity';
import type { WorkContext } from '#kernel/work';

const YEARS = 5;

/**
 * The token of a member's printed card: opaque, long-lived, and revocable. It is derived from the row's id and the
 * tenant's signing key, so that the same card can be printed again while the database keeps only a hash.
 */
export async function cardTokenOf(ctx: WorkContext, tx: Tx, memberId: string): Promise<string> {
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const current = await tx.one<{ id: string }>(
    `select id from card_tokens where tenant_id = balai.tenant_id() and member_id = $1 and revoked_at is null
       and expires_at > $2`,
    [memberId, ctx.now],
  );
  if (current) return tokenOf(keys.signingKey, current.id);
  // One that has run out makes way; of two requests at once the second finds the first one's row.
  await revokeCard(tx, memberId);
  const id = uuidv7();
  await tx.execute(
    `insert into card_tokens (id, member_id, token_hash, expires_at)
     values ($1, $2, $3, $4::timestamptz + make_interval(years => ${YEARS}))
     on conflict (tenant_id, member_id) where revoked_at is null do nothing`,
    [id, memberId, hashToken(tokenOf(keys.signingKey, id)), ctx.now],
  );
  const kept = await tx.one<{ id: string }>(
    'select id from card_tokens where tenant_id = balai.tenant_id() and member_id = $1 and revoked_at is null',
    [memberId],
  );
  return tokenOf(keys.signingKey, kept!.id);
}

/** Cards printed so far stop being confirmed: lost, or the membership has ended. */
export function revokeCard(tx: Tx, memberId: string): Promise<number> {
  return tx.execute(
    `update card_tokens set revoked_at = now()
      where tenant_id = balai.tenant_id() and member_id = $1 and revoked_at is null`,
    [memberId],
  );
}

/**
 * Whether a card is good now: its token stands, has not run out, and its holder is an active member whom nothing
 * stops. One statement for every token, so that the time tells nothing either.
 */
export async function isCardValid(ctx: WorkContext, tx: Tx, token: string): Promise<boolean> {
  const row = await tx.one<{ is_valid: boolean }>(
    `select exists (select 1 from card_tokens c
        join members m on m.tenant_id = c.tenant_id and m.id = c.member_id
       where c.tenant_id = balai.tenant_id() and c.token_hash = $1 and c.revoked_at is null and c.expires_at > $2
         and m.membership_status = 'active' and m.account_status = 'active' and m.deleted_at is null) as is_valid`,
    [hashToken(token.slice(0, 100)), ctx.now],
  );
  return row?.is_valid === true;
}

/** 132 bits, short enough for a small QR. */
function tokenOf(signingKey: Buffer, id: string): string {
  return createHmac('sha256', signingKey).update(`card ${id}`).digest('base64url').slice(0, 22);
}
