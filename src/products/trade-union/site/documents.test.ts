import { createHash } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { idIn, openSite, pdf, png } from './open-site.ts';

const { test, guest, admin, member, candidate, sql } = await openSite();
afterAll(() => test.close());

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
      expect(answer.status).toBe(422);
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

  it('is deleted for good by who keeps documents, and by no member', async () => {
    const made = await admin.postFiles('/admin/cms/documents/new?type=regulasi', {
      ...fields({ title: 'Aturan keliru' }),
      ...file(pdf('keliru')),
    });
    const url = `/admin/cms/documents/${idIn(made.headers.location)}/delete`;
    expect((await member.post(url)).status).toBe(403);
    expect((await guest.get('/regulasi')).text).toContain('Aturan keliru');
    expect((await admin.get(url)).text).toContain('Hapus');
    expect((await admin.post(url)).headers.location).toContain('/admin/cms/documents');
    expect((await guest.get('/regulasi')).text).not.toContain('Aturan keliru');
    expect((await guest.get(`/documents/${idIn(url)}/download`)).status).toBe(404);
    expect((await admin.post(url)).status).toBe(404);
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

describe('categories', () => {
  it.each([
    { kind: 'news', query: '' },
    { kind: 'documents', query: '?type=regulasi' },
  ])('of $kind are added, renamed and taken away by who keeps them, and by no member', async (of) => {
    const url = `/admin/cms/${of.kind}/categories`;
    const named = (name: string) =>
      sql<{ id: string }>('select id from cms_categories where tenant_id = balai.tenant_id() and name = $1', [
        name,
      ]);
    expect((await member.post(`${url}${of.query}`, { name: 'Diam-diam' })).status).toBe(403);
    expect(await named('Diam-diam')).toEqual([]);
    expect((await admin.post(`${url}${of.query}`, { name: 'Rapat' })).status).toBe(303);
    const [{ id } = { id: '' }] = await named('Rapat');
    const rename = (by: typeof admin, name: string) => by.post(`${url}/${id}${of.query}`, { name });
    expect((await rename(member, 'Dicuri')).status).toBe(403);
    expect((await rename(admin, ' ')).status).toBe(422);
    expect(await named('Rapat')).toEqual([{ id }]);
    expect((await rename(admin, 'Rapat dan kongres')).status).toBe(303);
    expect(await named('Rapat dan kongres')).toEqual([{ id }]);
    const remove = (by: typeof admin) => by.post(`${url}/${id}/delete${of.query}`);
    expect((await remove(member)).status).toBe(403);
    expect((await admin.get(`${url}${of.query}`)).text).toContain('Rapat dan kongres');
    expect((await remove(admin)).status).toBe(303);
    expect((await admin.get(`${url}${of.query}`)).text).not.toContain('Rapat dan kongres');
  });
});
