import type { Difference, Grant } from './grant.ts';
import type { AccessTable, Facts, Gate, RightName } from './matrix.ts';
import { type RoleRight, resolveRoleRights } from './role-rights.ts';

/**
 * What the gate answers: no; everything; or only these rows (the union of what is named: a row passes when it is the
 * person's own, is handed to the person, or lies in one of the regions, programmes or areas). `gates` are conditions
 * that have to hold besides.
 */
export type Allowance =
  | { readonly kind: 'no'; readonly unmet?: readonly Gate[] }
  | { readonly kind: 'all'; readonly gates: readonly Gate[] }
  | ({ readonly kind: 'where'; readonly gates: readonly Gate[] } & Reach);

export interface Reach {
  readonly own?: true;
  readonly assigned?: true;
  readonly regions?: readonly string[];
  readonly programmes?: readonly string[];
  readonly areas?: readonly string[];
}

/** One way in which a person holds a right. */
export interface Holding {
  readonly reach: 'all' | Reach;
  readonly gates: readonly Gate[];
}

/** All that a person may do in one tenant. Made once, never changed; share it freely. */
export interface EffectiveRights {
  readonly product: string;
  /** The ways in which the right is held; none when it is not. Synonyms are understood. */
  readonly holdingsOf: (resource: string, right: string) => readonly Holding[];
  /** Every right held, in the order of the matrix, under its own name. */
  readonly held: readonly RightName[];
}

/**
 * The rights of a person from their grants and the tenant's recorded differences. Denies by default: no grant, an
 * unknown role, a right no row has, a scoped right whose grant names nothing, all give nothing.
 */
export function effectiveRights(
  table: AccessTable,
  grants: readonly Grant[],
  differences: readonly Difference[] = [],
): EffectiveRights {
  const byResource = new Map<string, Map<string, Holding[]>>();
  for (const grant of grants) {
    for (const right of resolveRoleRights(table, grant.role, differences)) {
      const reach = reachOf(right, grant);
      if (reach === undefined) continue;
      addHolding(byResource, right, Object.freeze({ reach, gates: Object.freeze([...(right.gates ?? [])]) }));
    }
  }
  const synonyms = new Map(Object.entries(table.synonyms));
  const find = (resource: string, right: string): readonly Holding[] =>
    byResource.get(resource)?.get(right) ?? NONE;
  return Object.freeze({
    product: table.product,
    holdingsOf: (resource: string, right: string) => {
      const meant = synonyms.get(`${resource}.${right}`);
      return meant ? find(meant.resource, meant.right) : find(resource, right);
    },
    held: Object.freeze(
      table.rows.flatMap(({ resource, verbs }) =>
        verbs
          .filter((right) => find(resource, right).length > 0)
          .map((right) => Object.freeze({ resource, right })),
      ),
    ),
  });
}

/**
 * May this person do that, and to which rows? Conditions are returned, not judged: the caller has to see to every
 * gate it gets back, or ask `decide`. A way without gates wins over a gated one, fewer gates over more.
 */
export function allow(rights: EffectiveRights, resource: string, right: string): Allowance {
  const holdings = rights.holdingsOf(resource, right);
  if (holdings.length === 0) return NO;
  const gates = holdings
    .map((holding) => holding.gates)
    .reduce((least, next) => (next.length < least.length ? next : least));
  return unite(
    holdings.filter((holding) => holding.gates.every((gate) => gates.includes(gate))),
    gates,
  );
}

/**
 * The same with the gates judged by `facts`: only ways whose gates all hold count. `gates` of the answer are those
 * that opened it (with `published`, the handler has to ask for published rows). `unmet` of a refusal names what would
 * open the nearest way, so that the refusal can say so.
 */
export function decide(rights: EffectiveRights, resource: string, right: string, facts: Facts): Allowance {
  const holdings = rights.holdingsOf(resource, right);
  if (holdings.length === 0) return NO;
  const open = holdings.filter(({ gates }) => gates.every((gate) => facts[gate] === true));
  if (open.length > 0) {
    const widest = open.filter(({ reach }) => reach === 'all');
    const ways =
      widest.length > 0 ? [widest.reduce((a, b) => (b.gates.length < a.gates.length ? b : a))] : open;
    return unite(ways, [...new Set(ways.flatMap(({ gates }) => gates))]);
  }
  const missing = holdings.map(({ gates }) => gates.filter((gate) => facts[gate] !== true));
  return { kind: 'no', unmet: missing.reduce((least, next) => (next.length < least.length ? next : least)) };
}

const NO: Allowance = Object.freeze({ kind: 'no' });
const NONE: readonly Holding[] = Object.freeze([]);

/** Undefined when the right is scoped and the grant names nothing to reach. */
function reachOf({ scope }: RoleRight, grant: Grant): 'all' | Reach | undefined {
  if (scope === 'all') return 'all';
  if (scope === 'own') return Object.freeze({ own: true });
  if (scope === 'assigned') return Object.freeze({ assigned: true });
  const named = { region: grant.regions, programme: grant.programmes, area: grant.areas }[scope] ?? [];
  if (named.length === 0) return undefined;
  const list = Object.freeze([...new Set(named)].sort());
  if (scope === 'region') return Object.freeze({ regions: list });
  return Object.freeze(scope === 'programme' ? { programmes: list } : { areas: list });
}

function addHolding(
  map: Map<string, Map<string, Holding[]>>,
  { resource, right }: RightName,
  holding: Holding,
): void {
  const ofResource = map.get(resource) ?? new Map<string, Holding[]>();
  map.set(resource, ofResource);
  const ways = ofResource.get(right) ?? [];
  ofResource.set(right, ways);
  ways.push(holding);
}

function unite(holdings: readonly Holding[], gates: readonly Gate[]): Allowance {
  const reaches = holdings.map(({ reach }) => reach);
  if (reaches.includes('all')) return Object.freeze({ kind: 'all', gates });
  const parts = reaches.filter((reach): reach is Reach => reach !== 'all');
  const regions = merge(parts.map((part) => part.regions));
  const programmes = merge(parts.map((part) => part.programmes));
  const areas = merge(parts.map((part) => part.areas));
  return Object.freeze({
    kind: 'where',
    ...(parts.some(({ own }) => own) && { own: true as const }),
    ...(parts.some(({ assigned }) => assigned) && { assigned: true as const }),
    ...(regions && { regions }),
    ...(programmes && { programmes }),
    ...(areas && { areas }),
    gates,
  });
}

function merge(lists: readonly (readonly string[] | undefined)[]): readonly string[] | undefined {
  const all = lists.flatMap((list) => list ?? []);
  return all.length > 0 ? Object.freeze([...new Set(all)].sort()) : undefined;
}
