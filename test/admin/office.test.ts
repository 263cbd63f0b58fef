import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordAudit } from '#kernel/audit';
import { notify } from '#kernel/notifications';
import { readMails } from '../account/read-mails.ts';
import type { HttpClient } from '../support/http-client.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { enterAs, makePerson } from './people.ts';

let test: TestApp;
let keeper: HttpClient;
beforeAll(async () => {
  test = await openTestApp({ jobs: false });
  keeper = await test.signIn('pasca', 'superadmin');
});
afterAll(() => test.close());

describe('the audit log', () => {
  it('is filtered by who, what, when and how it ended, and each filter narrows', async () => {
    const ctx = await test.system('pasca');
    await ctx.transaction(async (tx) => {
      for (let number = 0; number < 60; number += 1) {
        await recordAudit(ctx, tx, {
          action: 'locker.created',
          resource: 'locker',
          objectId: `r${number}`,
          objectLabel: `Loker ${number}`,
        });
      }
      await recordAudit(ctx, tx, {
        action: 'locker.deleted',
        resource: 'locker',
        objectId: 'r7',
        objectLabel: 'Loker 7',
        before: { name: 'Loker 7', phone: '08123456789' },
      });
    });
    const bearer = await test.bearer('pasca', 'superadmin');
    const total = async (search: string) =>
      ((await bearer.get(`/api/v1/audit-events?${search}`)).json as { total: number }).total;
    expect(await total('filter%5Baction%5D=locker.created')).toBe(60);
    expect(await total('filter%5Baction%5D=locker')).toBe(61);
    expect(await total('filter%5Bobject%5D=r7')).toBe(2);
    expect(await total('filter%5Bobject%5D=r7&filter%5Baction%5D=locker.deleted')).toBe(1);
    expect(await total('filter%5Baction%5D=locker&filter%5Bfrom%5D=2099-01-01')).toBe(0);
    expect(await total('filter%5Baction%5D=locker&filter%5Buntil%5D=2020-01-01')).toBe(0);
    expect(await total('filter%5Boutcome%5D=refused&filter%5Baction%5D=locker')).toBe(0);
    expect(await total('q=loker+7&filter%5Baction%5D=locker.deleted')).toBe(1);
    const page = await keeper.get('/catatan-audit?filter%5Baction%5D=locker&size=10&page=2');
    expect(page.text).toContain('11–20 dari 61 catatan');
  });

  it('opens an entry with before and after, sensitive values masked', async () => {
    const list = await keeper.get('/catatan-audit?filter%5Baction%5D=locker.deleted');
    const url = /href="(\/catatan-audit\/[0-9a-f-]{36})"/.exec(list.text)![1]!;
    const entry = await keeper.get(url);
    expect(entry.text).toContain('Sebelum dan sesudah');
    expect(entry.text).toContain('••••89');
    expect(entry.text).not.toContain('08123456789');
    expect((await keeper.get('/catatan-audit/0197f000-0000-7000-8000-000000000000')).status).toBe(404);
  });

  it('is taken along as CSV with the filter that holds, and that is written down itself', async () => {
    const csv = await keeper.get('/catatan-audit/unduh?filter%5Baction%5D=locker');
    expect(csv.text.trim().split('\r\n')).toHaveLength(62);
    expect(csv.headers['content-disposition']).toContain('catatan-audit.csv');
    expect((await keeper.get('/catatan-audit?filter%5Baction%5D=audit.exported')).text).toContain(
      '1–1 dari 1 catatan',
    );
  });

  it('holds refusals too: who asked for a page that is not theirs', async () => {
    const upkh = await test.signIn('pasca', 'upkh');
    expect((await upkh.get('/catatan-audit')).status).toBe(403);
    const refused = await keeper.get(
      '/catatan-audit?filter%5Boutcome%5D=refused&filter%5Baction%5D=access.refused',
    );
    expect(refused.text).toContain('Fathul Jannah');
  });

  it('is changed by nobody: not by a route, not by the serving role', async () => {
    const [row] = await test.asSuperuser<{ id: string }>(
      `select id from pooled.audit_events where action = 'locker.deleted'`,
    );
    for (const method of ['PUT', 'PATCH', 'DELETE']) {
      expect((await keeper.sendJson(method, `/api/v1/audit-events/${row!.id}`, {})).status).toBe(404);
    }
    const ctx = await test.system('pasca');
    await expect(
      ctx.transaction((tx) =>
        tx.execute(`update audit_events set action = 'x' where tenant_id = balai.tenant_id()`),
      ),
    ).rejects.toThrow();
    await expect(
      ctx.transaction((tx) => tx.execute(`delete from audit_events where tenant_id = balai.tenant_id()`)),
    ).rejects.toThrow();
  });
});

