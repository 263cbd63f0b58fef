import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { recordAudit } from '#kernel/audit';
import type { PageAnswer, RequestContext, Route } from '#kernel/http';
import { cookieName, readCookies, writeCookie } from '#kernel/http';
import { markSeen } from '#kernel/identity';
import type { BalaiApp, Product } from '#kernel/product';
import type { Tenant } from '#kernel/tenancy';
import {
  type App,
  AppError,
  asAppError,
  createWorkContext,
  describeFailure,
  forbidden,
  type RequestFacts,
  unauthenticated,
} from '#kernel/work';
import { collectRoutes, dropPagelessItems } from './collect-routes.ts';
import { gateAnswer } from './gate-answer.tsx';
import { pageAssets, renderAnswer, renderFailure } from './render.tsx';
import { openAssets } from './routing/assets.ts';
import { compress } from './routing/compress.ts';
import { csrfToken, isCsrfToken, isOwnOrigin } from './routing/csrf.ts';
import { isOpen, judge, type Verdict } from './routing/guard.ts';
import { answerHealth } from './routing/health.ts';
import { readVisit, type Visit } from './routing/principal.ts';
import { recordRequest } from './routing/request-log.ts';
import { rightsOf, type VisitRights } from './routing/rights.ts';
import { addSecurityHeaders } from './routing/security-headers.ts';
import { limitVisitor } from './routing/visitor-limit.ts';

const BODY_TEXT_LIMIT = 600_000;

/** What the network gives with a request: the address of the other end. */
export interface Connection {
  ip: string;
}

/**
 * The order of a request (DESIGN §4): assets, tenant, session, guard, CSRF, handler, answer. Every product has its
 * own router; which one answers follows from the host alone.
 *
 * @throws at start when a route names a right that is not in its product's matrix
 */
export function createServer(app: BalaiApp): (request: Request, connection: Connection) => Promise<Response> {
  const routers = new Map<string, Hono<{ Bindings: Arrival }>>();
  for (const product of app.products.values()) routers.set(product.kind, createRouter(app, product));
  // Pages name the files of the build that is served, so both are read together.
  const serveAsset = openAssets(app.config.assetsFolder);
  pageAssets(app);

  return async (request, connection) => {
    const started = performance.now();
    const facts = describeRequest(app, request, connection);
    let tenant: Tenant | undefined;
    let response: Response;
    try {
      const asset = serveAsset(facts.url.pathname, request.method);
      if (asset) return compress(request, asset);
      const health =
        facts.url.pathname.startsWith('/health/') && (await answerHealth(app, facts.url.pathname));
      if (health) return health;
      if (isPlainHttp(app, facts)) return toHttps(facts);
      tenant = await app.directory.findByHost(facts.url.host);
      if (!tenant) response = renderFailure(app, undefined, facts, unknownHost());
      else if (tenant.status !== 'active') response = renderFailure(app, tenant, facts, closedTenant());
      else {
        const router = routers.get(tenant.kind);
        if (!router) throw new Error(`No product serves tenants of kind ${tenant.kind}`);
        response = await router.fetch(request, { facts, tenant });
      }
    } catch (error) {
      response = answerError(app, tenant, facts, error);
    }
    // Not wrapped in a new Response: that would turn a text that is sent as it is into a stream.
    const answer = await compress(request, response);
    addSecurityHeaders(answer.headers, app.config);
    answer.headers.set('x-request-id', facts.id);
    recordRequest(facts, tenant, answer.status, performance.now() - started);
    return answer;
  };
}

/** Behind TLS the proxy says how the visitor came; in clear they are sent on before anything else is read. */
function isPlainHttp(app: App, facts: RequestFacts): boolean {
  return app.config.trustProxy && facts.headers.get('x-forwarded-proto') === 'http';
}

function toHttps(facts: RequestFacts): Response {
  const location = `https://${facts.url.host}${facts.url.pathname}${facts.url.search}`;
  return new Response(null, { status: 308, headers: { location } });
}

