import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linkOf, readMails } from '../account/read-mails.ts';
import { formValues } from '../support/form-values.ts';
import type { HttpClient } from '../support/http-client.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { enterAs, enterWithFactor, makePerson, type Person } from './people.ts';

/** Every list of accounts that has rights of its own: what an officer does there is the same, word for word. */
const BOOKS = [
  { slug: 'pasca', keeper: 'superadmin', stranger: 'admin', address: '/pengguna', held: 'tu', more: 'upkh' },
  {
    ...{ slug: 'desa', keeper: 'super_admin', stranger: 'admin' },
    ...{ address: '/superadmin-user', held: 'user', more: 'bpd' },
  },
  {
    ...{ slug: 'desa', keeper: 'super_admin', stranger: 'admin' },
    ...{ address: '/superadmin-admin', held: 'admin', more: 'bpd' },
  },
] as const;

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ jobs: false });
});
afterAll(() => test.close());

describe.each(BOOKS)('an account in $address of $slug', ({ slug, keeper, stranger, address, held, more }) => {
  const nameOf = (name: string) => `${name}${address.replaceAll('/', '-')}`;
  const make = (name: string) => makePerson(test, slug, nameOf(name), { roles: [{ role: held }] });

  it('is made by who may, and waits for its owner', async () => {
    const given = { name: 'Orang Baru', email: `${nameOf('baru')}@${slug}.example` };
    expect((await (await test.signIn(slug, stranger)).post(address, given)).status).toBe(403);
    expect(await accountNamed(slug, given.email)).toBeUndefined();
    const client = await test.signIn(slug, keeper);
    const form = formValues((await client.get(`${address}/baru`)).text, address);
    expect((await client.post(address, { ...form, ...given })).status).toBe(303);
    expect(await accountNamed(slug, given.email)).toMatchObject({ name: 'Orang Baru', status: 'invited' });
  });

  it('gets other names, and its owner signs in with the new ones only', async () => {
    const person = await make('nama');
    const email = `${nameOf('nama-lain')}@${slug}.example`;
    await act(person, '', { name: 'Nama Lain', email });
    expect(await stateOf(person)).toMatchObject({ name: 'Nama Lain', email });
    await expect(enterAs(test, person)).rejects.toThrow('422');
    await enterAs(test, { ...person, email });
  });

  it('that still waits is sent its link once more', async () => {
    const person = await make('menunggu');
    await change(
      slug,
      `update accounts set status = 'invited' where tenant_id = balai.tenant_id() and id = $1`,
      [person.id],
    );
    await act(person, '/aktivasi');
    const [mail] = await mailsTo(person, 'identity.activation');
    expect((await test.visitor(slug).get(linkOf(mail))).text).toContain(`Orang ${nameOf('menunggu')}`);
  });

  it('has its password reset: the old one opens nothing, a link goes to its owner', async () => {
    const person = await make('sandi');
    await act(person, '/atur-ulang');
    await expect(enterAs(test, person)).rejects.toThrow('422');
    expect(await mailsTo(person, 'identity.password_reset')).toHaveLength(1);
  });

  it('loses the second factor of a lost phone, and every device with it', async () => {
    const person = await make('ponsel');
    const device = await enterWithFactor(test, person);
    await act(person, '/lepas-dua-langkah', { reason: 'Ponsel hilang di pasar' });
    expect((await stateOf(person))?.has_factor).toBe(false);
    expect(await isOut(device)).toBe(true);
  });

  it('is signed out everywhere, and lets its owner in again', async () => {
    const person = await make('keluar');
    const device = await enterAs(test, person);
    expect(await isOut(device)).toBe(false);
    await act(person, '/keluarkan');
    expect(await isOut(device)).toBe(true);
    expect(await isOut(await enterAs(test, person))).toBe(false);
  });

  it('is shut with a reason, opened again, and closed for good', async () => {
    const person = await make('tutup');
    await act(person, '/tutup', { reason: 'Pindah tugas' });
    expect((await stateOf(person))?.status).toBe('suspended');
    await expect(enterAs(test, person)).rejects.toThrow();
    await act(person, '/buka');
    expect((await stateOf(person))?.status).toBe('active');
    await enterAs(test, person);
    await act(person, '/hapus', { reason: 'Permintaan sendiri' });
    expect((await stateOf(person))?.status).toBe('closed');
    await expect(enterAs(test, person)).rejects.toThrow('422');
  });

  it('is given one role more, which is taken away again where the account then stands', async () => {
    const person = await make('peran');
    await act(person, '/peran/beri', { role: more });
    const grants = await grantsOf(person);
    expect(grants.map(({ role }) => role).sort()).toEqual([held, more].sort());
    // A resident with an office moves to the village's list of officers.
    const own = `${address}/${person.id}`;
    const stands = (await (await test.signIn(slug, keeper)).get(own)).headers.location ?? own;
    const grant = grants.find(({ role }) => role === more)!.id;
    await act(person, `/peran/${grant}/cabut`, { reason: 'Selesai' }, String(stands));
    expect((await grantsOf(person)).map(({ role }) => role)).toEqual([held]);
  });

  /** What an officer without the right sends changes nothing; then who may sends it from the form of the page. */
  async function act(
    person: Person,
    path: string,
    given: Record<string, string> = {},
    stands = `${address}/${person.id}`,
  ): Promise<void> {
    const url = `${stands}${path}`;
    const before = [await stateOf(person), await grantsOf(person)];
    expect((await (await test.signIn(slug, stranger)).post(url, given)).status).toBe(403);
    expect([await stateOf(person), await grantsOf(person)]).toEqual(before);
    const client = await test.signIn(slug, keeper);
    const page = await client.get(path === '/keluarkan' ? stands : url);
    const done = await client.post(url, { ...formValues(page.text, url), ...given });
    expect(done.status, url).toBe(303);
  }

  const stateOf = ({ id }: Person) =>
    one(
      slug,
      `select display_name as name, status, email, second_factor_at is not null as has_factor,
          (select count(*)::int from sessions s where s.tenant_id = a.tenant_id and s.account_id = a.id
             and s.ended_at is null) as devices
         from accounts a where tenant_id = balai.tenant_id() and id = $1`,
      [id],
    );

  const mailsTo = async ({ email }: Person, template: string) =>
    (await readMails(test, slug, template)).filter(({ to }) => to.address === email);
});

const isOut = async (client: HttpClient) => (await client.get('/me/security')).status === 303;

async function grantsOf({ slug, id }: Person): Promise<{ id: string; role: string }[]> {
  const ctx = await test.system(slug);
  return ctx.transaction((tx) =>
    tx.query('select id, role from role_grants where tenant_id = balai.tenant_id() and account_id = $1', [
      id,
    ]),
  );
}

const accountNamed = (slug: string, email: string) =>
  one(
    slug,
    `select display_name as name, status from accounts where tenant_id = balai.tenant_id() and email = $1`,
    [email],
  );

async function one(slug: string, sql: string, values: unknown[]) {
  const ctx = await test.system(slug);
  return ctx.transaction((tx) => tx.one<Record<string, unknown>>(sql, values));
}

async function change(slug: string, sql: string, values: unknown[]): Promise<void> {
  const ctx = await test.system(slug);
  await ctx.transaction((tx) => tx.execute(sql, values));
}
