import { randomUUID } from 'node:crypto';
import type { Route } from '../../src/kernel/http/index.ts';
import type { Answer } from '../support/http-client.ts';
import type { Expected } from './expected-answer.ts';

/** How a call reaches the server: over HTTP in the matrix test, into a server in memory in the mutation test. */
export interface Browser {
  get(path: string): Promise<Pick<Answer, 'status' | 'headers' | 'text'>>;
  /** What an empty form of a page, an empty JSON body or an empty upload sends, with the page's token. */
  write(route: Route, path: string): Promise<Pick<Answer, 'status' | 'headers' | 'text'>>;
}

/** Addresses that answer a person who may open them with something else than a page, each with its reason. */
export const OTHER_ANSWERS: Readonly<Record<string, { status: number; why: string }>> = {
  'GET /login': { status: 303, why: 'who has signed in goes to the own start page' },
  'GET /reset-password': { status: 410, why: 'without its token the link has ended' },
  'GET /email/verification/verify': { status: 410, why: 'without its token the link has ended' },
  'GET /subscribe/confirm': { status: 404, why: 'without its token there is nothing to confirm' },
  'GET /member/whatsapp/open/:id/:token': { status: 303, why: 'leads on to the group’s invitation' },
};

export const describeRoute = (route: Pick<Route, 'method' | 'path'>) => `${route.method} ${route.path}`;

/** The route's address with ids that nobody has. */
export function unknownAddress(route: Pick<Route, 'path'>): string {
  return route.path.replace(/:(\w+)(\{[^}]*\})?\??/g, (_, _name: string, pattern?: string) =>
    pattern?.includes('\\d') || pattern?.includes('0-9') ? '987654321' : randomUUID(),
  );
}

/** Calls a route once with nothing to say and compares the answer with what the requirement expects. */
export async function callRoute(
  route: Route,
  expected: Expected,
  browser: Browser,
): Promise<string | undefined> {
  const address = unknownAddress(route);
  const answer = route.method === 'GET' ? await browser.get(address) : await browser.write(route, address);
  const fault =
    expected.kind === 'open' ? judgeOpen(route, address, answer) : judgeClosed(route, expected, answer);
  return fault && `${describeRoute(route)}: ${fault} (answered ${answer.status})`;
}

/** A refusal: 403, or for visitors the way to sign in, and nothing of the page. */
export function judgeClosed(
  route: Route,
  expected: Exclude<Expected, { kind: 'open' }>,
  answer: Pick<Answer, 'status' | 'headers' | 'text'>,
): string | undefined {
  const location = String(answer.headers.location ?? '');
  if (expected.kind === 'sign-in') {
    if (route.kind === 'api') return answer.status === 401 ? undefined : 'a visitor should get 401';
    if (answer.status !== 303 || !location.startsWith('/login')) return 'a visitor should be led to /login';
    return answer.text === '' ? undefined : 'the way to the sign-in page carries a body';
  }
  if (expected.kind === 'gate' && route.kind === 'page' && STEP_UPS.has(expected.gate)) {
    return answer.status === 303 && location.startsWith('/me/security')
      ? undefined
      : 'should lead to where the condition is met';
  }
  return answer.status === 403 ? undefined : 'should be refused with 403';
}

const STEP_UPS = new Set(['second-factor', 'recent-password']);

function judgeOpen(route: Route, address: string, answer: Pick<Answer, 'status' | 'headers' | 'text'>) {
  const { status } = answer;
  if (status === 401 || status === 403 || status === 419) return 'is allowed and was refused';
  if (status >= 500) return 'fails';
  if (route.method !== 'GET') return undefined;
  const hasIds = address !== route.path;
  const isOther = OTHER_ANSWERS[describeRoute(route)]?.status === status;
  if ('public' in route.access) {
    return hasIds || status === 200 || isOther ? undefined : 'should answer 200';
  }
  if (hasIds) return status === 404 ? undefined : 'an id that nobody has should answer 404';
  if (isOther) return undefined;
  if (status !== 200) return 'should answer 200';
  return judgeContent(route, answer);
}

/** A page has a heading and text; a call holds exactly the fields it declared. */
export function judgeContent(route: Route, answer: Pick<Answer, 'headers' | 'text'>): string | undefined {
  const type = String(answer.headers['content-type'] ?? '');
  if (route.kind === 'page') {
    if (!type.startsWith('text/html')) return `is a page and answers ${type}`;
    const main = /<main[^>]*>(.*)<\/main>/s.exec(answer.text)?.[1] ?? '';
    if (!/<h1[\s>]/.test(answer.text)) return 'has no heading';
    return textOf(main).length > 20 ? undefined : 'is a page without text';
  }
  if (route.kind === 'api') {
    if (!type.startsWith('application/json')) return `is a call and answers ${type}`;
    if (!route.answer) return undefined;
    const said: unknown = JSON.parse(answer.text);
    const read = route.answer.safeParse(said);
    if (!read.success) return `does not match the declared answer: ${read.error.issues[0]?.path.join('.')}`;
    const extra = findUndeclared(said, read.data);
    return extra ? `says ${extra}, which its declared answer does not have` : undefined;
  }
  if (answer.headers['x-content-type-options'] !== 'nosniff') return 'is a download without nosniff';
  return undefined;
}

/** The first field that the declared shape dropped. */
function findUndeclared(said: unknown, read: unknown, path = ''): string | undefined {
  if (Array.isArray(said)) {
    for (const [index, item] of said.entries()) {
      const found = findUndeclared(item, (read as unknown[] | undefined)?.[index], `${path}[]`);
      if (found) return found;
    }
    return undefined;
  }
  if (typeof said !== 'object' || said === null) return undefined;
  for (const [key, value] of Object.entries(said)) {
    if (typeof read !== 'object' || read === null || !(key in read)) return `${path}.${key}`;
    const found = findUndeclared(value, (read as Record<string, unknown>)[key], `${path}.${key}`);
    if (found) return found;
  }
  return undefined;
}

function textOf(html: string): string {
  return html
    .replace(/<(script|style|svg)[^>]*>.*?<\/\1>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
