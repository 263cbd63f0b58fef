import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createAccount, grantRole, openSession, signAccessToken } from '#kernel/identity';
import { listProvinces } from '../../src/features/regions/index.ts';
import type { Route } from '../../src/kernel/http/index.ts';
import { collectRoutes } from '../../src/web/collect-routes.ts';
import { compareFingerprints, takeFingerprint } from '../matrix/fingerprint.ts';
import { type Answer, HttpClient } from '../support/http-client.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/**
 * Issue 3, part 3: a coordinator of each of the 38 provinces, and everything that the declarations open to a region. Routes come
 * from the declarations and tables from the catalogue, so that a new one is asked without anybody thinking of it.
 */
vi.setConfig({ testTimeout: 600_000, hookTimeout: 300_000 });

const provinces = listProvinces().map(({ code }) => code);
/** A word that only the things of one province hold. */
const mark = (code: string) => `zqx${code}z`;
const RANDOM = '01980000-0000-7000-8000-00000000dead';

/** Answers of pages under a region that show no list; each with its reason. */
const OTHER_ANSWERS: Readonly<Record<string, number>> = {};

interface Coordinator {
  code: string;
  page: HttpClient;
  call: HttpClient;
}

let test: TestApp;
let coordinators: Coordinator[];
let routes: Route[];
/** Of each table with a region, by province, ids of its rows. */
let rows: { table: string; ids: ReadonlyMap<string, string[]> }[];

