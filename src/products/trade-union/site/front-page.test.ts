import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readOutbox } from '#kernel/mail';
import type { WorkContext } from '#kernel/work';
import type { HttpClient } from '../../../../test/support/http-client.ts';
import { openTestApp, type TestApp } from '../../../../test/support/test-app.ts';

let test: TestApp;
let ctx: WorkContext;
let guest: HttpClient;
let admin: HttpClient;
let superAdmin: HttpClient;

beforeAll(async () => {
  test = await openTestApp();
  ctx = await test.system('serikat');
  guest = test.visitor('serikat');
  admin = await test.signIn('serikat', 'admin');
  superAdmin = await test.signIn('serikat', 'super_admin');
});
afterAll(() => test?.close());

const sql = <T extends object>(text: string, values: unknown[] = []) =>
  ctx.transaction((tx) => tx.query<T>(text, values));
const mailsTo = async (address: string) =>
  (await ctx.transaction((tx) => readOutbox(ctx, tx, { offset: 0, limit: 200 }))).items.filter(
    ({ to }) => to.address === address,
  );
const textOf = (html: string) => html.replace(/<script[\s\S]*?<\/script>/g, '');

describe('the builder of the front page', () => {
  it('belongs to the super admin alone', async () => {
    for (const path of ['home', 'officers', 'subscribers', 'landing'])
      expect((await admin.get(`/admin/cms/${path}`)).status, path).toBe(403);
    for (const path of ['pages', 'documents?type=publikasi', 'news', 'media'])
      expect((await admin.get(`/admin/cms/${path}`)).status, path).toBe(200);
    expect((await superAdmin.get('/admin/cms/home')).status).toBe(200);
    expect((await superAdmin.get('/admin/cms/landing')).status).toBe(200);
  });

  it('changes words and buttons, which visitors see at once', async () => {
    const saved = await superAdmin.post('/admin/cms/home/cta_join', {
      ...{
        title: 'Mari bergabung',
        body: 'Lima menit saja.',
        text: 'Daftar sekarang',
        url: '/register?dari=muka',
      },
    });
    expect(saved.status).toBe(303);
    const { text } = await guest.get('/');
    expect(text).toContain('Daftar sekarang');
    expect(text).toContain('href="/register?dari=muka"');
    const wrong = await superAdmin.post('/admin/cms/home/cta_join', {
      ...{ title: 'Mari', body: '', text: 'Ya', url: 'javascript:alert(1)' },
    });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('dimulai dengan / atau https://');
  });

  it('previews what is typed without storing it', async () => {
    const shown = await superAdmin.post('/admin/cms/home/about/preview', {
      title: 'Judul coba',
      body: 'Isi coba',
    });
    expect(shown.text).toContain('Isi coba');
    expect((await guest.get('/')).text).not.toContain('Isi coba');
  });

  it('moves a section by its button and hides one', async () => {
    const order = (
      await sql<{ section_key: string }>(
        'select section_key from cms_home_sections where tenant_id = balai.tenant_id() order by sort_order',
      )
    ).map((row) => row.section_key);
    await superAdmin.post('/admin/cms/home/order', { order, move: 'stats:up' });
    const { text } = await guest.get('/');
    expect(text.indexOf('anggota aktif')).toBeLessThan(text.indexOf('bagian-about'));
    await superAdmin.post('/admin/cms/home/subscribe/switch', { to: 'off' });
    expect((await guest.get('/')).text).not.toContain('bagian-subscribe');
    expect((await superAdmin.get('/admin/cms/home/preview')).text).toContain('bagian-subscribe');
    await superAdmin.post('/admin/cms/home/subscribe/switch', { to: 'on' });
  });

  it('puts address and social media at the foot of every public page', async () => {
    const saved = await superAdmin.post('/admin/cms/home/footer', {
      ...{ address: 'Jl. Baru 7', hours: '', phone: '', email: 'baru@serikat.example', note: '' },
      ...{ 'socialLabel-0': 'Mastodon', 'socialUrl-0': 'https://sosial.example/serikat' },
    });
    expect(saved.status).toBe(303);
    // Visitors ask for changes of this kind every other second.
    await expect.poll(async () => (await guest.get('/')).text, { timeout: 10_000 }).toContain('Jl. Baru 7');
    for (const path of ['/', '/sejarah', '/news', '/contact']) {
      const { text } = await guest.get(path);
      expect(text, path).toContain('Jl. Baru 7');
      expect(text, path).toContain('https://sosial.example/serikat');
    }
  });
});

