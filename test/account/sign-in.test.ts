import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addIdentifiers } from '#kernel/identity';
import { enterAs, makePerson } from '../admin/people.ts';
import { readAuditLog } from '../support/read-audit-log.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { readMails } from './read-mails.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ jobs: false });
});
afterAll(() => test.close());

const accountOf = (slug: string, role: string) =>
  test.accounts.find((account) => account.tenant === slug && account.role === role)!;

/** A code that was not used yet: the memory of the last one is wiped. */
async function codeOf(slug: string, role: string): Promise<string> {
  const ctx = await test.system(slug);
  await ctx.transaction((tx) =>
    tx.execute('update accounts set second_factor_step = 0 where tenant_id = balai.tenant_id()'),
  );
  return new TOTP({ secret: Secret.fromBase32(accountOf(slug, role).totpSecret!) }).generate();
}

async function forgetLocks(slug: string): Promise<void> {
  const ctx = await test.system(slug);
  await ctx.transaction((tx) => tx.execute('delete from sign_in_locks where tenant_id = balai.tenant_id()'));
}

describe('signing in', () => {
  it('leads a villager with the right password to their start page, and a wrong one nowhere', async () => {
    const { identifier, password } = accountOf('desa', 'user');
    const client = test.visitor('desa');
    await client.get('/login');
    const wrong = await client.post('/login', { identifier, password: 'salah-sekali-1' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('tidak cocok');
    expect(wrong.text).toContain(`value="${identifier}"`);
    expect(wrong.text).not.toContain('salah-sekali-1');
    const right = await client.post('/login', { identifier, password });
    expect(right.status).toBe(303);
    expect(right.headers.location).toBe('/user-dashboard');
    expect((await client.get('/user-dashboard')).status).toBe(200);
  });

  it('knows a member by e-mail, member number and NIK, however they are typed, and an officer by user name', async () => {
    const { password } = accountOf('koperasi', 'anggota');
    const member = { email: 'Anggota@Koperasi.example', number: '0001', nik: '9971 0000 1000 0000' };
    for (const identifier of Object.values(member)) {
      const answer = await test.visitor('koperasi').postJson('/api/v1/session', { identifier, password });
      expect([identifier, answer.status]).toEqual([identifier, 201]);
    }
    const secretary = accountOf('koperasi', 'sekretaris');
    const ctx = await test.system('koperasi');
    await ctx.transaction(async (tx) => {
      const row = await tx.one<{ id: string }>(
        'select id from accounts where tenant_id = balai.tenant_id() and email = $1',
        [secretary.identifier],
      );
      await addIdentifiers(ctx, tx, row!.id, { username: 'fakhruddin' });
    });
    const half = await test
      .visitor('koperasi')
      .postJson('/api/v1/session', { identifier: 'Fakhruddin', password });
    expect([half.status, (half.json as { code: string }).code]).toEqual([401, 'otp_required']);
  });

  it('answers an unknown name like a wrong password, word for word', async () => {
    await forgetLocks('desa');
    const known = test.visitor('desa');
    const unknown = test.visitor('desa');
    await known.get('/login');
    await unknown.get('/login');
    const { identifier } = accountOf('desa', 'user');
    const clean = (text: string, name: string) =>
      text.replaceAll(name, 'NAMA').replace(/value="[\w-]{43}"|content="[\w-]{43}"/g, '');
    const a = await known.post('/login', { identifier, password: 'salah-sekali-1' });
    const b = await unknown.post('/login', {
      identifier: 'tidak.ada@desa.example',
      password: 'salah-sekali-1',
    });
    expect(b.status).toBe(a.status);
    expect(clean(b.text, 'tidak.ada@desa.example')).toBe(clean(a.text, identifier));
  });

  it('goes on to the page that was asked for, but never to another site', async () => {
    await forgetLocks('desa');
    const { identifier, password } = accountOf('desa', 'user');
    for (const [next, place] of [
      ['/me/security', '/me/security'],
      ['//evil.example', '/user-dashboard'],
      ['https://evil.example/', '/user-dashboard'],
      ['/\\evil.example', '/user-dashboard'],
    ]) {
      const client = test.visitor('desa');
      await client.get('/login');
      const answer = await client.post('/login', { identifier, password, next: next! });
      expect(answer.headers.location, next).toBe(place);
    }
  });

  it('asks an officer for the code on a second page that holds the name and not the password', async () => {
    const { identifier, password } = accountOf('desa', 'super_admin');
    const client = test.visitor('desa');
    await client.get('/login');
    const half = await client.post('/login', { identifier, password, next: '/me/security' });
    expect(half.status).toBe(200);
    expect(half.text).toContain('name="otp"');
    expect(half.text).toContain(identifier);
    expect(half.text).not.toContain(password);
    expect(client.cookies.has('balai_session')).toBe(false);
    const step = /name="step" value="([^"]+)"/.exec(half.text)![1]!;
    const wrong = await client.post('/login', { step, identifier, otp: '000000' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('name="step"');
    const done = await client.post('/login', {
      step,
      identifier,
      next: '/me/security',
      otp: await codeOf('desa', 'super_admin'),
    });
    expect(done.status).toBe(303);
    expect(done.headers.location).toBe('/me/security');
  });

  it('takes no step that was forged, nor one of another organisation', async () => {
    const { identifier, password } = accountOf('pasca', 'superadmin');
    const elsewhere = test.visitor('pasca');
    await elsewhere.get('/login');
    const half = await elsewhere.post('/login', { identifier, password });
    const step = /name="step" value="([^"]+)"/.exec(half.text)![1]!;
    const client = test.visitor('desa');
    await client.get('/login');
    const other = await client.post('/login', { step, identifier, otp: '123456' });
    expect(other.status).toBe(422);
    expect(other.text).toContain('Masuk sekali lagi dari awal');
    const forged = await elsewhere.post('/login', {
      step: `${step.slice(0, -3)}AAA`,
      identifier,
      otp: await codeOf('pasca', 'superadmin'),
    });
    expect(forged.status).toBe(422);
    expect(elsewhere.cookies.has('balai_session')).toBe(false);
  });

  it('opens with a code once, even when it is sent twice at the same moment', async () => {
    const { identifier, password } = accountOf('pasca', 'admin');
    const otp = await codeOf('pasca', 'admin');
    const clients = [test.visitor('pasca'), test.visitor('pasca'), test.visitor('pasca')];
    await Promise.all(clients.map((client) => client.get('/login')));
    const answers = await Promise.all(
      clients.map((client) => client.post('/login', { identifier, password, otp })),
    );
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
    await forgetLocks('pasca');
  });

  it('shuts the door after five failures, for known and unknown names alike, and says for how long', async () => {
    await forgetLocks('desa');
    for (const identifier of [accountOf('desa', 'bpd').identifier, 'siapa.ini@desa.example']) {
      const client = test.visitor('desa');
      await client.get('/login');
      const answers = [];
      for (let attempt = 0; attempt < 6; attempt += 1) {
        answers.push(await client.post('/login', { identifier, password: 'salah-sekali-1' }));
      }
      expect(answers.map(({ status }) => status)).toEqual([422, 422, 422, 422, 429, 429]);
      expect(answers[5]!.text).toContain('30 menit');
    }
    const { identifier, password } = accountOf('desa', 'bpd');
    const client = test.visitor('desa');
    await client.get('/login');
    expect((await client.post('/login', { identifier, password })).status).toBe(429);
    // The neighbour behind the same address is not locked out.
    const neighbour = accountOf('desa', 'user');
    const other = test.visitor('desa');
    await other.get('/login');
    expect(
      (await other.post('/login', { identifier: neighbour.identifier, password: neighbour.password })).status,
    ).toBe(303);
    await forgetLocks('desa');
  });

  it('counts the same person under every name they have', async () => {
    const ctx = await test.system('desa');
    const { identifier } = accountOf('desa', 'bpd');
    await ctx.transaction((tx) =>
      tx.execute(
        `insert into account_identifiers (kind, key, account_id)
         select 'username', 'pak.bpd', account_id from account_identifiers
          where tenant_id = balai.tenant_id() and kind = 'email' and key = $1`,
        [identifier],
      ),
    );
    const client = test.visitor('desa');
    await client.get('/login');
    const names = [identifier, 'pak.bpd', identifier, 'pak.bpd', identifier];
    const answers = [];
    for (const name of names)
      answers.push(await client.post('/login', { identifier: name, password: 'salah-sekali-1' }));
    expect(answers.at(-1)!.status).toBe(429);
    await forgetLocks('desa');
  });

  it('counts every guess of a burst: fifty sent at once lock the account like five in a row', async () => {
    const { identifier, password } = accountOf('desa', 'bpd');
    const clients = await Promise.all(
      Array.from({ length: 50 }, async () => {
        const client = test.visitor('desa');
        await client.get('/login');
        return client;
      }),
    );
    await Promise.all(
      clients.map((client, index) =>
        client.post('/login', { identifier, password: `salah-sekali-${index}` }),
      ),
    );
    const late = test.visitor('desa');
    await late.get('/login');
    expect((await late.post('/login', { identifier, password })).status).toBe(429);
    await forgetLocks('desa');
  });

  it('tells the owner of a sign-in from a device not seen before, once', async () => {
    const { identifier, password } = accountOf('desa', 'area_head');
    const ctx = await test.system('desa');
    const enter = async (device: string) => {
      const client = test.visitor('desa');
      await client.get('/login');
      return client.post('/login', { identifier, password }, { 'user-agent': device });
    };
    const phone = 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/141.0.0.0 Mobile Safari/537.36';
    const desk = 'Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0';
    const told = async () =>
      (await readMails(test, 'desa', 'identity.new_device')).filter(({ to }) => to.address === identifier)
        .length;
    await enter(phone);
    expect(await told()).toBe(0);
    await enter(phone.replace('141', '142'));
    expect(await told()).toBe(0);
    await enter(desk);
    expect(await told()).toBe(1);
    const rows = await ctx.transaction((tx) =>
      tx.query<{ title: string }>(
        `select title from notifications where tenant_id = balai.tenant_id() and title like 'Masuk dari perangkat baru%'`,
      ),
    );
    expect(rows.map(({ title }) => title)).toContain('Masuk dari perangkat baru: Firefox di Linux');
  });

  it('writes who came and who was refused into the log, without a password', async () => {
    const logs = await Promise.all(
      ['koperasi', 'serikat', 'desa', 'pasca'].map(async (slug) =>
        readAuditLog(await test.system(slug), { action: 'session' }),
      ),
    );
    const events = logs.flat();
    expect(events.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['session.opened', 'session.refused']),
    );
    expect(JSON.stringify(events)).not.toContain('salah-sekali');
  });

  it('tells somebody without any role why every page is shut, and lets them leave', async () => {
    for (const slug of ['koperasi', 'serikat', 'desa', 'pasca']) {
      const client = await enterAs(test, await makePerson(test, slug, 'tanpa-peran'));
      const page = await client.get('/dashboard');
      expect([slug, page.status]).toEqual([slug, 403]);
      expect(page.text).toContain('belum memegang peran');
      expect(page.text).toContain('href="/logout"');
      await client.get('/logout');
      expect((await client.post('/logout')).status).toBe(303);
      expect((await client.get('/dashboard')).headers.location).toMatch(/^\/login/);
    }
  });

  it('ends the session at once on leaving: the old cookie opens nothing', async () => {
    const { identifier, password } = accountOf('desa', 'user');
    const client = test.visitor('desa');
    await client.get('/login');
    await client.post('/login', { identifier, password });
    const cookie = client.cookies.get('balai_session')!;
    expect((await client.get('/me/security')).status).toBe(200);
    const left = await client.post('/logout');
    expect(left.status).toBe(303);
    client.cookies.set('balai_session', cookie);
    const after = await client.get('/me/security');
    expect(after.status).toBe(303);
    expect(after.headers.location).toContain('/login');
  });

  it('lives no longer than its role: a day, a week, a month', async () => {
    const lives = async (slug: string, role: string) => {
      await test.signIn(slug, role);
      const ctx = await test.system(slug);
      const row = await ctx.transaction((tx) =>
        tx.one<{ hours: number }>(
          `select round(extract(epoch from s.expires_at - s.created_at) / 3600)::int as hours from sessions s
             join account_identifiers i on i.tenant_id = s.tenant_id and i.account_id = s.account_id
            where s.tenant_id = balai.tenant_id() and i.key = $1 order by s.created_at desc limit 1`,
          [accountOf(slug, role).identifier],
        ),
      );
      return row!.hours;
    };
    expect(await lives('desa', 'user')).toBe(24);
    expect(await lives('desa', 'admin')).toBe(168);
    expect(await lives('desa', 'super_admin')).toBe(720);
  });
});