interface Arrival {
  facts: RequestFacts;
  tenant: Tenant;
}

function createRouter(app: App, declared: Product): Hono<{ Bindings: Arrival }> {
  const router = new Hono<{ Bindings: Arrival }>();
  const routes = collectRoutes(declared);
  const product: Product = { ...declared, menu: dropPagelessItems(declared.menu, routes) };
  for (const route of routes) {
    router.on(route.method, route.path, async (c) => {
      const { facts, tenant } = c.env;
      try {
        return await handle(app, product, tenant, route, facts, c.req.param());
      } catch (error) {
        return answerError(app, tenant, facts, error, route);
      }
    });
  }
  router.notFound((c) =>
    answerError(app, c.env.tenant, c.env.facts, new AppError('not_found', 404, NO_PAGE)),
  );
  return router;
}

const NO_PAGE =
  'Alamatnya mungkin keliru atau sudah berubah. Periksa ejaannya, atau mulai lagi dari beranda.';

async function handle(
  app: App,
  product: Product,
  tenant: Tenant,
  route: Route,
  facts: RequestFacts,
  params: Record<string, string>,
): Promise<Response> {
  const credentials = readCredentials(app, facts);
  const visit = await readVisit(app, tenant, product, credentials);
  if (credentials.bearer !== undefined && visit.principal.kind === 'guest') throw unauthenticated();
  const held = await rightsOf(app, tenant, product, visit);
  const { rights, visitor } = held;
  const verdict = judgeVisit(route, visit.principal, held);
  const visitorId = credentials.visitor ?? randomUUID();
  const boundTo = visit.principal.kind === 'account' ? visit.principal.sessionId : visitorId;
  const work = createWorkContext({
    app,
    tenant,
    principal: visit.principal,
    walls: verdict.kind === 'open' ? verdict.walls : {},
    request: facts,
  });
  const ctx: RequestContext = {
    ...work,
    request: await withBoundedBody(facts, route),
    reach: verdict.kind === 'open' ? verdict.reach : undefined,
    can: (resource, right) =>
      isOpen(rights, visit.principal.facts, resource, right) ||
      (visitor !== undefined && isOpen(visitor, visit.principal.facts, resource, right)),
    through: (right) => {
      const other = judgeVisit({ access: right }, visit.principal, held);
      if (other.kind !== 'open') return undefined;
      const { principal, request } = ctx;
      return {
        ...ctx,
        ...createWorkContext({ app, tenant, principal, walls: other.walls, request }),
        reach: other.reach,
      };
    },
    rights,
    accessVersion: visit.accessVersion,
    params,
    query: facts.url.searchParams,
    get csrf() {
      return csrfToken(app.serverKey('csrf'), boundTo);
    },
    isCsrfToken: (token) => isCsrfToken(app.serverKey('csrf'), boundTo, token),
  };
  if (verdict.kind !== 'open') return refuse(ctx, route, verdict);
  if (visit.principal.kind === 'guest' && route.method !== 'GET') limitVisitor(credentials.visitor, facts.ip);
  if (credentials.bearer === undefined) await checkCsrf(ctx, route);
  const answer = await route.handle(ctx);
  if (visit.isSeenLongAgo) await touchSession(ctx, visit);
  const response =
    answer instanceof Response ? answer : await renderAnswer(ctx, product, answer as PageAnswer);
  if (visit.principal.kind === 'guest' && !credentials.visitor && route.kind === 'page') {
    response.headers.append('set-cookie', writeCookie(app.config, 'visitor', visitorId));
  }
  return response;
}

/**
 * By the person's own rights; where those do not open, by a visitor's, so that signing in never closes a door. Where only
 * the second factor is missing, that is what the person is told.
 */
