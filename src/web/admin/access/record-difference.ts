import { v7 as uuidv7 } from 'uuid';
import {
  type AccessTable,
  type Difference,
  effectiveRights,
  findNewRisks,
  namedRight,
  type RightsRisk,
  refuseDifference,
  resolveRoleRights,
} from '#kernel/access';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import type { RequestContext } from '#kernel/http';
import { assertKeeperRemains, lockKeepers, readOwnWays, rolesThatMay } from '#kernel/identity';
import { raiseAccessVersion } from '#kernel/settings';
import { AppError, actorOf, conflict, invalid, notFound } from '#kernel/work';

export interface WantedDifference {
  role: string;
  resource: string;
  right: string;
  effect: 'grant' | 'revoke';
  scope: Difference['scope'];
  why: string;
}

/** Two powers meet that should not, and nobody has said yes to that yet. */
export class RiskNotConfirmed extends AppError {
  readonly risks: readonly RightsRisk[];

  constructor(risks: readonly RightsRisk[]) {
    super('risk_not_confirmed', 422, 'Baca peringatannya dahulu.', {
      understood: 'Centang bila Anda tetap ingin mengubahnya.',
    });
    this.risks = risks;
  }
}

/**
 * Records one departure from the standard matrix. The next request of everybody in this organisation decides by it.
 *
 * @throws AppError 422 naming `change` or `why`; RiskNotConfirmed; 409 `last_keeper`
 */
export async function recordDifference(
  ctx: RequestContext,
  tx: Tx,
  wanted: WantedDifference,
  isRiskAccepted: boolean,
): Promise<void> {
  const table = ctx.app.access(ctx.tenant);
  if (wanted.why.trim().length < 5) throw invalid({ why: 'Tulis alasannya, paling sedikit 5 huruf.' });
  await lockKeepers(tx);
  const own = await readOwnWays(tx);
  const refusal = refuseDifference(table, own.differences, wanted, own.roles);
  if (refusal) throw invalid({ change: refusal.reason });
  const others = own.differences.filter((known) => !isSame(known, wanted));
  const risks = risksOfChange(table, wanted.role, own.differences, [...others, wanted]);
  if (risks.length > 0 && !isRiskAccepted) throw new RiskNotConfirmed(risks);
  await withdrawOpen(ctx, tx, wanted);
  await tx.execute(
    `insert into access_differences (id, role, resource, access_right, effect, scope, why, changed_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      ...[
        uuidv7(),
        wanted.role,
        wanted.resource,
        wanted.right,
        wanted.effect,
        wanted.scope,
        wanted.why.trim(),
      ],
      actorOf(ctx).id,
    ],
  );
  await raiseAccessVersion(tx);
  if (isAssignRight(table, wanted)) await assertKeeperRemains(ctx, tx);
  await recordAudit(ctx, tx, {
    action: 'matrix.changed',
    resource: 'access-matrix',
    objectId: `${wanted.role} ${wanted.resource}.${wanted.right}`,
    objectLabel: `${wanted.role}: ${wanted.resource}.${wanted.right}`,
    before: { scope: scopesHeld(table, wanted, own.differences) },
    after: { scope: scopesHeld(table, wanted, [...others, wanted]) },
    reason: wanted.why.trim(),
  });
}

/** Goes back to the standard for one right of one role. @throws AppError 404; 409 `last_keeper`, 409 `lock_out` */
export async function withdrawDifference(
  ctx: RequestContext,
  tx: Tx,
  which: Pick<Difference, 'role' | 'resource' | 'right'>,
): Promise<void> {
  const table = ctx.app.access(ctx.tenant);
  await lockKeepers(tx);
  const own = await readOwnWays(tx);
  if ((await withdrawOpen(ctx, tx, which)) === 0) throw notFound();
  await raiseAccessVersion(tx);
  if (isAssignRight(table, which)) await assertKeeperRemains(ctx, tx);
  const others = own.differences.filter((known) => !isSame(known, which));
  const left = { roles: own.roles, differences: others };
  if (rolesThatMay(table, left, 'access-matrix', 'update').length === 0) {
    throw conflict('lock_out', 'Setelah ini tidak ada peran yang dapat mengatur hak akses lagi.');
  }
  await recordAudit(ctx, tx, {
    action: 'matrix.restored',
    resource: 'access-matrix',
    objectId: `${which.role} ${which.resource}.${which.right}`,
    objectLabel: `${which.role}: ${which.resource}.${which.right}`,
    before: { scope: scopesHeld(table, which, own.differences) },
    after: { scope: scopesHeld(table, which, others) },
  });
}

/** The combinations that this change of a role would bring about. */
export function risksOfChange(
  table: AccessTable,
  role: string,
  before: readonly Difference[],
  after: readonly Difference[],
): RightsRisk[] {
  const everywhere = [{ id: role, role, regions: ['*'], programmes: ['*'], areas: ['*'] }];
  return findNewRisks(
    table,
    effectiveRights(table, everywhere, before),
    effectiveRights(table, everywhere, after),
  );
}

type Which = Pick<Difference, 'role' | 'resource' | 'right'>;

function isSame(a: Which, b: Which): boolean {
  return a.role === b.role && a.resource === b.resource && a.right === b.right;
}

function withdrawOpen(ctx: RequestContext, tx: Tx, which: Which): Promise<number> {
  return tx.execute(
    `update access_differences set withdrawn_at = now(), withdrawn_by = $4
      where tenant_id = balai.tenant_id() and role = $1 and resource = $2 and access_right = $3 and withdrawn_at is null`,
    [which.role, which.resource, which.right, actorOf(ctx).id],
  );
}

function scopesHeld(table: AccessTable, which: Which, differences: readonly Difference[]): string {
  const held = resolveRoleRights(table, which.role, differences).filter(
    ({ resource, right }) => resource === which.resource && right === which.right,
  );
  return held.map(({ scope }) => scope).join(', ') || 'tidak';
}

function isAssignRight(table: AccessTable, { resource, right }: Which): boolean {
  const assign = namedRight(table, 'role', 'assign');
  return assign?.resource === resource && assign.right === right;
}
