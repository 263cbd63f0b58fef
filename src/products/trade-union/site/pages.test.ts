import { afterAll, describe, expect, it } from 'vitest';
import { readAuditLog } from '../../../../test/support/read-audit-log.ts';
import { idIn, openSite, pageFields, pdf } from './open-site.ts';

const { test, guest, admin, superAdmin, member, candidate, sql } = await openSite();
afterAll(() => test.close());

describe('a page', () => {
  let id = '';

  it('is drafted, unseen by the public, then published', async () => {
    const made = await admin.post('/admin/cms/pages/new', pageFields({ act: 'draft' }));
    expect(made.status).toBe(303);
    id = idIn(made.headers.location);
    expect((await guest.get('/halaman/kegiatan')).status).toBe(404);
    expect(
      (await admin.post(`/admin/cms/pages/${id}`, pageFields({ seen: '1', body: 'Isi kedua' }))).status,
    ).toBe(303);
    expect((await guest.get('/halaman/kegiatan')).text).toContain('Isi kedua');
  });

  it('goes on showing what was published while a draft is written', async () => {
    await admin.post(
      `/admin/cms/pages/${id}`,
      pageFields({ seen: '2', body: 'Isi ketiga', act: 'draft', note: 'coba' }),
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
    const form = pageFields({
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
    await admin.post(`/admin/cms/pages/${id}`, pageFields({ seen: '5', body: 'Isi keenam', act: 'draft' }));
    expect((await guest.get('/halaman/kegiatan')).text).toContain('Isi terjadwal');
  });

  it('a schedule in the past, an empty title and a taken address come back with what was typed', async () => {
    const past = await admin.post(
      `/admin/cms/pages/${id}`,
      pageFields({ seen: '6', act: 'schedule', scheduledFor: '2020-01-01T08:00' }),
    );
    expect(past.status).toBe(422);
    expect(past.text).toContain('Waktu ini sudah lewat');
    const empty = await admin.post(
      '/admin/cms/pages/new',
      pageFields({ title: '', body: 'Tulisan panjang saya' }),
    );
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('Tulisan panjang saya');
    const twin = await admin.post('/admin/cms/pages/new', pageFields());
    expect(twin.status).toBe(422);
    expect(twin.text).toContain('sudah dipakai halaman lain');
  });

  it('two officers who save at once do not overwrite each other', async () => {
    const answer = await superAdmin.post(
      `/admin/cms/pages/${id}`,
      pageFields({ seen: '2', body: 'Tulisan orang lain' }),
    );
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('Tulisan orang lain');
    expect(answer.text).toContain('diubah orang lain');
  });

  it('carries no script, handler or foreign picture, whatever is typed', async () => {
    const body =
      'Awal <script>alert(1)</script><img src="https://jahat.example/a.png" onerror="alert(2)"> akhir';
    await admin.post(`/admin/cms/pages/${id}`, pageFields({ seen: '6', body }));
    const { text } = await guest.get('/halaman/kegiatan');
    expect(text).toContain('Awal');
    expect(text).not.toContain('alert(');
    expect(text).not.toContain('onerror');
    expect(text).not.toContain('jahat.example');
  });

  it('for members only leads a visitor to sign in, refuses a candidate, and is read by a member', async () => {
    await admin.post(
      `/admin/cms/pages/${id}`,
      pageFields({ seen: '7', body: 'Hanya anggota', visibility: 'member_only' }),
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
    expect((await admin.post('/admin/cms/pages/new', pageFields({ act: 'draft' }))).status).toBe(303);
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
    const form = pageFields({
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