describe('news by mail', () => {
  const address = 'pembaca@contoh.example';
  let link = '';

  it('asks twice: a form, then a link in the mail that opening alone does not use', async () => {
    for (let time = 0; time < 2; time += 1) {
      const answer = await guest.post('/subscribe', { email: address });
      expect(answer.headers.location).toBe('/subscribe?terkirim=1');
    }
    const mails = await mailsTo(address);
    expect(mails).toHaveLength(1);
    link = new URL(/https?:\/\/\S+\/subscribe\/confirm\?token=\S+/.exec(mails[0]!.text)![0]).search;
    const [row] = await sql<{ status: string; token_hash: string }>(
      'select status, token_hash from cms_subscribers where tenant_id = balai.tenant_id() and email = $1',
      [address],
    );
    expect(row!.status).toBe('pending');
    expect(link).not.toContain(row!.token_hash);
    expect((await guest.get(`/subscribe/confirm${link}`)).status).toBe(200);
    expect(
      (
        await sql('select 1 from cms_subscribers where tenant_id = balai.tenant_id() and status = $1', [
          'active',
        ])
      ).length,
    ).toBe(0);
    const token = new URLSearchParams(link).get('token')!;
    expect((await guest.post('/subscribe/confirm', { token })).text).toContain('Anda berlangganan');
    expect((await guest.post('/subscribe/confirm', { token })).status).toBe(404);
  });

  it('sends a piece once to each, with a link that ends it by one POST without session or form', async () => {
    const [news] = await sql<{ id: string }>(
      `select id from cms_news where tenant_id = balai.tenant_id() and status = 'published' limit 1`,
    );
    expect((await admin.post(`/admin/cms/news/${news!.id}/mail`)).status).toBe(403);
    expect((await superAdmin.post(`/admin/cms/news/${news!.id}/mail`)).status).toBe(303);
    expect((await superAdmin.post(`/admin/cms/news/${news!.id}/mail`)).status).toBe(409);
    await expect.poll(async () => (await mailsTo(address)).length, { timeout: 20_000 }).toBe(2);
    const mail = (await mailsTo(address)).find(({ template }) => template === 'cms.news')!;
    const leave = new URL(/https?:\/\/\S+\/unsubscribe\/\S+/.exec(mail.text)![0]).pathname;
    expect((await guest.get(leave)).status).toBe(200);
    const machine = test.visitor('serikat');
    const answer = await machine.send('POST', leave, 'List-Unsubscribe=One-Click', {
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect(answer.status).toBe(200);
    const [row] = await sql<{ status: string }>(
      'select status from cms_subscribers where tenant_id = balai.tenant_id() and email = $1',
      [address],
    );
    expect(row!.status).toBe('unsubscribed');
    expect((await machine.send('POST', `${leave.slice(0, -2)}xx`, '', {})).status).toBe(404);
  });
});

describe('an address on the list of readers', () => {
  it('is forgotten by the super admin alone, and stands nowhere afterwards', async () => {
    await guest.post('/subscribe', { email: 'lupakan@contoh.example' });
    const kept = () =>
      sql<{ id: string }>(
        `select id from cms_subscribers where tenant_id = balai.tenant_id() and email = 'lupakan@contoh.example'`,
      );
    const [{ id } = { id: '' }] = await kept();
    const url = `/admin/cms/subscribers/${id}/delete`;
    expect((await admin.post(url)).status).toBe(403);
    expect(await kept()).toEqual([{ id }]);
    expect((await superAdmin.get('/admin/cms/subscribers')).text).toContain('lupakan@contoh.example');
    expect((await superAdmin.get(url)).text).toContain('Hapus alamat');
    expect((await superAdmin.post(url)).headers.location).toBe('/admin/cms/subscribers');
    expect(await kept()).toEqual([]);
    expect((await superAdmin.post(url)).status).toBe(404);
  });
});

describe('the contact form', () => {
  const message = (more: Record<string, string> = {}) => ({
    ...{ name: 'Wartawan', email: 'wartawan@contoh.example', subject: 'Permintaan wawancara' },
    ...{ message: 'Kami ingin mewawancarai ketua.', sendKey: 'kunci-kirim-1', ...more },
  });

  it('lands once in the inbox of the officers, and says so', async () => {
    for (let time = 0; time < 2; time += 1)
      expect((await guest.post('/contact', message())).headers.location).toBe('/contact?terkirim=1');
    expect((await guest.get('/contact?terkirim=1')).text).toContain('sudah kami terima');
    const inbox = await admin.get('/admin/cms/contact-inbox');
    expect(textOf(inbox.text).match(/Permintaan wawancara/g)?.length).toBeGreaterThan(0);
    expect(
      (
        await sql(
          `select 1 from tickets where tenant_id = balai.tenant_id() and channel = 'contact' and subject = 'Permintaan wawancara'`,
        )
      ).length,
    ).toBe(1);
  });

  it('comes back with what was typed when something is missing, and holds back a flood', async () => {
    const wrong = await guest.post('/contact', message({ email: 'bukan alamat', sendKey: 'kunci-2' }));
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Kami ingin mewawancarai ketua.');
    const answers = [];
    for (let time = 3; time < 8; time += 1)
      answers.push((await guest.post('/contact', message({ sendKey: `kunci-kirim-${time}` }))).status);
    expect(answers).toContain(429);
  });
});
