import { afterAll, describe, expect, it } from 'vitest';
import { idIn, openSite, png } from './open-site.ts';

const { test, guest, admin, member, sql } = await openSite();
afterAll(() => test.close());

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

  it('is published now and taken back at one press, by an officer of the centre alone', async () => {
    const press = (who: typeof admin, to: string) => who.post(`/admin/cms/news/${id}/status`, { to });
    const shown = async () => (await guest.get('/news/rapat-kerja')).status;
    expect([(await press(member, 'published')).status, await shown()]).toEqual([403, 404]);
    expect([(await press(admin, 'published')).status, await shown()]).toEqual([303, 200]);
    expect([(await press(admin, 'draft')).status, await shown()]).toEqual([303, 404]);
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
