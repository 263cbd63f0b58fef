import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Route } from '../../src/kernel/http/index.ts';
import type { Answer } from '../support/http-client.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { type Book, bodyFor, entryOf, fileFieldOf, intakeOf } from './book-acts.ts';
import { describeRoute } from './call-route.ts';
import { eachOf, type House, openHouses, type Person } from './demo-people.ts';
import { expectAnswer } from './expected-answer.ts';
import { readRequiredRights } from './required-rights.ts';

/**
 * Every call that changes a book, by everybody, with a valid body and about an entry that exists: who has the right by
 * docs/requirements changes the row, who has not changes nothing. On both isolation levels.
 */
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

let test: TestApp;
let houses: House[];
beforeAll(async () => {
  test = await openTestApp({ jobs: false });
  houses = [
    ...(await openHouses(test, 'both', 'koperasi')),
    ...(await openHouses(test, 'one', 'desa')),
    ...(await openHouses(test, 'one', 'pascasarjana')),
  ];
});
afterAll(() => test?.close());

it.each([
  ['koperasi', 'pooled'],
  ['koperasi', 'schema'],
  ['desa', 'pooled'],
  ['pascasarjana', 'pooled'],
] as const)(
  'a book of %s on level %s is changed by those with the right and by nobody else',
  async (kind, isolation) => {
    const house = houses.find((known) => known.kind === kind && known.isolation === isolation)!;
    const { schema } = (await test.system(house.slug)).tenant;
    const faults = await eachOf(house.product.registers, 2, async (book) => {
      const found: string[] = [];
      for (const route of callsOf(house, book)) {
        for (const person of house.cast) found.push(...(await judge(house, schema, book, route, person)));
      }
      return found;
    });
    expect(faults.flat()).toEqual([]);
  },
);

/** The calls of one book that change something. */
function callsOf({ routes }: House, { key }: Book): Route[] {
  const address = `/api/v1/${key}`;
  return routes.filter(
    ({ kind, method, path }) =>
      kind === 'api' && method !== 'GET' && (path === address || path.startsWith(`${address}/:id`)),
  );
}

async function judge(
  house: House,
  schema: string,
  book: Book,
  route: Route,
  person: Person,
): Promise<string[]> {
  const body = await bodyFor(book, route);
  if (!body) return [`${describeRoute(route)} has no body in book-acts.ts`];
  const required = readRequiredRights(house.kind);
  const { synonyms } = house.product.access;
  const expected = expectAnswer(required, synonyms, route, person);
  const id = route.path.includes(':id') ? await prepare(house, book, route, person) : undefined;
  const rows = () => rowsOf(schema, book, id);
  const before = await rows();
  const client = await person.enter();
  const address = route.path.replace(':id', id ?? '').replace(':field', fileFieldOf(book));
  // A visitor's own words go through the form for visitors, which takes fewer of them.
  const json =
    'json' in body ? (person.isVisitor && !id ? intakeOf(book) : withFixed(book, id, body.json)) : undefined;
  const answer: Answer =
    'file' in body
      ? await client.postFiles(address, { file: body.file })
      : await client.sendJson(route.method, address, json);
  const isChanged = (await rows()) !== before;
  const isFine =
    expected.kind === 'open'
      ? (answer.status < 300 && isChanged) || (!expected.isEverything && answer.status === 404 && !isChanged)
      : [401, 403].includes(answer.status) && !isChanged;
  return isFine
    ? []
    : [
        `${person.name}: ${describeRoute(route)} answered ${answer.status} and changed ${isChanged ? 'the row' : 'nothing'}, expected ${expected.kind}: ${answer.text.slice(0, 200)}`,
      ];
}

/** An entry in the state that the act is for: one's own where one may write it, else somebody else's. */
async function prepare(house: House, book: Book, route: Route, person: Person): Promise<string> {
  const address = `/api/v1/${book.key}`;
  if (/\/(accept|refuse)$/.test(route.path)) {
    const sent = await test.visitor(house.slug).postJson(address, intakeOf(book));
    return idIn(sent);
  }
  // Codes of semesters are few: the next one is free again.
  const authors = [person, ...house.cast, ...house.cast].filter(({ isVisitor }) => !isVisitor);
  for (const author of authors) {
    const entry = entryOf(book);
    const made = await (await author.enter()).postJson(address, entry);
    if (made.status !== 201) continue;
    const id = idIn(made);
    written.set(id, entry);
    if (route.method === 'DELETE' && route.path.endsWith('/publication')) await publish(house, book, id);
    return id;
  }
  throw new Error(`Nobody can write in ${book.title}`);
}

/** What each entry said when it was written. */
const written = new Map<string, Record<string, unknown>>();

/** What is said once stays as it was written. */
function withFixed(book: Book, id: string | undefined, json: unknown): unknown {
  const entry = written.get(id ?? '');
  if (!entry || typeof json !== 'object' || json === null) return json;
  const fixed = book.fields.filter(({ key, isFixed }) => isFixed && key in json);
  return { ...json, ...Object.fromEntries(fixed.map(({ key }) => [key, entry[key]])) };
}

async function publish(house: House, book: Book, id: string): Promise<void> {
  const route = callsOf(house, book).find(
    ({ method, path }) => method === 'PUT' && path.endsWith('/publication'),
  )!;
  const body = (await bodyFor(book, route)) as { json: unknown };
  for (const { isVisitor, enter } of house.cast) {
    if (isVisitor) continue;
    const answer = await (await enter()).sendJson('PUT', route.path.replace(':id', id), body.json);
    if (answer.status < 300) return;
  }
  throw new Error(`Nobody can publish in ${book.title}`);
}

/** The row as it is, or all that the book has when a new one is to come. */
async function rowsOf(schema: string, { table }: Book, id: string | undefined): Promise<string> {
  const [row] = await test.asSuperuser<{ state: string }>(
    `select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) as state from ${schema}.${table} t
      where $1::uuid is null or id = $1`,
    [id ?? null],
  );
  return row!.state;
}

function idIn({ text, status }: Answer): string {
  const { id } = JSON.parse(text) as { id?: string };
  if (!id) throw new Error(`Answered ${status} without an id: ${text.slice(0, 200)}`);
  return id;
}
