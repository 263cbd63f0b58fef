import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WorkContext } from '#kernel/work';
import type { HttpClient } from '../../../../test/support/http-client.ts';
import { readAuditLog } from '../../../../test/support/read-audit-log.ts';
import { openTestApp, type TestApp } from '../../../../test/support/test-app.ts';

let test: TestApp;
let ctx: WorkContext;
let guest: HttpClient;
let admin: HttpClient;
let superAdmin: HttpClient;
let member: HttpClient;
let candidate: HttpClient;

beforeAll(async () => {
  test = await openTestApp({ jobs: true });
  ctx = await test.system('serikat');
  guest = test.visitor('serikat');
  admin = await test.signIn('serikat', 'admin');
  superAdmin = await test.signIn('serikat', 'super_admin');
  member = await test.signIn('serikat', 'anggota@serikat.example');
  candidate = await test.signIn('serikat', 'calon@serikat.example');
});
afterAll(() => test?.close());

const sql = <T extends object>(text: string, values: unknown[] = []) =>
  ctx.transaction((tx) => tx.query<T>(text, values));
const idIn = (location: unknown) => /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(String(location))?.[0] ?? '';
const pdf = (words: string) =>
  Buffer.from(`%PDF-1.4\n1 0 obj\n<<>>\nendobj\n% ${words}\ntrailer\n<<>>\n%%EOF\n`);
const png = (hue: number) =>
  sharp({ create: { width: 900, height: 600, channels: 3, background: { r: hue, g: 80, b: 120 } } })
    .png()
    .toBuffer();

describe('the public addresses of the requirement', () => {
  it.each([
    ...[
      '/',
      '/sejarah',
      '/manifesto',
      '/visimisi',
      '/ad-art',
      '/pengurus',
      '/publikasi',
      '/regulasi',
      '/news',
    ],
    ...['/contact', '/privasi', '/subscribe'],
  ])('a visitor opens %s', async (url) => {
    const answer = await guest.get(url);
    expect(answer.status).toBe(200);
    expect(answer.text.match(/<h1/g)).toHaveLength(1);
    expect(answer.text).toContain('rel="canonical"');
    expect(answer.text).toContain('property="og:title"');
  });

  it('the map of the site lists them, the robots file names the map, and RSS is well-formed', async () => {
    const map = await guest.get('/sitemap.xml');
    expect(map.headers['content-type']).toContain('application/xml');
    for (const path of ['/sejarah', '/ad-art', '/publikasi', '/news', '/pengurus', '/contact'])
      expect(map.text).toContain(`${path}</loc>`);
    expect(map.text).not.toContain('/member/info');
    expect((await guest.get('/robots.txt')).text).toContain('/sitemap.xml');
    const feed = await guest.get('/news/rss.xml');
    expect(feed.headers['content-type']).toContain('rss');
    expect(feed.text).toMatch(/^<\?xml[\s\S]*<\/rss>$/);
  });

  it('each page tells search engines what it is, in data that cannot end its element', async () => {
    const { text } = await guest.get('/');
    const blocks = [...text.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/g)];
    expect(blocks.length).toBeGreaterThan(0);
    for (const [, block] of blocks)
      expect(JSON.parse(block!)).toHaveProperty('@context', 'https://schema.org');
  });
});

const page = (more: Record<string, string> = {}) => ({
  ...{ title: 'Kegiatan', slug: 'kegiatan', summary: '', body: 'Isi pertama', template: 'default' },
  ...{ visibility: 'public', documentId: '', note: '', scheduledFor: '', seen: '0', act: 'publish' },
  ...more,
});

