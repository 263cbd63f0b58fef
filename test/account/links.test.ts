import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createAccount,
  hashPassword,
  issueToken,
  sendActivation,
  sendEmailVerification,
} from '#kernel/identity';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { linkOf, readMails } from './read-mails.ts';

const SLUG = 'desa';
const OLD = 'lama-sekali-2024';
const NEW = 'baru-sekali-2026';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ jobs: false });
});
afterAll(() => test.close());

/** A person of their own for each test. */
async function person(
  name: string,
  fields: { isEmailVerified?: boolean; status?: 'invited' | 'active' } = {},
) {
  const ctx = await test.system(SLUG);
  const email = `${name}@desa.example`;
  const passwordHash = fields.status === 'invited' ? undefined : await hashPassword(OLD);
  const id = await ctx.transaction(async (tx) => {
    const id = await createAccount(ctx, tx, {
      displayName: `Warga ${name}`,
      email,
      ...(passwordHash && { passwordHash }),
      ...fields,
    });
    await tx.execute(`insert into role_grants (id, account_id, role) values ($1, $1, 'user')`, [id]);
    return id;
  });
  return { id, email };
}

async function enter(identifier: string, password: string) {
  const client = test.visitor(SLUG);
  await client.get('/login');
  const answer = await client.post('/login', { identifier, password });
  return { client, answer };
}

const mailTo = async (email: string, template: string) =>
  (await readMails(test, SLUG, template)).find(({ to }) => to.address === email);

describe('a forgotten password', () => {
  it('is answered alike for a known and an unknown name; only the known one gets mail', async () => {
    const { email } = await person('lupa-satu', { isEmailVerified: true });
    const ask = async (identifier: string) => {
      const client = test.visitor(SLUG);
      await client.get('/forgot-password');
      const started = performance.now();
      const answer = await client.post('/forgot-password', { identifier });
      const text = answer.text.replaceAll(identifier, 'NAMA').replace(/"[\w-]{43}"/g, '');
      return { status: answer.status, text, ms: performance.now() - started };
    };
    const known = await ask(email);
    const unknown = await ask('tidak.pernah.ada@desa.example');
    expect(unknown.status).toBe(200);
    expect(unknown.text).toBe(known.text);
    expect(Math.min(known.ms, unknown.ms)).toBeGreaterThan(300);
    expect(await mailTo(email, 'identity.password_reset')).toBeDefined();
    expect(await mailTo('tidak.pernah.ada@desa.example', 'identity.password_reset')).toBeUndefined();
  });

  it('is replaced by the mailed link: old one dead, new one alive, link dead, other devices out', async () => {
    const { email } = await person('lupa-dua');
    const { client: before } = await enter(email, OLD);
    const client = test.visitor(SLUG);
    await client.get('/forgot-password');
    await client.post('/forgot-password', { identifier: email });
    const link = linkOf(await mailTo(email, 'identity.password_reset'));
    // A mail scanner opens the link first: that must not spend it.
    expect((await test.visitor(SLUG).get(link)).status).toBe(200);
    expect((await client.get(link)).status).toBe(200);
    const weak = await client.post(link, { password: 'abcdefgh', again: 'abcdefgh' });
    expect(weak.status).toBe(422);
    const other = await client.post(link, { password: NEW, again: `${NEW}x` });
    expect(other.status).toBe(422);
    expect(other.text).toContain('belum sama');
    expect((await client.post(link, { password: NEW, again: NEW })).status).toBe(303);
    expect((await client.get(link)).status).toBe(410);
    expect((await client.post(link, { password: OLD, again: OLD })).status).toBe(410);
    expect((await enter(email, OLD)).answer.status).toBe(422);
    expect((await enter(email, NEW)).answer.status).toBe(303);
    expect((await before.get('/me/security')).status).toBe(303);
    expect(await mailTo(email, 'identity.password_changed')).toBeDefined();
  });

  it('opens the lock of who proved to read the mailbox', async () => {
    const { email } = await person('lupa-tiga');
    for (let attempt = 0; attempt < 5; attempt += 1) await enter(email, 'salah-sekali-1');
    expect((await enter(email, OLD)).answer.status).toBe(429);
    const client = test.visitor(SLUG);
    await client.get('/forgot-password');
    await client.post('/forgot-password', { identifier: email });
    const link = linkOf(await mailTo(email, 'identity.password_reset'));
    await client.post(link, { password: NEW, again: NEW });
    expect((await enter(email, NEW)).answer.status).toBe(303);
  });

  it('sends at most three links an hour to one person, and a newer one replaces the older', async () => {
    const { email } = await person('lupa-empat');
    const client = test.visitor(SLUG);
    await client.get('/forgot-password');
    const links: string[] = [];
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await client.post('/forgot-password', { identifier: email });
      links.push(linkOf(await mailTo(email, 'identity.password_reset')));
    }
    expect(new Set(links).size).toBe(3);
    expect((await client.get(links[0]!)).status).toBe(410);
    expect((await client.get(links[2]!)).status).toBe(200);
  });

  it('keeps only the hash of a link, and lets it run out after an hour', async () => {
    const { id } = await person('lupa-lima');
    const ctx = await test.system(SLUG);
    const { token } = await ctx.transaction((tx) =>
      issueToken(tx, { purpose: 'reset-password', accountId: id }),
    );
    const rows = await test.asSuperuser<{ text: string }>(
      `select row_to_json(t)::text as text from pooled.mailed_tokens t`,
    );
    expect(rows.some(({ text }) => text.includes(token))).toBe(false);
    expect((await test.visitor(SLUG).get(`/reset-password?token=${token}`)).status).toBe(200);
    await ctx.transaction((tx) =>
      tx.execute(
        `update mailed_tokens set expires_at = now() - interval '1 second' where tenant_id = balai.tenant_id() and account_id = $1`,
        [id],
      ),
    );
    expect((await test.visitor(SLUG).get(`/reset-password?token=${token}`)).status).toBe(410);
    expect((await test.visitor('pasca').get(`/reset-password?token=${token}`)).status).toBe(410);
  });

  it('does not open an account that was shut', async () => {
    const { id, email } = await person('lupa-enam');
    const ctx = await test.system(SLUG);
    await ctx.transaction((tx) =>
      tx.execute(`update accounts set status = 'suspended' where tenant_id = balai.tenant_id() and id = $1`, [
        id,
      ]),
    );
    const client = test.visitor(SLUG);
    await client.get('/forgot-password');
    expect((await client.post('/forgot-password', { identifier: email })).status).toBe(200);
    expect(await mailTo(email, 'identity.password_reset')).toBeUndefined();
  });
});

