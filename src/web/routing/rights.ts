import {
  createAccessCache,
  type Difference,
  type EffectiveRights,
  type MenuChange,
  type TenantAccess,
  type VisibleMenuItem,
} from '#kernel/access';
import type { App, Principal, Product } from '#kernel/http';
import { type OrganisationProfile, organisationProfile } from '#kernel/settings';
import type { Tenant } from '#kernel/tenancy';

/** What one tenant made its own: matrix, menu, and how it presents itself. */
export interface TenantWays extends TenantAccess {
  profile: OrganisationProfile;
}

/** By the version stamp that comes with the session, so that nothing of it costs a query. */
const known = new Map<string, TenantWays>();
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

export async function tenantAccess(app: App, tenant: Tenant, version: number): Promise<TenantWays> {
  const hit = known.get(tenant.id);
  if (hit && hit.version === version) return hit;
  const [differences, menuChanges, profile] = await app.database.readInOneFlight({ tenant }, [
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
    {
      name: 'organisation-profile',
      text: 'select value from settings where tenant_id = balai.tenant_id() and key = $1',
      values: [organisationProfile.key],
    },
  ]);
  const stored = organisationProfile.shape.safeParse((profile?.[0] as { value?: unknown } | undefined)?.value);
  const access: TenantWays = {
    tenantId: tenant.id,
    version,
    differences: differences as Difference[],
    menuChanges: menuChanges as MenuChange[],
    profile: stored.success ? stored.data : organisationProfile.initial,
  };
  if (known.size > 20_000) known.clear();
  known.set(tenant.id, access);
  return access;
}
