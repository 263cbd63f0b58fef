import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { notify } from '#kernel/notifications';
import { conflict, forbidden, invalid, notFound, type WorkContext } from '#kernel/work';
import { raiseAccountVersion } from './give-role.ts';
import { roleLabel } from './tenant-roles.ts';

/** A person named for a personal grant: proposed by one officer, held once another one has confirmed it. */
export interface NamedGrant {
  id: string;
  accountId: string;
  name: string;
  /** Why this person; the second officer reads it. */
  reason: string;
  proposedBy: string;
  proposerName: string;
  proposedAt: Date;
  /** None while it waits for the second officer. */
  confirmerName: string | null;
  since: Date | null;
}

const SELECT = `select g.id, g.account_id as "accountId", a.display_name as name, coalesce(g.reason, '') as reason,
    g.granted_by as "proposedBy", coalesce(p.display_name, '') as "proposerName", g.created_at as "proposedAt",
    c.display_name as "confirmerName", case when isfinite(g.valid_from) then g.valid_from end as since
  from role_grants g
  join accounts a on a.tenant_id = g.tenant_id and a.id = g.account_id and a.status <> 'closed'
  left join accounts p on p.tenant_id = g.tenant_id and p.id = g.granted_by
  left join accounts c on c.tenant_id = g.tenant_id and c.id = g.confirmed_by
  where g.tenant_id = balai.tenant_id() and g.role = $1 and (g.valid_until is null or g.valid_until > now())`;

/** Who holds this personal grant and who is proposed for it; the ones that wait come first. */
export function readNamedGrants(tx: Tx, role: string): Promise<NamedGrant[]> {
  return tx.query<NamedGrant>(`${SELECT} order by isfinite(g.valid_from), lower(a.display_name), g.id`, [
    role,
  ]);
}

/**
 * First of the two: proposes a person. Nothing opens for anybody yet.
 *
 * @param wish.reason 5 to 500 characters, for the second officer and the audit trail
 * @returns the id of the waiting grant
 * @throws AppError 422 naming `reason` or `form` (oneself); 404; 409 `role_held` when the person holds it or waits for it
 */
export async function proposeGrant(
  ctx: WorkContext,
  tx: Tx,
  wish: { accountId: string; role: string; reason: string },
): Promise<string> {
  const table = ctx.app.access(ctx.tenant);
  if (!table.personal.some(({ key, isNamedByTwo }) => key === wish.role && isNamedByTwo)) throw notFound();
  const proposer = officerOf(ctx);
  const reason = wish.reason.trim();
  if (reason.length < 5 || reason.length > 500)
    throw invalid({ reason: 'Isi alasannya, 5 sampai 500 karakter.' });
  if (wish.accountId === proposer)
    throw invalid({ form: 'Anda tidak dapat mengusulkan diri sendiri. Mintalah pengurus lain.' });
  const person = await tx.one<{ name: string }>(
    `select display_name as name from accounts
      where tenant_id = balai.tenant_id() and id = $1 and status = 'active' for update`,
    [wish.accountId],
  );
  if (!person) throw notFound();
  const known = await readNamedGrants(tx, wish.role);
  if (known.some(({ accountId }) => accountId === wish.accountId))
    throw conflict('role_held', `${person.name} sudah diusulkan atau sudah ditetapkan.`);
  const id = uuidv7();
  await tx.execute(
    `insert into role_grants (id, account_id, role, valid_from, granted_by, reason, created_at)
     values ($1, $2, $3, 'infinity', $4, $5, $6)`,
    [id, wish.accountId, wish.role, proposer, reason, ctx.now],
  );
  await recordAudit(ctx, tx, {
    action: 'role.proposed',
    resource: 'role',
    objectId: wish.accountId,
    objectLabel: person.name,
    after: { role: wish.role },
    reason,
  });
  return id;
}

/**
 * The second of the two: another officer, and not the person named, confirms; the grant holds from now on.
 *
 * @param url where the person finds what is new
 * @throws AppError 404; 403 for the proposer and for the person named; 409 `confirmed_already`
 */
export async function confirmGrant(
  ctx: WorkContext,
  tx: Tx,
  wish: { grantId: string; role: string; url: string },
): Promise<NamedGrant> {
  const grant = await lockGrant(tx, wish);
  const confirmer = officerOf(ctx);
  if (grant.proposedBy === confirmer || grant.accountId === confirmer) throw forbidden();
  if (grant.since) throw conflict('confirmed_already', 'Usul ini sudah disahkan.');
  await tx.execute(
    `update role_grants set valid_from = $2, confirmed_by = $3 where tenant_id = balai.tenant_id() and id = $1`,
    [grant.id, ctx.now, confirmer],
  );
  await raiseAccountVersion(tx, grant.accountId);
  await recordAudit(ctx, tx, {
    action: 'role.granted',
    resource: 'role',
    objectId: grant.accountId,
    objectLabel: grant.name,
    after: { role: wish.role, proposedBy: grant.proposerName },
    reason: grant.reason,
  });
  const label = roleLabel(ctx.app.access(ctx.tenant), [], wish.role);
  await notify(tx, [grant.accountId], {
    title: `Anda sekarang ${label}`,
    body: `Diusulkan ${grant.proposerName}, disahkan pengurus lain.`,
    url: wish.url,
  });
  return grant;
}

/** Takes a waiting proposal back, or turns it down. @throws AppError 404; 409 when it was confirmed meanwhile */
export async function declineGrant(
  ctx: WorkContext,
  tx: Tx,
  wish: { grantId: string; role: string; reason: string },
): Promise<NamedGrant> {
  const grant = await lockGrant(tx, wish);
  if (grant.since)
    throw conflict('confirmed_already', 'Usul ini sudah disahkan; akhiri tugasnya bila perlu.');
  await tx.execute('delete from role_grants where tenant_id = balai.tenant_id() and id = $1', [grant.id]);
  await recordAudit(ctx, tx, {
    action: 'role.declined',
    resource: 'role',
    objectId: grant.accountId,
    objectLabel: grant.name,
    before: { role: wish.role, proposedBy: grant.proposerName },
    ...(wish.reason ? { reason: wish.reason } : {}),
  });
  return grant;
}

/** Two officers who decide at the same moment decide one after the other. */
async function lockGrant(tx: Tx, { grantId, role }: { grantId: string; role: string }): Promise<NamedGrant> {
  await tx.query('select 1 from role_grants where tenant_id = balai.tenant_id() and id = $1 for update', [
    grantId,
  ]);
  const grant = await tx.one<NamedGrant>(`${SELECT} and g.id = $2`, [role, grantId]);
  if (!grant) throw notFound();
  return grant;
}

function officerOf(ctx: WorkContext): string {
  if (ctx.principal.kind !== 'account') throw forbidden();
  return ctx.principal.accountId;
}
