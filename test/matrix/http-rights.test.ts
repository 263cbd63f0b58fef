import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Route } from '../../src/kernel/http/index.ts';
import { products } from '../../src/products.ts';
import { recordStatements } from '../isolation/record-statements.ts';
import { tenantTables } from '../isolation/sql-texts.ts';
import { findUntied } from '../isolation/tenant-condition.ts';
import { patternOf } from '../support/route-pattern.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { callRoute, describeRoute, judgeClosed, judgeContent, OTHER_ANSWERS } from './call-route.ts';
import { browserOf, eachOf, type House, openHouses, type Person } from './demo-people.ts';
import { type Expected, expectAnswer } from './expected-answer.ts';
import { compareMatrixAnswer, compareRightsOfMe, expectRights, readRights } from './expected-rights.ts';
import { addressesOf, type FoundAddress, findAddresses, formsOf, linksOf } from './find-addresses.ts';
import { compareFingerprints, takeFingerprint } from './fingerprint.ts';
import { readRequiredRights } from './required-rights.ts';
import { readTable } from './transcription-source.ts';

/**
 * Every route of every product, called by everybody who has a demo account and by a visitor, on both isolation levels.
 * What is expected comes from docs/requirements, not from the code that decides.
 */
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

let test: TestApp;
let houses: House[];
let statements: ReturnType<typeof recordStatements>;
beforeAll(async () => {
  statements = recordStatements();
  test = await openTestApp({ jobs: false });
  houses = await openHouses(test);
});
afterAll(async () => {
  statements.stop();
  await test?.close();
});

/** Writes that mean something without a body: what they do is tested where they are declared. */
const ACTS: Readonly<Record<string, string>> = {
  'POST /logout': 'ends the own session',
  'DELETE /api/v1/session': 'ends the own session',
  'POST /notifications/read': 'marks the own notices as read',
  'POST /api/v1/notifications/read': 'marks the own notices as read',
  'POST /verify-email/resend': 'sends the link again to the own address',
  'POST /me/security/second-factor/recovery-codes': 'makes new recovery codes for oneself',
  'POST /me/security/second-factor/disable':
    'takes the own second factor away, where the role may do without',
  'POST /register/resend': 'sends the link again to the own address',
  'POST /email/verification/request': 'the same by the address of the older requirement',
  'POST /me/membership/status/cancel': 'the page before has asked; a reason may be left out',
  'POST /me/membership/status/resign': 'the page before has asked; a reason may be left out',
  'POST /me/membership/status/reapply': 'the page before has asked',
  'POST /member/forum/read-all': 'marks what stands in the forum as read by oneself',
  'POST /me/member-card/renew': 'ends the own printed card',
  'POST /treasury/dues/arrears/enforce': 'the page before has shown what it does',
};

/** Things that belong to one person, whatever others may do with their own of the same kind. */
const PERSONAL: Readonly<Record<string, string>> = {
  'GET /member/messages/:id': 'a letter to the board is read by its writer; officers read it at their desk',
  'GET /member/forum/posts/:post/edit': 'a post is changed by who wrote it',
  'GET /me/pengumuman/:id': 'a letter is read by whom it was written to',
  'GET /member/surveys/:id': 'a survey is opened by those it was put to',
  'GET /member/survey/:id': 'the same by the address of the older requirement',
  'GET /member/whatsapp/open/:id/:token': 'the address is signed for one account',
};

/** Made when it is first shown: the code on a card is opaque and has its own end (research/serikat §1c). */
const MADE_BY_LOOKING: ReadonlySet<string> = new Set(['card_tokens']);

interface Call {
  route: Route;
  person: Person;
  expected: Expected;
}

const requirements = new Map(products.map(({ kind }) => [kind, readRequiredRights(kind)]));
const demoProducts = products.filter(({ story }) => story).map(({ kind, label }) => ({ kind, label }));
const levels = ['pooled', 'schema'] as const;

