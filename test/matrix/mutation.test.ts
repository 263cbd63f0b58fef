import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { collectRoutes } from '../../src/web/collect-routes.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { callRoute } from './call-route.ts';
import { type House, openHouses, type Person } from './demo-people.ts';
import { expectAnswer } from './expected-answer.ts';
import { compareMatrixAnswer, compareRightsOfMe, expectRights, readRights } from './expected-rights.ts';
import { type Mutant, mutantsOf, sampleOf } from './flip-cell.ts';
import { memoryBrowser, serveInMemory } from './memory-browser.ts';
import { readRequiredRights } from './required-rights.ts';
import { readTable } from './transcription-source.ts';

/**
 * The proof that the matrix tests notice: a cell of `access.ts` is flipped in memory and the same questions are asked of
 * the whole server. `BALAI_MUTANTS=all` flips every cell (`npm run torture`).
 */
vi.setConfig({ testTimeout: 900_000, hookTimeout: 600_000 });

const ASKED = process.env.BALAI_MUTANTS ?? '24';
const SEED = Number(process.env.BALAI_SEED ?? 4118);

let test: TestApp;
let houses: House[];
beforeAll(async () => {
  test = await openTestApp({ jobs: false });
  houses = await openHouses(test, 'one');
});
afterAll(() => test?.close());

describe('the matrix tests', () => {
  it('find nothing wrong with the tables as they are', async () => {
    for (const house of houses) {
      const everything = { role: undefined, resource: undefined, table: house.product.access };
      expect(await noticed(house, everything), house.slug).toEqual([]);
    }
  });

  it('notice every cell that is flipped', async () => {
    const all = houses.flatMap((house) =>
      mutantsOf(house.product.access).map((mutant) => ({ house, mutant })),
    );
    const chosen = ASKED === 'all' ? all : sampleOf(all, Number(ASKED), SEED);
    const missed: string[] = [];
    for (const { house, mutant } of chosen) {
      if ((await noticed(house, mutant)).length === 0) missed.push(`${house.slug}: ${mutant.what}`);
    }
    expect(chosen.length).toBeGreaterThan(0);
    expect(missed).toEqual([]);
  });

  it('notice by the answers of pages and calls alone when a right that they ask for is taken or given', async () => {
    const all = houses.flatMap((house) => visibleMutants(house).map((mutant) => ({ house, mutant })));
    const chosen = ASKED === 'all' ? all : sampleOf(all, Number(ASKED), SEED);
    const missed: string[] = [];
    for (const { house, mutant } of chosen) {
      if ((await noticedByRoutes(house, mutant)).length === 0) missed.push(`${house.slug}: ${mutant.what}`);
    }
    expect(chosen.length).toBeGreaterThan(0);
    expect(missed).toEqual([]);
  });
});

type Question = Pick<Mutant, 'table'> & { role: string | undefined; resource: string | undefined };

async function noticed(house: House, question: Question): Promise<string[]> {
  return [
    ...(await noticedByMe(house, question)),
    ...(await noticedByMatrix(house, question)),
    ...(await noticedByRoutes(house, question)),
  ];
}

/** What each person is told about the own rights. */
async function noticedByMe(house: House, { role, table }: Question): Promise<string[]> {
  const serve = serveInMemory(test.app, { ...house.product, access: table });
  const required = readRequiredRights(house.kind);
  const faults: string[] = [];
  for (const person of concerned(house, role)) {
    if (person.isVisitor) continue;
    const answer = await memoryBrowser(serve, await person.enter()).get('/api/v1/me');
    const said = answer.status === 200 ? readRights(JSON.parse(answer.text)) : {};
    faults.push(
      ...compareRightsOfMe(expectRights(required, person), said).map((fault) => `${person.name}: ${fault}`),
    );
  }
  return faults;
}

/** What the matrix call tells whoever may read it. */
async function noticedByMatrix(house: House, { table }: Question): Promise<string[]> {
  const serve = serveInMemory(test.app, { ...house.product, access: table });
  const required = readRequiredRights(house.kind);
  const reader = house.people.find((person) => {
    const access = { resource: 'access-matrix', right: 'read' };
    return expectAnswer(required, house.product.access.synonyms, { access }, person).kind === 'open';
  })!;
  const answer = await memoryBrowser(serve, await reader.enter()).get('/api/v1/access/matrix');
  if (answer.status !== 200) return [`${reader.name} cannot read the matrix`];
  return compareMatrixAnswer(readTable(`${required.product}-rights.tsv`), JSON.parse(answer.text));
}

/** Who is let in and who is turned away. */
async function noticedByRoutes(house: House, { role, resource, table }: Question): Promise<string[]> {
  const product = { ...house.product, access: table };
  const serve = serveInMemory(test.app, product);
  const required = readRequiredRights(house.kind);
  const routes = collectRoutes(product).filter(
    (route) => route.method === 'GET' && (resource === undefined || asksFor(house, route, resource)),
  );
  const faults: string[] = [];
  for (const person of concerned(house, role)) {
    const browser = memoryBrowser(serve, await person.enter());
    for (const route of routes) {
      const expected = expectAnswer(required, house.product.access.synonyms, route, person);
      const fault = await callRoute(route, expected, browser);
      if (fault) faults.push(`${person.name}: ${fault}`);
    }
  }
  return faults;
}

function concerned(house: House, role: string | undefined): Person[] {
  return house.cast.filter(({ roles }) => role === undefined || roles.includes(role));
}

type Route = House['routes'][number];

function asksFor(house: House, { access }: Route, resource: string, right?: string): boolean {
  return namesOf(house, access).some(
    (name) => name.resource === resource && (right ?? name.right) === name.right,
  );
}

function namesOf(house: House, access: Route['access']) {
  if ('public' in access) return [];
  const { synonyms } = house.product.access;
  return ('anyOf' in access ? access.anyOf : [access]).map(
    (name) => synonyms[`${name.resource}.${name.right}`] ?? name,
  );
}

/** Rights that a page or call asks for by themselves, taken from or given to somebody who has no other way in. */
function visibleMutants(house: House): Mutant[] {
  const required = readRequiredRights(house.kind);
  return mutantsOf(house.product.access).filter(({ what, role, resource, right }) => {
    const isTaken = what.endsWith('taken away');
    if (!isTaken && !what.endsWith('given')) return false;
    const routes = house.routes.filter(
      ({ method, access }) =>
        method === 'GET' && !('anyOf' in access) && asksFor(house, { access } as Route, resource, right),
    );
    return concerned(house, role).some((person) => {
      const others = person.roles.filter((other) => other !== role);
      return routes.some((route) => {
        const has = (roles: readonly string[]) =>
          expectAnswer(required, house.product.access.synonyms, route, { ...person, roles }).kind === 'open';
        if (isTaken)
          return has(person.roles) && !has(others) && required.ways(role, resource, right).length === 1;
        // Behind a gate a visitor is asked to sign in, with the right as without it.
        const isHidden = person.isVisitor && 'gates' in route.access && Boolean(route.access.gates?.length);
        return !has(person.roles) && !isHidden;
      });
    });
  });
}
