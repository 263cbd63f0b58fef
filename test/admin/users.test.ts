import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linkOf, readMails } from '../account/read-mails.ts';
import type { HttpClient } from '../support/http-client.ts';
import { readAuditLog } from '../support/read-audit-log.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { enterAs, enterWithFactor, makePerson } from './people.ts';

let test: TestApp;
let keeper: HttpClient;
beforeAll(async () => {
  test = await openTestApp({ jobs: false });
  keeper = await test.signIn('pasca', 'superadmin');
});
afterAll(() => test.close());

const audited = async (slug: string, action: string) => readAuditLog(await test.system(slug), { action });

const grantsOf = async (slug: string, accountId: string) => {
  const ctx = await test.system(slug);
  return ctx.transaction((tx) =>
    tx.query<{ id: string; role: string; programmes: string[] }>(
      'select id, role, programmes from role_grants where tenant_id = balai.tenant_id() and account_id = $1',
      [accountId],
    ),
  );
};

describe('the list of accounts', () => {
  it('is open to who holds the right, searched by name, filtered by role and state', async () => {
    const all = await keeper.get('/pengguna');
    expect(all.status).toBe(200);
    expect(all.text).toContain('Bambang Setiawan');
    const found = await keeper.get('/pengguna?q=bambang');
    expect(found.text).toContain('Bambang Setiawan');
    expect(found.text).not.toContain('Fathul Jannah');
    const tu = await keeper.get('/pengguna?filter%5Brole%5D=tu');
    expect(tu.text).toContain('Bambang Setiawan');
    expect(tu.text).not.toContain('Rina Wulandari</a>');
    const nobody = await keeper.get('/pengguna?q=tidak-ada-orang-ini');
    expect(nobody.text).toContain('Tidak ada yang cocok');
    expect((await keeper.get(`/pengguna?q=${encodeURIComponent("' or 1=1 --")}`)).text).toContain(
      'Tidak ada yang cocok',
    );
  });

  it('is shut to an administrator without it: page, file, API, and nothing is written', async () => {
    const admin = await test.signIn('pasca', 'admin');
    for (const path of [
      '/pengguna',
      '/pengguna/baru',
      '/pengguna/unduh',
      '/undangan',
      '/peran',
      '/catatan-audit',
      '/keamanan',
      '/menu',
      '/permintaan-data',
    ]) {
      expect((await admin.get(path)).status, path).toBe(403);
    }
    const made = await admin.post('/pengguna', { name: 'Tidak Boleh', username: 'tidak.boleh' });
    expect(made.status).toBe(403);
    const bearer = await test.bearer('pasca', 'admin');
    expect((await bearer.get('/api/v1/users')).status).toBe(403);
    const ctx = await test.system('pasca');
    const row = await ctx.transaction((tx) =>
      tx.one(`select 1 from accounts where tenant_id = balai.tenant_id() and display_name = 'Tidak Boleh'`),
    );
    expect(row).toBeUndefined();
  });

  it('is taken along as CSV, with the filter that holds, and that is written down', async () => {
    const csv = await keeper.get('/pengguna/unduh?filter%5Brole%5D=tu');
    expect(csv.headers['content-disposition']).toContain('attachment');
    expect(csv.text).toContain('Bambang Setiawan');
    expect(csv.text).not.toContain('Fathul Jannah');
    expect((await audited('pasca', 'user.exported')).at(-1)?.after).toMatchObject({ rows: 1 });
  });

  it('answers the same over the API, page by page, and says what it does not know', async () => {
    const bearer = await test.bearer('pasca', 'superadmin');
    const first = await bearer.get('/api/v1/users?size=2&sort=-name');
    const body = first.json as { items: { name: string }[]; page: number; size: number; total: number };
    expect(body).toMatchObject({ page: 1, size: 2 });
    expect(body.items).toHaveLength(2);
    expect(body.total).toBeGreaterThan(2);
    const second = (await bearer.get('/api/v1/users?size=2&sort=-name&page=2')).json as typeof body;
    expect(second.items[0]!.name < body.items[1]!.name).toBe(true);
    expect(JSON.stringify(body)).not.toContain('password');
    expect((await bearer.get('/api/v1/users?sort=password_hash')).status).toBe(422);
    expect((await bearer.get('/api/v1/users?filter%5Bsecret%5D=1')).status).toBe(422);
  });
});

