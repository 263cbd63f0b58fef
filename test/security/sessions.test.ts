import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createAccount, grantRole, hashPassword } from '../../src/kernel/identity/index.ts';
import { raiseAccessVersion } from '../../src/kernel/settings/index.ts';
import type { HttpClient } from '../support/http-client.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

vi.setConfig({ testTimeout: 120_000 });

const PASSWORD = 'sungai-yang-tenang-4118';

let test: TestApp;
let passwordHash: string;
beforeAll(async () => {
  test = await openTestApp({ jobs: false });
  passwordHash = await hashPassword(PASSWORD);
});
afterAll(() => test?.close());

interface Someone {
  id: string;
  identifier: string;
  web: HttpClient;
  bearer: HttpClient;
  refreshToken: string;
}

let count = 0;
/** A new account with this role, signed in by browser and by API. */
async function signUp(slug: string, role: string, scope: { programmes?: string[] } = {}): Promise<Someone> {
  count += 1;
  const identifier = `orang${count}@${slug}.example`;
  const ctx = await test.system(slug);
  const id = await ctx.transaction(async (tx) => {
    const made = await createAccount(ctx, tx, {
      displayName: `Orang ${count}`,
      email: identifier,
      isEmailVerified: true,
      passwordHash,
    });
    await grantRole(tx, { accountId: made, role, ...scope });
    return made;
  });
  const web = test.visitor(slug);
  expect((await web.post('/login', { identifier, password: PASSWORD })).status).toBe(303);
  const bearer = test.visitor(slug);
  const tokens = (await bearer.postJson('/api/v1/session', { identifier, password: PASSWORD })).json as {
    accessToken: string;
    refreshToken: string;
  };
  bearer.bearer = tokens.accessToken;
  return { id, identifier, web, bearer, refreshToken: tokens.refreshToken };
}

const statuses = async ({ web, bearer }: Someone, path: string) => [
  (await web.get(path)).status,
  (await bearer.get(path)).status,
];

describe('a role that is lowered while its holder is signed in (research §5, 17)', () => {
  it('is gone with the next request, and so is what only it opened', async () => {
    const someone = await signUp('desa', 'admin');
    const path = '/api/v1/jobs';
    const [web, bearer] = await statuses(someone, path);
    expect([web, bearer]).toEqual([200, 200]);
    const ctx = await test.system('desa');
    await ctx.transaction((tx) =>
      tx.execute(
        `update role_grants set role = 'user' where tenant_id = balai.tenant_id() and account_id = $1`,
        [someone.id],
      ),
    );
    expect(await statuses(someone, path)).toEqual([403, 403]);
    expect(((await someone.bearer.get('/api/v1/me')).json as { roles: string[] }).roles).toEqual(['user']);
  });

  it('counts no longer once its time is over', async () => {
    const someone = await signUp('desa', 'admin');
    const ctx = await test.system('desa');
    await ctx.transaction((tx) =>
      tx.execute(
        `update role_grants set valid_until = now() - interval '1 second' where tenant_id = balai.tenant_id() and account_id = $1`,
        [someone.id],
      ),
    );
    expect(await statuses(someone, '/api/v1/jobs')).toEqual([403, 403]);
  });

  it('a programme taken away is out of reach with the next request, and no programme is not every programme', async () => {
    const someone = await signUp('pasca', 'admin_prodi', { programmes: ['MM', 'MTS'] });
    const scopes = async () =>
      ((await someone.bearer.get('/api/v1/me')).json as { scopes: { programmes?: string[] }[] }).scopes;
    const rights = async () =>
      ((await someone.bearer.get('/api/v1/me')).json as { rights: Record<string, unknown> }).rights;
    expect(await scopes()).toEqual([{ role: 'admin_prodi', programmes: ['MM', 'MTS'] }]);
    const ctx = await test.system('pasca');
    const narrow = (programmes: string[]) =>
      ctx.transaction((tx) =>
        tx.execute(
          'update role_grants set programmes = $2 where tenant_id = balai.tenant_id() and account_id = $1',
          [someone.id, programmes],
        ),
      );
    await narrow(['MM']);
    expect(await scopes()).toEqual([{ role: 'admin_prodi', programmes: ['MM'] }]);
    expect(await rights()).toHaveProperty('participant');
    await narrow([]);
    expect(await scopes()).toEqual([]);
    expect(await rights()).not.toHaveProperty('participant');
  });

  it("a right that the organisation takes from a role is gone with its holders' next request", async () => {
    const someone = await signUp('desa', 'admin');
    expect(await statuses(someone, '/api/v1/jobs')).toEqual([200, 200]);
    const ctx = await test.system('desa');
    await ctx.transaction(async (tx) => {
      await tx.execute(
        `insert into access_differences (id, role, resource, access_right, effect, scope, why)
         values (gen_random_uuid(), 'admin', 'job', 'read', 'revoke', 'all', 'diuji oleh pengujian')`,
      );
      await raiseAccessVersion(tx);
    });
    expect(await statuses(someone, '/api/v1/jobs')).toEqual([403, 403]);
    await ctx.transaction(async (tx) => {
      await tx.execute(
        `update access_differences set withdrawn_at = now() where tenant_id = balai.tenant_id() and role = 'admin'`,
      );
      await raiseAccessVersion(tx);
    });
    expect(await statuses(someone, '/api/v1/jobs')).toEqual([200, 200]);
  });
});

