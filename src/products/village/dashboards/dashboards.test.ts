import { describe, expect, it } from 'vitest';
import { openVillage } from '../../../../test/support/village-people.ts';

const { guest, resident, neighbour, admin, head, sql } = await openVillage();

/** The figure that stands under a label on a dashboard. */
const figure = (text: string, label: string) =>
  new RegExp(`>${label}</a>[\\s\\S]*?<dd[^>]*>([\\d.]+)</dd>`).exec(text)?.[1];

describe('a villager', () => {
  it('is greeted by name, with counts that equal their own lists', async () => {
    const { text } = await resident.get('/user-dashboard');
    expect(text).toContain('Selamat datang, Siti Rahmah');
    const own = (await resident.get('/kalender-kegiatan/saya')).text;
    expect(figure(text, 'Kegiatan saya')).toBe(String(own.split('class="sheet relative flex').length - 1));
    expect((await guest.get('/user-dashboard')).headers.location).toContain('/login');
    expect((await resident.get('/admin-dashboard')).status).toBe(403);
    expect((await resident.get('/superadmin-dashboard')).status).toBe(403);
  });

  it('finds what they took part in, nothing of anybody else, and takes it along as PDF, which the log says', async () => {
    const [event] = await sql<{ id: string }>(
      `select id from calendar_events where tenant_id = balai.tenant_id() and quota is not null`,
    );
    await neighbour.post(`/kalender-kegiatan/${event!.id}/batal`);
    expect((await resident.get('/user-history')).text).toContain('Terdaftar');
    const others = (await neighbour.get('/user-history')).text;
    expect(others).toContain('Dibatalkan');
    expect(others).not.toContain('Terdaftar<');
    const pdf = await resident.get('/user-history/pdf');
    expect(pdf.headers['content-type']).toBe('application/pdf');
    expect(pdf.text.slice(0, 5)).toBe('%PDF-');
    const [row] = await sql<{ n: number }>(
      `select count(*)::int as n from audit_events
        where tenant_id = balai.tenant_id() and action = 'service_history.exported'`,
    );
    expect(row!.n).toBe(1);
    expect((await admin.get('/user-history/pdf')).status).toBe(403);
  });

  it('is led from the profile to the own data, whose numbers are masked, and to who opened them', async () => {
    const profile = (await resident.get('/user-profile')).text;
    expect(profile).toContain('Siapa yang membuka data saya');
    expect(profile).not.toMatch(/\d{16}/);
    const own = /href="(\/penduduk\/[^"]+)"/.exec(profile)![1]!;
    const page = await resident.get(own);
    expect(page.status).toBe(200);
    expect(page.text).not.toMatch(/>\d{16}</);
    expect((await neighbour.get(own)).status).toBe(404);
  });
});

describe('the office', () => {
  it('sees what there is and what waits, and a message more counts one more', async () => {
    const before = (await admin.get('/admin-dashboard')).text;
    const news = await sql<{ n: number }>(
      `select count(*)::int as n from cms_news where tenant_id = balai.tenant_id() and deleted_at is null`,
    );
    expect(figure(before, 'Berita')).toBe(String(news[0]!.n));
    const [piece] = await sql<{ id: string }>(
      `select id from cms_news where tenant_id = balai.tenant_id() and status = 'published' limit 1`,
    );
    await resident.post(`/berita/${piece!.id}/tanggapan`, { body: 'Terima kasih kabarnya.' });
    const after = (await admin.get('/admin-dashboard')).text;
    expect(Number(figure(after, 'Komentar menunggu'))).toBe(Number(figure(before, 'Komentar menunggu')) + 1);
    expect(after).toContain('Tulis berita');
    expect(after).toContain('Yang masuk setiap bulan');
  });

  it('shows the head accounts, health and the last acts of everybody; nobody else', async () => {
    await admin.post('/profil/ubah', { summary: 'Desa kita.', body: 'Isi baru.' });
    const { text } = await head.get('/superadmin-dashboard?bulan=12');
    for (const words of ['Kesehatan sistem', 'Kinerja sistem', 'Aktif 30 hari', 'Noor Aida'])
      expect(text).toContain(words);
    expect((await admin.get('/superadmin-dashboard')).status).toBe(403);
  });
});