describe('an account for somebody', () => {
  it('waits for its owner: a mailed link, no password of ours', async () => {
    const made = await keeper.post('/pengguna', { name: 'Siti Baru', email: 'siti.baru@pasca.example' });
    expect(made.status).toBe(303);
    const [mail] = (await readMails(test, 'pasca', 'identity.activation')).filter(
      ({ to }) => to.address === 'siti.baru@pasca.example',
    );
    const client = test.visitor('pasca');
    expect((await client.get(linkOf(mail))).text).toContain('Siti Baru');
    expect((await audited('pasca', 'user.created')).at(-1)?.after).toMatchObject({ name: 'Siti Baru' });
  });

  it('without an address comes with a link to hand over, shown once', async () => {
    const made = await keeper.post('/pengguna', { name: 'Tanpa Surel', username: 'tanpa.surel' });
    expect(made.status).toBe(200);
    const link = /data-copy="(http[^"]+)"/.exec(made.text)![1]!;
    const client = test.visitor('pasca');
    const path = new URL(link).pathname;
    await client.get(path);
    expect(
      (await client.post(path, { password: 'baru-sekali-2026', again: 'baru-sekali-2026' })).status,
    ).toBe(303);
    const entered = await client.post('/login', { identifier: 'tanpa.surel', password: 'baru-sekali-2026' });
    expect(entered.status).toBe(303);
  });

  it('is not made twice under one name, and says which', async () => {
    const again = await keeper.post('/pengguna', { name: 'Siti Lagi', email: 'siti.baru@pasca.example' });
    expect(again.status).toBe(422);
    expect(again.text).toContain('sudah dipakai akun lain');
    expect(again.text).toContain('Siti Lagi');
    expect((await keeper.post('/pengguna', { name: 'X' })).status).toBe(422);
  });

  it('asks for the password again first, when the last time was long ago', async () => {
    const ctx = await test.system('pasca');
    await ctx.transaction((tx) =>
      tx.execute(
        `update sessions set password_at = now() - interval '1 hour' where tenant_id = balai.tenant_id()`,
      ),
    );
    const asked = await keeper.post('/pengguna', { name: 'Siti Tertunda', username: 'siti.tertunda' });
    expect(asked.status).toBe(303);
    expect(asked.headers.location).toContain('/me/security/confirm');
    await ctx.transaction((tx) =>
      tx.execute(`update sessions set password_at = now() where tenant_id = balai.tenant_id()`),
    );
  });
});

