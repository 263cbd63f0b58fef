import type { Tx } from '#kernel/database';
import { type StepContext, takeStep } from '#kernel/flow';
import { membershipFlow } from './flow.ts';

/**
 * The address of an account may be changed and confirmed on the pages of the account itself; the membership follows.
 * Called where a person looks at their own state.
 */
export async function catchUpEmail(ctx: StepContext, tx: Tx, memberId: string): Promise<void> {
  const row = await tx.one<{
    id: string;
    is_behind: boolean;
    email: string | null;
    own_email: string | null;
  }>(
    `select m.id, m.email, a.email as own_email,
       m.email_verified_at is null and a.email_verified_at is not null
         and m.onboarding_state in ('registered', 'payment_submitted', 'imported') as is_behind
       from members m join accounts a on a.tenant_id = m.tenant_id and a.subject_id = m.id
      where m.tenant_id = balai.tenant_id() and m.id = $1 and m.deleted_at is null`,
    [memberId],
  );
  if (!row) return;
  if (row.own_email && row.own_email !== row.email) {
    await tx.execute('update members set email = $2 where tenant_id = balai.tenant_id() and id = $1', [
      row.id,
      row.own_email,
    ]);
  }
  if (row.is_behind) await takeStep(ctx, tx, membershipFlow, 'confirm-email', row.id);
}
