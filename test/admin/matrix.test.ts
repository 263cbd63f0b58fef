import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HttpClient } from '../support/http-client.ts';
import { readAuditLog } from '../support/read-audit-log.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { enterAs, enterWithFactor, makePerson } from './people.ts';

let test: TestApp;
let head: HttpClient;
beforeAll(async () => {
  test = await openTestApp({ jobs: false });
  head = await test.signIn('desa', 'super_admin');
});
afterAll(() => test.close());

interface Me {
  roles: string[];
  rights: Record<string, { right: string; scope: string }[]>;
}
const rightsOf = async (slug: string, role: string, resource: string) => {
  const client = await test.bearer(slug, role);
  return (((await client.get('/api/v1/me')).json as Me).rights[resource] ?? []).map(({ right }) => right);
};

describe('the matrix of an organisation', () => {
  it("shows the requirement's rows, and every one opens", async () => {
    const page = await head.get('/superadmin-hak-akses');
    expect(page.status).toBe(200);
    for (const label of ['Berita', 'Pengaduan', 'Manajemen User', 'Audit Log'])
      expect(page.text).toContain(label);
    const rows = [
      ...new Set([...page.text.matchAll(/href="(\/superadmin-hak-akses\/[^"?]+)"/g)].map(([, url]) => url!)),
    ];
    expect(rows.length).toBeGreaterThan(40);
    for (const row of rows.slice(0, 5)) expect((await head.get(row)).status, row).toBe(200);
    expect((await head.get('/superadmin-hak-akses/tidak.ada')).status).toBe(404);
  });

  it('is read by others and changed by nobody else', async () => {
    const admin = await test.signIn('desa', 'admin');
    expect((await admin.get('/superadmin-hak-akses')).status).toBe(200);
    const row = await admin.get('/superadmin-hak-akses/news.read');
    expect(row.text).not.toContain('Simpan perubahan');
    const tried = await admin.post('/superadmin-hak-akses/news.read', {
      role: 'admin',
      right: 'delete',
      result: 'all',
      why: 'Coba sendiri',
    });
    expect(tried.status).toBe(403);
    expect((await test.visitor('desa').get('/superadmin-hak-akses')).status).toBe(303);
  });

  it('changes with who, when and why, from the next request on, and goes back', async () => {
    expect(await rightsOf('desa', 'admin', 'news')).toContain('delete');
    const short = await head.post('/superadmin-hak-akses/news.read', {
      role: 'admin',
      right: 'delete',
      result: 'revoke',
      why: 'ya',
    });
    expect(short.status).toBe(422);
    expect(await rightsOf('desa', 'admin', 'news')).toContain('delete');
    const saved = await head.post('/superadmin-hak-akses/news.read', {
      role: 'admin',
      right: 'delete',
      result: 'revoke',
      why: 'Keputusan musyawarah 3 November',
    });
    expect(saved.status).toBe(303);
    expect(await rightsOf('desa', 'admin', 'news')).not.toContain('delete');
    const row = await head.get('/superadmin-hak-akses/news.read');
    expect(row.text).toContain('Keputusan musyawarah 3 November');
    expect(row.text).toContain('tidak lagi menghapus');
    const matrix = (await (await test.bearer('desa', 'super_admin')).get('/api/v1/access/matrix')).json as {
      rows: {
        resource: string;
        cells: Record<string, string>;
        rights: Record<string, { right: string }[]>;
        differences?: object;
      }[];
    };
    const news = matrix.rows.find(({ resource }) => resource === 'news')!;
    expect(news.cells.admin).toBe('CRUD');
    expect(news.rights.admin!.map(({ right }) => right)).not.toContain('delete');
    expect(news.differences).toBeDefined();
    expect(
      (await head.post('/superadmin-hak-akses/news.read/kembalikan', { role: 'admin', right: 'delete' }))
        .status,
    ).toBe(303);
    expect(await rightsOf('desa', 'admin', 'news')).toContain('delete');
    const ctx = await test.system('desa');
    const events = await readAuditLog(ctx, { action: 'matrix' });
    expect(events).toMatchObject([
      {
        action: 'matrix.changed',
        reason: 'Keputusan musyawarah 3 November',
        before: { scope: 'all' },
        after: { scope: 'tidak' },
      },
      { action: 'matrix.restored', before: { scope: 'tidak' }, after: { scope: 'all' } },
    ]);
  });

  it('never ends with nobody who could change it', async () => {
    const locked = await head.post('/superadmin-hak-akses/access-matrix.read', {
      role: 'super_admin',
      right: 'update',
      result: 'revoke',
      why: 'Percobaan mengunci',
    });
    expect(locked.status).toBe(422);
    expect(locked.text).toContain('tidak ada peran yang dapat mengatur');
    const keys = await head.post('/superadmin-hak-akses/role.assign', {
      role: 'super_admin',
      right: 'assign',
      result: 'revoke',
      why: 'Percobaan mengunci',
    });
    expect(keys.status).toBe(422);
    expect((await head.get('/superadmin-user')).status).toBe(200);
    expect(await rightsOf('desa', 'super_admin', 'role')).toContain('assign');
  });

  it('warns before money and roles meet in one role, and gives it only after a yes', async () => {
    const ketua = await test.signIn('koperasi', 'ketua');
    const change = { role: 'bendahara', right: 'assign', result: 'all', why: 'Ketua sering bepergian' };
    const warned = await ketua.post('/hak-akses/role.read', change);
    expect(warned.status).toBe(422);
    expect(warned.text).toContain('satu tangan');
    expect(await rightsOf('koperasi', 'bendahara', 'role')).not.toContain('assign');
    expect((await ketua.post('/hak-akses/role.read', { ...change, understood: '1' })).status).toBe(303);
    expect(await rightsOf('koperasi', 'bendahara', 'role')).toContain('assign');
    await ketua.post('/hak-akses/role.read/kembalikan', { role: 'bendahara', right: 'assign' });
  });

  it('gives no right that nobody knows, to no role that is not there', async () => {
    for (const change of [
      { role: 'admin', right: 'destroy', result: 'all' },
      { role: 'raja', right: 'read', result: 'all' },
      { role: 'admin', right: 'read', result: 'planet' },
      { role: 'guest', right: 'delete', result: 'all' },
    ]) {
      const answer = await head.post('/superadmin-hak-akses/news.read', { ...change, why: 'Percobaan saja' });
      expect(answer.status, JSON.stringify(change)).toBe(422);
    }
  });

  it('of one organisation changes nothing in another', async () => {
    await head.post('/superadmin-hak-akses/help.read', {
      role: 'bpd',
      right: 'read',
      result: 'revoke',
      why: 'Hanya di desa ini',
    });
    const rows = await test.asSuperuser<{ tenants: number }>(
      `select count(distinct tenant_id)::int as tenants from pooled.access_differences where withdrawn_at is null`,
    );
    expect(rows[0]!.tenants).toBe(1);
    await head.post('/superadmin-hak-akses/help.read/kembalikan', { role: 'bpd', right: 'read' });
  });
});

describe("a role of the organisation's own", () => {
  it('starts with nothing, has what it is given, loses it when switched off, goes when nobody holds it', async () => {
    const made = await head.post('/superadmin-role', {
      label: 'Petugas Arsip',
      description: 'Menjaga arsip',
    });
    expect(made.status).toBe(303);
    expect(made.headers.location).toBe('/superadmin-role/petugas_arsip/hak');
    expect((await head.get('/superadmin-role')).text).toContain('Petugas Arsip');
    const person = await makePerson(test, 'desa', 'arsip', { roles: [{ role: 'user' }] });
    expect(
      (await head.post(`/superadmin-user/${person.id}/peran/beri`, { role: 'petugas_arsip' })).status,
    ).toBe(303);
    const client = await enterAs(test, person);
    expect((await client.get('/superadmin-audit')).status).toBe(403);
    const silent = await head.post('/superadmin-role/petugas_arsip/hak', { 'audit.read': 'all' });
    expect(silent.status).toBe(422);
    expect(
      (
        await head.post('/superadmin-role/petugas_arsip/hak', {
          'audit.read': 'all',
          'help.read': 'all',
          why: 'Tugas arsip',
        })
      ).status,
    ).toBe(303);
    expect((await client.get('/superadmin-audit')).status).toBe(200);
    expect((await client.get('/superadmin-user')).status).toBe(403);
    // The sidebar follows, and the role is named as the organisation says it.
    const page = await client.get('/superadmin-audit');
    expect(page.text).toContain('Petugas Arsip');
    expect(page.text).toContain('href="/superadmin-audit"');
    expect((await head.post('/superadmin-role/petugas_arsip/hapus')).status).toBe(422);
    expect(
      (await head.post('/superadmin-role/petugas_arsip', { label: 'Petugas Arsip', description: '' })).status,
    ).toBe(303);
    expect((await client.get('/superadmin-audit')).status).toBe(403);
    expect(
      (
        await head.post('/superadmin-role/petugas_arsip', {
          label: 'Petugas Arsip',
          description: '',
          active: '1',
        })
      ).status,
    ).toBe(303);
    expect((await client.get('/superadmin-audit')).status).toBe(200);
    const ctx = await test.system('desa');
    await ctx.transaction((tx) =>
      tx.execute(`delete from role_grants where tenant_id = balai.tenant_id() and role = 'petugas_arsip'`),
    );
    expect((await head.post('/superadmin-role/petugas_arsip/hapus')).status).toBe(303);
    expect((await head.get('/superadmin-role/petugas_arsip')).status).toBe(404);
  });

  it('with power over roles needs the second factor like any other', async () => {
    await head.post('/superadmin-role', { label: 'Wakil Kades', description: '' });
    await head.post('/superadmin-role/wakil_kades/hak', {
      'role.assign': 'all',
      'user.read': 'all',
      why: 'Kades cuti',
    });
    const person = await makePerson(test, 'desa', 'wakil', {
      roles: [{ role: 'user' }, { role: 'wakil_kades' }],
    });
    const client = await enterAs(test, person);
    const shut = await client.get('/superadmin-user');
    expect(shut.headers.location).toContain('/me/security/second-factor');
    const verified = await enterWithFactor(test, person);
    expect((await verified.get('/superadmin-user')).status).toBe(200);
  });

  it('takes no name that is taken, and is made by nobody without the right', async () => {
    expect((await head.post('/superadmin-role', { label: 'Perangkat Desa (Admin)' })).status).toBe(422);
    expect((await head.post('/superadmin-role', { label: 'X' })).status).toBe(422);
    expect((await head.get('/superadmin-role')).text, 'the key by which programs name it').toContain(
      '>admin</span>',
    );
    const standard = await head.get('/superadmin-role/admin');
    expect(standard.text, 'a role that came with Balai stays').not.toContain('/superadmin-role/admin/hapus');
    expect((await head.post('/superadmin-role/admin/hapus')).status).toBe(404);
    const admin = await test.signIn('desa', 'admin');
    expect((await admin.post('/superadmin-role', { label: 'Peran Gelap' })).status).toBe(403);
    expect((await head.get('/superadmin-role')).text).not.toContain('Peran Gelap');
  });
});

describe('the menu', () => {
  it('is renamed, ordered and hidden, and the sidebar follows on the next page', async () => {
    expect((await head.get('/superadmin-audit')).text).toContain('Audit Log');
    const form = await head.get('/superadmin-submenu/superadmin.audit');
    expect(form.status).toBe(200);
    const kept = { order: '70', enabled: '1', logic: 'ANY', required: 'audit.read', icon: '' };
    expect(
      (await head.post('/superadmin-submenu/superadmin.audit', { ...kept, label: 'Jejak Kerja' })).status,
    ).toBe(303);
    const renamed = await head.get('/superadmin-user');
    expect(renamed.text).toContain('Jejak Kerja');
    const { enabled: _, ...hidden } = kept;
    await head.post('/superadmin-submenu/superadmin.audit', { ...hidden, label: 'Jejak Kerja' });
    expect((await head.get('/superadmin-user')).text).not.toContain('Jejak Kerja');
    // Hidden is not closed: the page asks for itself.
    expect((await head.get('/superadmin-audit')).status).toBe(200);
    expect((await head.post('/superadmin-submenu/superadmin.audit/kembalikan')).status).toBe(303);
    expect((await head.get('/superadmin-user')).text).toContain('Audit Log');
  });

  it('shows an own entry to who holds its right, and to nobody else', async () => {
    const fields = {
      label: 'Papan Kabar',
      url: '/help',
      parent: 'superadmin',
      order: '5',
      enabled: '1',
      logic: 'ANY',
    };
    expect(
      (
        await head.post('/superadmin-submenu', {
          ...fields,
          url: 'https://evil.example/',
          required: 'audit.read',
        })
      ).status,
    ).toBe(422);
    expect((await head.post('/superadmin-submenu', { ...fields, required: 'audit.read' })).status).toBe(303);
    expect((await head.get('/superadmin-user')).text).toContain('Papan Kabar');
    const admin = await test.signIn('desa', 'admin');
    expect((await admin.get('/me/security')).text).not.toContain('Papan Kabar');
  });

  it('shows an entry without a right to nobody, and to everybody once it is public', async () => {
    const fields = {
      label: 'Kabar Balai Desa',
      url: '/help',
      parent: 'mine',
      order: '500',
      enabled: '1',
      logic: 'ANY',
      icon: '',
    };
    const saved = await head.post('/superadmin-submenu', fields);
    expect(saved.status).toBe(303);
    const villager = await test.signIn('desa', 'user');
    expect((await head.get('/superadmin-user')).text).not.toContain('Kabar Balai Desa');
    expect((await villager.get('/dashboard')).text).not.toContain('Kabar Balai Desa');
    const list = (await head.get('/superadmin-submenu')).text;
    const address = /href="(\/superadmin-submenu\/own\.[0-9a-f]+)"[^>]*>Kabar Balai Desa</.exec(list)![1]!;
    expect((await head.post(address, { ...fields, public: '1' })).status).toBe(303);
    expect((await head.get('/superadmin-user')).text).toContain('Kabar Balai Desa');
    expect((await villager.get('/dashboard')).text).toContain('Kabar Balai Desa');
    await head.post(`${address}/kembalikan`);
  });

  it('takes a menu of the organisation with entries under it, and keeps it while they stand there', async () => {
    const menu = { label: 'Papan Desa', url: '', order: '5', enabled: '1', logic: 'ANY', icon: '' };
    expect((await head.post('/superadmin-menu', menu)).status).toBe(303);
    const key = /superadmin-menu\/(own\.[0-9a-f]+)"/.exec((await head.get('/superadmin-menu')).text)![1]!;
    expect((await head.get('/superadmin-user')).text).not.toContain('Papan Desa');
    const entry = { ...menu, label: 'Lowongan', url: '/help', parent: key, required: 'help.read' };
    expect((await head.post('/superadmin-submenu', entry)).status).toBe(303);
    const villager = await test.signIn('desa', 'user');
    expect((await villager.get('/dashboard')).text).toMatch(/Papan Desa[\s\S]*Lowongan/);
    expect((await head.post(`/superadmin-menu/${key}/kembalikan`)).status).toBe(409);
  });

  it('gives no right: an entry shown to everybody still leads to a page that refuses', async () => {
    await head.post('/superadmin-submenu/superadmin.users', {
      label: 'Manajemen User',
      order: '20',
      enabled: '1',
      logic: 'ANY',
      required: ['help.read'],
      icon: '',
    });
    const admin = await test.signIn('desa', 'admin');
    expect((await admin.get('/me/security')).text).toContain('/superadmin-user');
    expect((await admin.get('/superadmin-user')).status).toBe(403);
    await head.post('/superadmin-submenu/superadmin.users/kembalikan');
  });

  it('is changed by nobody without the right', async () => {
    const admin = await test.signIn('desa', 'admin');
    expect((await admin.get('/superadmin-menu')).status).toBe(403);
    expect((await admin.post('/superadmin-menu/superadmin', { label: 'Diubah', order: '1' })).status).toBe(
      403,
    );
  });
});
