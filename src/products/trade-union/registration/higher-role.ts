import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';
import { roles } from '../access.ts';
import type { Membership } from './membership.ts';

/** The columns of the catalogue stand in order of power. */
const RANKS: ReadonlyMap<string, number> = new Map(roles.map(({ key }, rank) => [key, rank]));

const rankOf = (held: readonly string[]) => Math.max(-1, ...held.map((role) => RANKS.get(role) ?? -1));

/**
 * Nobody closes their own membership from the office side, nor that of somebody who stands above them, and the last
 * super admin stays (research/serikat §1c, `not self, not a higher role`).
 */
export async function refuseAgainstHigher(
  ctx: WorkContext,
  tx: Tx,
  person: Membership,
): Promise<string | undefined> {
  const { principal } = ctx;
  if (principal.kind === 'account' && principal.subjectId === person.id) {
    return 'Keanggotaan Anda sendiri diputuskan oleh pengurus lain.';
  }
  if (
    principal.kind === 'account' &&
    rankOf(person.roles) > rankOf(principal.grants.map(({ role }) => role))
  ) {
    return `${person.fullName} memegang peran yang lebih tinggi. Mintalah Super Admin.`;
  }
  if (person.roles.includes('super_admin') && (await countOtherSuperAdmins(tx, person.accountId)) === 0) {
    return 'Ini satu-satunya Super Admin. Angkat Super Admin lain dahulu.';
  }
  return undefined;
}

async function countOtherSuperAdmins(tx: Tx, accountId: string | null): Promise<number> {
  const row = await tx.one<{ count: number }>(
    `select count(distinct g.account_id) as count from role_grants g
       join accounts a on a.tenant_id = g.tenant_id and a.id = g.account_id and a.status = 'active'
      where g.tenant_id = balai.tenant_id() and g.role = 'super_admin' and g.account_id is distinct from $1
        and g.valid_from <= now() and (g.valid_until is null or g.valid_until > now())`,
    [accountId],
  );
  return row?.count ?? 0;
}