describe('background work', () => {
  const makeRun = async (slug: string, state: string, requestedBy: string | null, title: string) => {
    const ctx = await test.system(slug);
    const row = await ctx.transaction((tx) =>
      tx.one<{ id: string }>(
        `insert into job_runs (id, kind, title, state, requested_by, failure, done_count, total_count)
         values (gen_random_uuid(), 'deliverMail', $1, $2, $3, case when $2 = 'failed' then 'Berkas rusak' end, 3, 10) returning id`,
        [title, state, requestedBy],
      ),
    );
    return row!.id;
  };

  it('that failed says why and is tried again; what is done is not', async () => {
    const failed = await makeRun('pasca', 'failed', null, 'Impor gagal');
    const done = await makeRun('pasca', 'done', null, 'Impor selesai');
    expect((await keeper.get('/pekerjaan')).text).toContain('1 pekerjaan gagal');
    expect((await keeper.get(`/pekerjaan/${failed}`)).text).toContain('Berkas rusak');
    expect((await keeper.post(`/pekerjaan/${failed}/ulangi`)).status).toBe(303);
    expect((await keeper.get(`/pekerjaan/${failed}`)).text).toContain('Menunggu');
    expect((await keeper.post(`/pekerjaan/${done}/ulangi`)).status).toBe(409);
    expect((await keeper.post(`/pekerjaan/${failed}/batalkan`)).status).toBe(303);
    expect((await keeper.post(`/pekerjaan/${done}/batalkan`)).status).toBe(409);
  });

  it('of others is not seen by who may see only their own', async () => {
    const person = await makePerson(test, 'pasca', 'kerja', { roles: [{ role: 'tu' }] });
    const client = await enterAs(test, person);
    const mine = await makeRun('pasca', 'running', person.id, 'Cetak saya');
    const theirs = await makeRun('pasca', 'running', null, 'Rahasia orang lain');
    const list = await client.get('/pekerjaan');
    expect(list.text).toContain('Cetak saya');
    expect(list.text).not.toContain('Rahasia orang lain');
    expect((await client.get(`/pekerjaan/${mine}`)).status).toBe(200);
    expect((await client.get(`/jobs/${mine}`)).text).toContain('3 dari 10');
    expect((await client.get(`/pekerjaan/${theirs}`)).status).toBe(404);
    expect((await client.post(`/pekerjaan/${mine}/batalkan`)).status).toBe(403);
    expect((await client.get('/api/v1/jobs')).json).toMatchObject({ total: 1 });
  });

  it('of a coordinator stands outside of the pages of the system', async () => {
    const coordinator = await test.signIn('serikat', 'coordinator');
    expect((await coordinator.get('/system/jobs')).status).toBe(403);
    const list = await coordinator.get('/jobs');
    expect(list.status).toBe(200);
    expect(list.text).toContain('Yang Anda minta');
    const chief = await test.signIn('serikat', 'super_admin');
    expect((await chief.get('/system/jobs')).status).toBe(200);
  });
});

