import { afterAll, describe, expect, it } from 'vitest';
import { idIn, openSite, pdf, png } from './open-site.ts';

const { test, guest, admin, member } = await openSite();
afterAll(() => test.close());

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
    expect(asPdf.status).toBe(422);
    const mute = await admin.postFiles('/admin/cms/media', {
      altText: '',
      file: { name: 'y.png', type: 'image/png', content: await png(44) },
    });
    expect(mute.status).toBe(422);
  });

  it('describes a picture anew for who cannot see it; a member describes none', async () => {
    const made = await admin.postFiles('/admin/cms/media', {
      altText: 'Gedung',
      file: { name: 'aula.png', type: 'image/png', content: await png(120) },
    });
    const url = `/admin/cms/media/${idIn(made.headers.location)}`;
    expect((await member.post(url, { altText: 'Coretan' })).status).toBe(403);
    expect((await admin.post(url, { altText: '' })).status).toBe(422);
    expect((await admin.get(url)).text).toContain('value="Gedung"');
    expect((await admin.post(url, { altText: 'Aula lantai dua' })).status).toBe(303);
    expect((await admin.get(url)).text).toContain('value="Aula lantai dua"');
  });
});