describe('a role', () => {
  it('bound to programmes reaches what it names; naming none is refused', async () => {
    const { id } = await makePerson(test, 'pasca', 'peran-satu');
    const none = await keeper.post(`/pengguna/${id}/peran/beri`, { role: 'admin_prodi' });
    expect(none.status).toBe(422);
    expect(none.text).toContain('Pilih paling sedikit satu');
    expect(
      (await keeper.post(`/pengguna/${id}/peran/beri`, { role: 'admin_prodi', programmes: ['MM'] })).status,
    ).toBe(303);
    expect(await grantsOf('pasca', id)).toMatchObject([{ role: 'admin_prodi', programmes: ['MM'] }]);
    expect((await audited('pasca', 'role.granted')).at(-1)).toMatchObject({
      objectId: id,
      after: { role: 'admin_prodi', programmes: ['MM'] },
    });
    const twice = await keeper.post(`/pengguna/${id}/peran/beri`, {
      role: 'admin_prodi',
      programmes: ['MM'],
    });
    expect(twice.status).toBe(422);
  });

  it('given is there on the next request, taken away it is gone on the next', async () => {
    const person = await makePerson(test, 'pasca', 'peran-dua', { roles: [{ role: 'tu' }] });
    const client = await enterAs(test, person);
    expect((await client.get('/pengaturan')).status).toBe(403);
    expect((await client.get('/dashboard')).status).toBe(200);
    const [grant] = await grantsOf('pasca', person.id);
    expect(
      (await keeper.post(`/pengguna/${person.id}/peran/${grant!.id}/cabut`, { reason: 'Selesai bertugas' }))
        .status,
    ).toBe(303);
    expect((await client.get('/dashboard')).status).toBe(403);
    await keeper.post(`/pengguna/${person.id}/peran/beri`, { role: 'upkh' });
    expect((await client.get('/dashboard')).status).toBe(200);
    expect((await audited('pasca', 'role.revoked')).at(-1)).toMatchObject({
      reason: 'Selesai bertugas',
      before: { role: 'tu' },
    });
  });

  it('that follows from a state, or that nobody knows, is not given', async () => {
    const { id } = await makePerson(test, 'pasca', 'peran-tiga');
    for (const role of ['tidak_ada', '', '__proto__', 'constructor']) {
      expect((await keeper.post(`/pengguna/${id}/peran/beri`, { role })).status, role).toBe(422);
    }
    expect(await grantsOf('pasca', id)).toEqual([]);
  });

  it('is not given to oneself, and one does not shut oneself out', async () => {
    const page = await keeper.get('/pengguna?filter%5Brole%5D=superadmin');
    const id = /\/pengguna\/([0-9a-f-]{36})"/.exec(page.text)![1]!;
    expect((await keeper.post(`/pengguna/${id}/peran/beri`, { role: 'admin' })).status).toBe(403);
    expect((await keeper.post(`/pengguna/${id}/tutup`, { reason: 'Menutup diri' })).status).toBe(403);
  });

  it('with an end stops by itself', async () => {
    const person = await makePerson(test, 'pasca', 'peran-empat');
    expect(
      (await keeper.post(`/pengguna/${person.id}/peran/beri`, { role: 'tu', until: '2099-12-31' })).status,
    ).toBe(303);
    const client = await enterAs(test, person);
    expect((await client.get('/dashboard')).status).toBe(200);
    const ctx = await test.system('pasca');
    await ctx.transaction((tx) =>
      tx.execute(
        `update role_grants set valid_until = now() - interval '1 second' where tenant_id = balai.tenant_id() and account_id = $1`,
        [person.id],
      ),
    );
    expect((await client.get('/dashboard')).status).toBe(403);
  });

  it('of the last keeper stays: two who remove each other at the same moment leave one', async () => {
    await test.createTenant({ slug: 'penjaga', kind: 'pascasarjana', name: 'Seleksi Penjaga' });
    const keepers = [{ roles: [{ role: 'superadmin' }] }, { roles: [{ role: 'superadmin' }] }];
    const [first, second] = await Promise.all(
      keepers.map((given, index) => makePerson(test, 'penjaga', `kunci-${index}`, given)),
    );
    const [a, b] = [await enterWithFactor(test, first!), await enterWithFactor(test, second!)];
    const [ofFirst] = await grantsOf('penjaga', first!.id);
    const [ofSecond] = await grantsOf('penjaga', second!.id);
    const answers = await Promise.all([
      a.post(`/pengguna/${second!.id}/peran/${ofSecond!.id}/cabut`),
      b.post(`/pengguna/${first!.id}/peran/${ofFirst!.id}/cabut`),
    ]);
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
    const ctx = await test.system('penjaga');
    const left = await ctx.transaction((tx) =>
      tx.query<{ account_id: string }>(
        `select account_id from role_grants where tenant_id = balai.tenant_id() and role = 'superadmin'`,
      ),
    );
    expect(left).toHaveLength(1);
    // Shutting each other at once ends the same way.
    const third = await makePerson(test, 'penjaga', 'kunci-tiga', { roles: [{ role: 'superadmin' }] });
    const c = await enterWithFactor(test, third);
    const stays =
      left[0]!.account_id === first!.id ? { person: first!, client: a } : { person: second!, client: b };
    const shut = await Promise.all([
      stays.client.post(`/pengguna/${third.id}/tutup`, { reason: 'Percobaan tutup' }),
      c.post(`/pengguna/${stays.person.id}/tutup`, { reason: 'Percobaan tutup' }),
    ]);
    expect(shut.filter(({ status }) => status === 303)).toHaveLength(1);
    const active = await ctx.transaction((tx) =>
      tx.query(`select 1 from role_grants g join accounts x on x.tenant_id = g.tenant_id and x.id = g.account_id
        where g.tenant_id = balai.tenant_id() and g.role = 'superadmin' and x.status = 'active'`),
    );
    expect(active).toHaveLength(1);
  });

  it('of a keeper is out of reach for who may shut accounts but not hand out roles', async () => {
    const ctx = await test.system('pasca');
    await ctx.transaction(async (tx) => {
      await tx.execute(
        `insert into access_differences (id, role, resource, access_right, effect, scope, why)
         select gen_random_uuid(), 'upkh', 'user', r, 'grant', 'all', 'Percobaan' from unnest(array['read', 'disable', 'reset', 'delete']) r`,
      );
      await tx.execute(
        'update tenant_state set access_version = access_version + 1 where tenant_id = balai.tenant_id()',
      );
    });
    const clerk = await enterWithFactor(
      test,
      await makePerson(test, 'pasca', 'juru', { roles: [{ role: 'upkh' }] }),
    );
    const plain = await makePerson(test, 'pasca', 'orang-biasa', { roles: [{ role: 'tu' }] });
    const page = await clerk.get('/pengguna?filter%5Brole%5D=superadmin');
    const boss = /\/pengguna\/([0-9a-f-]{36})"/.exec(page.text)![1]!;
    for (const act of ['tutup', 'atur-ulang', 'hapus']) {
      expect((await clerk.post(`/pengguna/${boss}/${act}`, { reason: 'Merebut kendali' })).status, act).toBe(
        403,
      );
    }
    expect((await clerk.post(`/pengguna/${plain.id}/tutup`, { reason: 'Pindah tugas' })).status).toBe(303);
    await ctx.transaction(async (tx) => {
      await tx.execute(
        `update access_differences set withdrawn_at = now() where tenant_id = balai.tenant_id() and role = 'upkh'`,
      );
      await tx.execute(
        'update tenant_state set access_version = access_version + 1 where tenant_id = balai.tenant_id()',
      );
    });
  });

  it('that brings money and roles into one hand warns first', async () => {
    const ketua = await test.signIn('koperasi', 'ketua');
    const { id } = await makePerson(test, 'koperasi', 'rangkap', { roles: [{ role: 'bendahara' }] });
    const form = await ketua.get(`/pengguna/${id}/peran/beri?role=ketua`);
    expect(form.text).toContain('satu tangan');
    const quick = await ketua.post(`/pengguna/${id}/peran/beri`, { role: 'ketua' });
    expect(quick.status).toBe(422);
    expect(await grantsOf('koperasi', id)).toHaveLength(1);
    expect((await ketua.post(`/pengguna/${id}/peran/beri`, { role: 'ketua', understood: '1' })).status).toBe(
      303,
    );
    expect(await grantsOf('koperasi', id)).toHaveLength(2);
  });
});