describe('settings', () => {
  it('of the profile stand on every page from the next request on, with before and after in the log', async () => {
    const saved = await keeper.post('/pengaturan/profil', {
      tagline: 'Kampus di tepi sungai',
      phone: '0511-123',
    });
    expect(saved.status).toBe(303);
    expect((await keeper.get('/me/security')).text).toContain('Kampus di tepi sungai');
    // Visitors have no session that carries the stamp: they see it within two seconds.
    await expect
      .poll(async () => (await test.visitor('pasca').get('/login')).text, { timeout: 4000 })
      .toContain('Kampus di tepi sungai');
    const log = await keeper.get('/catatan-audit?filter%5Baction%5D=settings.changed');
    expect(log.text).toContain('Profil organisasi');
  });

  it('refuse what is too long and keep what was typed', async () => {
    const long = 'x'.repeat(250);
    const answer = await keeper.post('/pengaturan/profil', { tagline: long });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(long);
  });

  it('tell the truth about mail: without a server nothing is sent', async () => {
    expect((await keeper.get('/pengaturan')).text).toContain('Belum ada server');
    await keeper.post('/pengaturan/surel', { to: 'uji@pasca.example' });
    expect((await keeper.get('/pengaturan')).text).toContain('tidak ada yang dikirim');
    expect((await keeper.post('/pengaturan/surel', { to: 'bukan-alamat' })).status).toBe(422);
  });

  it('take a picture as emblem, made anew, and nothing in disguise', async () => {
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAIAAAACUFjqAAAAEklEQVR4nGP4z8CAB+GTG8HSALfKY52fTcuYAAAAAElFTkSuQmCC',
      'base64',
    );
    const put = await keeper.postFiles('/pengaturan/logo', {
      logo: { name: 'lambang.png', type: 'image/png', content: png },
    });
    expect(put.status).toBe(303);
    const page = await keeper.get('/pengaturan');
    const url = /src="(\/logo\/[0-9a-f-]{36})"/.exec(page.text)![1]!;
    const picture = await test.visitor('pasca').get(url);
    expect(picture.headers['content-type']).toBe('image/png');
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    const refused = await keeper.postFiles('/pengaturan/logo', {
      logo: { name: 'lambang.png', type: 'image/png', content: svg },
    });
    expect(refused.status).toBe(422);
    const tokenless = await keeper.postFiles('/pengaturan/logo', {
      _csrf: 'salah',
      logo: { name: 'l.png', type: 'image/png', content: png },
    });
    expect(tokenless.status).toBe(419);
    expect((await keeper.post('/pengaturan/logo/hapus')).status).toBe(303);
    expect((await test.visitor('pasca').get(url)).status).toBe(404);
  });

  it('dress every page in a colour of its own, and go back; what is no colour is refused', async () => {
    const sheetOf = (html: string) => /href="(\/theme\/[^"]+\.css)"/.exec(html)?.[1];
    const page = async () => (await keeper.get('/pengaturan')).text;
    const guest = test.visitor('pasca');
    expect(sheetOf(await page())).toBeUndefined();
    const wrong = await keeper.post('/pengaturan/tampilan', {
      colour: 'own',
      brand: '#12;}',
      motif: 'house',
    });
    expect([wrong.status, wrong.text.includes('Pilih satu warna')]).toEqual([422, true]);
    const strange = await keeper.post('/pengaturan/tampilan', { colour: 'house', brand: '', motif: 'naga' });
    expect(strange.status).toBe(422);
    const own = { colour: 'own', brand: '#7A3E9D', motif: 'tumpal' };
    expect((await keeper.post('/pengaturan/tampilan', own)).status).toBe(303);
    const home = await page();
    expect(home).toContain('data-motif="tumpal"');
    const sheet = await guest.get(sheetOf(home)!);
    expect(sheet.headers['cache-control']).toContain('immutable');
    expect(sheet.text).toContain('[data-theme="pascasarjana"]{--color-primary:#7a3e9d');
    expect(sheet.text).toContain('[data-theme="pascasarjana-gelap"]');
    expect((await guest.get('/theme/red.css')).status).toBe(404);
    expect(home).toContain('Keterbacaan');
    await keeper.post('/pengaturan/profil', { shortName: 'Pasca', tagline: 'Universitas' });
    expect(sheetOf(await page()), 'the profile leaves the colours alone').toBeDefined();
    await keeper.post('/pengaturan/tampilan', { colour: 'house', brand: '#7a3e9d', motif: 'house' });
    expect(sheetOf(await page())).toBeUndefined();
  });

  it('are shut to who may not change them', async () => {
    const upkh = await test.signIn('pasca', 'upkh');
    expect((await upkh.get('/pengaturan')).status).toBe(403);
    expect((await upkh.post('/pengaturan/profil', { tagline: 'Diubah diam-diam' })).status).toBe(403);
    expect((await test.visitor('pasca').get('/login')).text).not.toContain('Diubah diam-diam');
  });
});

