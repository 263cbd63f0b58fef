import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';
import { inviteOfficer } from './invite.ts';
import { keeperRoles } from './keepers.ts';

/**
 * Invites somebody to the role that hands out all others: the first person of a new organisation, or the next one when
 * nobody there can sign in any more.
 *
 * @throws AppError 422 `email` for an address that is none; 409 `invited_already`
 */
export async function inviteKeeper(
  ctx: WorkContext,
  tx: Tx,
  person: { email: string; name: string },
): Promise<{ role: string; link: string }> {
  const [role] = keeperRoles(ctx.app.access(ctx.tenant), { roles: [], differences: [] });
  if (!role) throw new Error(`No role of ${ctx.tenant.kind} may hand out roles`);
  const { link } = await inviteOfficer(ctx, tx, { ...person, role });
  return { role, link };
}
