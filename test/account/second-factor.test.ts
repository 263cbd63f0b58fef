import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAccount, grantRole, hashPassword } from '#kernel/identity';
import { readAuditLog } from '../support/read-audit-log.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { enrolSecondFactor, SECOND_FACTOR_PAGE as HERE } from './second-factor-steps.ts';

const PASSWORD = 'lama-sekali-2024';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ jobs: false });
});
afterAll(() => test.close());

async function person(slug: string, name: string, ...roles: string[]) {
  const ctx = await test.system(slug);
  const email = `${name}@${slug}.example`;
  const passwordHash = await hashPassword(PASSWORD);
  const id = await ctx.transaction(async (tx) => {
    const id = await createAccount(ctx, tx, {
      displayName: name,
      email,
      passwordHash,
      isEmailVerified: true,
    });
    for (const role of roles) await grantRole(tx, { accountId: id, role });
    return id;
  });
  return { id, email, slug };
}

async function enter(who: { email: string; slug: string }, otp?: string) {
  const client = test.visitor(who.slug);
  await client.get('/login');
  const answer = await client.post('/login', {
    identifier: who.email,
    password: PASSWORD,
    ...(otp ? { otp } : {}),
  });
  return { client, answer };
}

async function freshCode(slug: string, secret: string): Promise<string> {
  const ctx = await test.system(slug);
  await ctx.transaction((tx) =>
    tx.execute('update accounts set second_factor_step = 0 where tenant_id = balai.tenant_id()'),
  );
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate();
}

describe('a second factor', () => {
  it('is turned on with the code of the app, and asked for from then on', async () => {
    const who = await person('desa', 'faktor-satu', 'admin');
    const { client } = await enter(who);
    const wrongPage = await client.get(HERE);
    const pending = /name="pending" value="([^"]+)"/.exec(wrongPage.text)![1]!;
    const wrong = await client.post(HERE, { pending, code: '000000' });
    expect(wrong.status).toBe(422);
    const { secret, codes } = await enrolSecondFactor(client);
    expect(codes).toHaveLength(10);
    expect((await client.get('/admin-dashboard')).status).not.toBe(303);
    expect((await enter(who)).answer.text).toContain('name="otp"');
    expect((await enter(who, '123456')).answer.status).toBe(422);
    expect((await enter(who, await freshCode('desa', secret))).answer.status).toBe(303);
  });

  it('takes a code once', async () => {
    const who = await person('desa', 'faktor-dua', 'admin');
    const { secret } = await enrolSecondFactor((await enter(who)).client);
    const code = await freshCode('desa', secret);
    expect((await enter(who, code)).answer.status).toBe(303);
    expect((await enter(who, code)).answer.status).toBe(422);
  });

  it('is kept sealed: neither secret nor recovery code stands in the database', async () => {
    const { secret, codes } = await enrolSecondFactor(
      (await enter(await person('desa', 'faktor-tiga', 'admin'))).client,
    );
    const rows = await test.asSuperuser<{ text: string }>(
      `select row_to_json(a)::text as text from pooled.accounts a union all select row_to_json(r)::text from pooled.recovery_codes r`,
    );
    rows.push({ text: JSON.stringify(await readAuditLog(await test.system('desa'))) });
    for (const { text } of rows) {
      expect(text).not.toContain(secret);
      for (const code of codes) expect(text).not.toContain(code);
    }
  });

  it('is replaced by a recovery code when the phone is gone, each of them once', async () => {
    const who = await person('desa', 'faktor-empat', 'admin');
    const { codes } = await enrolSecondFactor((await enter(who)).client);
    expect((await enter(who, codes[0])).answer.status).toBe(303);
    expect((await enter(who, codes[0])).answer.status).toBe(422);
    expect((await enter(who, codes[1]!.toUpperCase().replace('-', ' '))).answer.status).toBe(303);
  });

  it('has new recovery codes on demand, and the old ones are worth nothing', async () => {
    const who = await person('desa', 'faktor-lima', 'admin');
    const { client } = await enter(who);
    const { codes } = await enrolSecondFactor(client);
    const renewed = await client.post(`${HERE}/recovery-codes`);
    const fresh = [...renewed.text.matchAll(/<li class="select-all">([a-z0-9-]+)<\/li>/g)].map(
      ([, one]) => one!,
    );
    expect(fresh).toHaveLength(10);
    expect((await enter(who, codes[0])).answer.status).toBe(422);
    expect((await enter(who, fresh[0])).answer.status).toBe(303);
  });

  it('is turned off by who does not need it, never by who does', async () => {
    const free = await enter(await person('desa', 'faktor-enam', 'admin'));
    await enrolSecondFactor(free.client);
    expect((await free.client.post(`${HERE}/disable`)).status).toBe(303);
    const bound = await enter(await person('desa', 'faktor-tujuh', 'super_admin'));
    await enrolSecondFactor(bound.client);
    const refused = await bound.client.post(`${HERE}/disable`);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('tidak dapat dimatikan');
  });

  it('moves to another phone only for who has shown the first one in this session', async () => {
    const who = await person('desa', 'faktor-delapan', 'super_admin');
    const { client } = await enter(who);
    const { secret: first } = await enrolSecondFactor(client);
    const page = await client.get(`${HERE}?replace=1`);
    const second = /data-copy="([A-Z2-7 ]+)"/.exec(page.text)![1]!.replaceAll(' ', '');
    const pending = /name="pending" value="([^"]+)"/.exec(page.text)![1]!;
    const code = new TOTP({ secret: Secret.fromBase32(second) }).generate();
    const plain = await client.post(HERE, { pending, code });
    expect(plain.status).toBe(409);
    expect((await client.post(HERE, { pending, code, replace: '1' })).status).toBe(200);
    expect((await enter(who, await freshCode('desa', first))).answer.status).toBe(422);
    expect((await enter(who, await freshCode('desa', second))).answer.status).toBe(303);
  });

  it('takes no secret that was sealed for somebody else', async () => {
    const theirs = await enter(await person('desa', 'faktor-sembilan', 'admin'));
    const page = await theirs.client.get(HERE);
    const secret = /data-copy="([A-Z2-7 ]+)"/.exec(page.text)![1]!.replaceAll(' ', '');
    const pending = /name="pending" value="([^"]+)"/.exec(page.text)![1]!;
    const mine = await enter(await person('desa', 'faktor-sepuluh', 'admin'));
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
    expect((await mine.client.post(HERE, { pending, code })).status).toBe(422);
  });
});