describe('looking after an account', () => {
  it('resets a password without anybody seeing it: the old one dies, a link goes out', async () => {
    const person = await makePerson(test, 'pasca', 'reset-satu', { roles: [{ role: 'tu' }] });
    const client = await enterAs(test, person);
    expect((await keeper.post(`/pengguna/${person.id}/atur-ulang`)).status).toBe(303);
    expect((await client.get('/dashboard')).status).toBe(303);
    await expect(enterAs(test, person)).rejects.toThrow('422');
    const [mail] = (await readMails(test, 'pasca', 'identity.password_reset')).filter(
      ({ to }) => to.address === person.email,
    );
    expect(linkOf(mail)).toMatch(/^\/reset-password\?token=/);
  });

  it('asks for a reason before it shuts an account', async () => {
    const person = await makePerson(test, 'pasca', 'tutup-satu', { roles: [{ role: 'tu' }] });
    const silent = await keeper.post(`/pengguna/${person.id}/tutup`, {});
    expect(silent.status).toBe(422);
    expect((await enterAs(test, person)).cookies.has('balai_session')).toBe(true);
  });

  it('takes the second factor of a lost phone off, and the person is out until then', async () => {
    const person = await makePerson(test, 'pasca', 'ponsel', { roles: [{ role: 'tu' }] });
    const client = await enterWithFactor(test, person);
    expect(
      (await keeper.post(`/pengguna/${person.id}/lepas-dua-langkah`, { reason: 'Ponsel hilang di bus' }))
        .status,
    ).toBe(303);
    expect((await client.get('/dashboard')).status).toBe(303);
    await enterAs(test, person);
    expect((await audited('pasca', 'second_factor.removed')).at(-1)).toMatchObject({
      objectId: person.id,
      reason: 'Ponsel hilang di bus',
    });
  });

  it('opens a lock by hand', async () => {
    const person = await makePerson(test, 'pasca', 'kunci', { roles: [{ role: 'tu' }] });
    const client = test.visitor('pasca');
    await client.get('/login');
    for (let attempt = 0; attempt < 5; attempt += 1)
      await client.post('/login', { identifier: person.email, password: 'salah-sekali-1' });
    await expect(enterAs(test, person)).rejects.toThrow('429');
    expect((await keeper.get('/keamanan')).text).toContain('Orang kunci');
    expect((await keeper.post(`/keamanan/${person.id}/buka`)).status).toBe(303);
    await enterAs(test, person);
  });

  it('closes an account for good: its names are free, its traces stay', async () => {
    const person = await makePerson(test, 'pasca', 'hapus-satu', { roles: [{ role: 'tu' }] });
    expect((await keeper.post(`/pengguna/${person.id}/hapus`, { reason: 'Permintaan sendiri' })).status).toBe(
      303,
    );
    await expect(enterAs(test, person)).rejects.toThrow('422');
    expect((await keeper.get('/pengguna?q=hapus-satu')).text).toContain('Tidak ada yang cocok');
    await makePerson(test, 'pasca', 'hapus-satu');
    expect((await audited('pasca', 'user.closed')).at(-1)).toMatchObject({
      objectId: person.id,
      reason: 'Permintaan sendiri',
    });
  });

  it('of another organisation is not found, like one that is not there', async () => {
    const { id } = await makePerson(test, 'desa', 'orang-desa', { roles: [{ role: 'user' }] });
    const foreign = await keeper.get(`/pengguna/${id}`);
    const random = await keeper.get('/pengguna/0197f000-0000-7000-8000-000000000000');
    expect(foreign.status).toBe(404);
    expect(random.status).toBe(404);
    expect((await keeper.post(`/pengguna/${id}/tutup`, { reason: 'Lintas organisasi' })).status).toBe(404);
  });

  it('in the village keeps residents and officers apart', async () => {
    const head = await test.signIn('desa', 'super_admin');
    const residents = await head.get('/superadmin-user?size=100');
    const officers = await head.get('/superadmin-admin?size=100');
    expect(residents.text).toContain('warga@desa.example');
    expect(residents.text).not.toContain('sekdes@desa.example');
    expect(officers.text).toContain('sekdes@desa.example');
    expect(officers.text).not.toContain('warga@desa.example');
    const admin = await test.signIn('desa', 'admin');
    expect((await admin.get('/superadmin-user')).status).toBe(403);
    expect((await admin.get('/superadmin-admin')).status).toBe(403);
  });
});

