import { demoAccounts, provisionDemo } from '../../src/demo.ts';
import type { Route } from '../../src/kernel/http/index.ts';
import type { Product } from '../../src/kernel/product/index.ts';
import type { TenantKind } from '../../src/kernel/tenancy/index.ts';
import { demoPeople } from '../../src/products/trade-union/stories/people.ts';
import { handlerKey } from '../../src/products/trade-union/stories/tell-talk.ts';
import { collectRoutes } from '../../src/web/collect-routes.ts';
import type { Answer, HttpClient } from '../support/http-client.ts';
import type { DemoAccountLine, TestApp } from '../support/test-app.ts';
import type { Browser } from './call-route.ts';
import type { Caller } from './expected-answer.ts';
import { factsOf, NAMED_PERSON, requirementOf, rolesOf } from './required-rights.ts';

export interface Person extends Caller {
  /** "treasurer bendahara@…", for the report. */
  name: string;
  slug: string;
  account: DemoAccountLine | undefined;
  /** Somebody else there who signs in by name and password alone. */
  neighbour: DemoAccountLine;
  /** A browser with a session of its own. */
  enter(): Promise<HttpClient>;
  /** What this person gets under an address; asked for once. */
  look(path: string): Promise<Answer>;
  /** Lets go of the pages seen. */
  forget(): void;
}

export interface House {
  kind: TenantKind;
  slug: string;
  isolation: 'pooled' | 'schema';
  /** A copy of the demo organisation on the other isolation level. */
  isTwin: boolean;
  product: Product;
  routes: Route[];
  people: Person[];
  /** One of each kind: who has the same role, state and reach, something or nothing, is treated the same. */
  cast: Person[];
}

/**
 * Every demo organisation, and a twin of each on the other isolation level, with everybody who has a demo account there
 * and a visitor.
 */
export async function openHouses(
  test: TestApp,
  levels: 'both' | 'one' = 'both',
  only?: TenantKind,
): Promise<House[]> {
  const houses: House[] = [];
  for (const product of test.app.products.values()) {
    const { story } = product;
    if (!story || (only && product.kind !== only)) continue;
    const first = (await test.app.directory.findBySlug(story.tenant.slug))!;
    houses.push(houseOf(test, product, first, false));
    if (levels === 'one' || product.kind === 'platform') continue;
    const isolation = first.isolation === 'schema' ? 'pooled' : 'schema';
    const slug = `${first.slug}-${isolation}`;
    await provisionTwin(test, product, { slug, isolation });
    houses.push(houseOf(test, product, { slug, isolation }, true));
  }
  return houses;
}

async function provisionTwin(
  test: TestApp,
  product: Product,
  tenant: { slug: string; isolation: House['isolation'] },
) {
  const story = { ...product.story!, tenant: { ...product.story!.tenant, ...tenant } };
  const products = new Map([[product.kind, { ...product, story }]]);
  const open = { ...test.open, app: { ...test.app, products } };
  await provisionDemo(open, { isFull: false });
  test.accounts.push(...(demoAccounts(open) as DemoAccountLine[]));
}

function houseOf(
  test: TestApp,
  product: Product,
  { slug, isolation }: Pick<House, 'slug' | 'isolation'>,
  isTwin: boolean,
): House {
  const held = heldForArrears(product);
  const named = namedPersons(product);
  const granted = grantsBesideRoles(product);
  const accounts = test.accounts
    .filter(({ tenant }) => tenant === slug)
    .map((account) => ({ ...account, isHeld: held.has(account.identifier) }));
  const people = [undefined, ...accounts].map((account): Person => {
    const role = account?.role ?? 'visitor';
    const key = requirementOf[product.kind]!;
    const enter = async () => {
      if (account) return test.signIn(slug, account.identifier);
      visitor ??= test.visitor(slug);
      await visitor.csrf();
      return visitor;
    };
    let visitor: HttpClient | undefined;
    const seen = new Map<string, Promise<Answer>>();
    return {
      name: account ? `${account.role} ${account.identifier}` : 'a visitor',
      slug,
      account,
      neighbour: accounts.findLast((other) => other !== account && !other.totpSecret) ?? accounts[0]!,
      isVisitor: !account,
      roles: [
        ...rolesOf(key, role),
        ...(granted.get(account?.identifier) ?? []),
        ...(named.has(account?.identifier) ? [NAMED_PERSON] : []),
      ],
      visitorRoles: rolesOf(key, 'visitor'),
      scope: account?.scope ?? [],
      facts: factsOf(key, account, product.facts !== undefined),
      enter,
      look: (path) => {
        const answer = seen.get(path) ?? enter().then((client) => client.get(path));
        seen.set(path, answer);
        return answer;
      },
      forget: () => seen.clear(),
    };
  });
  const cast = [
    ...Map.groupBy(people, ({ account, scope, facts }) =>
      JSON.stringify([account?.role, granted.get(account?.identifier), scope.length > 0, facts]),
    ).values(),
  ];
  const routes = collectRoutes(product);
  return {
    kind: product.kind,
    slug,
    isolation,
    isTwin,
    product,
    routes,
    people,
    cast: cast.map(([first]) => first!),
  };
}

/** Identifiers of the accounts whose people the story of the union leaves three months in arrears. */
function heldForArrears({ kind, story }: Product): ReadonlySet<string> {
  if (kind !== 'serikat') return new Set();
  const keys = new Set(demoPeople.filter(({ fate }) => fate === 'held').map(({ account }) => account));
  return new Set(story!.accounts.filter(({ key }) => keys.has(key)).map(({ identifier }) => identifier));
}

/** Identifiers of the accounts that two officers of the story named to open what was written in confidence. */
function namedPersons({ kind, story }: Product): ReadonlySet<string | undefined> {
  if (kind !== 'serikat') return new Set();
  return new Set(story!.accounts.filter(({ key }) => key === handlerKey).map(({ identifier }) => identifier));
}

/** What the story gives to persons beside their role, by the identifier of the account. */
function grantsBesideRoles({ story }: Product): ReadonlyMap<string | undefined, readonly string[]> {
  return new Map(
    story!.accounts.flatMap(({ identifier, grants }) => (grants ? [[identifier, grants] as const] : [])),
  );
}

/** A browser over real HTTP; pages that were looked at before are not asked for again. */
export function browserOf(person: Person): Browser {
  return {
    get: (path) => person.look(path),
    write: async (route, path) => {
      const client = await person.enter();
      if (route.bodyKind === 'multipart') return client.postFiles(path, {});
      if (route.kind === 'api')
        return client.sendJson(route.method, path, route.method === 'DELETE' ? undefined : {});
      return client.post(path);
    },
  };
}

/** Runs `work` for each item, a few at a time, in no particular order. */
export async function eachOf<T, R>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const waiting = [...items.entries()].reverse();
  const runner = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) results[next[0]] = await work(next[1]);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, runner));
  return results;
}
