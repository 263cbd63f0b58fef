import type { Route } from '../../src/kernel/http/index.ts';
import type { Answer, HttpClient } from '../support/http-client.ts';
import { patternOf } from '../support/route-pattern.ts';
import { describeRoute } from './call-route.ts';
import type { House, Person } from './demo-people.ts';
import { type Filled, fillForm, type Known } from './form-hand.ts';
import { type PageForm, readForms } from './read-forms.ts';
import { openRowMarks, writtenTables } from './row-marks.ts';

/** What the walk has to be told, because no page shows it. */
export interface WalkKnowledge {
  /** Values of fields, by the route that takes them. */
  known(route: Route, shown: { page: string; person: Person; turn: number; house: House }): Known;
  /** Tables that prove a route whose rows any request may write. */
  provenBy(route: Route): readonly string[];
  /** Ways on that a page offers by a form that only asks, not by a link. */
  alsoLeadsTo(address: string, page: string): readonly string[];
}

interface Found {
  route: Route;
  page: string;
  action: string;
}

const MOST_PAGES_A_ROUTE = 4;
const MOST_TRIES = 6;
/** Acts that take away what other acts need are done when nothing else is left to do. */
const ENDS =
  /\/(hapus|tutup|keluarkan|cabut|tarik|tolak|reject|disable|suspend|expel|record-death|resign|cancel|batalkan|delete|lepas-dua-langkah|kembalikan|end|login|atur-ulang|notifications\/read)$/;

/** An upload that is committed cannot be called off: for each way on a new one is sent. */
const STARTS = /\/(impor|import)$/;

/**
 * Lets people of one organisation fill in every form that they come across, until each route that takes a form has had its
 * effect in the database. Answers the routes for which none was seen, with what was tried.
 */
export async function walkForms(
  test: Parameters<typeof openRowMarks>[0],
  house: House,
  isOpen: (route: Route, person: Person) => boolean,
  routes: readonly Route[],
  knowledge: WalkKnowledge,
): Promise<string[]> {
  const takeMarks = await openRowMarks(test, house);
  const left = new Set(routes);
  const tries = new Map<Route, string[]>();
  const reach = (person: Person) => house.routes.filter((route) => isOpen(route, person)).length;
  const people = house.cast.filter(({ isVisitor }) => !isVisitor).sort((a, b) => reach(b) - reach(a));
  let turn = 0;
  /** Where forms led to: what was made here is what is changed and taken away first. */
  const made: string[] = [];
  // What visitors write is what officers then decide on.
  for (const person of [...house.cast.filter(({ isVisitor }) => isVisitor), ...people]) {
    const client = await person.enter();
    for (const isLast of [false, false, true, false, true]) {
      const open = [...left].filter((route) => isOpen(route, person));
      if (open.length === 0) break;
      const again = routes.filter(
        (route) => STARTS.test(route.path) && open.some(({ path }) => path.startsWith(`${route.path}/`)),
      );
      for (const found of await findForms(
        house,
        client,
        person,
        isOpen,
        [...new Set([...open, ...again])],
        knowledge,
        made,
      )) {
        if (
          (!left.has(found.route) && !again.includes(found.route)) ||
          ENDS.test(found.route.path) !== isLast
        )
          continue;
        const past = tries.get(found.route) ?? [];
        if (past.length >= MOST_TRIES) continue;
        turn += 1;
        const before = await takeMarks();
        const { answer, page } = await sendForm(client, found, turn, (shown) =>
          knowledge.known(found.route, { page: shown, person, turn, house }),
        );
        const written = writtenTables(before, await takeMarks(), knowledge.provenBy(found.route));
        if (answer && answer.status < 400 && written.length > 0) {
          left.delete(found.route);
          made.unshift(pathOf(String(answer.headers.location ?? '')));
        } else
          tries.set(found.route, [
            ...past,
            `${person.name} on ${found.page}: ${answer ? `${answer.status} ${complaintOf(answer)}` : `the form was gone (${page.status})`}, wrote ${written.join(', ') || 'nothing'}`,
          ]);
      }
    }
  }
  return [...left].map(
    (route) => `${describeRoute(route)}: ${tries.get(route)?.join('; ') ?? 'no form found'}`,
  );
}

