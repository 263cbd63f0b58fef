import { describe, expect, it } from 'vitest';
import { idIn, openVillage } from '../../../../test/support/village-people.ts';

const { guest, resident, neighbour, admin, sql } = await openVillage();

const fields = (more: Record<string, string> = {}) => ({
  ...{ title: 'Panen raya dimulai', slug: '', excerpt: 'Di Dusun III.', body: 'Mulai hari Senin.' },
  ...{ categoryId: '', coverId: '', status: 'draft', publishedAt: '', pictureAlt: '', seen: '0' },
  ...more,
});
const writeNews = (client: typeof admin, more: Record<string, string> = {}) =>
  client.postFiles('/admin-berita/new', fields(more));

describe('news', () => {
  let id = '';

  it('are written by officers alone, and a draft answers a visitor with nothing', async () => {
    expect((await writeNews(resident)).status).toBe(403);
    const made = await writeNews(admin);
    expect(made.status, made.text.slice(0, 400)).toBe(303);
    id = idIn(made.headers.location);
    expect((await guest.get('/berita/panen-raya-dimulai')).status).toBe(404);
    expect((await resident.get('/admin-berita')).status).toBe(403);
  });

  it('appear with one press and go with another; who may not publish presses in vain', async () => {
    expect((await resident.post(`/admin-berita/${id}/status`, { to: 'published' })).status).toBe(403);
    expect((await admin.post(`/admin-berita/${id}/status`, { to: 'published' })).status).toBe(303);
    expect((await guest.get('/berita/panen-raya-dimulai')).text).toContain('Mulai hari Senin.');
    expect((await admin.post(`/admin-berita/${id}/status`, { to: 'draft' })).status).toBe(303);
    expect((await guest.get('/berita/panen-raya-dimulai')).status).toBe(404);
    await admin.post(`/admin-berita/${id}/status`, { to: 'published' });
  });

  it('wait for their hour when it lies ahead', async () => {
    const made = await writeNews(admin, {
      ...{ title: 'Kabar besok', status: 'published', publishedAt: '2099-01-01T08:00' },
    });
    expect(made.status).toBe(303);
    expect((await guest.get('/berita/kabar-besok')).status).toBe(404);
    await sql(
      `update cms_news set published_at = now() - interval '1 minute' where tenant_id = balai.tenant_id() and id = $1`,
      [idIn(made.headers.location)],
    );
    expect((await guest.get('/berita/kabar-besok')).status).toBe(200);
  });

  it('are liked once a person, and not at all by a visitor', async () => {
    const likes = () =>
      sql<{ n: number }>(
        `select count(*)::int as n from reaction_likes where tenant_id = balai.tenant_id() and object_id = $1`,
        [id],
      );
    expect((await guest.post(`/berita/${id}/suka`, { to: 'on' })).headers.location).toContain('/login');
    for (const client of [resident, resident, neighbour])
      expect((await client.post(`/berita/${id}/suka`, { to: 'on' })).status).toBe(303);
    expect(await likes()).toEqual([{ n: 2 }]);
    await neighbour.post(`/berita/${id}/suka`, { to: 'off' });
    expect(await likes()).toEqual([{ n: 1 }]);
  });

  it('show a comment after an officer has read it, by a first name, and hide it again', async () => {
    const said = await resident.post(`/berita/${id}/tanggapan`, { body: 'Semoga <b>lancar</b>.' });
    expect(said.status).toBe(303);
    expect((await guest.get('/berita/panen-raya-dimulai')).text).not.toContain('Semoga');
    expect((await resident.get('/berita/panen-raya-dimulai')).text).toContain('Menunggu dibaca petugas');
    const [row] = await sql<{ id: string }>(
      `select id from reaction_comments where tenant_id = balai.tenant_id() and object_id = $1`,
      [id],
    );
    expect((await resident.post(`/admin-komentar/${row!.id}`, { to: 'shown' })).status).toBe(403);
    expect((await admin.post(`/admin-komentar/${row!.id}`, { to: 'shown' })).status).toBe(303);
    const shown = (await guest.get('/berita/panen-raya-dimulai')).text;
    expect(shown).toContain('Semoga &lt;b&gt;lancar&lt;/b&gt;.');
    expect(shown).toContain('Siti R.');
    expect(shown).not.toContain('Siti Rahmah');
    await admin.post(`/admin-komentar/${row!.id}`, { to: 'hidden' });
    expect((await guest.get('/berita/panen-raya-dimulai')).text).not.toContain('Semoga');
  });

  it('give an empty or endless comment back with what was typed, and refuse one about what is not shown', async () => {
    expect((await resident.post(`/berita/${id}/tanggapan`, { body: ' ' })).status).toBe(422);
    const long = await resident.post(`/berita/${id}/tanggapan`, { body: 'a'.repeat(4000) });
    expect(long.status).toBe(422);
    expect(long.text).toContain('aaaa');
    await admin.post(`/admin-berita/${id}/status`, { to: 'draft' });
    expect((await resident.post(`/berita/${id}/tanggapan`, { body: 'Masih ada?' })).status).toBe(404);
    await admin.post(`/admin-berita/${id}/status`, { to: 'published' });
  });

  it('count readings, likes and comments for the officer', async () => {
    await guest.get('/berita/panen-raya-dimulai');
    const { text } = await admin.get('/admin-berita?q=panen');
    expect(text).toContain('Dibaca');
    expect(text).toContain('Suka');
    expect(text).toContain('Komentar');
  });
});