describe.each(demoProducts)('in $label', ({ kind }) => {
  describe.each(levels.filter((level) => kind !== 'platform' || level === 'pooled'))(
    'on level %s',
    (isolation) => {
      const house = () => houses.find((known) => known.kind === kind && known.isolation === isolation)!;
      const found = remember(() =>
        findAddresses(house(), (route, person) => expectOf(house(), route, person)),
      );

      afterAll(() => {
        for (const person of house().people) person.forget();
      });

      it('a person without the right is refused everywhere, and nothing changes', async () => {
        const refused = callsOf(house()).filter(({ expected }) => expected.kind !== 'open');
        expect(refused.length).toBeGreaterThan(0);
        expect(await watch(refused)).toEqual({ faults: [], changes: [] });
      });

      it('a person with the right opens every page, list and call, and looking changes nothing', async () => {
        const open = callsOf(house()).filter(
          ({ expected, route }) => expected.kind === 'open' && route.method === 'GET',
        );
        expect(open.length).toBeGreaterThan(0);
        expect(await watch(open, MADE_BY_LOOKING)).toEqual({ faults: [], changes: [] });
      });

      it('a person with the right who sends an empty form is told what is missing, and nothing changes', async () => {
        const empty = callsOf(house()).filter(
          ({ expected, route }) =>
            expected.kind === 'open' && route.method !== 'GET' && !(describeRoute(route) in ACTS),
        );
        expect(await watch(empty)).toEqual({ faults: [], changes: [] });
      });

      it('what one person comes across opens for those with the right and for nobody else', async () => {
        const faults = await eachOf(await found(), 4, (thing) =>
          eachOf(house().cast, 2, (person) => visit(house(), thing, person)),
        );
        expect(faults.flat(2)).toEqual([]);
      });

      it('nobody changes a thing that exists without the right to, though they know its address', async () => {
        const known = await found();
        const calls = callsOf(house())
          .filter(({ expected, route }) => expected.kind !== 'open' && route.method !== 'GET')
          .flatMap((call) => addressesOf(call.route, known).map((address) => ({ ...call, address })));
        const before = await takeFingerprint(test);
        const faults = await eachOf(calls, 8, async ({ route, person, expected, address }) => {
          const answer = await browserOf(person).write(route, address);
          const fault = expected.kind === 'open' ? undefined : judgeClosed(route, expected, answer);
          return fault
            ? [`${person.name}: ${route.method} ${address}: ${fault} (answered ${answer.status})`]
            : [];
        });
        const changed = compareFingerprints(before, await takeFingerprint(test));
        expect({ faults: faults.flat(), changed }).toEqual({ faults: [], changed: [] });
      });

      it('every link that a page shows leads its reader to a page that opens', async () => {
        const faults = await eachOf(house().cast, 2, (person) => followLinks(house(), person));
        expect(byFault(house().cast, faults)).toEqual([]);
      });

      it('a person is told exactly the rights that the requirement gives, no more and no less', async () => {
        const required = requirements.get(kind)!;
        const faults = await eachOf(accountsOf(house()), 4, async (person) => {
          const me = (await person.look('/api/v1/me')).json as Parameters<typeof readRights>[0];
          return compareRightsOfMe(expectRights(required, person), readRights(me));
        });
        expect(byFault(accountsOf(house()), faults)).toEqual([]);
      });

      it('whoever may read the matrix sees the requirement, right by right', async () => {
        const required = requirements.get(kind)!;
        const access = { resource: 'access-matrix', right: 'read' };
        const { synonyms } = house().product.access;
        const readers = accountsOf(house()).filter(
          (person) => expectAnswer(required, synonyms, { access }, person).kind === 'open',
        );
        expect(readers.length).toBeGreaterThan(0);
        for (const reader of readers) {
          const said = (await reader.look('/api/v1/access/matrix')).json;
          const recorded = readTable(`${required.product}-rights.tsv`);
          expect(compareMatrixAnswer(recorded, said as Parameters<typeof compareMatrixAnswer>[1])).toEqual(
            [],
          );
        }
      });
    },
  );
});

describe('all these requests together', () => {
  it('sent no statement that does not say literally whose rows it means', () => {
    const tables = tenantTables();
    expect(statements.texts.size).toBeGreaterThan(50);
    expect([...statements.texts].flatMap((text) => findUntied(text, tables))).toEqual([]);
  });
});

const accountsOf = (house: House) => house.people.filter(({ isVisitor }) => !isVisitor);

function expectOf(house: House, route: Route, person: Person): Expected {
  const required = requirements.get(house.kind)!;
  return expectAnswer(required, house.product.access.synonyms, route, person);
}

/**
 * Everybody calls everything; in the twin on the other isolation level, where only the database differs, one person with
 * the right and one without call each route, in turn.
 */
function callsOf(house: House): Call[] {
  return house.routes.flatMap((route, turn) => {
    const calls = house.cast.map((person) => ({ route, person, expected: expectOf(house, route, person) }));
    if (!house.isTwin) return calls;
    const open = calls.filter(({ expected }) => expected.kind === 'open');
    const closed = calls.filter(({ expected }) => expected.kind !== 'open');
    return [open, closed].flatMap((kind) => kind[turn % Math.max(1, kind.length)] ?? []);
  });
}

/** Runs the calls and answers what was wrong, and what they changed that they should not have. */
async function watch(
  calls: readonly Call[],
  mayChange: ReadonlySet<string> = new Set(),
): Promise<{ faults: string[]; changes: string[] }> {
  await Promise.all([...new Set(calls.map(({ person }) => person))].map((person) => person.enter()));
  const before = await takeFingerprint(test);
  const faults = await eachOf(calls, 8, send);
  const changed = compareFingerprints(before, await takeFingerprint(test)).filter(
    (table) => !mayChange.has(table.slice(table.indexOf('.') + 1)),
  );
  return { faults: faults.flat(), changes: changed.length > 0 ? await findCulprits(calls, changed) : [] };
}