/** The forms that this person comes across for these routes, newest pages first. */
async function findForms(
  house: House,
  client: HttpClient,
  person: Person,
  isOpen: (route: Route, person: Person) => boolean,
  wanted: readonly Route[],
  knowledge: WalkKnowledge,
  made: readonly string[],
): Promise<Found[]> {
  const pages = house.routes.filter(({ method, kind }) => method === 'GET' && kind === 'page');
  const patterns = pages.map((route) => ({ route, pattern: patternOf(route.path) }));
  const targets = wanted.map((route) => ({ route, pattern: patternOf(route.path) }));
  const found: Found[] = [];
  const counts = new Map<Route, number>();
  const seen = new Set<string>();
  const singles = patterns.filter(({ route }) => route.path.includes(':'));
  const own = made.filter((path) => singles.some(({ pattern }) => pattern.test(path)));
  const plain = pages.filter((route) => !route.path.includes(':') && isOpen(route, person));
  let round = [...new Set([...own, ...plain.map(({ path }) => path)])];
  for (let depth = 0; depth < 4 && round.length > 0; depth += 1) {
    const next: string[] = [];
    for (const page of round) {
      seen.add(page);
      const { status, text } = await client.get(page);
      if (status !== 200) continue;
      for (const { action } of readForms(text)) {
        const path = pathOf(action);
        const target = targets.find(({ pattern }) => pattern.test(path));
        if (target) found.push({ route: target.route, page, action });
      }
      next.push(...linksWithQuery(text), ...knowledge.alsoLeadsTo(page, text));
    }
    round = [];
    for (const link of next) {
      if (seen.has(link)) continue;
      const route = patterns.find(({ pattern }) => pattern.test(pathOf(link)))?.route;
      const count = route ? (counts.get(route) ?? 0) : MOST_PAGES_A_ROUTE;
      if (!route || count >= MOST_PAGES_A_ROUTE) continue;
      counts.set(route, count + 1);
      seen.add(link);
      round.push(link);
    }
  }
  return found;
}

/** Opens the page once more, as it is now, fills the form in and sends it. */
async function sendForm(
  client: HttpClient,
  { page, action }: Found,
  turn: number,
  known: (shown: string) => Known,
): Promise<{ answer: Answer | undefined; page: Answer }> {
  const shown = await client.get(page);
  const form = readForms(shown.text).find((one) => one.action === action);
  if (shown.status !== 200 || !form) return { answer: undefined, page: shown };
  const filled = await fillForm(form, turn, known(shown.text));
  return { answer: await send(client, form, filled), page: shown };
}

function send(client: HttpClient, form: PageForm, filled: Filled): Promise<Answer> {
  if (!form.isMultipart) return client.post(form.action, filled as Record<string, string | string[]>);
  const single = Object.entries(filled).map(([name, value]) => [
    name,
    Array.isArray(value) ? value[0]! : value,
  ]);
  return client.postFiles(form.action, Object.fromEntries(single));
}

/** What a page says is wrong, for the report. */
function complaintOf({ text, headers }: Answer): string {
  const notes = [...text.matchAll(/id="[^"]*-error"[^>]*>(.*?)<\/p>/gs)].map(([, note = '']) =>
    note.replace(/<[^>]+>/g, '').trim(),
  );
  const title = /<h1[^>]*>(.*?)<\/h1>/s.exec(text)?.[1]?.replace(/<[^>]+>/g, '') ?? '';
  return [String(headers.location ?? ''), title, ...notes].filter(Boolean).join(' | ').slice(0, 300);
}

const pathOf = (address: string) => address.replace(/[?#].*$/, '');

function linksWithQuery(html: string): string[] {
  return [...html.matchAll(/\shref="(\/[^"#]*)/g)].map(([, link]) => link!.replaceAll('&amp;', '&'));
}