describe('sessions (research §5, 18)', () => {
  it('all end when the account is shut: cookie, access token, refresh token and the way in', async () => {
    const someone = await signUp('desa', 'user');
    const keeper = await test.bearer('desa', 'super_admin');
    const shut = await keeper.postJson(`/api/v1/users/${someone.id}/suspension`, {
      reason: 'diuji oleh pengujian',
    });
    expect(shut.status).toBe(201);
    expect((await someone.web.get('/notifications')).headers.location).toMatch(/^\/login/);
    expect((await someone.bearer.get('/api/v1/me')).status).toBe(401);
    const visitor = test.visitor('desa');
    expect(
      (await visitor.postJson('/api/v1/session/refresh', { refreshToken: someone.refreshToken })).status,
    ).toBe(401);
    const again = await visitor.postJson('/api/v1/session', {
      identifier: someone.identifier,
      password: PASSWORD,
    });
    expect(again.status).toBe(401);
    // Opened again, the old ones stay dead.
    expect((await keeper.send('DELETE', `/api/v1/users/${someone.id}/suspension`)).status).toBe(200);
    expect((await someone.bearer.get('/api/v1/me')).status).toBe(401);
  });

  it('all but this one end when the password is changed', async () => {
    const someone = await signUp('desa', 'user');
    const fresh = 'bukit-yang-hijau-7731';
    const changed = await someone.web.post('/me/security/password', {
      current: PASSWORD,
      password: fresh,
      again: fresh,
    });
    expect(changed.status).toBe(303);
    expect((await someone.web.get('/notifications')).status).toBe(200);
    expect((await someone.bearer.get('/api/v1/me')).status).toBe(401);
    const visitor = test.visitor('desa');
    expect(
      (await visitor.postJson('/api/v1/session/refresh', { refreshToken: someone.refreshToken })).status,
    ).toBe(401);
    expect(
      (await visitor.postJson('/api/v1/session', { identifier: someone.identifier, password: PASSWORD }))
        .status,
    ).toBe(401);
    expect(
      (await visitor.postJson('/api/v1/session', { identifier: someone.identifier, password: fresh })).status,
    ).toBe(201);
  });

  it('take their download links along: what the browser kept opens nothing after signing out', async () => {
    const member = await test.signIn('serikat', 'anggota@serikat.example');
    const photo = await member.get('/me/profile/photo');
    expect(photo.status).toBe(200);
    const other = test.visitor('serikat');
    const account = test.accounts.find(({ identifier }) => identifier === 'anggota@serikat.example')!;
    await other.post('/login', { identifier: account.identifier, password: account.password });
    const cookies = new Map(other.cookies);
    expect((await other.get('/me/member-card.pdf')).status).toBe(200);
    await other.post('/logout');
    for (const [name, value] of cookies) other.cookies.set(name, value);
    expect((await other.get('/me/member-card.pdf')).status).toBe(303);
    expect((await other.get('/me/profile/photo')).status).toBe(303);
  });
});

