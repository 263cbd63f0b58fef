import type { Route } from '../../src/kernel/http/index.ts';
import { patternOf } from '../support/route-pattern.ts';
import { describeRoute } from './call-route.ts';
import { eachOf, type House, type Person } from './demo-people.ts';
import type { Expected } from './expected-answer.ts';

/** A page, call or download of one thing that exists, and who came across it. */
export interface FoundAddress {
  route: Route;
  address: string;
  finder: Person;
}

const MOST_PER_ROUTE = 2;
const ROUNDS = 3;

/**
 * Follows what people see: each opens the pages they may open and keeps the links that lead to one thing (`/…/:id`).
 * A few links for a route and person are enough.
 */
export async function findAddresses(
  house: House,
  expectOf: (route: Route, person: Person) => Expected,
): Promise<FoundAddress[]> {
  const single = house.routes.filter(({ method, path }) => method === 'GET' && path.includes(':'));
  const plain = new Set(house.routes.filter(({ path }) => !path.includes(':')).map(({ path }) => path));
  const patterns = single.map((route) => ({ route, pattern: patternOf(route.path) }));
  const found: FoundAddress[] = [];
  await eachOf(house.cast, 4, async (person) => {
    const counts = new Map<string, number>();
    const seen = new Set<string>();
    let pages = house.routes
      .filter((route) => route.method === 'GET' && route.kind === 'page' && plain.has(route.path))
      .filter((route) => expectOf(route, person).kind === 'open')
      .map(({ path }) => path);
    for (let round = 0; round < ROUNDS && pages.length > 0; round += 1) {
      const links: string[] = [];
      for (const page of pages) links.push(...linksOf((await person.look(page)).text));
      pages = [];
      for (const link of new Set(links)) {
        if (seen.has(link) || plain.has(link)) continue;
        seen.add(link);
        const route = patterns.find(({ pattern }) => pattern.test(link))?.route;
        if (!route) continue;
        const count = counts.get(describeRoute(route)) ?? 0;
        if (count >= MOST_PER_ROUTE) continue;
        counts.set(describeRoute(route), count + 1);
        found.push({ route, address: link, finder: person });
        if (route.kind === 'page') pages.push(link);
      }
    }
  });
  return [...new Map(found.map((thing) => [thing.address, thing])).values()];
}

/** The same thing under the other addresses of its routes: `/x/:id/approve` for a found `/x/1`. */
export function addressesOf(route: Pick<Route, 'path'>, found: readonly FoundAddress[]): string[] {
  const addresses = found.flatMap(({ route: { path }, address }) => {
    if (!route.path.startsWith(`${path}/`) && route.path !== path) return [];
    const rest = route.path.slice(path.length);
    return rest.includes(':') ? [] : [address + rest];
  });
  return [...new Set(addresses)].slice(0, MOST_PER_ROUTE);
}

/** Local links of a page, without what comes after `?` or `#`. */
export function linksOf(html: string): string[] {
  return [...html.matchAll(/\shref="(\/[^"?#]*)/g)]
    .map(([, link]) => link!.replaceAll('&amp;', '&'))
    .filter((link) => !link.startsWith('/assets/'));
}

/** Where the forms of a page are posted to. */
export function formsOf(html: string): string[] {
  return [...html.matchAll(/<form\s[^>]*>/g)].flatMap(([tag]) => {
    const action = /\saction="(\/[^"?#]*)/.exec(tag)?.[1];
    return action && /\smethod="post"/i.test(tag) ? [action.replaceAll('&amp;', '&')] : [];
  });
}
