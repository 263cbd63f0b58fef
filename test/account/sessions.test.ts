import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAccount, hashPassword } from '#kernel/identity';
import type { HttpClient } from '../support/http-client.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

const SLUG = 'desa';
const PASSWORD = 'lama-sekali-2024';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ jobs: false });
});
afterAll(() => test.close());

async function person(name: string) {
  const ctx = await test.system(SLUG);
  const email = `${name}@desa.example`;
  const passwordHash = await hashPassword(PASSWORD);
  const id = await ctx.transaction(async (tx) => {
    const id = await createAccount(ctx, tx, {
      displayName: `Warga ${name}`,
      email,
      passwordHash,
      isEmailVerified: true,
    });
    await tx.execute(`insert into role_grants (id, account_id, role) values ($1, $1, 'user')`, [id]);
    return id;
  });
  return { id, email };
}

async function enter(identifier: string): Promise<HttpClient> {
  const client = test.visitor(SLUG);
  await client.get('/login');
  const answer = await client.post('/login', { identifier, password: PASSWORD });
  expect(answer.status).toBe(303);
  return client;
}

interface Tokens {
  accessToken: string;
  refreshToken: string;
  expiresIn: number;
}

async function tokensOf(identifier: string): Promise<{ client: HttpClient; tokens: Tokens }> {
  const client = test.visitor(SLUG);
  const answer = await client.postJson('/api/v1/session', { identifier, password: PASSWORD });
  expect(answer.status).toBe(201);
  return { client, tokens: answer.json as Tokens };
}

const me = async (token: string) => {
  const client = test.visitor(SLUG);
  client.bearer = token;
  return (await client.get('/api/v1/me')).status;
};

