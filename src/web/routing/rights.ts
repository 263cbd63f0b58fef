import {
  createAccessCache,
  type Difference,
  type EffectiveRights,
  type MenuChange,
  type TenantAccess,
  type TenantRole,
  type VisibleMenuItem,
} from '#kernel/access';
import { forcesOf } from '#kernel/identity';
import type { Product } from '#kernel/product';
import {
  type OrganisationProfile,
  organisationProfile,
  type PublicFooterSetting,
  publicFooter,
  type SecurityPolicy,
  type Setting,
  securityPolicy,
} from '#kernel/settings';
import type { Tenant } from '#kernel/tenancy';
import type { App, Principal } from '#kernel/work';
import { lacksSecondFactor, rightsBeforeSecondFactor } from './before-second-factor.ts';

/** What one tenant made its own: matrix, menu, and how it presents itself. */
export interface TenantWays extends TenantAccess {
  profile: OrganisationProfile;
  /** What stands below every public page. */
  footer: PublicFooterSetting;
  /** Roles of its own, those that are switched off too. */
  roles: readonly TenantRole[];
  policy: SecurityPolicy;
}

/** By the version stamp that comes with the session, so that nothing of it costs a query. */
const known = new Map<string, TenantWays>();
const cache = createAccessCache();

export interface VisitRights {
  /** What this person may do now. */
  rights: EffectiveRights;
  /** What anybody may do here who has not signed in: having signed in never closes a door. */
  visitor?: EffectiveRights;
  /** What it would be once the second factor is verified, when that is all that is missing. */
  withSecondFactor?: EffectiveRights;
}

/** The rights of this person in this tenant; no query as long as the tenant's version stamp has not moved. */
export async function rightsOf(
  app: App,
  tenant: Tenant,
  product: Product,
  visit: { principal: Principal; accessVersion: number },
): Promise<VisitRights> {
  const { principal, accessVersion } = visit;
  const ways = await tenantAccess(app, tenant, accessVersion);
  const rights = cache.rights(product.access, principal.grants, ways);
  if (principal.kind !== 'account') return { rights };
  const visitor = cache.rights(product.access, visitorGrants(product), ways);
  if (!lacksSecondFactor(product.access, principal, rights, ways.policy.secondFactorRoles))
    return { rights, visitor };
  return { rights: rightsBeforeSecondFactor(rights, visitor), visitor, withSecondFactor: rights };
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
  const [differences, menuChanges, settings, roles] = await app.database.readInOneFlight({ tenant }, [
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
      name: 'ways-settings',
      text: 'select key, value from settings where tenant_id = balai.tenant_id() and key = any($1)',
      values: [[organisationProfile.key, publicFooter.key, securityPolicy.key]],
    },
    {
      name: 'custom-roles',
      text: `select key, label, description, is_active as "isActive" from custom_roles
              where tenant_id = balai.tenant_id() order by label`,
      values: [],
    },
  ]);
  const access: TenantWays = {
    tenantId: tenant.id,
    version,
    differences: forcesOf(differences as Difference[], roles as TenantRole[]),
    menuChanges: menuChanges as MenuChange[],
    roles: roles as TenantRole[],
    profile: settingOf(organisationProfile, settings as StoredSetting[]),
    footer: settingOf(publicFooter, settings as StoredSetting[]),
    policy: settingOf(securityPolicy, settings as StoredSetting[]),
  };
  if (known.size > 20_000) known.clear();
  known.set(tenant.id, access);
  return access;
}

/** How the tenant presents itself, as far as any page of it was shown before; for error pages, which ask no database. */
export function knownProfile(tenant: Tenant): OrganisationProfile | undefined {
  return known.get(tenant.id)?.profile;
}

/** The roles of whoever has not signed in. */
export function visitorGrants(product: Product) {
  return product.access.roles
    .filter((role) => role.visitor)
    .map((role) => ({ id: 'visitor', role: role.key }));
}

interface StoredSetting {
  key: string;
  value: unknown;
}

function settingOf<T>(setting: Setting<T>, rows: readonly StoredSetting[]): T {
  const parsed = setting.shape.safeParse(rows.find(({ key }) => key === setting.key)?.value);
  return parsed.success ? parsed.data : setting.initial;
}
