import { describe, expect, it } from 'vitest';
import { openRoleDays, SCREENS } from '../support/role-day.ts';

const days = openRoleDays('desa');

describe.each(SCREENS)('at %i px', (width) => {
  it('a visitor reads the village, meets the calls to sign in, and writes to the office', async () => {
    const { page, visit, follow, press, see, shows, end } = await days.begin(undefined, width);
    await visit('/');
    await shows('Silakan login untuk akses penuh');
    await follow('Semua berita', 'Berita');
    await follow(/Kerja bakti membersihkan handil/, /Kerja bakti/);
    await shows('RT kami siap');
    await visit('/profil');
    await visit('/faq');
    await visit('/galeri');
    await follow(/Handil sesudah/, 'Handil sesudah dibersihkan');
    await visit('/umkm');
    await follow(/Anyaman Purun Galuh/, 'Anyaman Purun Galuh');
    await shows('Tikar purun lipat');
    await visit('/kalender-kegiatan');
    await follow('Pelatihan pemasaran daring', 'Pelatihan pemasaran daring');
    await follow('Masuk untuk mendaftar', /Masuk/);
    await visit('/kontak');
    await page.getByLabel('Nama', { exact: true }).fill('Hasan');
    await page.getByLabel('Surel', { exact: true }).fill(`hasan${width}@contoh.id`);
    await page.getByLabel('Pokok pesan').fill(`Lampu padam ${width}`);
    await page.getByLabel('Pesan', { exact: true }).fill('Lampu dermaga padam sejak kemarin malam.');
    expect(await press('Kirim pesan')).toBe(303);
    await page.getByText('Pesan Anda sudah kami terima').waitFor();
    await page.goto('/user-dashboard');
    await see(/Masuk/);
    await end();
  });

  it('a villager finds what is theirs, and comments on news', async () => {
    const { page, visit, press, shows, isRefused, end } = await days.begin('warga@desa.example', width);
    await visit('/user-dashboard');
    await shows('Selamat datang, Siti Rahmah');
    await visit('/user-history');
    await shows('Pelatihan pemasaran daring');
    await visit('/');
    expect(await page.getByText('Silakan login untuk akses penuh').count()).toBe(0);
    await visit('/berita/surat-domisili-kini-dapat-diminta-dari-rumah');
    await page.getByLabel('Komentar').fill(`Sangat membantu ${width}`);
    expect(await press('Kirim komentar')).toBe(303);
    await page.getByText(`Sangat membantu ${width}`).waitFor();
    await isRefused('/admin-dashboard');
    await end();
  });

  it('an officer sees what waits, reads a comment and writes news', async () => {
    const { page, visit, follow, press, shows, isRefused, end } = await days.begin(
      'sekdes@desa.example',
      width,
    );
    await visit('/admin-dashboard');
    await shows('Menunggu Anda');
    await follow('Komentar menunggu', 'Komentar berita');
    expect(await press(/^Tampilkan tulisan/)).toBe(303);
    await visit('/admin-berita/new');
    await page.getByLabel('Judul').fill(`Kabar ${width}`);
    expect(await press('Simpan berita')).toBe(422);
    for (const address of [
      '/admin-kalender',
      '/admin-umkm',
      '/admin-galeri',
      '/admin-konten',
      '/admin-pesan',
    ])
      await visit(address);
    await isRefused('/superadmin-dashboard');
    await end();
  });

  it('the head sees accounts, health and the acts of everybody', async () => {
    const { visit, shows, end } = await days.begin('kades@desa.example', width);
    await visit('/superadmin-dashboard');
    await shows('Kesehatan sistem');
    await shows('Kinerja sistem');
    await visit('/superadmin-dashboard?bulan=24');
    await end();
  });
});
