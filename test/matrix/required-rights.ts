import type { Facts, Gate } from '../../src/kernel/access/index.ts';
import { readTable, readText } from './transcription-source.ts';

/** One way in which a role holds a right, as docs/requirements/*-rights.tsv says it. */
export interface RequiredWay {
  scope: string;
  gates: readonly string[];
}

/** What the requirement gives to each role; it knows nothing of `access.ts` or of the routing. */
export interface RequiredRights {
  product: string;
  roles: readonly string[];
  /** Every right that a row has, as `resource.right`. */
  names: ReadonlySet<string>;
  ways(role: string, resource: string, right: string): readonly RequiredWay[];
}

/** The tables of docs/requirements by the kind of tenant they are about. */
export const requirementOf: Readonly<Record<string, string>> = {
  koperasi: 'cooperative',
  serikat: 'trade-union',
  desa: 'village',
  pascasarjana: 'admission',
  platform: 'platform',
};

/** Stands for whoever was named to open what no role opens ("named persons" in the catalogue). */
export const NAMED_PERSON = 'named person';

/** Roles of whoever has not signed in; the union and the admission office have none. */
const VISITORS: Readonly<Record<string, string>> = {
  village: 'guest',
  cooperative: 'tamu',
  platform: 'guest',
};

export function readRequiredRights(kind: string): RequiredRights {
  const product = requirementOf[kind];
  if (!product) throw new Error(`docs/requirements has no table for ${kind}`);
  const name = `${product}-rights.tsv`;
  const roles = readText(name).split('\n')[0]!.split('\t').slice(4);
  const ways = new Map<string, RequiredWay[]>();
  const names = new Set<string>();
  for (const line of readTable(name)) {
    for (const verb of (line.verbs ?? '').split(' ')) names.add(`${line.resource}.${verb}`);
    for (const role of roles) {
      for (const held of (line[role] ?? '').split(' ')) {
        const match = /^([a-z_-]*[a-z])(?::(\w+))?(?:\?([a-z+-]+))?(?:!\w+)?$/.exec(held);
        if (!match || held.startsWith('-')) continue;
        const key = `${role} ${line.resource}.${match[1]}`;
        const way = { scope: match[2] ?? 'all', gates: match[3]?.split('+') ?? [] };
        ways.set(key, [...(ways.get(key) ?? []), way]);
      }
    }
  }
  for (const { grant, rights } of grantsOf(product)) {
    for (const name of rights) ways.set(`${grant} ${name}`, [{ scope: 'all', gates: [] }]);
  }
  return {
    product,
    roles,
    names,
    ways: (role, resource, right) => ways.get(`${role} ${resource}.${right}`) ?? [],
  };
}

/** What persons are given beside their role. */
function grantsOf(product: string): { grant: string; rights: string[] }[] {
  if (product === 'trade-union') {
    const named = readTable('trade-union-permissions.tsv').filter((line) =>
      Object.values(line).includes('named persons'),
    );
    return [{ grant: NAMED_PERSON, rights: named.map(({ key }) => key!) }];
  }
  if (product !== 'village') return [];
  return readTable('village-grants.tsv').map(({ grant, rights }) => ({
    grant: grant!,
    rights: rights!.split(' '),
  }));
}

/** The roles a person acts in: S1 gives the union's officers the member's set besides their own. */
export function rolesOf(product: string, role: string): string[] {
  if (role === 'visitor') return [VISITORS[product]].flatMap((visitor) => visitor ?? []);
  const isOfficer = ['super_admin', 'admin', 'treasurer', 'coordinator'].includes(role);
  return product === 'trade-union' && isOfficer ? [role, 'member'] : [role];
}

/**
 * The conditions that hold for a demo account: active, in good standing unless the story holds the person for arrears,
 * and signed in a moment ago (DESIGN §9).
 */
export function factsOf(
  product: string,
  account: { role: string; identifier: string; totpSecret?: string; isHeld?: boolean } | undefined,
  hasFacts: boolean,
): Facts {
  if (!account) return {};
  const isMember = hasFacts && account.role !== 'candidate';
  const facts: Partial<Record<Gate, boolean>> = {
    'membership-active': isMember && product !== 'village',
    'standing-ok': isMember && product !== 'village' && account.isHeld !== true,
    'resident-confirmed': isMember && product === 'village',
    'second-factor': account.totpSecret !== undefined,
    'recent-password': true,
    'email-verified': account.identifier.includes('@'),
  };
  return facts;
}
