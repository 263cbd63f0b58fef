import type { ReactNode } from 'react';
import type { ZodType } from 'zod';
import type { Gate } from '#kernel/access';
import type { RequestContext } from './context.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * Who may call. A row of the matrix (`resource`, `right`), any one of several, or `public` with the reason why no
 * right is asked. `publishedOnly` is the handler's promise to ask for published rows alone; only such a route opens to who
 * holds no more than that. A route with none of these does not compile, and one naming an unknown row stops the start.
 */
export type RouteAccess =
  | { resource: string; right: string; gates?: readonly Gate[]; publishedOnly?: true }
  | { anyOf: readonly { resource: string; right: string }[]; gates?: readonly Gate[] }
  | { public: string };

export interface Route {
  method: Method;
  /** Hono pattern, e.g. `/admin/members/:id`. */
  path: string;
  access: RouteAccess;
  kind: 'page' | 'api' | 'file';
  summary: string;
  /** Body of an API call; a page's form is parsed by its handler with the same schemas. */
  body?: ZodType;
  /** What a 2xx of an API call holds: the only way out for its fields. */
  answer?: ZodType;
  /** What a call that makes something answers with; 200 when left out. */
  status?: 201;
  queryParameters?: ZodType;
  /** `multipart` bodies are read by the handler in a stream; others are bounded here. */
  bodyKind?: 'form' | 'json' | 'multipart' | 'none';
  /** POSTs without session and CSRF by design (one-click unsubscribe); names the reason. */
  withoutCsrf?: string;
  handle: Handler;
}

export type Handler = (ctx: RequestContext) => Promise<Response | PageAnswer> | Response | PageAnswer;

/** A page as data: the web room puts it into the shell of its surface. */
export interface PageAnswer {
  page: true;
  surface: Surface;
  title: string;
  description?: string;
  /** Breadcrumb between the surface's home and this page. */
  trail?: readonly { label: string; url: string }[];
  /** The menu entry that is current, when the address itself is not one. */
  menuUrl?: string;
  /** Help topic linked from the page. */
  help?: string;
  status?: number;
  headers?: Readonly<Record<string, string>>;
  /** `false` keeps the page out of search engines. */
  isIndexed?: boolean;
  canonical?: string;
  /** What search engines and messengers are told besides title, description and address. */
  sharing?: Sharing;
  /** Islands that stand on the page, by name. */
  islands?: readonly string[];
  body: ReactNode;
}

/** How a public page presents itself where it is linked. Addresses are paths of this organisation. */
export interface Sharing {
  /** The default is `website`. */
  type?: 'website' | 'article';
  image?: { path: string; alt: string; width: number; height: number };
  publishedAt?: Date;
  changedAt?: Date;
  /** schema.org objects, without `@context`. */
  structured?: readonly Readonly<Record<string, unknown>>[];
  feed?: { path: string; title: string };
}

export type Surface = 'public' | 'member' | 'console' | 'sign-in' | 'print' | 'plain';

type Declaration = Omit<Route, 'method' | 'path' | 'kind' | 'handle'>;

const declare =
  (kind: Route['kind'], method: Method) =>
  (path: string, declaration: Declaration, handle: Handler): Route => ({
    ...declaration,
    kind,
    method,
    path,
    handle,
  });

/** HTML pages and their forms. */
export const page = { get: declare('page', 'GET'), post: declare('page', 'POST') };

/** JSON under `/api/v1`. */
export const api = {
  get: declare('api', 'GET'),
  post: declare('api', 'POST'),
  put: declare('api', 'PUT'),
  patch: declare('api', 'PATCH'),
  delete: declare('api', 'DELETE'),
};

/** Downloads. */
export const file = { get: declare('file', 'GET'), post: declare('file', 'POST') };

export function renderPage(answer: Omit<PageAnswer, 'page'>): PageAnswer {
  return { page: true, ...answer };
}

/** 303 after a form; `notice` is shown once on the next page. */
export function redirectTo(
  url: string,
  notice?: { tone: 'success' | 'info' | 'warning'; text: string },
): Response {
  const headers = new Headers({ location: url });
  if (notice) headers.append('set-cookie', noticeCookie(notice));
  return new Response(null, { status: 303, headers });
}

export const NOTICE_COOKIE = 'balai_notice';

function noticeCookie(notice: { tone: string; text: string }): string {
  return `${NOTICE_COOKIE}=${encodeURIComponent(JSON.stringify(notice))}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax`;
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
  });
}