function judgeVisit(
  route: Pick<Route, 'access'>,
  principal: Visit['principal'],
  { rights, visitor, withSecondFactor }: VisitRights,
): Verdict {
  const verdict = judge(route, principal, rights);
  if (verdict.kind === 'open' || verdict.kind === 'sign-in') return verdict;
  const asVisitor = visitor && judge(route, principal, visitor);
  if (asVisitor?.kind === 'open') return asVisitor;
  if (!withSecondFactor || judge(route, principal, withSecondFactor).kind === 'refused') return verdict;
  return { kind: 'gate', gate: 'second-factor', resource: verdict.resource, right: verdict.right };
}

function readCredentials(app: App, facts: RequestFacts) {
  const authorization = facts.headers.get('authorization');
  const cookies = readCookies(facts.headers.get('cookie'));
  return {
    bearer: authorization === null ? undefined : authorization.replace(/^Bearer\s+/i, ''),
    cookie: cookies.get(cookieName(app.config, 'session')),
    visitor: cookies.get(cookieName(app.config, 'visitor')),
  };
}

/** Refused: 401 or the sign-in page without a session, 403 with one; the refusal itself is audited. */
async function refuse(
  ctx: RequestContext,
  route: Route,
  verdict: Exclude<Verdict, { kind: 'open' }>,
): Promise<Response> {
  if (verdict.kind === 'sign-in') {
    if (route.kind !== 'page' && route.kind !== 'file') throw unauthenticated();
    const next = ctx.request.method === 'GET' ? ctx.request.url.pathname + ctx.request.url.search : '/';
    return new Response(null, {
      status: 303,
      headers: { location: `/login?next=${encodeURIComponent(next)}` },
    });
  }
  await ctx.transaction((tx) =>
    recordAudit(ctx, tx, {
      action: 'access.refused',
      resource: verdict.resource,
      outcome: 'refused',
      reason: `${ctx.request.method} ${route.path}: ${verdict.kind === 'gate' ? verdict.gate : verdict.right}`,
    }),
  );
  if (verdict.kind === 'gate') return gateAnswer(ctx, route, verdict.gate);
  throw ctx.rights.held.length === 0 ? withoutRole() : forbidden();
}

/** Somebody whose office has ended, or whom nobody gave one: every page refuses, so this one says what to do. */
const withoutRole = () =>
  new AppError(
    'no_role',
    403,
    'Akun Anda belum memegang peran di sini, atau peran itu sudah berakhir. Mintalah pengurus memberikannya, lalu muat ulang halaman ini.',
  );

async function checkCsrf(ctx: RequestContext, route: Route): Promise<void> {
  if (route.method === 'GET' || route.withoutCsrf) return;
  if (!isOwnOrigin(ctx.request.headers, ctx.request.url.host)) throw foreignForm();
  // A program that calls as a visitor brings no cookie, and so nothing that another site could abuse.
  if (route.kind === 'api' && !ctx.request.headers.has('cookie')) return;
  // A multipart body is read as a stream by its handler, which finds the token in the first field.
  if (route.bodyKind === 'multipart') return;
  const token = ctx.request.headers.get('x-csrf-token') ?? (await tokenField(ctx));
  if (!ctx.isCsrfToken(token)) throw foreignForm();
}

async function tokenField(ctx: RequestContext): Promise<string | null> {
  const type = ctx.request.headers.get('content-type') ?? '';
  if (!type.startsWith('application/x-www-form-urlencoded')) return null;
  return new URLSearchParams(await ctx.request.raw.clone().text()).get('_csrf');
}

const foreignForm = () =>
  new AppError(
    'stale_form',
    419,
    'Halaman ini sudah terlalu lama terbuka. Muat ulang halamannya, lalu kirim lagi.',
  );

/** Text bodies are read once, up to their limit, so that the token check and the handler see the same bytes. */
async function withBoundedBody(facts: RequestFacts, route: Route): Promise<RequestFacts> {
  if (route.method === 'GET' || route.bodyKind === 'multipart' || !facts.raw.body) return facts;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of facts.raw.body) {
    size += chunk.byteLength;
    if (size > BODY_TEXT_LIMIT) {
      throw new AppError(
        'too_large',
        413,
        'Isian ini terlalu besar. Pendekkan teksnya, atau kirim sebagai lampiran.',
      );
    }
    chunks.push(chunk);
  }
  const { url, method, headers } = facts.raw;
  const body = Buffer.concat(chunks);
  return { ...facts, raw: new Request(url, { method, headers, ...(body.length > 0 ? { body } : {}) }) };
}