describe('confirming an address', () => {
  it('happens by the button, not by opening the link, and once', async () => {
    const { id, email } = await person('surel-satu');
    const ctx = await test.system(SLUG);
    await ctx.transaction((tx) => sendEmailVerification(ctx, tx, { id, name: 'Warga', email }));
    const link = linkOf(await mailTo(email, 'identity.verify_email'));
    const isVerified = async () =>
      (await ctx.transaction((tx) =>
        tx.one<{ yes: boolean }>(
          'select email_verified_at is not null as yes from accounts where tenant_id = balai.tenant_id() and id = $1',
          [id],
        ),
      ))!.yes;
    const client = test.visitor(SLUG);
    expect((await client.get(link)).text).toContain('Ya, surel ini milik saya');
    expect(await isVerified()).toBe(false);
    const token = new URL(link, 'http://x').searchParams.get('token')!;
    expect((await client.post('/verify-email', { token })).status).toBe(200);
    expect(await isVerified()).toBe(true);
    expect((await client.post('/verify-email', { token })).status).toBe(410);
    expect((await client.get(link)).status).toBe(410);
  });

  it('changes the address only when the new one has answered; the old one hears of it', async () => {
    const { email } = await person('surel-dua', { isEmailVerified: true });
    const { client } = await enter(email, OLD);
    const fresh = 'surel-dua-baru@desa.example';
    expect((await client.post('/me/profile', { name: 'Warga Dua', email: fresh })).status).toBe(303);
    expect((await enter(fresh, OLD)).answer.status).toBe(422);
    expect((await enter(email, OLD)).answer.status).toBe(303);
    const token = new URL(linkOf(await mailTo(fresh, 'identity.verify_email')), 'http://x').searchParams.get(
      'token',
    )!;
    await test.visitor(SLUG).get('/login');
    const other = test.visitor(SLUG);
    await other.get(`/verify-email?token=${token}`);
    expect((await other.post('/verify-email', { token })).status).toBe(200);
    expect((await enter(fresh, OLD)).answer.status).toBe(303);
    expect((await enter(email, OLD)).answer.status).toBe(422);
    const told = await mailTo(email, 'identity.email_changed');
    expect(told?.text).toContain('su•••@desa.example');
    expect(told?.text).not.toContain(fresh);
  });

  it('refuses an address that somebody else signs in with', async () => {
    const mine = await person('surel-tiga', { isEmailVerified: true });
    const theirs = await person('surel-empat', { isEmailVerified: true });
    const { client } = await enter(mine.email, OLD);
    const answer = await client.post('/me/profile', { name: 'Warga', email: theirs.email });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('sudah dipakai akun lain');
    expect(await mailTo(theirs.email, 'identity.verify_email')).toBeUndefined();
  });

  it('sends at most four links an hour', async () => {
    const { email } = await person('surel-lima');
    const { client } = await enter(email, OLD);
    const texts = [];
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await client.post('/verify-email/resend');
      texts.push((await client.get('/verify-email')).text);
    }
    expect(texts[0]).toContain('Tautan baru sudah kami kirim');
    expect(texts[4]).toContain('Tunggu satu jam');
  });
});

describe('an account made by somebody else', () => {
  it('is opened by its own link with a password of its owner', async () => {
    const { id, email } = await person('impor-satu', { status: 'invited' });
    const ctx = await test.system(SLUG);
    expect(await ctx.transaction((tx) => sendActivation(ctx, tx, id))).toBeUndefined();
    const link = linkOf(await mailTo(email, 'identity.activation'));
    expect(link).toMatch(/^\/activate\//);
    const client = test.visitor(SLUG);
    expect((await client.get(link)).status).toBe(200);
    expect((await client.post(link, { password: NEW, again: NEW })).status).toBe(303);
    expect((await enter(email, NEW)).answer.status).toBe(303);
    expect((await client.get(link)).status).toBe(410);
  });

  it('has no password to guess before that', async () => {
    const { email } = await person('impor-dua', { status: 'invited' });
    expect((await enter(email, '')).answer.status).toBe(422);
    expect((await enter(email, 'null')).answer.status).toBe(422);
  });
});