describe('a page', () => {
  let id = '';

  it('is drafted, unseen by the public, then published', async () => {
    const made = await admin.post('/admin/cms/pages/new', page({ act: 'draft' }));
    expect(made.status).toBe(303);
    id = idIn(made.headers.location);
    expect((await guest.get('/halaman/kegiatan')).status).toBe(404);
    expect((await admin.post(`/admin/cms/pages/${id}`, page({ seen: '1', body: 'Isi kedua' }))).status).toBe(
      303,
    );
    expect((await guest.get('/halaman/kegiatan')).text).toContain('Isi kedua');
  });

  it('goes on showing what was published while a draft is written', async () => {
    await admin.post(
      `/admin/cms/pages/${id}`,
      page({ seen: '2', body: 'Isi ketiga', act: 'draft', note: 'coba' }),
    );
    const { text } = await guest.get('/halaman/kegiatan');
    expect(text).toContain('Isi kedua');
    expect(text).not.toContain('Isi ketiga');
    const preview = await admin.get(`/admin/cms/pages/${id}/preview?revision=3`);
    expect(preview.text).toContain('Isi ketiga');
    expect(preview.text).toContain('noindex');
  });

  it('is compared with and restored from an older revision, and nothing of the history is lost', async () => {
    const compared = await admin.get(`/admin/cms/pages/${id}/compare?from=1&to=3`);
    expect(compared.text).toMatch(/<del[^>]*>pertama<\/del>/);
    expect(compared.text).toMatch(/<ins[^>]*>ketiga<\/ins>/);
    expect(
      (await admin.post(`/admin/cms/pages/${id}/restore`, { revision: '1', act: 'publish' })).status,
    ).toBe(303);
    expect((await guest.get('/halaman/kegiatan')).text).toContain('Isi pertama');
    const rows = await sql<{ number: number; note: string }>(
      'select number, note from cms_page_revisions where tenant_id = balai.tenant_id() and page_id = $1 order by number',
      [id],
    );
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    expect(rows[3]!.note).toBe('Dipulihkan dari revisi 1');
  });

  it('comes by itself at its hour', async () => {
    const form = page({
      seen: '4',
      body: 'Isi terjadwal',
      act: 'schedule',
      scheduledFor: '2099-01-01T08:00',
    });
    expect((await admin.post(`/admin/cms/pages/${id}`, form)).status).toBe(303);
    expect((await guest.get('/halaman/kegiatan')).text).toContain('Isi pertama');
    expect((await admin.get(`/admin/cms/pages/${id}`)).text).toContain('1 Januari 2099 pukul 08.00 WITA');
    await sql(
      `update cms_pages set scheduled_for = now() - interval '1 minute' where tenant_id = balai.tenant_id() and id = $1`,
      [id],
    );
    expect((await guest.get('/halaman/kegiatan')).text).toContain('Isi terjadwal');
    // The next save settles the hour that has come instead of losing it.
    await admin.post(`/admin/cms/pages/${id}`, page({ seen: '5', body: 'Isi keenam', act: 'draft' }));
    expect((await guest.get('/halaman/kegiatan')).text).toContain('Isi terjadwal');
  });

  it('a schedule in the past, an empty title and a taken address come back with what was typed', async () => {
    const past = await admin.post(
      `/admin/cms/pages/${id}`,
      page({ seen: '6', act: 'schedule', scheduledFor: '2020-01-01T08:00' }),
    );
    expect(past.status).toBe(422);
    expect(past.text).toContain('Waktu ini sudah lewat');
    const empty = await admin.post('/admin/cms/pages/new', page({ title: '', body: 'Tulisan panjang saya' }));
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('Tulisan panjang saya');
    const twin = await admin.post('/admin/cms/pages/new', page());
    expect(twin.status).toBe(422);
    expect(twin.text).toContain('sudah dipakai halaman lain');
  });

  it('two officers who save at once do not overwrite each other', async () => {
    const answer = await superAdmin.post(
      `/admin/cms/pages/${id}`,
      page({ seen: '2', body: 'Tulisan orang lain' }),
    );
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('Tulisan orang lain');
    expect(answer.text).toContain('diubah orang lain');
  });

  it('carries no script, handler or foreign picture, whatever is typed', async () => {
    const body =
      'Awal <script>alert(1)</script><img src="https://jahat.example/a.png" onerror="alert(2)"> akhir';
    await admin.post(`/admin/cms/pages/${id}`, page({ seen: '6', body }));
    const { text } = await guest.get('/halaman/kegiatan');
    expect(text).toContain('Awal');
    expect(text).not.toContain('alert(');
    expect(text).not.toContain('onerror');
    expect(text).not.toContain('jahat.example');
  });

  it('for members only leads a visitor to sign in, refuses a candidate, and is read by a member', async () => {
    await admin.post(
      `/admin/cms/pages/${id}`,
      page({ seen: '7', body: 'Hanya anggota', visibility: 'member_only' }),
    );
    const visitor = await guest.get('/halaman/kegiatan');
    expect([visitor.status, visitor.headers.location]).toEqual([303, '/login?next=%2Fhalaman%2Fkegiatan']);
    expect((await candidate.get('/halaman/kegiatan')).status).toBe(403);
    expect((await member.get('/halaman/kegiatan')).text).toContain('Hanya anggota');
    expect((await guest.get('/sitemap.xml')).text).not.toContain('/halaman/kegiatan');
  });

  it('is archived and deleted, and the log says who did it', async () => {
    await admin.post(`/admin/cms/pages/${id}/status`, { to: 'archive' });
    expect((await member.get('/halaman/kegiatan')).status).toBe(404);
    await admin.post(`/admin/cms/pages/${id}/status`, { to: 'reopen' });
    expect((await member.get('/halaman/kegiatan')).status).toBe(200);
    expect((await admin.post(`/admin/cms/pages/${id}/delete`)).status).toBe(303);
    expect((await member.get('/halaman/kegiatan')).status).toBe(404);
    const actions = await readAuditLog(await test.system('serikat'), { object: id });
    expect(actions.map(({ action }) => action)).toContain('cms_page.deleted');
    expect(actions[0]!.actorName).toContain('Laila');
    // Its address is free again.
    expect((await admin.post('/admin/cms/pages/new', page({ act: 'draft' }))).status).toBe(303);
  });

  it('of the statutes offers its contents and its PDF', async () => {
    const upload = await admin.postFiles('/admin/cms/documents/new?type=regulasi', {
      ...{
        title: 'Naskah AD/ART',
        description: '',
        categoryId: '',
        visibility: 'public',
        status: 'published',
      },
      ...{
        publishedAt: '',
        seen: '0',
        file: { name: 'adart.pdf', type: 'application/pdf', content: pdf('adart') },
      },
    });
    const documentId = idIn(upload.headers.location);
    const [row] = await sql<{ id: string; revision: number }>(
      `select id, revision from cms_pages where tenant_id = balai.tenant_id() and slug = 'ad-art'`,
    );
    const form = page({
      ...{ title: 'AD/ART', slug: 'ad-art', body: '## Bab Satu\n\na\n\n## Bab Dua\n\nb', template: 'legal' },
      ...{ documentId, seen: String(row!.revision) },
    });
    expect((await admin.post(`/admin/cms/pages/${row!.id}`, form)).status).toBe(303);
    const { text } = await guest.get('/ad-art');
    expect(text).toContain('href="#bab-dua"');
    expect(text).toContain(`/documents/${documentId}/download`);
    // A consent names the text that was agreed to, so its number moves on.
    expect((await admin.post(`/admin/cms/documents/${documentId}/delete`)).status).toBe(409);
  });
});

