import type { Tx } from '#kernel/database';
import { EncryptionError } from '#kernel/encryption';
import type { WorkContext } from '#kernel/work';

const DAYS = 60;
const PLACE = { table: 'member_appeals', column: 'link' } as const;

/**
 * The address at which a person appeals, also one who may not sign in any more: sealed, for this person alone, good for sixty
 * days. Nothing is stored for it.
 */
export async function appealPath(ctx: WorkContext, tx: Tx, memberId: string): Promise<string> {
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  return `/appeal/${keys.seal(`${memberId} ${ctx.now.getTime() + DAYS * 24 * 3_600_000}`, PLACE)}`;
}

/** Whose appeal an address is; nothing for one that is forged or old. */
export async function readAppealToken(ctx: WorkContext, tx: Tx, token: string): Promise<string | undefined> {
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  try {
    const [memberId, until] = keys.open(token.slice(0, 400), PLACE).split(' ');
    return Number(until) > ctx.now.getTime() ? memberId : undefined;
  } catch (error) {
    if (error instanceof EncryptionError) return undefined;
    throw error;
  }
}