async function touchSession(ctx: RequestContext, visit: Visit): Promise<void> {
  const { principal } = visit;
  if (principal.kind === 'account') await ctx.transaction((tx) => markSeen(tx, principal.sessionId));
}

function describeRequest(app: App, request: Request, connection: Connection): RequestFacts {
  const url = new URL(request.url);
  const headers = request.headers;
  let ip = connection.ip;
  if (app.config.trustProxy) {
    ip = headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() || ip;
    if (headers.get('x-forwarded-proto') === 'https') url.protocol = 'https:';
  }
  return {
    id: randomUUID(),
    method: request.method,
    url,
    ip: ip.replace(/^::ffff:/, ''),
    device: (headers.get('user-agent') ?? '').slice(0, 250),
    headers,
    raw: request,
  };
}

function answerError(
  app: App,
  tenant: Tenant | undefined,
  facts: RequestFacts,
  error: unknown,
  route?: Route,
): Response {
  const told = asAppError(error) ?? databaseFailure(error);
  // Also what is told in words of its own, when the fault is ours: a full disk, a key that is missing.
  if (!told || told.status >= 500) {
    // Details stay here: the person gets a number to quote, the log gets the story.
    console.error(
      JSON.stringify({
        level: 'error',
        request: facts.id,
        path: route?.path ?? '',
        error: describeFailure(error),
      }),
    );
  }
  return renderFailure(app, tenant, facts, told ?? unexpected(), route);
}

const unexpected = () =>
  new AppError(
    'unexpected',
    500,
    'Ada gangguan di sisi kami dan perubahan terakhir tidak disimpan. Coba lagi; bila terulang, sebutkan nomor di bawah kepada pengelola.',
  );

/** PostgreSQL's own code for "no space left on device". */
const DISK_FULL = '53100';

/**
 * What a database refuses without a defect of ours: a lost connection or a full pool is told as "try again", a full disk
 * by its name, because waiting does not help, and a character that no database keeps (the zero byte, by whichever address or field it came) as something to type anew.
 */
function databaseFailure(error: unknown): AppError | undefined {
  const code = (error as { code?: unknown })?.code;
  const message = (error as Error)?.message ?? '';
  if (code === '22021' || code === '22P05') {
    return new AppError(
      'unreadable_character',
      422,
      'Ada karakter yang tidak dapat dibaca. Ketik ulang isian atau alamatnya tanpa menempel dari tempat lain.',
    );
  }
  if (code === DISK_FULL) {
    return new AppError(
      'storage_full',
      507,
      'Tempat penyimpanan sedang penuh, jadi perubahan Anda belum disimpan. Beri tahu pengelola, lalu coba lagi nanti.',
    );
  }
  const isLost =
    (typeof code === 'string' && /^(08|57P|53|ECONN|EPIPE|ETIMEDOUT)/.test(code)) ||
    /Connection terminated|timeout exceeded when trying to connect|not queryable/i.test(message);
  return isLost
    ? new AppError(
        'try_again',
        503,
        'Sistem sedang memulihkan diri. Perubahan Anda belum disimpan; coba lagi sebentar lagi.',
      )
    : undefined;
}

const unknownHost = () =>
  new AppError(
    'unknown_tenant',
    404,
    'Tidak ada organisasi dengan alamat ini. Periksa ejaannya, atau cari di halaman utama Balai.',
  );

const closedTenant = () =>
  new AppError(
    'tenant_closed',
    404,
    'Organisasi ini sedang tidak dibuka. Hubungi pengurusnya, atau pengelola Balai.',
  );
