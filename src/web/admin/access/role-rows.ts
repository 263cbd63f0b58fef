import type { TenantRole } from '#kernel/access';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import type { RequestContext } from '#kernel/http';
import { assertKeeperRemains, lockKeepers } from '#kernel/identity';
import { raiseAccessVersion } from '#kernel/settings';
import { actorOf, conflict, invalid, notFound } from '#kernel/work';

/** How many people hold each role today. */
export async function countHolders(tx: Tx): Promise<Map<string, number>> {
  const rows = await tx.query<{ role: string; holders: number }>(
    `select g.role, count(distinct g.account_id)::int as holders from role_grants g
       join accounts a on a.tenant_id = g.tenant_id and a.id = g.account_id and a.status <> 'closed'
      where g.tenant_id = balai.tenant_id() and g.valid_from <= now()
        and (g.valid_until is null or g.valid_until > now()) group by g.role`,
  );
  return new Map(rows.map(({ role, holders }) => [role, holders]));
}

/** Makes a role of the organisation's own; it starts with nothing. @throws AppError 422 naming `label` */
export async function createRole(
  ctx: RequestContext,
  tx: Tx,
  given: { label: string; description: string },
): Promise<string> {
  const table = ctx.app.access(ctx.tenant);
  const base = keyOf(given.label);
  const taken = new Set([...table.roles.map(({ key }) => key), ...table.personal.map(({ key }) => key)]);
  const labels = [...table.roles, ...table.personal].map(({ label }) => label.toLowerCase());
  const same = await tx.one(
    `select 1 from custom_roles where tenant_id = balai.tenant_id() and lower(label) = lower($1)`,
    [given.label],
  );
  if (same || labels.includes(given.label.toLowerCase()))
    throw invalid({ label: 'Peran dengan nama ini sudah ada.' });
  for (let number = 1; number < 100; number += 1) {
    const key = number === 1 ? base : `${base.slice(0, 36)}_${number}`;
    if (taken.has(key)) continue;
    const made = await tx.execute(
      `insert into custom_roles (key, label, description, created_by) values ($1, $2, $3, $4)
       on conflict (tenant_id, key) do nothing`,
      [key, given.label, given.description, actorOf(ctx).id],
    );
    if (made === 0) continue;
    await raiseAccessVersion(tx);
    await recordAudit(ctx, tx, {
      action: 'role.created',
      resource: 'role',
      objectId: key,
      objectLabel: given.label,
      after: given,
    });
    return key;
  }
  throw invalid({ label: 'Pilih nama lain.' });
}

/** Renames, describes, or switches a role off and on: off, it gives nothing. @throws AppError 404; 409 `last_keeper` */
export async function updateRole(
  ctx: RequestContext,
  tx: Tx,
  key: string,
  given: { label: string; description: string; isActive: boolean },
): Promise<void> {
  await lockKeepers(tx);
  const before = await readRole(tx, key);
  await tx.execute(
    `update custom_roles set label = $2, description = $3, is_active = $4
      where tenant_id = balai.tenant_id() and key = $1`,
    [key, given.label, given.description, given.isActive],
  );
  await raiseAccessVersion(tx);
  if (before.isActive !== false && !given.isActive) await assertKeeperRemains(ctx, tx);
  await recordAudit(ctx, tx, {
    action: 'role.updated',
    resource: 'role',
    objectId: key,
    objectLabel: given.label,
    before: { label: before.label, description: before.description, isActive: before.isActive },
    after: given,
  });
}

/** Removes a role that nobody holds any more, with its differences. @throws AppError 404; 409 `role_in_use` */
export async function deleteRole(ctx: RequestContext, tx: Tx, key: string): Promise<void> {
  const before = await readRole(tx, key);
  const held = await tx.one(
    `select 1 from role_grants where tenant_id = balai.tenant_id() and role = $1
       and (valid_until is null or valid_until > now()) limit 1`,
    [key],
  );
  if (held)
    throw conflict('role_in_use', 'Masih ada yang memegang peran ini. Cabut dahulu dari semua orangnya.');
  await tx.execute(
    `update access_differences set withdrawn_at = now(), withdrawn_by = $2
      where tenant_id = balai.tenant_id() and role = $1 and withdrawn_at is null`,
    [key, actorOf(ctx).id],
  );
  await tx.execute('delete from custom_roles where tenant_id = balai.tenant_id() and key = $1', [key]);
  await raiseAccessVersion(tx);
  await recordAudit(ctx, tx, {
    action: 'role.deleted',
    resource: 'role',
    objectId: key,
    objectLabel: before.label,
    before: { label: before.label, description: before.description },
  });
}

async function readRole(tx: Tx, key: string): Promise<TenantRole> {
  const row = await tx.one<TenantRole>(
    `select key, label, description, is_active as "isActive" from custom_roles
      where tenant_id = balai.tenant_id() and key = $1 for update`,
    [key],
  );
  if (!row) throw notFound();
  return row;
}

function keyOf(label: string): string {
  const plain = label
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 38);
  return plain.length >= 3 ? plain : `peran_${plain || 'baru'}`;
}
