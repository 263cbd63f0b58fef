import { v7 as uuidv7 } from 'uuid';
import { sessionRulesOf } from '#kernel/access';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { notify } from '#kernel/notifications';
import { actorOf, conflict, invalid, notFound, type WorkContext } from '#kernel/work';
import { assertKeeperRemains, isKeeperRole, lockKeepers } from './keepers.ts';
import { readOwnWays, roleLabel, rolesGivenAlone } from './tenant-roles.ts';

export interface RoleGift {
  accountId: string;
  role: string;
  regions?: readonly string[];
  programmes?: readonly string[];
  areas?: readonly string[];
  /** The day it ends by itself; open when left out. */
  validUntil?: Date | null;
}

const LISTS = { region: 'regions', programme: 'programmes', area: 'areas' } as const;
const SCOPE_WORDS = { region: 'wilayah', programme: 'program studi', area: 'RT, RW, atau dusun' } as const;

/**
 * Gives a person a role; their next request has it. A role bound to a region, programme or area must name at least
 * one, because an empty list reaches nothing. A grant that two officers name a person for is refused here.
 *
 * @returns the id of the grant
 * @throws AppError 422 naming `role` or the scope's list; 409 `role_held` when the same grant is there already
 */
export async function giveRole(ctx: WorkContext, tx: Tx, gift: RoleGift): Promise<string> {
  const table = ctx.app.access(ctx.tenant);
  const own = await readOwnWays(tx);
  const role = rolesGivenAlone(table, own.roles).find(({ key }) => key === gift.role);
  if (!role)
    throw invalid({
      role: 'Peran ini tidak ada, mengikuti keadaan orangnya, atau ditetapkan oleh dua pengurus di halamannya sendiri.',
    });
  const scope = scopeOf(gift);
  if (role.scopedBy && scope[LISTS[role.scopedBy]].length === 0) {
    throw invalid({ [LISTS[role.scopedBy]]: `Pilih paling sedikit satu ${SCOPE_WORDS[role.scopedBy]}.` });
  }
  const person = await tx.one<{ display_name: string }>(
    `select display_name from accounts where tenant_id = balai.tenant_id() and id = $1 and status <> 'closed' for update`,
    [gift.accountId],
  );
  if (!person) throw notFound();
  const same = await tx.one(
    `select 1 from role_grants where tenant_id = balai.tenant_id() and account_id = $1 and role = $2
       and regions = $3 and programmes = $4 and areas = $5 and (valid_until is null or valid_until > now())`,
    [gift.accountId, gift.role, scope.regions, scope.programmes, scope.areas],
  );
  if (same)
    throw conflict('role_held', `${person.display_name} sudah memegang peran ini dengan cakupan yang sama.`);
  const id = uuidv7();
  await tx.execute(
    `insert into role_grants (id, account_id, role, regions, programmes, areas, valid_until, granted_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      ...[
        id,
        gift.accountId,
        gift.role,
        scope.regions,
        scope.programmes,
        scope.areas,
        gift.validUntil ?? null,
      ],
      actorOf(ctx).id,
    ],
  );
  await raiseAccountVersion(tx, gift.accountId);
  const label = roleLabel(table, own.roles, gift.role);
  await recordAudit(ctx, tx, {
    action: 'role.granted',
    resource: 'role',
    objectId: gift.accountId,
    objectLabel: person.display_name,
    after: {
      role: gift.role,
      ...nonEmpty(scope),
      ...(gift.validUntil ? { validUntil: gift.validUntil } : {}),
    },
  });
  await notify(tx, [gift.accountId], {
    title: `Anda sekarang ${label}`,
    body: 'Halaman baru sudah ada di menu Anda.',
    url: '/help',
  });
  return id;
}

/**
 * Takes a role away; the person's next request is without it. Open sessions live no longer than the roles that are
 * left allow.
 *
 * @throws AppError 409 `last_keeper`; 404 when the grant is not there
 */
export async function takeRole(ctx: WorkContext, tx: Tx, grantId: string, reason?: string): Promise<void> {
  await lockKeepers(tx);
  const grant = await tx.one<{
    account_id: string;
    role: string;
    regions: string[];
    programmes: string[];
    areas: string[];
    display_name: string;
  }>(
    `delete from role_grants g using accounts a
      where g.tenant_id = balai.tenant_id() and g.id = $1 and a.tenant_id = g.tenant_id and a.id = g.account_id
      returning g.account_id, g.role, g.regions, g.programmes, g.areas, a.display_name`,
    [grantId],
  );
  if (!grant) throw notFound();
  if (await isKeeperRole(ctx, tx, grant.role)) await assertKeeperRemains(ctx, tx);
  await raiseAccountVersion(tx, grant.account_id);
  await shortenSessions(ctx, tx, grant.account_id);
  await recordAudit(ctx, tx, {
    action: 'role.revoked',
    resource: 'role',
    objectId: grant.account_id,
    objectLabel: grant.display_name,
    before: { role: grant.role, ...nonEmpty(scopeOf(grant)) },
    ...(reason ? { reason } : {}),
  });
}

/**
 * Changes when a role begins and ends, as `takeRole` does: nobody is left without keepers, sessions live no longer than
 * the roles allow, and the log says what changed.
 *
 * @throws AppError 409 `last_keeper`; 404 when the grant is not there
 */
export async function changeRoleDays(
  ctx: WorkContext,
  tx: Tx,
  grantId: string,
  days: { from: Date; until: Date | null },
): Promise<void> {
  await lockKeepers(tx);
  const before = await tx.one<{
    accountId: string;
    role: string;
    from: Date;
    until: Date | null;
    name: string;
  }>(
    `select g.account_id as "accountId", g.role, g.valid_from as "from", g.valid_until as "until", a.display_name as name
       from role_grants g join accounts a on a.tenant_id = g.tenant_id and a.id = g.account_id
      where g.tenant_id = balai.tenant_id() and g.id = $1 for update of g`,
    [grantId],
  );
  if (!before) throw notFound();
  await tx.execute(
    'update role_grants set valid_from = $2, valid_until = $3 where tenant_id = balai.tenant_id() and id = $1',
    [grantId, days.from, days.until],
  );
  const endsEarlier = days.until !== null && (before.until === null || days.until < before.until);
  if (endsEarlier && (await isKeeperRole(ctx, tx, before.role)))
    await assertKeeperRemains(ctx, tx, days.until!);
  await raiseAccountVersion(tx, before.accountId);
  await shortenSessions(ctx, tx, before.accountId);
  await recordAudit(ctx, tx, {
    ...{
      action: 'role.days_changed',
      resource: 'role',
      objectId: before.accountId,
      objectLabel: before.name,
    },
    before: { role: before.role, validFrom: before.from, validUntil: before.until },
    after: { role: before.role, validFrom: days.from, validUntil: days.until },
  });
}

/** A member who is no officer any more does not keep an officer's week. */
async function shortenSessions(ctx: WorkContext, tx: Tx, accountId: string): Promise<void> {
  const rows = await tx.query<{ role: string }>(
    `select role from role_grants where tenant_id = balai.tenant_id() and account_id = $1
       and valid_from <= now() and (valid_until is null or valid_until > now())`,
    [accountId],
  );
  const { hours } = sessionRulesOf(
    ctx.app.access(ctx.tenant),
    rows.map(({ role }) => role),
  );
  await tx.execute(
    `update sessions set expires_at = least(expires_at, greatest(created_at + make_interval(hours => $2), now()))
      where tenant_id = balai.tenant_id() and account_id = $1 and ended_at is null`,
    [accountId, hours],
  );
}

export function raiseAccountVersion(tx: Tx, accountId: string): Promise<number> {
  return tx.execute(
    'update accounts set version = version + 1, updated_at = now() where tenant_id = balai.tenant_id() and id = $1',
    [accountId],
  );
}

function scopeOf(given: Pick<RoleGift, 'regions' | 'programmes' | 'areas'>) {
  const list = (codes: readonly string[] | undefined) => [...new Set(codes ?? [])].filter(isCode).sort();
  return { regions: list(given.regions), programmes: list(given.programmes), areas: list(given.areas) };
}

/** The walls of the database take no other codes. */
function isCode(code: string): boolean {
  return /^[A-Za-z0-9.-]{1,64}$/.test(code);
}

function nonEmpty(scope: Record<string, string[]>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(scope).filter(([, list]) => list.length > 0));
}