beforeAll(async () => {
  test = await openTestApp({ jobs: false });
  const ctx = await test.system('serikat');
  const sessions = await ctx.transaction(async (tx) => {
    const category = await tx.one<{ id: string }>(
      `select id from forum_categories where tenant_id = balai.tenant_id() and scope = 'region' limit 1`,
    );
    const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
    const made: { code: string; cookie: string; bearer: string }[] = [];
    for (const [index, code] of provinces.entries()) {
      const [memberId, threadId] = [uuidv7(), uuidv7()];
      await tx.execute(
        `insert into members (id, region_code, full_name, member_number, email, university_name, gender, employment_status,
           golongan, dues_rate_code, approved_at, membership_status, onboarding_state, account_status, joined_at, phone_index)
         values ($1, $2, $3, $4, $5, $6, 'P', 'PNS', 'III/c', 'GOL_III', now(), 'active', 'approved', 'active', '2026-01-05', $4)`,
        [
          ...[memberId, code, `Kanari ${mark(code)}`, `UJI-${mark(code)}`, `${mark(code)}@uji.example`],
          `Universitas ${mark(code)}`,
        ],
      );
      const accountId = await createAccount(ctx, tx, {
        displayName: `Pengurus ${mark(code)}`,
        subjectId: memberId,
      });
      await grantRole(tx, { accountId, role: 'coordinator', regions: [code] });
      await tx.execute(
        `insert into dues_bills (id, payer_id, region_code, kind, period, rate_code, rate_label, amount, due_date)
         select gen_random_uuid(), $1, $2, 'monthly', to_char(d, 'YYYYMM'), 'GOL_III', 'Golongan III', 35000, d::date + 9
           from generate_series(date '2026-06-01', date '2026-10-01', interval '1 month') d`,
        [memberId, code],
      );
      await tx.execute(
        `insert into dues_payments (id, payer_id, region_code, amount, paid_on, reference)
         values (gen_random_uuid(), $1, $2, 35000, '2026-11-02', $3)`,
        [memberId, code, mark(code)],
      );
      await tx.execute(
        `insert into tickets (id, number, channel, subject, author_id, author_name, region_code)
         values (gen_random_uuid(), $1, 'complaint', $2, $3, $4, $5)`,
        [90_000 + index, `Pengaduan ${mark(code)}`, memberId, `Kanari ${mark(code)}`, code],
      );
      await tx.execute(
        `insert into forum_threads (id, category_id, region_code, title, author_account_id, last_number)
         values ($1, $2, $3, $4, $5, 1)`,
        [threadId, category!.id, code, `Obrolan ${mark(code)}`, accountId],
      );
      await tx.execute(
        `insert into forum_posts (id, thread_id, region_code, number, author_account_id, body)
         values (gen_random_uuid(), $1, $2, 1, $3, $4)`,
        [threadId, code, accountId, `Isi ${mark(code)}`],
      );
      await tx.execute(
        `insert into member_proposals (id, member_id, region_code, step, reason, proposed_by, proposed_by_name)
         values (gen_random_uuid(), $1, $2, 'suspend', $3, $4, $5)`,
        [memberId, code, `Usulan untuk ${mark(code)}`, accountId, `Pengurus ${mark(code)}`],
      );
      const surveyId = uuidv7();
      await tx.execute(
        `insert into surveys (id, region_code, title, intro, is_anonymous, state, audience, opens_at, closes_at, created_by,
           published_at)
         values ($1, $2, $3, $3, false, 'published', 'active', now() - interval '1 day', now() + interval '5 days', $4, now())`,
        [surveyId, code, `Survei ${mark(code)}`, accountId],
      );
      await tx.execute(
        `insert into survey_questions (id, survey_id, region_code, number, kind, title)
         values (gen_random_uuid(), $1, $2, 1, 'short', $3)`,
        [surveyId, code, `Pertanyaan ${mark(code)}`],
      );
      const [broadcastId, linkId] = [uuidv7(), uuidv7()];
      await tx.execute(
        `insert into broadcasts (id, subject, body, is_essential, regions, state, created_by, created_by_name)
         values ($1, $2, $3, false, array[$4], 'draft', $5, $6)`,
        [
          ...[broadcastId, `Kabar ${mark(code)}`, `Isi kabar untuk ${mark(code)}`, code, accountId],
          `Pengurus ${mark(code)}`,
        ],
      );
      await tx.execute(
        `insert into whatsapp_links (id, kind, region_code, name, url) values ($1, 'cluster', $2, $3, $4)`,
        [
          ...[linkId, code, `Grup ${mark(code)}`],
          keys.seal(`https://chat.whatsapp.com/${mark(code)}`, {
            ...{ table: 'whatsapp_links', column: 'url', row: linkId },
          }),
        ],
      );
      const session = { accountId, hours: 24, ip: '127.0.0.1', device: 'uji', hasSecondFactor: true };
      const { id: sessionId } = await openSession(tx, { ...session, kind: 'api' });
      made.push({
        code,
        cookie: (await openSession(tx, { ...session, kind: 'web' })).token,
        bearer: await signAccessToken(test.app.serverKey('access-token'), {
          sessionId,
          tenantId: ctx.tenant.id,
        }),
      });
    }
    return made;
  });
  coordinators = sessions.map(({ code, cookie, bearer }) => {
    const host = `serikat.localhost:${test.port}`;
    const page = new HttpClient(test.port, host);
    page.cookies.set('balai_session', cookie);
    const call = new HttpClient(test.port, host);
    call.bearer = bearer;
    return { code, page, call };
  });
  routes = await regionalRoutes();
  rows = await findRows(ctx.tenant.id);
});
afterAll(() => test?.close());

/** Routes that a coordinator's rights open to a region, by the declarations and by `GET /api/v1/me`. */
async function regionalRoutes(): Promise<Route[]> {
  const product = test.app.products.get('serikat')!;
  const me = (await coordinators[0]!.call.get('/api/v1/me')).json as {
    rights: Record<string, { right: string; scope: string }[]>;
  };
  const isRegional = (name: { resource: string; right: string }) => {
    const { resource, right } = product.access.synonyms[`${name.resource}.${name.right}`] ?? name;
    return me.rights[resource]?.some((held) => held.right === right && held.scope === 'region') ?? false;
  };
  return collectRoutes(product).filter(
    ({ access }) => !('public' in access) && ('anyOf' in access ? access.anyOf : [access]).some(isRegional),
  );
}