describe('the outbox', () => {
  it('shows what would have been mailed while no server is set, page by page', async () => {
    const client = test.visitor('pasca');
    await client.get('/forgot-password');
    await client.post('/forgot-password', { identifier: 'tu@pasca.example' });
    const bearer = await test.bearer('pasca', 'superadmin');
    const body = (await bearer.get('/api/v1/outbox?size=1')).json as {
      items: { to: { address: string }; text: string }[];
      total: number;
      size: number;
    };
    expect(body.size).toBe(1);
    expect(body.items[0]!.to.address).toBe('tu@pasca.example');
    expect(body.items[0]!.text).toMatch(/reset-password\?token=[\w-]{40,}/);
    expect((await keeper.get('/surat-keluar')).text).toContain('tu@pasca.example');
  });

  it('keeps the key of a mail that has left for its owner', async () => {
    const ctx = await test.system('pasca');
    await ctx.transaction((tx) =>
      tx.execute(`update outbox set state = 'sent', sent_at = now() where tenant_id = balai.tenant_id()`),
    );
    const [mail] = await readMails(test, 'pasca', 'identity.password_reset');
    const bearer = await test.bearer('pasca', 'superadmin');
    const seen = (await bearer.get(`/api/v1/outbox/${mail!.id}`)).json as { text: string; html: string };
    expect(seen.text).toContain('reset-password?token=••••');
    expect(seen.text + seen.html).not.toMatch(/token=[\w-]{20,}/);
    expect((await keeper.get(`/surat-keluar/${mail!.id}`)).text).not.toMatch(/token=[\w-]{20,}/);
  });

  it('is shut to who holds no settings', async () => {
    const tu = await test.signIn('pasca', 'tu');
    expect((await tu.get('/surat-keluar')).status).toBe(403);
    expect((await (await test.bearer('pasca', 'tu')).get('/api/v1/outbox')).status).toBe(403);
  });
});