describe('a document', () => {
  const fields = (more: Record<string, string> = {}) => ({
    ...{
      title: 'Kajian upah',
      description: 'Ringkas',
      categoryId: '',
      visibility: 'public',
      status: 'published',
    },
    ...{ publishedAt: '', seen: '0', ...more },
  });
  const file = (content: Buffer) => ({ file: { name: 'kajian.pdf', type: 'application/pdf', content } });
  let id = '';

  it('is uploaded, listed on its own page only, downloaded as it is, and counted', async () => {
    const content = pdf('kajian');
    const made = await admin.postFiles('/admin/cms/documents/new?type=publikasi', {
      ...fields(),
      ...file(content),
    });
    expect(made.status).toBe(303);
    id = idIn(made.headers.location);
    expect((await guest.get('/publikasi')).text).toContain('Kajian upah');
    expect((await guest.get('/regulasi')).text).not.toContain('Kajian upah');
    for (let time = 0; time < 2; time += 1) {
      const got = await guest.get(`/documents/${id}/download`);
      expect(got.headers['content-type']).toBe('application/pdf');
      expect(got.bytes.equals(content)).toBe(true);
    }
    const bearer = await test.bearer('serikat', 'admin');
    const listed = (await bearer.get('/api/v1/cms/documents?q=kajian')).json as {
      items: { id: string; sha256: string; downloads: number }[];
    };
    expect(listed.items.find((one) => one.id === id)).toMatchObject({
      sha256: createHash('sha256').update(content).digest('hex'),
      downloads: 2,
    });
  });

  it('that is no PDF inside is refused, whatever its name says', async () => {
    for (const content of [
      Buffer.from('PK\u0003\u0004 a document'),
      Buffer.from('MZ program'),
      await png(10),
    ]) {
      const answer = await admin.postFiles('/admin/cms/documents/new?type=publikasi', {
        ...fields(),
        ...file(content),
      });
      expect(answer.status).toBeGreaterThanOrEqual(415);
      expect(answer.status).toBeLessThan(423);
      expect(answer.text).toContain('Kajian upah');
    }
  });

  it('for members is offered to members alone, and a draft and an archived one to nobody', async () => {
    await admin.postFiles(`/admin/cms/documents/${id}`, fields({ seen: '1', visibility: 'member_only' }));
    expect((await guest.get('/publikasi')).text).not.toContain('Kajian upah');
    expect((await guest.get(`/documents/${id}/download`)).status).toBe(303);
    expect((await candidate.get(`/documents/${id}/download`)).status).toBe(403);
    expect((await member.get('/member/info')).text).toContain('Kajian upah');
    expect((await member.get(`/documents/${id}/download`)).status).toBe(200);
    for (const [seen, status] of [
      ['2', 'draft'],
      ['3', 'archived'],
    ] as const) {
      await admin.postFiles(`/admin/cms/documents/${id}`, fields({ seen, status }));
      expect((await member.get(`/documents/${id}/download`)).status).toBe(404);
    }
    expect((await admin.get(`/admin/cms/documents/${id}/file`)).status).toBe(200);
  });

  it('is found by its category, which belongs to one kind and cannot go while it is used', async () => {
    expect(
      (await admin.post('/admin/cms/documents/categories?type=publikasi', { name: 'Ringkasan Kebijakan' }))
        .status,
    ).toBe(303);
    const twin = await admin.post('/admin/cms/documents/categories?type=publikasi', {
      name: 'ringkasan kebijakan',
    });
    expect(twin.status).toBe(422);
    const [category] = await sql<{ id: string; slug: string }>(
      `select id, slug from cms_categories where tenant_id = balai.tenant_id() and name = 'Ringkasan Kebijakan'`,
    );
    await admin.postFiles(`/admin/cms/documents/${id}`, fields({ seen: '4', categoryId: category!.id }));
    expect((await guest.get(`/publikasi?kategori=${category!.slug}`)).text).toContain('Kajian upah');
    expect((await guest.get('/publikasi?kategori=tidak-ada')).text).not.toContain('Kajian upah');
    expect((await admin.get('/admin/cms/documents/new?type=regulasi')).text).not.toContain(
      'Ringkasan Kebijakan',
    );
    const used = await admin.post(`/admin/cms/documents/categories/${category!.id}/delete?type=publikasi`);
    expect(used.status).toBe(409);
  });

  it('front page shows the six newest of seven', async () => {
    for (let number = 1; number <= 7; number += 1) {
      await admin.postFiles('/admin/cms/documents/new?type=publikasi', {
        ...fields({ title: `Seri nomor ${number}`, publishedAt: `2026-01-0${number}T08:00` }),
        ...file(pdf(`seri ${number}`)),
      });
    }
    await sql(
      `update cms_documents set status = 'draft' where tenant_id = balai.tenant_id() and title not like 'Seri nomor%'`,
    );
    const { text } = await guest.get('/');
    expect(text).toContain('Seri nomor 7');
    expect(text).toContain('Seri nomor 2');
    expect(text).not.toContain('Seri nomor 1<');
  });
});

