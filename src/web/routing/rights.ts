import {
  createAccessCache,
  type Difference,
  type EffectiveRights,
  type MenuChange,
  type TenantAccess,
  type VisibleMenuItem,
} from '#kernel/access';
import type { App, Principal, Product } from '#kernel/http';
import type { Tenant } from '#kernel/tenancy';

/** What each tenant changed about its matrix and menu, by the version stamp that comes with the session. */
const known = new Map<string, TenantAccess>();
const cache = createAccessCache();

/** The rights of this person in this tenant; no query as long as the tenant's version stamp has not moved. */
export async function rightsOf(
  app: App,
  tenant: Tenant,
  product: Product,
  visit: { principal: Principal; accessVersion: number },
): Promise<EffectiveRights> {
  return cache.rights(product.access, visit.principal.grants, await tenantAccess(app, tenant, visit.accessVersion));
}

/** The sidebar of this person, from the same rights the guard uses. */
export async function menuOf(
  app: App,
  tenant: Tenant,
  product: Product,
  visit: { principal: Principal; accessVersion: number; rights: EffectiveRights },
): Promise<readonly VisibleMenuItem[]> {
  const changes = await tenantAccess(app, tenant, visit.accessVersion);
  return cache.menu(product.menu, visit.rights, visit.principal.facts, changes);
}

export async function tenantAccess(app: App, tenant: Tenant, version: number): Promise<TenantAccess> {
  const hit = known.get(tenant.id);
  if (hit && hit.version === version) return hit;
  const [differences, menuChanges] = await app.database.readInOneFlight({ tenant }, [
    {
      name: 'access-differences',
      text: `select role, resource, access_right as "right", effect, scope, why, changed_by as "changedBy",
               changed_at::text as "changedAt" from access_differences
              where tenant_id = balai.tenant_id() and withdrawn_at is null order by id`,
      values: [],
    },
    {
      name: 'menu-differences',
      text: `select menu_key as key, parent_key as parent, label, icon, url, sort_order as "order", logic, required,
               is_public as "isPublic", is_enabled as "isEnabled", is_own as "isOwn" from menu_differences
              where tenant_id = balai.tenant_id() order by menu_key`,
      values: [],
    },
  ]);
  const access: TenantAccess = {
    tenantId: tenant.id,
    version,
    differences: differences as Difference[],
    menuChanges: menuChanges as MenuChange[],
  };
  if (known.size > 20_000) known.clear();
  known.set(tenant.id, access);
  return access;
}