describe('what concerns one person', () => {
  it('stands behind the bell: opening marks it read and leads there; of others nothing', async () => {
    const person = await makePerson(test, 'pasca', 'kabar', { roles: [{ role: 'tu' }] });
    const other = await makePerson(test, 'pasca', 'kabar-lain', { roles: [{ role: 'tu' }] });
    const ctx = await test.system('pasca');
    await ctx.transaction((tx) => notify(tx, [person.id], { title: 'Jadwal berubah', url: '/me/security' }));
    const client = await enterAs(test, person);
    const list = await client.get('/notifications');
    expect(list.text).toContain('Jadwal berubah');
    expect(list.text).toContain('1 pemberitahuan baru');
    const id = /notifications\/([0-9a-f-]{36})\/open/.exec(list.text)![1]!;
    const stranger = await enterAs(test, other);
    expect((await stranger.post(`/notifications/${id}/open`)).status).toBe(404);
    expect((await client.get('/notifications')).text).toContain('1 pemberitahuan baru');
    expect((await client.post(`/notifications/${id}/open`)).headers.location).toBe('/me/security');
    expect((await client.get('/notifications')).text).not.toContain('1 pemberitahuan baru');
  });

  it('asked about their data is answered within three days, by who may', async () => {
    const person = await makePerson(test, 'desa', 'data-pribadi', { roles: [{ role: 'user' }] });
    const client = await enterAs(test, person);
    expect((await client.post('/me/privacy', { kind: 'access', note: 'Salinan lengkap' })).status).toBe(303);
    expect((await client.post('/me/privacy', { kind: 'access' })).status).toBe(422);
    expect((await client.post('/me/privacy', { kind: 'apa-saja' })).status).toBe(422);
    const head = await test.signIn('desa', 'super_admin');
    const list = await head.get('/superadmin-permintaan-data');
    expect(list.text).toContain('Orang data-pribadi');
    const url = /href="(\/superadmin-permintaan-data\/[0-9a-f-]{36})"/.exec(list.text)![1]!;
    const admin = await test.signIn('desa', 'admin');
    expect((await admin.get(url)).status).toBe(403);
    expect((await head.post(url, { state: 'done', answer: 'ya' })).status).toBe(422);
    expect((await head.post(url, { state: 'done', answer: 'Salinan diserahkan hari ini.' })).status).toBe(
      303,
    );
    expect((await head.post(url, { state: 'refused', answer: 'Berubah pikiran' })).status).toBe(409);
    expect((await client.get('/me/privacy')).text).toContain('Salinan diserahkan hari ini.');
  });

  it('sees who opened their data, and not what others did elsewhere', async () => {
    const person = await makePerson(test, 'desa', 'dibuka', { roles: [{ role: 'user' }] });
    const head = await test.signIn('desa', 'super_admin');
    const me = (await (await test.bearer('desa', 'super_admin')).get('/api/v1/me')).json as {
      account: { id: string; name: string };
    };
    const ctx = await test.system('desa');
    const acting = {
      ...ctx,
      principal: {
        kind: 'account' as const,
        accountId: me.account.id,
        sessionId: '',
        sessionKind: 'web' as const,
        name: me.account.name,
        email: null,
        subjectId: null,
        grants: [],
        facts: {},
        unreadNotifications: 0,
      },
    };
    await ctx.transaction(async (tx) => {
      await recordAudit(acting, tx, {
        action: 'resident.revealed',
        resource: 'resident',
        objectId: person.id,
      });
      await recordAudit(acting, tx, {
        action: 'resident.revealed',
        resource: 'resident',
        objectId: 'orang-lain',
      });
    });
    expect(head).toBeDefined();
    const page = await (await enterAs(test, person)).get('/me/privacy');
    expect(page.text).toContain(me.account.name);
    expect(page.text.split('dibuka sampai terbaca')).toHaveLength(2);
  });
});

describe('looks', () => {
  it('are chosen without script, before signing in too, and kept', async () => {
    const client = test.visitor('pasca');
    await client.get('/login');
    const answer = await client.post(
      '/tampilan',
      { mode: 'dark' },
      { referer: `http://${client.host}/login` },
    );
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('/login');
    expect((await client.get('/login')).text).toContain('data-theme="pascasarjana-gelap"');
    const away = await client.post('/tampilan', { mode: 'light' }, { referer: 'https://evil.example/x' });
    expect(away.headers.location).toBe('/');
  });
});

describe('help', () => {
  it('speaks to the role, and of pages that are there', async () => {
    const tu = await test.signIn('pasca', 'tu');
    const page = await tu.get('/help');
    expect(page.text).toContain('Anda Tata Usaha');
    expect(page.text).not.toContain('Catatan audit</a>');
    expect((await tu.get('/help/keamanan')).status).toBe(200);
    expect((await tu.get('/help/topik-yang-tidak-ada')).text).toContain('Belum ada bantuan khusus');
    expect((await keeper.get('/help/catatan-audit')).text).toContain('Siapa melakukan apa');
  });
});