describe('an invitation', () => {
  it('makes a new officer by mail: password of their own, role at once', async () => {
    const ketua = await test.signIn('koperasi', 'ketua');
    const sent = await ketua.post('/undangan', {
      name: 'Ibu Bendahara',
      email: 'ibu.bendahara@koperasi.example',
      role: 'bendahara',
    });
    expect(sent.status).toBe(303);
    const [mail] = await readMails(test, 'koperasi', 'identity.invitation');
    expect(mail?.subject).toContain('Bendahara');
    const client = test.visitor('koperasi');
    const link = linkOf(mail);
    expect((await client.get(link)).text).toContain('Anda diundang menjadi Bendahara');
    const weak = await client.post(link, { name: 'Ibu Bendahara', password: 'abcdefgh', again: 'abcdefgh' });
    expect(weak.status).toBe(422);
    expect(
      (
        await client.post(link, {
          name: 'Ibu Bendahara',
          password: 'baru-sekali-2026',
          again: 'baru-sekali-2026',
        })
      ).status,
    ).toBe(303);
    const entered = await client.post('/login', {
      identifier: 'ibu.bendahara@koperasi.example',
      password: 'baru-sekali-2026',
    });
    expect(entered.headers.location).toMatch(/^\/me\/security\/second-factor/);
    expect((await client.get(link)).status).toBe(410);
    expect((await audited('koperasi', 'invitation.accepted')).at(-1)?.after).toMatchObject({
      role: 'bendahara',
    });
  });

  it('taken back opens nothing', async () => {
    const ketua = await test.signIn('koperasi', 'ketua');
    await ketua.post('/undangan', {
      name: 'Pak Batal',
      email: 'pak.batal@koperasi.example',
      role: 'sekretaris',
    });
    const mail = (await readMails(test, 'koperasi', 'identity.invitation')).find(
      ({ to }) => to.address === 'pak.batal@koperasi.example',
    );
    const list = await ketua.get('/undangan');
    const id = /\/undangan\/([0-9a-f-]{36})\/tarik/.exec(list.text)![1]!;
    expect((await ketua.post(`/undangan/${id}/tarik`)).status).toBe(303);
    expect((await test.visitor('koperasi').get(linkOf(mail))).status).toBe(410);
  });

  it('to who has an account adds the role to it, signed in as that person only', async () => {
    const person = await makePerson(test, 'pasca', 'undang-ada', { roles: [{ role: 'tu' }] });
    await keeper.post('/undangan', { name: 'Orang', email: person.email, role: 'upkh' });
    const mail = (await readMails(test, 'pasca', 'identity.invitation')).find(
      ({ to }) => to.address === person.email,
    );
    const link = linkOf(mail);
    const stranger = test.visitor('pasca');
    expect((await stranger.get(link)).text).toContain('sudah punya akun');
    expect(
      (
        await stranger.post(link, {
          name: 'Pencuri',
          password: 'baru-sekali-2026',
          again: 'baru-sekali-2026',
        })
      ).status,
    ).toBe(422);
    const other = await enterAs(
      test,
      await makePerson(test, 'pasca', 'undang-lain', { roles: [{ role: 'tu' }] }),
    );
    expect((await other.post(link)).status).toBe(422);
    const mine = await enterAs(test, person);
    await mine.get(link);
    expect((await mine.post(link)).status).toBe(303);
    expect((await grantsOf('pasca', person.id)).map(({ role }) => role).sort()).toEqual(['tu', 'upkh']);
  });

  it('is not for who may not invite', async () => {
    const secretary = await test.signIn('koperasi', 'sekretaris');
    expect((await secretary.get('/undangan')).status).toBe(200);
    expect((await secretary.get('/undangan/baru')).status).toBe(403);
    expect(
      (await secretary.post('/undangan', { name: 'X Y', email: 'x.y@koperasi.example', role: 'ketua' }))
        .status,
    ).toBe(403);
  });
});
