import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Route } from '../../src/kernel/http/index.ts';
import { products } from '../../src/products.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { describeRoute } from './call-route.ts';
import { type House, openHouses, type Person } from './demo-people.ts';
import { knowledge, SENT_ELSEWHERE, WITHOUT_ROWS } from './effects.ts';
import { expectAnswer } from './expected-answer.ts';
import { readRequiredRights } from './required-rights.ts';
import { walkForms } from './walk-forms.ts';

/**
 * The other half of the matrix over HTTP: who is allowed to change something changes it. People open the pages they may
 * open, fill in the forms they find there, and the database is looked at before and after each.
 */
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

let test: TestApp;
let houses: House[];
beforeAll(async () => {
  test = await openTestApp({ jobs: false });
  houses = await openHouses(test, 'one');
});
afterAll(() => test?.close());

/** The others have only pages that these two have as well; every product with `BALAI_TEST_ALL=1`. */
const walked = products.filter(
  ({ story, kind }) => story && (process.env.BALAI_TEST_ALL || /koperasi|serikat/.test(kind)),
);

describe.each(walked.map(({ kind, label }) => ({ kind, label })))('in $label', ({ kind }) => {
  it('whoever may send a form changes by it what is stored', async () => {
    const house = houses.find((known) => known.kind === kind)!;
    const required = readRequiredRights(kind);
    const isOpen = (route: Route, person: Person) =>
      expectAnswer(required, house.product.access.synonyms, route, person).kind === 'open';
    const forms = house.routes.filter(
      (route) => route.kind === 'page' && route.method === 'POST' && !isProvenElsewhere(describeRoute(route)),
    );
    await lockSomebody(house);
    expect(await walkForms(test, house, isOpen, forms, knowledge)).toEqual([]);
  });
});

it('what no walk comes across is sent by another test', () => {
  for (const [, file, proof] of SENT_ELSEWHERE) {
    expect(readFileSync(path.resolve(import.meta.dirname, '../..', file), 'utf8'), file).toContain(proof);
  }
});

const isProvenElsewhere = (route: string) =>
  route in WITHOUT_ROWS || SENT_ELSEWHERE.some(([routes]) => routes.test(route));

/**
 * Somebody mistypes a password until the account is shut to that network, so that there is a lock to open. It is nobody
 * who walks: who is locked out cannot repeat a password before a sensitive step either.
 */
async function lockSomebody({ slug, cast, people }: House): Promise<void> {
  for (const person of cast) await person.enter();
  const { identifier } = people.findLast((person) => person.account && !cast.includes(person))!.account!;
  for (let turn = 0; turn < 5; turn += 1) {
    await test.visitor(slug).post('/login', { identifier, password: 'salah-sekali-1' });
  }
}