async function findRows(tenantId: string): Promise<typeof rows> {
  const tables = await test.asSuperuser<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'pooled' and c.relkind = 'r'
        and (select count(*) from pg_attribute a where a.attrelid = c.oid and a.attname in ('id', 'region_code')) = 2
      order by 1`,
  );
  const found: typeof rows = [];
  // A letter names the provinces it is for; those here are for one.
  for (const { name } of [...tables, { name: 'broadcasts' }]) {
    const region = name === 'broadcasts' ? 'regions[1]' : 'region_code';
    const all = await test.asSuperuser<{ id: string; region_code: string }>(
      `select id::text, ${region} as region_code from pooled.${name} where tenant_id = $1 and ${region} is not null order by id desc`,
      [tenantId],
    );
    const ids = new Map<string, string[]>();
    for (const { id, region_code } of all) ids.set(region_code, [...(ids.get(region_code) ?? []), id]);
    if (provinces.filter((code) => ids.has(code)).length > 1) found.push({ table: name, ids });
  }
  return found;
}

const clientOf = (coordinator: Coordinator, route: Route) =>
  route.kind === 'api' ? coordinator.call : coordinator.page;

/** Marks of other provinces on an answer. */
function foreignMarks(answer: Answer, own: string): string[] {
  const seen = new Set(answer.text.match(/zqx\d\dz/g));
  seen.delete(mark(own));
  return [...seen];
}

describe('a coordinator of each of the 38 provinces', () => {
  it('has routes and rows to be tried with', () => {
    expect(coordinators).toHaveLength(38);
    expect(routes.length).toBeGreaterThan(40);
    expect(rows.map(({ table }) => table)).toEqual(
      expect.arrayContaining([
        ...['members', 'dues_bills', 'tickets', 'forum_threads', 'member_proposals'],
        ...['surveys', 'broadcasts', 'whatsapp_links'],
      ]),
    );
  });

  it('finds on every list, count, chart and picker the own province and nothing of the others', async () => {
    const plain = routes.filter(({ method, path }) => method === 'GET' && !path.includes(':'));
    const faults: string[] = [];
    const filled = new Set<string>();
    for (const [index, coordinator] of coordinators.entries()) {
      const { code } = coordinator;
      const other = provinces[(index + 7) % provinces.length]!;
      const variants = [
        `?filter[region]=${other}&region=${other}`,
        `?q=zqx${other}`,
        '?size=100&page=1',
        '?sort=-region&size=100',
      ];
      for (const [at, route] of plain.entries()) {
        const variant = variants[(index + at) % variants.length]!;
        for (const query of route.kind === 'api' ? [''] : ['', variant]) {
          const answer = await clientOf(coordinator, route).get(route.path + query);
          if (answer.status !== (OTHER_ANSWERS[route.path] ?? 200))
            faults.push(`${code} ${route.path}${query} answered ${answer.status}`);
          const foreign = foreignMarks(answer, code);
          if (foreign.length > 0) faults.push(`${code} ${route.path}${query} shows ${foreign.join(' ')}`);
          if (answer.text.includes(mark(code))) filled.add(route.path);
        }
      }
    }
    expect(faults).toEqual([]);
    // Without the own things on them, pages that show nothing foreign would prove nothing.
    expect([...filled]).toEqual(
      expect.arrayContaining([
        ...['/region/members', '/admin/members', '/api/v1/members', '/admin/complaints'],
        ...['/admin/forum/moderation', '/region/proposals', '/admin/surveys', '/admin/surveys/results'],
        ...['/region/broadcast', '/admin/broadcast', '/admin/whatsapp-links'],
      ]),
    );
  });

  it('counts exactly the rows of the own province', async () => {
    const counted = await test.asSuperuser<{ region: string; everybody: number; active: number }>(
      `select m.region_code as region, count(*)::int as everybody,
         (count(*) filter (where membership_status = 'active'))::int as active
         from pooled.members m join shared.tenants t on t.id = m.tenant_id
        where t.slug = 'serikat' and m.deleted_at is null group by 1`,
    );
    for (const { code, call } of coordinators) {
      const expected = counted.find(({ region }) => region === code)!;
      const list = (await call.get('/api/v1/members?size=1')).json as { total: number };
      const statistics = (await call.get('/api/v1/statistics')).json as {
        total: number;
        tables: { key: string; rows: { key: string; count: string }[] }[];
      };
      const regions = statistics.tables.find(({ key }) => key === 'region')!.rows;
      expect({ code, list: list.total, active: statistics.total, regions }).toMatchObject({
        code,
        list: expected.everybody,
        active: expected.active,
        regions: [{ key: code, count: String(expected.active) }],
      });
    }
  });

  it('gets for every id of another province, under every address and in every form, what a random id gets', async () => {
    const before = await takeFingerprint(test);
    const faults: string[] = [];
    let tried = 0;
    for (const [at, route] of routes.entries()) {
      if (route.method === 'GET' && !route.path.includes(':')) continue;
      for (const [turn, { ids }] of rows.entries()) {
        const coordinator = coordinators[(at * 5 + turn) % coordinators.length]!;
        const foreign = [...ids].filter(([code]) => code !== coordinator.code && provinces.includes(code));
        const [, [id] = []] = foreign[(at + turn) % foreign.length]!;
        const theirs = await ask(coordinator, route, id!);
        const nobody = await ask(coordinator, route, RANDOM);
        tried += 1;
        if (theirs !== nobody) faults.push(`${route.method} ${route.path} with ${rows[turn]!.table}`);
      }
    }
    expect(tried).toBeGreaterThan(200);
    expect(faults).toEqual([]);
    expect(compareFingerprints(before, await takeFingerprint(test))).toEqual([]);
  });

  it('takes along in a file the own province alone', async () => {
    for (const [index, { code, page }] of coordinators.entries()) {
      const take = (query: string) =>
        page.post('/region/members/export', {
          ...{ format: 'csv', reason: 'pengujian seluruh provinsi', kolom: ['name', 'email', 'campus'] },
          query,
        });
      const own = await take('');
      expect(own.status).toBe(200);
      expect(own.text).toContain(mark(code));
      const asked = await take(`filter[region]=${provinces[(index + 3) % provinces.length]}`);
      for (const file of [own, asked]) expect(foreignMarks(file, code)).toEqual([]);
      expect(asked.text).not.toContain(mark(code));
    }
  });
});

/** Names under which forms and calls take an id of something. */
const ID_FIELDS = [
  'id',
  'memberId',
  'member',
  'payerId',
  'threadId',
  'thread',
  'ticketId',
  'postId',
  'account',
  'accountId',
  'surveyId',
  'broadcastId',
  'linkId',
];

/** What is answered to this id, in the address or, where the address has none, in the body. */
async function ask(coordinator: Coordinator, route: Route, id: string): Promise<string> {
  const client = clientOf(coordinator, route);
  const address = route.path.replace(/:(\w+)(\{[^}]*\})?/, id).replace(/:\w+(\{[^}]*\})?/g, RANDOM);
  const body = {
    ...(route.path.includes(':') ? {} : Object.fromEntries(ID_FIELDS.map((name) => [name, id]))),
    ...{ reason: 'percobaan oleh pengujian', note: 'percobaan', body: 'percobaan', format: 'tidak-ada' },
  };
  let answer: Answer;
  if (route.method === 'GET') answer = await client.get(address);
  else if (route.bodyKind === 'multipart') answer = await client.postFiles(address, body);
  else if (route.kind === 'api') answer = await client.sendJson(route.method, address, body);
  else answer = await client.post(address, body);
  const text = answer.text
    .replaceAll(id, 'N')
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'N')
    .replace(/name="csrf-token" content="[^"]*"|name="_csrf" value="[^"]*"/g, '')
    .replace(/value="[\w-]{43}"|"(instance|request)":"[^"]*"/g, '');
  return `${answer.status} ${answer.headers.location ?? ''} ${answer.status < 400 && answer.status !== 303 ? text : text.length}`.replaceAll(
    id,
    'N',
  );
}