describe('news', () => {
  const fields = (more: Record<string, string> = {}) => ({
    ...{
      title: 'Rapat kerja',
      slug: '',
      excerpt: 'Dua hari',
      body: 'Isi **rapat**',
      categoryId: '',
      coverId: '',
    },
    ...{ status: 'published', publishedAt: '', pictureAlt: '', seen: '0', ...more },
  });
  let id = '';

  it('with a cover is listed, read with its author, and counted', async () => {
    const made = await admin.postFiles('/admin/cms/news/new', {
      ...fields({ pictureAlt: 'Peserta rapat di aula' }),
      pictureFile: { name: 'aula.png', type: 'image/png', content: await png(200) },
    });
    expect(made.status).toBe(303);
    id = idIn(made.headers.location);
    const list = await guest.get('/news');
    expect(list.text).toContain('Dua hari');
    expect(list.text).toContain('Peserta rapat di aula');
    const article = await guest.get('/news/rapat-kerja');
    expect(article.text).toContain('<strong>rapat</strong>');
    expect(article.text).toContain('Laila Nurhayati');
    expect(article.text).toMatch(/<img[^>]+alt="Peserta rapat di aula"/);
    expect(article.text).toContain('"@type":"NewsArticle"');
    expect(article.text).toMatch(/og:image" content="http/);
    await guest.get('/news/rapat-kerja');
    const [row] = await sql<{ view_count: number }>(
      'select view_count from cms_news where tenant_id = balai.tenant_id() and id = $1',
      [id],
    );
    expect(row!.view_count).toBe(2);
    expect((await guest.get('/news/rss.xml')).text).toContain('<title>Rapat kerja</title>');
    expect((await guest.get('/sitemap.xml')).text).toContain('/news/rapat-kerja');
  });

  it('of the same title gets an address of its own', async () => {
    await admin.postFiles('/admin/cms/news/new', fields());
    expect((await guest.get('/news/rapat-kerja-2')).status).toBe(200);
  });

  it('as draft, archived or before its hour is not there', async () => {
    for (const [seen, more] of [
      ['1', { status: 'draft' }],
      ['2', { status: 'archived' }],
      ['3', { publishedAt: '2099-01-01T08:00' }],
    ] as const) {
      expect((await admin.postFiles(`/admin/cms/news/${id}`, fields({ seen, ...more }))).status).toBe(303);
      expect((await guest.get('/news/rapat-kerja')).status, JSON.stringify(more)).toBe(404);
    }
    expect((await admin.get('/admin/cms/news?filter[status]=published')).text).toContain('Terjadwal');
  });

  it('a picture without words is refused, and the text comes back', async () => {
    const answer = await admin.postFiles('/admin/cms/news/new', {
      ...fields({ title: 'Tanpa kata' }),
      pictureFile: { name: 'x.png', type: 'image/png', content: await png(33) },
    });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('bagi yang tidak dapat melihatnya');
    expect(answer.text).toContain('Tanpa kata');
  });
});