describe('the profile and the pages', () => {
  it('are changed by officers and read by everybody', async () => {
    const words = { summary: 'Desa anyaman.', body: '## Sejarah\n\nDari tiga keluarga.' };
    expect((await resident.post('/profil/ubah', words)).status).toBe(403);
    expect((await admin.post('/profil/ubah', words)).status).toBe(303);
    expect((await guest.get('/profil')).text).toContain('Dari tiga keluarga.');
    const empty = await admin.post('/profil/ubah', { ...words, body: ' ' });
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('Desa anyaman.');
  });

  it('take a page back from the public by one who may publish', async () => {
    const [faq] = await sql<{ id: string }>(
      `select id from cms_pages where tenant_id = balai.tenant_id() and slug = 'faq'`,
    );
    expect((await resident.post(`/admin-konten/${faq!.id}/status`, { to: 'unpublish' })).status).toBe(403);
    expect((await admin.post(`/admin-konten/${faq!.id}/status`, { to: 'unpublish' })).status).toBe(303);
    expect((await guest.get('/faq')).status).toBe(404);
    await admin.post(`/admin-konten/${faq!.id}/status`, { to: 'publish' });
    expect((await guest.get('/faq')).status).toBe(200);
  });
});

it('what a visitor writes on the contact page reaches the officers', async () => {
  const form = await guest.get('/kontak');
  const sendKey = /name="sendKey" value="([^"]+)"/.exec(form.text)![1]!;
  const sent = await guest.post('/kontak', {
    ...{ name: 'Hasan', email: 'hasan@contoh.id', subject: 'Lampu jalan padam', sendKey, website: '' },
    message: 'Lampu di depan dermaga padam sejak kemarin.',
  });
  expect(sent.headers.location).toContain('terkirim=1');
  expect((await admin.get('/admin-pesan')).text).toContain('Lampu jalan padam');
  expect((await resident.get('/admin-pesan')).status).toBe(403);
});

describe('what a visitor sees only a part of', () => {
  const mark = 'Silakan login untuk akses penuh';

  it('is marked with the requirement’s words until one has signed in', async () => {
    expect((await guest.get('/')).text).toContain(mark);
    expect((await resident.get('/')).text).not.toContain(mark);
  });

  it('leads to the sign-in and back, and names nobody', async () => {
    const home = (await guest.get('/')).text;
    expect(home).toContain('href="/daftar"');
    expect(home).toContain('/login?next=%2F');
    expect(home).not.toMatch(/\d{16}/);
  });
});