describe('a token that was tampered with (research §5, 19)', () => {
  const claims = async (someone: Someone) => {
    const [, body = ''] = someone.bearer.bearer!.split('.');
    return JSON.parse(Buffer.from(body, 'base64url').toString()) as { sub: string; tid: string };
  };
  const sign = async (
    key: Uint8Array,
    given: { sub: string; tid: string },
    options: { alg?: string; typ?: string; iss?: string; exp?: string; kid?: string } = {},
  ) =>
    new SignJWT({ tid: given.tid })
      .setProtectedHeader({
        alg: options.alg ?? 'HS256',
        typ: options.typ ?? 'at+jwt',
        ...(options.kid ? { kid: options.kid } : {}),
      })
      .setSubject(given.sub)
      .setIssuer(options.iss ?? 'balai')
      .setIssuedAt()
      .setExpirationTime(options.exp ?? '900s')
      .sign(key);
  const meWith = async (slug: string, token: string) => {
    const client = test.visitor(slug);
    client.bearer = token;
    return (await client.get('/api/v1/me')).status;
  };

  it('opens nothing: no algorithm, other keys, other kinds, other organisations, or past its time', async () => {
    const someone = await signUp('desa', 'user');
    const key = test.app.serverKey('access-token');
    const own = await claims(someone);
    expect(await meWith('desa', await sign(key, own))).toBe(200);
    const elsewhere = await claims(await signUp('pasca', 'tu'));
    const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const body = someone.bearer.bearer!.split('.')[1]!;
    const forged = {
      'no algorithm': `${encode({ alg: 'none', typ: 'at+jwt' })}.${body}.`,
      'an empty signature': `${someone.bearer.bearer!.split('.').slice(0, 2).join('.')}.`,
      'another key': await sign(new Uint8Array(32).fill(7), own),
      'another key with a kid': await sign(new Uint8Array(32).fill(7), own, { kid: '../../dev/null' }),
      'the key of another purpose': await sign(test.app.serverKey('csrf'), own),
      'another algorithm': await sign(new Uint8Array(64).fill(1), own, { alg: 'HS512' }),
      'another kind': await sign(key, own, { typ: 'JWT' }),
      'another issuer': await sign(key, own, { iss: 'lain' }),
      'an hour ago': await sign(key, own, { exp: '-3600s' }),
      'another organisation': await sign(key, { ...own, tid: elsewhere.tid }),
      'a session of another organisation': await sign(key, { sub: elsewhere.sub, tid: own.tid }),
      'a session that never was': await sign(key, { ...own, sub: '01980000-0000-7000-8000-000000000001' }),
      'no uuid': await sign(key, { ...own, sub: "' or 1=1 --" }),
      'no token at all': 'abc',
      nothing: '',
    };
    for (const [what, token] of Object.entries(forged)) expect(await meWith('desa', token), what).toBe(401);
    expect(await meWith('pasca', await sign(key, own))).toBe(401);
    expect(await meWith('pasca', await sign(key, { ...own, tid: elsewhere.tid }))).toBe(401);
  });

  it('in a cookie is a visitor, and never another person', async () => {
    const someone = await signUp('desa', 'user');
    const other = await signUp('pasca', 'tu');
    const cookie = [...someone.web.cookies].find(([name]) => name.endsWith('session'))!;
    const foreign = [...other.web.cookies].find(([name]) => name.endsWith('session'))![1];
    for (const value of [
      `${cookie[1]}x`,
      cookie[1].slice(1),
      cookie[1].toUpperCase(),
      foreign,
      someone.refreshToken,
      someone.bearer.bearer!,
      "' or 1=1 --",
      '',
    ]) {
      const client = test.visitor('desa');
      client.cookies.set(cookie[0], value);
      const answer = await client.get('/api/v1/me');
      expect(answer.status, value.slice(0, 20)).toBe(401);
    }
  });

  it('is no help to a guesser: after five wrong passwords even the right one is refused for a while', async () => {
    const someone = await signUp('desa', 'user');
    const neighbour = await signUp('desa', 'user');
    const client = test.visitor('desa');
    const guess = (password: string) =>
      client.postJson('/api/v1/session', { identifier: someone.identifier, password });
    const answers = [];
    for (let turn = 0; turn < 5; turn += 1) answers.push((await guess(`salah-${turn}-salah`)).status);
    expect(answers).toEqual([401, 401, 401, 401, 429]);
    expect((await guess(PASSWORD)).status).toBe(429);
    const other = await client.postJson('/api/v1/session', {
      identifier: neighbour.identifier,
      password: PASSWORD,
    });
    expect(other.status).toBe(201);
  });
});