describe('the library of pictures', () => {
  it('keeps a picture once, tells where it is used, and does not let a used one go', async () => {
    const content = await png(90);
    const upload = () =>
      admin.postFiles('/admin/cms/media', {
        altText: 'Gedung sekretariat',
        file: { name: 'g.png', type: 'image/png', content },
      });
    const id = idIn((await upload()).headers.location);
    expect(idIn((await upload()).headers.location)).toBe(id);
    for (const size of ['', '/small']) {
      const picture = await guest.get(`/media/${id}${size}`);
      expect(picture.headers['content-type']).toMatch(/^image\//);
    }
    const news = await admin.postFiles('/admin/cms/news/new', {
      ...{
        title: 'Gedung',
        slug: '',
        excerpt: '',
        body: `![Gedung](/media/${id})`,
        categoryId: '',
        coverId: '',
      },
      ...{ status: 'draft', publishedAt: '', pictureAlt: '', seen: '0' },
    });
    const page = await admin.get(`/admin/cms/media/${id}`);
    expect(page.text).toContain(`/admin/cms/news/${idIn(news.headers.location)}`);
    expect((await admin.post(`/admin/cms/media/${id}/delete`)).status).toBe(409);
    await admin.post(`/admin/cms/news/${idIn(news.headers.location)}/delete`);
    expect((await admin.post(`/admin/cms/media/${id}/delete`)).status).toBe(303);
    expect((await guest.get(`/media/${id}`)).status).toBe(404);
  });

  it('takes no PDF and no picture without words', async () => {
    const asPdf = await admin.postFiles('/admin/cms/media', {
      altText: 'Apa saja',
      file: { name: 'x.png', type: 'image/png', content: pdf('x') },
    });
    expect(asPdf.status).toBeGreaterThanOrEqual(415);
    const mute = await admin.postFiles('/admin/cms/media', {
      altText: '',
      file: { name: 'y.png', type: 'image/png', content: await png(44) },
    });
    expect(mute.status).toBe(422);
  });
});

describe('officers of the union', () => {
  const fields = (more: Record<string, string> = {}) => ({
    ...{
      fullName: 'Dr. Ratna Ketua',
      positionTitle: 'Ketua Umum',
      person: '',
      level: 'pusat',
      regionCode: '',
    },
    ...{
      photoId: '',
      bio: 'Dosen **hukum**',
      isActive: '1',
      periodStart: '2024-01-01',
      periodEnd: '2099-12-31',
    },
    ...{ pictureAlt: '', seen: '0', ...more },
  });

  it('serve where and as long as they say, one tied to a member, one not', async () => {
    const [somebody] = await sql<{ id: string; member_number: string }>(
      `select id, member_number from members where tenant_id = balai.tenant_id() and member_number is not null limit 1`,
    );
    const tied = await superAdmin.postFiles(
      '/admin/cms/officers/new',
      fields({ person: somebody!.member_number }),
    );
    expect(tied.status).toBe(303);
    await superAdmin.postFiles(
      '/admin/cms/officers/new',
      fields({ fullName: 'Hasan Wilayah', positionTitle: 'Koordinator', level: 'wilayah', regionCode: '63' }),
    );
    await superAdmin.postFiles(
      '/admin/cms/officers/new',
      fields({ fullName: 'Masa Lalu', periodEnd: '2025-01-01' }),
    );
    await superAdmin.postFiles('/admin/cms/officers/new', fields({ fullName: 'Tidak Aktif', isActive: '' }));
    const { text } = await guest.get('/pengurus');
    expect(text.indexOf('Dr. Ratna Ketua')).toBeLessThan(text.indexOf('Hasan Wilayah'));
    expect(text).toContain('<strong>hukum</strong>');
    expect(text).toContain('Kalimantan Selatan');
    expect(text).toContain('2024–2099');
    expect(text).not.toContain('Masa Lalu');
    expect(text).not.toContain('Tidak Aktif');
    expect(text).not.toContain(somebody!.member_number);
    const [row] = await sql<{ person_id: string }>(
      'select person_id from cms_officers where tenant_id = balai.tenant_id() and id = $1',
      [idIn(tied.headers.location)],
    );
    expect(row!.person_id).toBe(somebody!.id);
  });

  it('a regional one needs a region, and a number must be somebody’s', async () => {
    const noRegion = await superAdmin.postFiles('/admin/cms/officers/new', fields({ level: 'wilayah' }));
    expect(noRegion.status).toBe(422);
    const nobody = await superAdmin.postFiles(
      '/admin/cms/officers/new',
      fields({ person: 'SPK-0000-99999' }),
    );
    expect(nobody.status).toBe(422);
    expect(nobody.text).toContain('tidak ditemukan');
  });

  it('are moved by their buttons', async () => {
    const second = await superAdmin.postFiles(
      '/admin/cms/officers/new',
      fields({ fullName: 'Budi Sekretaris' }),
    );
    const rows = await sql<{ id: string; full_name: string }>(
      `select id, full_name from cms_officers where tenant_id = balai.tenant_id() and level = 'pusat' and deleted_at is null
        order by sort_order`,
    );
    const id = idIn(second.headers.location);
    let order = rows.map((row) => row.id);
    while (order.indexOf(id) > 0) {
      await superAdmin.post('/admin/cms/officers/order', { order, move: `${id}:up` });
      const at = order.indexOf(id);
      order = [...order.slice(0, at - 1), id, order[at - 1]!, ...order.slice(at + 1)];
    }
    const { text } = await guest.get('/pengurus');
    expect(text.indexOf('Budi Sekretaris')).toBeLessThan(text.indexOf('Dr. Ratna Ketua'));
  });
});
