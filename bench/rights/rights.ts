import type { Database } from '#kernel/database';
import type { BalaiApp, Product } from '#kernel/product';
import type { Tenant } from '#kernel/tenancy';
import type { AccountPrincipal, Principal } from '#kernel/work';
import { menuOf, rightsOf } from '../../src/web/routing/rights.ts';
import { type Figure, rounded } from '../figure.ts';
import { freshName, type Workbench } from '../workbench.ts';

const PERSON: AccountPrincipal = {
  kind: 'account',
  accountId: '00000000-0000-7000-8000-000000000001',
  sessionId: '00000000-0000-7000-8000-000000000002',
  sessionKind: 'web',
  name: 'Ukur',
  email: null,
  subjectId: null,
  grants: [],
  facts: {
    'email-verified': true,
    'second-factor': true,
    'recent-password': true,
    'membership-active': true,
  },
  unreadNotifications: 0,
};

/** Rights and menu of a request as the server makes them, for every role of every product in turn. */
export async function rights(bench: Workbench): Promise<Figure> {
  const database = freshName();
  const open = await bench.open(database, { hasDemo: true });
  const counted = countQueries(open.app);
  const requests = await everyRole(counted.app);
  for (const request of requests) await answer(counted.app, request);
  const queriesWarm = await countDuring(counted, async () => {
    for (const request of requests) await answer(counted.app, request);
  });
  const rounds = bench.isSmall ? 200 : 2_000;
  const start = performance.now();
  for (let round = 0; round < rounds; round += 1) {
    for (const request of requests) await answer(counted.app, request);
  }
  const each = (performance.now() - start) / (rounds * requests.length);
  await bench.drop(database);
  return {
    name: 'rights',
    value: rounded(each, 4),
    unit: 'ms',
    baseline: null,
    target: 'no query, ≤ 0.2 ms',
    ok: each <= 0.2 && queriesWarm === 0,
    detail: `${queriesWarm} queries; mean of ${rounds * requests.length} requests by ${requests.length} roles`,
  };
}

interface Asked {
  tenant: Tenant;
  product: Product;
  principal: Principal;
}

async function answer(app: BalaiApp, { tenant, product, principal }: Asked): Promise<void> {
  const visit = { principal, accessVersion: 1 };
  const { rights: held } = await rightsOf(app, tenant, product, visit);
  await menuOf(app, tenant, product, { ...visit, rights: held });
}

async function everyRole(app: BalaiApp): Promise<Asked[]> {
  const asked: Asked[] = [];
  for (const tenant of await app.directory.list()) {
    const product = app.products.get(tenant.kind)!;
    for (const role of product.access.roles) {
      const grant = {
        id: role.key,
        role: role.key,
        regions: ['63'],
        programmes: ['S2-01'],
        areas: ['01.01'],
      };
      asked.push({ tenant, product, principal: { ...PERSON, grants: [grant] } });
    }
  }
  return asked;
}

/** The same app, with every way to the database counted. */
function countQueries(app: BalaiApp): { app: BalaiApp; count: () => number } {
  let count = 0;
  const ways = ['withTenant', 'readInOneFlight', 'withoutTenant'] as const;
  const database = { ...app.database } as Record<string, unknown>;
  for (const way of ways) {
    const original = app.database[way] as (...given: unknown[]) => unknown;
    database[way] = (...given: unknown[]) => {
      count += 1;
      return original(...given);
    };
  }
  return { app: { ...app, database: database as unknown as Database }, count: () => count };
}

async function countDuring(counted: { count: () => number }, work: () => Promise<void>): Promise<number> {
  const before = counted.count();
  await work();
  return counted.count() - before;
}