describe('sessions of a page', () => {
  it('are listed, and one of them can be ended from another device', async () => {
    const { email } = await person('sesi-satu');
    const phone = await enter(email);
    const desk = await enter(email);
    const list = await desk.get('/me/security/sessions');
    const ids = [...list.text.matchAll(/sessions\/([0-9a-f-]{36})\/end/g)].map(([, id]) => id!);
    expect(ids).toHaveLength(2);
    const tokenless = await desk.send('POST', `/me/security/sessions/${ids[0]}/end`, '', {
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect(tokenless.status).toBe(419);
    expect((await desk.post('/me/security/sessions/others/end')).status).toBe(303);
    expect((await desk.get('/me/security')).status).toBe(200);
    expect((await phone.get('/me/security')).status).toBe(303);
  });

  it('of a lost telephone is ended by itself; the desk stays signed in', async () => {
    const { email } = await person('sesi-telepon');
    const desk = await enter(email);
    const idsOf = async () =>
      [...(await desk.get('/me/security/sessions')).text.matchAll(/sessions\/([0-9a-f-]{36})\/end/g)].map(
        ([, id]) => id!,
      );
    const [own] = await idsOf();
    const phone = await enter(email);
    const lost = (await idsOf()).find((id) => id !== own)!;
    expect((await desk.post(`/me/security/sessions/${lost}/end`)).status).toBe(303);
    expect((await phone.get('/me/security')).status).toBe(303);
    expect((await desk.get('/me/security')).status).toBe(200);
    const left = await desk.post(`/me/security/sessions/${own}/end`);
    expect(left.headers.location).toBe('/login');
    expect((await desk.get('/me/security')).status).toBe(303);
  });

  it('of somebody else cannot be ended: the same answer as for one that is not there', async () => {
    const mine = await enter((await person('sesi-dua')).email);
    const theirs = await enter((await person('sesi-tiga')).email);
    const list = await theirs.get('/me/security/sessions');
    const id = /sessions\/([0-9a-f-]{36})\/end/.exec(list.text)![1]!;
    const foreign = await mine.post(`/me/security/sessions/${id}/end`);
    const random = await mine.post('/me/security/sessions/0197f000-0000-7000-8000-000000000000/end');
    expect(foreign.status).toBe(404);
    expect(random.status).toBe(404);
    expect((await theirs.get('/me/security')).status).toBe(200);
  });

  it('end everywhere else when the password changes, and the old password is asked for', async () => {
    const { email } = await person('sesi-empat');
    const phone = await enter(email);
    const desk = await enter(email);
    const { tokens } = await tokensOf(email);
    const wrong = await desk.post('/me/security/password', {
      current: 'salah-sekali-1',
      password: 'baru-sekali-2026',
      again: 'baru-sekali-2026',
    });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Kata sandi tidak cocok');
    const done = await desk.post('/me/security/password', {
      current: PASSWORD,
      password: 'baru-sekali-2026',
      again: 'baru-sekali-2026',
    });
    expect(done.status).toBe(303);
    expect((await desk.get('/me/security')).status).toBe(200);
    expect((await phone.get('/me/security')).status).toBe(303);
    expect(await me(tokens.accessToken)).toBe(401);
  });

  it('of an account that is shut are dead on the next request, page and API', async () => {
    const { id, email } = await person('sesi-lima');
    const client = await enter(email);
    const { tokens } = await tokensOf(email);
    const keeper = await test.signIn(SLUG, 'super_admin');
    const shut = await keeper.post(`/superadmin-user/${id}/tutup`, { reason: 'Pindah domisili' });
    expect(shut.status).toBe(303);
    expect((await client.get('/me/security')).status).toBe(303);
    expect(await me(tokens.accessToken)).toBe(401);
    const refreshed = await test
      .visitor(SLUG)
      .postJson('/api/v1/session/refresh', { refreshToken: tokens.refreshToken });
    expect(refreshed.status).toBe(401);
    // Opened again, the old sessions stay dead.
    await keeper.post(`/superadmin-user/${id}/buka`);
    expect((await client.get('/me/security')).status).toBe(303);
    expect(await me(tokens.accessToken)).toBe(401);
    await enter(email);
  });

  it('end when their time is over, however busy they are', async () => {
    const { id, email } = await person('sesi-enam');
    const client = await enter(email);
    const ctx = await test.system(SLUG);
    await ctx.transaction((tx) =>
      tx.execute(
        `update sessions set expires_at = now() - interval '1 second' where tenant_id = balai.tenant_id() and account_id = $1`,
        [id],
      ),
    );
    expect((await client.get('/me/security')).status).toBe(303);
  });

  it('of one organisation open nothing in another', async () => {
    const client = await enter((await person('sesi-tujuh')).email);
    const stranger = test.visitor('pasca');
    for (const [name, value] of client.cookies) stranger.cookies.set(name, value);
    expect((await stranger.get('/me/security')).status).toBe(303);
    const { tokens } = await tokensOf((await person('sesi-delapan')).email);
    const bearer = test.visitor('pasca');
    bearer.bearer = tokens.accessToken;
    expect((await bearer.get('/api/v1/me')).status).toBe(401);
  });

  it('ask for the password again before a sensitive step once a quarter of an hour has passed', async () => {
    const { id, email } = await person('sesi-sembilan');
    const client = await enter(email);
    expect((await client.get('/me/security/second-factor')).status).toBe(200);
    const ctx = await test.system(SLUG);
    await ctx.transaction((tx) =>
      tx.execute(
        `update sessions set password_at = now() - interval '16 minutes' where tenant_id = balai.tenant_id() and account_id = $1`,
        [id],
      ),
    );
    const asked = await client.get('/me/security/second-factor');
    expect(asked.status).toBe(303);
    expect(asked.headers.location).toBe('/me/security/confirm?next=%2Fme%2Fsecurity%2Fsecond-factor');
    const wrong = await client.post('/me/security/confirm', {
      password: 'salah-sekali-1',
      next: '/me/security/second-factor',
    });
    expect(wrong.status).toBe(422);
    const right = await client.post('/me/security/confirm', {
      password: PASSWORD,
      next: '/me/security/second-factor',
    });
    expect(right.headers.location).toBe('/me/security/second-factor');
    expect((await client.get('/me/security/second-factor')).status).toBe(200);
  });

  it('lock after five wrong passwords there too', async () => {
    const client = await enter((await person('sesi-sepuluh')).email);
    const answers = [];
    for (let attempt = 0; attempt < 6; attempt += 1) {
      answers.push((await client.post('/me/security/confirm', { password: 'salah-sekali-1' })).status);
    }
    expect(answers).toEqual([422, 422, 422, 422, 429, 429]);
  });
});

describe('tokens of the API', () => {
  it('are three parts of a JWT for fifteen minutes, traded for new ones', async () => {
    const { client, tokens } = await tokensOf((await person('token-satu')).email);
    expect(tokens.accessToken.split('.')).toHaveLength(3);
    expect(tokens.expiresIn).toBe(900);
    const claims = JSON.parse(
      Buffer.from(tokens.accessToken.split('.')[1]!, 'base64url').toString(),
    ) as Record<string, unknown>;
    expect(Object.keys(claims).sort()).toEqual(['exp', 'iat', 'iss', 'sub', 'tid']);
    expect(await me(tokens.accessToken)).toBe(200);
    const next = await client.postJson('/api/v1/session/refresh', { refreshToken: tokens.refreshToken });
    expect(next.status).toBe(200);
    expect((next.json as Tokens).refreshToken).not.toBe(tokens.refreshToken);
    expect(await me((next.json as Tokens).accessToken)).toBe(200);
  });

  it("used twice kill the whole session, the thief's and the owner's", async () => {
    const { client, tokens } = await tokensOf((await person('token-dua')).email);
    const next = (await client.postJson('/api/v1/session/refresh', { refreshToken: tokens.refreshToken }))
      .json as Tokens;
    expect(
      (await client.postJson('/api/v1/session/refresh', { refreshToken: tokens.refreshToken })).status,
    ).toBe(401);
    expect(await me(next.accessToken)).toBe(401);
    expect(
      (await client.postJson('/api/v1/session/refresh', { refreshToken: next.refreshToken })).status,
    ).toBe(401);
  });

  it('traded twice at the same moment do not give two sessions', async () => {
    const { client, tokens } = await tokensOf((await person('token-tiga')).email);
    const trade = () => client.postJson('/api/v1/session/refresh', { refreshToken: tokens.refreshToken });
    const answers = await Promise.all([trade(), trade(), trade()]);
    expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1);
  });

  it('do not outlive the session: a refresh prolongs nothing', async () => {
    const { id, email } = await person('token-empat');
    const { client, tokens } = await tokensOf(email);
    const ctx = await test.system(SLUG);
    const end = async () =>
      (await ctx.transaction((tx) =>
        tx.one<{ at: Date }>(
          `select expires_at as at from sessions where tenant_id = balai.tenant_id() and account_id = $1 and kind = 'api'`,
          [id],
        ),
      ))!.at.getTime();
    const before = await end();
    await client.postJson('/api/v1/session/refresh', { refreshToken: tokens.refreshToken });
    expect(await end()).toBe(before);
  });

  it('die with leaving', async () => {
    const { client, tokens } = await tokensOf((await person('token-lima')).email);
    client.bearer = tokens.accessToken;
    expect((await client.sendJson('DELETE', '/api/v1/session', undefined)).status).toBe(204);
    expect(await me(tokens.accessToken)).toBe(401);
    client.bearer = undefined;
    expect(
      (await client.postJson('/api/v1/session/refresh', { refreshToken: tokens.refreshToken })).status,
    ).toBe(401);
  });

  it('end one session of many by its id, and none of somebody else', async () => {
    const { email } = await person('token-banyak');
    const [kept, ended] = [await tokensOf(email), await tokensOf(email)];
    const stranger = await tokensOf((await person('token-orang-lain')).email);
    for (const { client, tokens } of [kept, ended, stranger]) client.bearer = tokens.accessToken;
    const { items } = (await ended.client.get('/api/v1/sessions')).json as {
      items: { id: string; isThis: boolean }[];
    };
    const { id } = items.find(({ isThis }) => isThis)!;
    const end = (client: HttpClient) => client.sendJson('DELETE', `/api/v1/sessions/${id}`, undefined);
    expect((await end(stranger.client)).status).toBe(404);
    expect(await me(ended.tokens.accessToken)).toBe(200);
    expect((await end(kept.client)).status).toBe(204);
    expect(await me(ended.tokens.accessToken)).toBe(401);
    expect(await me(kept.tokens.accessToken)).toBe(200);
  });

  it('open sensitive calls again when the password was typed again, not when another was', async () => {
    const { id, email } = await person('token-sandi');
    const { client, tokens } = await tokensOf(email);
    client.bearer = tokens.accessToken;
    const ctx = await test.system(SLUG);
    const query = <T extends object>(sql: string) => ctx.transaction((tx) => tx.one<T>(sql, [id]));
    await query(
      `update sessions set password_at = now() - interval '1 hour' where tenant_id = balai.tenant_id() and account_id = $1`,
    );
    const isFresh = async () =>
      (await query<{ is_fresh: boolean }>(
        `select password_at > now() - interval '1 minute' as is_fresh from sessions where tenant_id = balai.tenant_id() and account_id = $1`,
      ))!.is_fresh;
    const confirm = (password: string) => client.postJson('/api/v1/session/confirmation', { password });
    expect((await confirm('salah-sekali-1')).status).toBe(422);
    expect(await isFresh()).toBe(false);
    expect((await confirm(PASSWORD)).status).toBe(204);
    expect(await isFresh()).toBe(true);
  });

  it('that were tampered with open nothing: no algorithm, another signature, another tenant inside', async () => {
    const { tokens } = await tokensOf((await person('token-enam')).email);
    const [head, body, signature] = tokens.accessToken.split('.') as [string, string, string];
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>;
    const forged = [
      `${part({ alg: 'none', typ: 'at+jwt' })}.${body}.`,
      `${part({ alg: 'none', typ: 'at+jwt' })}.${body}.${signature}`,
      `${head}.${part({ ...claims, exp: 4_000_000_000 })}.${signature}`,
      `${head}.${part({ ...claims, tid: '0197f000-0000-7000-8000-000000000000' })}.${signature}`,
      `${part({ alg: 'HS256', typ: 'JWT', kid: '../../dev/null' })}.${body}.${signature}`,
      'x.y.z',
    ];
    for (const token of forged) expect(await me(token), token.slice(0, 40)).toBe(401);
  });

  it('are no cookies: a refresh token opens no page', async () => {
    const { tokens } = await tokensOf((await person('token-tujuh')).email);
    const client = test.visitor(SLUG);
    client.cookies.set('balai_session', tokens.refreshToken);
    expect((await client.get('/me/security')).status).toBe(303);
  });
});