async function send({ route, person, expected }: Call): Promise<string[]> {
  const fault = await callRoute(route, expected, browserOf(person));
  return fault ? [`${person.name}: ${fault}, expected ${JSON.stringify(expected)}`] : [];
}

/** Sends each kind of call once more, alone, so that the report can say which one wrote. */
async function findCulprits(calls: readonly Call[], changed: readonly string[]): Promise<string[]> {
  const kinds = Map.groupBy(calls, ({ route }) => describeRoute(route));
  const culprits: string[] = [];
  let before = await takeFingerprint(test, changed);
  for (const [route, same] of kinds) {
    await eachOf(same, 1, send);
    const after = await takeFingerprint(test, changed);
    const tables = compareFingerprints(before, after);
    if (tables.length > 0) culprits.push(`${route} wrote to ${tables.join(', ')}`);
    before = after;
  }
  return culprits.length > 0 ? culprits : [`some call wrote to ${changed.join(', ')}`];
}

/** Opens one thing that exists: who reaches everything sees it, who reaches less sees it or is told it is not there. */
async function visit(
  house: House,
  { route, address, finder }: FoundAddress,
  person: Person,
): Promise<string[]> {
  const expected = expectOf(house, route, person);
  const answer = await person.look(address);
  const isAnothers = person !== finder && describeRoute(route) in PERSONAL;
  const mayBeHidden = isAnothers || (expected.kind === 'open' && !expected.isEverything && person !== finder);
  const fault =
    expected.kind !== 'open'
      ? judgeClosed(route, expected, answer)
      : answer.status === 404 && mayBeHidden
        ? undefined
        : answer.status === 200
          ? judgeContent(route, answer)
          : answer.status === OTHER_ANSWERS[describeRoute(route)]?.status
            ? undefined
            : 'should answer 200';
  return fault
    ? [`${person.name}: ${address}: ${fault} (answered ${answer.status}; ${finder.name} sees it)`]
    : [];
}

/** Links and forms of the pages a person opens, each link followed once. */
async function followLinks(house: House, person: Person): Promise<string[]> {
  const pages = house.routes
    .filter(({ kind, method, path }) => kind === 'page' && method === 'GET' && !path.includes(':'))
    .filter((route) => expectOf(house, route, person).kind === 'open');
  const shownOn = new Map<string, string>();
  const faults: string[] = [];
  for (const { path } of pages) {
    const { text } = await person.look(path);
    for (const link of linksOf(text)) shownOn.set(link, path);
    for (const action of formsOf(text)) {
      const route = house.routes.find(
        (known) => known.method === 'POST' && patternOf(known.path).test(action),
      );
      if (!route || expectOf(house, route, person).kind !== 'open')
        faults.push(`${path} has a form for ${action}`);
    }
  }
  for (const [link, page] of chooseLinks(house, shownOn)) {
    const answer = await person.look(link);
    const route = house.routes.find((one) => one.method === 'GET' && patternOf(one.path).test(link));
    const isSignIn = person.isVisitor && String(answer.headers.location).startsWith('/login');
    const isFine =
      answer.status === 200 ||
      (route && answer.status === OTHER_ANSWERS[describeRoute(route)]?.status) ||
      (answer.status === 303 && isSignIn);
    if (!isFine) faults.push(`${page} shows ${link}, which answers ${answer.status}`);
  }
  return faults;
}

/** Every page that stands by itself, and of pages about one thing two of each kind. */
function chooseLinks(house: House, shownOn: ReadonlyMap<string, string>): [string, string][] {
  const singles = house.routes.filter(({ path }) => path.includes(':')).map(({ path }) => patternOf(path));
  const counts = new Map<RegExp, number>();
  return [...shownOn].filter(([link]) => {
    const single = singles.find((pattern) => pattern.test(link));
    if (!single) return true;
    counts.set(single, (counts.get(single) ?? 0) + 1);
    return counts.get(single)! <= 2;
  });
}

/** One line a fault, with everybody it happens to. */
function byFault(people: readonly Person[], faults: readonly string[][]): string[] {
  const met = new Map<string, string[]>();
  faults.forEach((list, index) => {
    for (const fault of list) met.set(fault, [...(met.get(fault) ?? []), people[index]!.name]);
  });
  return [...met].map(([fault, names]) => `${fault} (${names.join(', ')})`);
}

/** Does the work once, when it is first asked for. */
function remember<T>(work: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return () => {
    result ??= work();
    return result;
  };
}