describe('a role that needs the second factor', () => {
  it('is led to set it up, and until then opens the account pages and no more', async () => {
    const who = await person('desa', 'wajib-satu', 'super_admin');
    const { client, answer } = await enter(who);
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toMatch(/^\/me\/security\/second-factor\?next=/);
    for (const open of [
      '/me/profile',
      '/me/security',
      '/me/security/sessions',
      '/me/security/password',
      '/help',
      '/',
    ]) {
      expect((await client.get(open)).status, open).toBe(200);
    }
    for (const shut of [
      '/dashboard',
      '/superadmin-user',
      '/superadmin-audit',
      '/superadmin-settings',
      '/notifications',
    ]) {
      const page = await client.get(shut);
      expect(page.status, shut).toBe(303);
      expect(page.headers.location, shut).toContain('/me/security/second-factor');
    }
    const written = await client.post('/superadmin-settings/profil', { tagline: 'Diubah tanpa kode' });
    expect(written.status).toBe(303);
    expect(written.headers.location).toContain('/me/security/second-factor');
    const ctx = await test.system('desa');
    const stored = await ctx.transaction((tx) =>
      tx.query<{ value: { tagline?: string } }>(
        `select value from settings where tenant_id = balai.tenant_id() and key = 'organisation.profile'`,
      ),
    );
    expect(JSON.stringify(stored)).not.toContain('Diubah tanpa kode');
    const { codes } = await enrolSecondFactor(client);
    expect(codes).toHaveLength(10);
    for (const now of ['/dashboard', '/superadmin-user', '/superadmin-audit']) {
      expect((await client.get(now)).status, now).toBe(200);
    }
  });

  it("is told so by the API, and has no officer's right there until it is verified", async () => {
    const who = await person('desa', 'wajib-dua', 'super_admin');
    const client = test.visitor('desa');
    const opened = await client.postJson('/api/v1/session', { identifier: who.email, password: PASSWORD });
    client.bearer = (opened.json as { accessToken: string }).accessToken;
    const refused = await client.get('/api/v1/users');
    expect(refused.status).toBe(403);
    expect((refused.json as { code: string }).code).toBe('second_factor_required');
    const me = await client.get('/api/v1/me');
    expect(me.status).toBe(200);
    expect((me.json as { rights: Record<string, unknown> }).rights.user).toBeUndefined();
  });

  it('still says no, not "second factor", to what the role could never do', async () => {
    const who = await person('pasca', 'wajib-tiga', 'admin');
    const { client } = await enter(who);
    expect((await client.get('/pengguna')).status).toBe(403);
    expect((await client.get('/pengaturan')).status).toBe(303);
  });

  it('holds for a named person with power over backups, whatever the role', async () => {
    const who = await person('desa', 'wajib-empat', 'admin', 'second_person');
    const { answer } = await enter(who);
    expect(answer.headers.location).toMatch(/^\/me\/security\/second-factor/);
    const plain = await enter(await person('desa', 'wajib-lima', 'admin', 'letter_signer'));
    expect(plain.answer.headers.location).toBe('/admin-dashboard');
  });

  it('can be asked of more roles by the organisation, from the next request on', async () => {
    const who = await person('desa', 'wajib-enam', 'bpd', 'user');
    const { client } = await enter(who);
    expect((await client.get('/dashboard')).status).toBe(200);
    const keeper = await test.signIn('desa', 'super_admin');
    expect((await keeper.post('/superadmin-settings/keamanan', { secondFactorRoles: ['bpd'] })).status).toBe(
      303,
    );
    expect((await client.get('/dashboard')).status).toBe(303);
    expect((await keeper.post('/superadmin-settings/keamanan', {})).status).toBe(303);
    expect((await client.get('/dashboard')).status).toBe(200);
  });
});
