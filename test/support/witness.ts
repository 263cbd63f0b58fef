import { AsyncLocalStorage } from 'node:async_hooks';
import { appendFileSync, readFileSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import pg from 'pg';
import type { Route } from '../../src/kernel/http/index.ts';
import type { BalaiApp } from '../../src/kernel/product/index.ts';
import { collectRoutes } from '../../src/web/collect-routes.ts';
import { patternOf } from './route-pattern.ts';

/**
 * What the tests of one run saw happen: every request that asked for a change, was let in and changed rows. Written by the servers
 * that tests start, read by `test/matrix/http-effects.test.ts` when all others have ended.
 */
const WITNESSES = process.env.BALAI_WITNESSES;

/** Tables that any request may write to, whatever it asked for: they prove nothing. */
const DIARY: ReadonlySet<string> = new Set([
  'audit_events',
  'audit_keys',
  'audit_seals',
  'rate_windows',
  'sign_in_events',
]);

// Neither "for update" nor "on conflict do update" names a table.
const CHANGE = /(?<!\b(?:for|key|do)\s+)\b(?:insert\s+into|update|delete\s+from)\s+(?:[a-z_]+\.)?([a-z_]+)/gi;

const written = new AsyncLocalStorage<Set<string>>();

/** Notes which tables each request of this server changes, and which route it met. */
export function watchEffects(server: Server, app: BalaiApp): void {
  if (!WITNESSES) return;
  watchStatements();
  const routes = new Map(
    [...app.products].map(([kind, product]) => [
      kind,
      collectRoutes(product).map((route) => ({ route, pattern: patternOf(route.path) })),
    ]),
  );
  server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    const tables = new Set<string>();
    written.enterWith(tables);
    response.once('finish', () => {
      if (request.method === 'GET' || response.statusCode >= 400 || tables.size === 0) return;
      void note(request, tables);
    });
  });

  async function note({ method, url, headers }: IncomingMessage, tables: ReadonlySet<string>) {
    const tenant = await app.directory.findByHost(headers.host ?? '');
    const path = (url ?? '').replace(/\?.*$/, '');
    const met = (tenant ? (routes.get(tenant.kind) ?? []) : []).find(
      ({ route, pattern }) => route.method === method && pattern.test(path),
    );
    if (tenant && met) appendFileSync(WITNESSES!, `${declarationOf(met.route)}\t${[...tables].join(' ')}\n`);
  }
}

/** What is declared once and may be served under several addresses, in several products. */
export function declarationOf({ method, access, summary }: Route): string {
  const right =
    'resource' in access
      ? `${access.resource}.${access.right}`
      : 'anyOf' in access
        ? 'any of several'
        : 'public';
  return `${method} ${right}: ${summary}`;
}

/** The declarations that were seen to change something, with the tables. */
export function readWitnesses(): ReadonlyMap<string, ReadonlySet<string>> {
  const seen = new Map<string, Set<string>>();
  for (const line of readFileSync(WITNESSES!, 'utf8').split('\n').filter(Boolean)) {
    const [declaration = '', tables = ''] = line.split('\t');
    const known = seen.get(declaration) ?? new Set();
    for (const table of tables.split(' ')) known.add(table);
    seen.set(declaration, known);
  }
  return seen;
}

let isWatching = false;

function watchStatements(): void {
  if (isWatching) return;
  isWatching = true;
  const prototype = pg.Client.prototype as { query: (...given: unknown[]) => unknown };
  const original = prototype.query;
  prototype.query = function watch(this: pg.Client, ...given: unknown[]) {
    const answer = original.apply(this, given);
    const tables = written.getStore();
    const text = typeof given[0] === 'string' ? given[0] : (given[0] as { text?: string } | undefined)?.text;
    if (!tables || !text || !(answer instanceof Promise)) return answer;
    const changed = [...text.matchAll(CHANGE)]
      .map(([, table]) => table!)
      .filter((table) => !DIARY.has(table));
    if (changed.length > 0)
      answer.then(
        ({ rowCount }: { rowCount: number | null }) => {
          if (rowCount) for (const table of changed) tables.add(table);
        },
        () => {},
      );
    return answer;
  };
}
