import { decodeJwt, decodeProtectedHeader } from 'jose';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { HttpClient } from '../support/http-client.ts';
import { type DemoAccountLine, openTestApp, type TestApp } from '../support/test-app.ts';

vi.setConfig({ testTimeout: 120_000 });

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ jobs: false });
});
afterAll(() => test?.close());

interface Tokens {
  accessToken: string;
  refreshToken: string;
  expiresIn: number;
}

/** Role keys of the public contract (DESIGN §9); accounts of other products may come on top. */
const ROLES: Readonly<Record<string, readonly string[]>> = {
  pasca: ['superadmin', 'admin', 'upkh', 'tu', 'admin_prodi'],
  serikat: ['super_admin', 'admin', 'coordinator', 'treasurer', 'member', 'candidate'],
  desa: ['super_admin', 'admin', 'user', 'area_head', 'bpd'],
  koperasi: ['ketua', 'bendahara', 'sekretaris', 'pengawas', 'anggota'],
  platform: ['operator'],
};

/** Hours a session lives: members a day, officers a week, super admins a month. */
const HOURS: Readonly<Record<string, number>> = {
  'pasca superadmin': 720,
  'serikat super_admin': 720,
  'desa super_admin': 720,
  'pasca tu': 168,
  'serikat treasurer': 168,
  'serikat coordinator': 168,
  'desa admin': 168,
  'koperasi ketua': 168,
  'koperasi bendahara': 168,
  'koperasi sekretaris': 168,
  'serikat member': 24,
  'serikat candidate': 24,
  'desa user': 24,
  'koperasi anggota': 24,
};

describe('the demo accounts', () => {
  it('have at least one of each role of the contract, with what is needed to sign in', () => {
    for (const [slug, roles] of Object.entries(ROLES)) {
      const here = test.accounts.filter(({ tenant }) => tenant === slug);
      expect([...new Set(here.map(({ role }) => role))], slug).toEqual(expect.arrayContaining([...roles]));
    }
    for (const account of test.accounts) {
      expect(
        Object.keys(account)
          .sort()
          .filter((key) => key !== 'totpSecret'),
      ).toEqual(['identifier', 'password', 'role', 'scope', 'tenant']);
      expect(Array.isArray(account.scope)).toBe(true);
      expect(account.password.length).toBeGreaterThanOrEqual(12);
    }
  });

  it('each sign in over the API, once, and are who they say', async () => {
    for (const account of test.accounts) {
      const client = clientOf(account);
      const code = account.totpSecret && (await freshCode(account));
      const answer = await openSession(client, account, code);
      expect(answer.status, `${account.tenant} ${account.identifier}`).toBe(201);
      client.bearer = (answer.json as Tokens).accessToken;
      const me = (await client.get('/api/v1/me')).json as { roles: string[]; account: { name: string } };
      expect(me.roles, `${account.tenant} ${account.identifier}`).toContain(account.role);
      if (!code) continue;
      const again = await openSession(clientOf(account), account, code);
      expect(again.status, 'the same code a second time').toBe(401);
    }
  });

  it('each sign in on the page and land on a page of their own', async () => {
    for (const account of test.accounts) {
      const client = await test.signIn(account.tenant, account.identifier);
      const start = await client.get('/login');
      expect(start.status).toBe(303);
      const home = await client.get(String(start.headers.location));
      expect(home.status, `${account.tenant} ${account.identifier} at ${start.headers.location}`).toBe(200);
      expect(home.text).toMatch(/<h1[\s>]/);
    }
  });
});

