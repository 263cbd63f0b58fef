import { type EffectiveRights, effectiveRights } from './effective-rights.ts';
import type { Difference, Grant } from './grant.ts';
import { type AccessTable, type Facts, gates } from './matrix.ts';
import {
  applyMenuChanges,
  type MenuChange,
  type MenuItem,
  type VisibleMenuItem,
  visibleMenu,
} from './menu.ts';

/**
 * What a tenant changed about the standard, as read for this request. `version` rises with every change to any of
 * it; the cache answers from memory only for the same tenant, version and grants.
 */
export interface TenantAccess {
  tenantId: string;
  version: number | string;
  differences: readonly Difference[];
  menuChanges?: readonly MenuChange[];
}

export interface AccessCache {
  /** The rights of a person; the same object for the same table, grants and tenant version. */
  rights(table: AccessTable, grants: readonly Grant[], tenant: TenantAccess): EffectiveRights;
  /** The menu of a person whose `rights` came from this cache. */
  menu(
    menu: readonly MenuItem[],
    rights: EffectiveRights,
    facts: Facts,
    tenant: TenantAccess,
  ): readonly VisibleMenuItem[];
}

/**
 * Rights and menu of a request without a query and, when warm, without work: most people of one product hold the
 * same rights, so tenants that changed nothing share entries. Keeps the `limit` last used.
 */
export function createAccessCache(limit = 4000): AccessCache {
  const tables = new WeakMap<AccessTable, number>();
  let known = 0;
  const numberOf = (table: AccessTable): number => {
    const found = tables.get(table);
    if (found !== undefined) return found;
    known += 1;
    tables.set(table, known);
    return known;
  };
  const rightsByKey = new Map<string, EffectiveRights>();
  const menusByRights = new WeakMap<
    EffectiveRights,
    WeakMap<readonly MenuItem[], Map<string, readonly VisibleMenuItem[]>>
  >();

  return {
    rights(table, grants, tenant) {
      const key = keyOf(numberOf(table), grants, tenant);
      const rights = rightsByKey.get(key) ?? effectiveRights(table, grants, tenant.differences);
      rightsByKey.delete(key);
      rightsByKey.set(key, rights);
      if (rightsByKey.size > limit) rightsByKey.delete(rightsByKey.keys().next().value ?? '');
      return rights;
    },
    menu(menu, rights, facts, tenant) {
      const byMenu = menusByRights.get(rights) ?? new WeakMap();
      menusByRights.set(rights, byMenu);
      const menus = byMenu.get(menu) ?? new Map<string, readonly VisibleMenuItem[]>();
      byMenu.set(menu, menus);
      const changes = tenant.menuChanges ?? [];
      const key = JSON.stringify([maskOf(facts), changes.length > 0 && [tenant.tenantId, tenant.version]]);
      const found = menus.get(key);
      if (found) return found;
      const visible = Object.freeze(visibleMenu(applyMenuChanges(menu, changes), rights, facts));
      if (menus.size >= 256) menus.clear();
      menus.set(key, visible);
      return visible;
    },
  };
}

/** JSON, not joined strings: no region code, however odd, can make two people's keys equal. */
function keyOf(
  table: number,
  grants: readonly Grant[],
  { tenantId, version, differences }: TenantAccess,
): string {
  return JSON.stringify([
    table,
    differences.length > 0 && [tenantId, version],
    grants.map(({ role, regions, programmes, areas }) => [
      role,
      regions ?? [],
      programmes ?? [],
      areas ?? [],
    ]),
  ]);
}

function maskOf(facts: Facts): number {
  return gates.reduce((mask, gate, index) => (facts[gate] === true ? mask | (1 << index) : mask), 0);
}
