import { recordAudit } from '#kernel/audit';
import { queueMail } from '#kernel/mail';
import { tooMany, type WorkContext } from '#kernel/work';
import { findAccount } from './find-account.ts';
import { issueToken } from './mailed-token.ts';
import { passwordResetMail } from './mails.ts';
import { networkOf } from './network.ts';
import { isWithinRate } from './rate.ts';

const PER_ACCOUNT_AND_HOUR = 3;
const PER_NETWORK_AND_HOUR = 60;
/** Longer than the work for a known account takes, so that the time of the answer tells nothing. */
const ANSWER_MS = 350;

/**
 * Mails a reset link to the owner of what was typed, if there is one with an address. The caller learns nothing of
 * that: same answer, same time.
 *
 * @throws AppError 429 when one network asks too often
 */
export async function requestPasswordReset(ctx: WorkContext, typed: string): Promise<void> {
  const slow = new Promise((resolve) => setTimeout(resolve, ANSWER_MS));
  const isAllowed = await ctx.transaction(async (tx) => {
    const isAllowed = await isWithinRate(tx, {
      act: 'reset-password',
      network: networkOf(ctx.request?.ip ?? ''),
      limit: PER_NETWORK_AND_HOUR,
      minutes: 60,
    });
    if (!isAllowed) return false;
    const account = await findAccount(ctx, tx, typed);
    if (!account?.email || account.status === 'suspended' || account.status === 'closed') return true;
    const earlier = await tx.one<{ count: number }>(
      `select count(*)::int as count from mailed_tokens where tenant_id = balai.tenant_id() and account_id = $1
         and purpose = 'reset-password' and created_at > now() - interval '1 hour'`,
      [account.id],
    );
    if ((earlier?.count ?? 0) >= PER_ACCOUNT_AND_HOUR) return true;
    const { token, hours } = await issueToken(tx, {
      purpose: 'reset-password',
      accountId: account.id,
      data: { email: account.email },
    });
    await queueMail(ctx, tx, passwordResetMail, {
      to: { name: account.display_name, address: account.email },
      accountId: account.id,
      values: {
        name: account.display_name,
        organisation: ctx.tenant.name,
        link: ctx.app.urlOf(ctx.tenant, `/reset-password?token=${token}`),
        hours: String(hours),
      },
    });
    await recordAudit(ctx, tx, {
      action: 'credential.reset_requested',
      resource: 'credential',
      objectId: account.id,
      objectLabel: account.display_name,
    });
    return true;
  });
  await slow;
  if (!isAllowed) throw tooMany('Terlalu banyak permintaan dari jaringan ini. Coba lagi satu jam lagi.');
}