describe('a session', () => {
  it('lives as long as its role may, at most', async () => {
    for (const [who, hours] of Object.entries(HOURS)) {
      const [slug = '', role = ''] = who.split(' ');
      await test.bearer(slug, role);
      const schema = (await test.app.directory.findBySlug(slug))!.schema;
      const account = test.accounts.find((known) => known.tenant === slug && known.role === role)!;
      const [row] = await test.asSuperuser<{ hours: number }>(
        `select round(extract(epoch from max(s.expires_at - s.created_at)) / 3600)::int as hours
           from ${schema}.sessions s join ${schema}.account_identifiers i
             on i.tenant_id = s.tenant_id and i.account_id = s.account_id
          where i.key = lower($1)`,
        [account.identifier],
      );
      expect(row?.hours, who).toBe(hours);
    }
  });

  it('shows an access token that lives 900 seconds and tells nothing but session and organisation', async () => {
    const tokens = await signIn('desa', 'user');
    expect(tokens.expiresIn).toBe(900);
    const claims = decodeJwt(tokens.accessToken);
    expect(Object.keys(claims).sort()).toEqual(['exp', 'iat', 'iss', 'sub', 'tid']);
    expect(claims.exp! - claims.iat!).toBe(900);
    expect(claims.tid).toBe((await test.app.directory.findBySlug('desa'))!.id);
    expect(decodeProtectedHeader(tokens.accessToken)).toEqual({ alg: 'HS256', typ: 'at+jwt' });
    expect(tokens.refreshToken).not.toContain('.');
  });

  it('goes on with a refresh token, each of which serves once', async () => {
    const client = test.visitor('desa');
    const first = await signIn('desa', 'user');
    const answer = await client.postJson('/api/v1/session/refresh', { refreshToken: first.refreshToken });
    expect(answer.status).toBe(200);
    const second = answer.json as Tokens;
    expect(second.refreshToken).not.toBe(first.refreshToken);
    expect(await meStatus('desa', second.accessToken)).toBe(200);
  });

  it('ends for everybody when a refresh token comes a second time: one of the two is a thief', async () => {
    const client = test.visitor('desa');
    const first = await signIn('desa', 'user');
    const second = (await client.postJson('/api/v1/session/refresh', { refreshToken: first.refreshToken }))
      .json as Tokens;
    expect(
      (await client.postJson('/api/v1/session/refresh', { refreshToken: first.refreshToken })).status,
    ).toBe(401);
    expect(await meStatus('desa', second.accessToken)).toBe(401);
    expect(
      (await client.postJson('/api/v1/session/refresh', { refreshToken: second.refreshToken })).status,
    ).toBe(401);
  });

  it('does not live longer by being refreshed', async () => {
    const first = await signIn('desa', 'user');
    const id = decodeJwt(first.accessToken).sub;
    const read = async () =>
      (
        await test.asSuperuser<{ expires_at: Date }>('select expires_at from pooled.sessions where id = $1', [
          id,
        ])
      )[0];
    const before = await read();
    await test.visitor('desa').postJson('/api/v1/session/refresh', { refreshToken: first.refreshToken });
    expect(await read()).toEqual(before);
  });

  it('is gone at once with all its tokens when its owner signs out', async () => {
    const tokens = await signIn('desa', 'user');
    const client = test.visitor('desa');
    client.bearer = tokens.accessToken;
    expect((await client.send('DELETE', '/api/v1/session')).status).toBe(204);
    expect((await client.get('/api/v1/me')).status).toBe(401);
    const refreshed = await test
      .visitor('desa')
      .postJson('/api/v1/session/refresh', { refreshToken: tokens.refreshToken });
    expect(refreshed.status).toBe(401);
  });

  it('of a browser is gone at once when its owner leaves by the page or by the API', async () => {
    for (const leave of [
      (client: HttpClient) => client.post('/logout'),
      (client: HttpClient) => client.sendJson('DELETE', '/api/v1/session', undefined),
    ]) {
      const client = await browser('desa', 'user');
      const cookies = new Map(client.cookies);
      expect((await client.get('/api/v1/me')).status).toBe(200);
      expect((await leave(client)).status).toBeLessThan(400);
      // Whoever copied the cookie has nothing either.
      for (const [name, value] of cookies) client.cookies.set(name, value);
      expect((await client.get('/api/v1/me')).status).toBe(401);
      const page = await client.get('/notifications');
      expect(page.status).toBe(303);
      expect(page.headers.location).toMatch(/^\/login/);
    }
  });

  it('takes the API with a cookie as with a bearer token, but writes only with the token of the page', async () => {
    const client = await browser('desa', 'user');
    expect((await client.get('/api/v1/me')).status).toBe(200);
    const bare = await client.send('DELETE', '/api/v1/session', undefined, {
      origin: `http://${client.host}`,
    });
    expect(bare.status).toBe(419);
    expect((await client.get('/api/v1/me')).status).toBe(200);
  });
});

function clientOf(account: DemoAccountLine): HttpClient {
  return test.visitor(account.tenant);
}

async function openSession(client: HttpClient, account: DemoAccountLine, otp?: string) {
  const { identifier, password } = account;
  return client.postJson('/api/v1/session', { identifier, password, ...(otp ? { otp } : {}) });
}

function accountOf(slug: string, role: string): DemoAccountLine {
  return test.accounts.find((known) => known.tenant === slug && known.role === role)!;
}

async function signIn(slug: string, role: string): Promise<Tokens> {
  const answer = await openSession(test.visitor(slug), accountOf(slug, role));
  expect(answer.status).toBe(201);
  return answer.json as Tokens;
}

async function browser(slug: string, role: string): Promise<HttpClient> {
  const { identifier, password } = accountOf(slug, role);
  const client = test.visitor(slug);
  const answer = await client.post('/login', { identifier, password });
  expect(answer.status).toBe(303);
  return client;
}

async function meStatus(slug: string, accessToken: string): Promise<number> {
  const client = test.visitor(slug);
  client.bearer = accessToken;
  return (await client.get('/api/v1/me')).status;
}

/** The code of this moment; what was used before by another test is forgotten first. */
async function freshCode(account: DemoAccountLine): Promise<string> {
  const schema = (await test.app.directory.findBySlug(account.tenant))!.schema;
  await test.asSuperuser(`update ${schema}.accounts set second_factor_step = 0`);
  return new TOTP({ secret: Secret.fromBase32(account.totpSecret!) }).generate();
}
