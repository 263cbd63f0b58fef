import { describe, expect, it } from 'vitest';
import { openRoleDays, SCREENS } from '../support/role-day.ts';

const days = openRoleDays('koperasi', { jobs: false });

describe.each(SCREENS)('at %i px', (width) => {
  it('the secretary lets guests into the book, answers, files, publishes, calls a meeting, and keeps off the money', async () => {
    const guest = `Rusli Hamid ${width}`;
    await sendGuest(guest);
    const member = await days.app().signIn('koperasi', 'anggota');
    const asked = `Apakah ada arisan ${width}`;
    const written = await member.postJson('/api/v1/member-suggestions', {
      ...{ authorName: 'Siti Rahmah', givenOn: '2026-11-02', suggestion: asked },
    });
    expect(written.status, written.text).toBe(201);

    const { page, visit, follow, press, see, shows, isRefused, end } = await days.begin('sekretaris', width);
    await visit('/dashboard');
    await follow(/^Isian buku tamu menunggu pemeriksaan/, 'Buku Tamu');
    await follow(guest, guest);
    expect(await press('Terima ke dalam buku')).toBe(303);
    await page.getByText('Ditahan', { exact: true }).waitFor({ state: 'detached' });

    await visit('/buku/saran-anggota?filter%5Banswered%5D=false&sort=-number');
    await page
      .getByRole('row')
      .filter({ hasText: asked })
      .getByRole('link', { name: 'Siti Rahmah' })
      .first()
      .click();
    await see(/^Siti Rahmah/);
    await page
      .getByRole('textbox', { name: 'Tanggapan pengurus' })
      .fill('Belum ada; dibahas pada rapat pengurus.');
    expect(await press('Kirim tanggapan')).toBe(303);
    await shows('Belum ada; dibahas pada rapat pengurus.');

    await visit('/buku/agenda-ekspedisi/baru');
    expect(await press('Simpan surat'), 'an empty form').toBe(422);
    await page.getByLabel('Perihal').fill(`Undangan rapat ${width}`);
    await page.getByRole('radio', { name: 'Keluar' }).check();
    await page.getByLabel('Nomor surat').fill(`04${width}/KBS`);
    await page.getByLabel('Tanggal surat').fill('2026-11-03');
    await page.getByLabel('Ditujukan kepada').fill('Seluruh anggota');
    expect(await press('Simpan surat')).toBe(303);
    await see(`Undangan rapat ${width}`);
    await follow('Ubah surat', /Ubah/);
    await page.getByLabel('Keterangan').fill('Diantar');
    expect(await press(/^Simpan/)).toBe(303);
    await shows('Diantar');

    await visit('/kelola/berita/baru');
    await page.getByLabel('Judul').fill(`Toko tutup ${width}`);
    await page.getByRole('radio', { name: 'Berita' }).check();
    await page.getByLabel('Isi', { exact: false }).first().fill('Toko tutup pada hari libur nasional.');
    expect(await press('Simpan tulisan')).toBe(303);
    await see(`Toko tutup ${width}`);
    const news = await days.app().visitor('koperasi').get('/kabar');
    expect(news.text, 'not published yet').not.toContain(`Toko tutup ${width}`);
    await page.getByRole('checkbox', { name: 'Judul' }).check();
    expect(await press(/^Terbitkan tulisan/)).toBe(303);
    await expect
      .poll(async () => (await days.app().visitor('koperasi').get('/kabar')).text)
      .toContain(`Toko tutup ${width}`);

    await visit('/permohonan-anggota');
    await visit('/pengunduran-diri');
    await visit('/buku/anggota');
    // The money of members is read and not touched.
    await visit('/buku/simpanan');
    await page
      .getByRole('main')
      .getByRole('link', { name: /^Abdul/ })
      .first()
      .click();
    await see(/^Simpanan Abdul/);
    expect(await page.getByRole('link', { name: /^(Setor|Tarik)$/ }).count()).toBe(0);
    const book = new URL(page.url()).pathname;
    for (const address of [`${book}/setor`, `${book}/tarik`, '/pembukuan/jurnal/baru', '/pengaturan'])
      await isRefused(address);
    await end();
  });
});

async function sendGuest(name: string): Promise<void> {
  const visitor = days.app().visitor('koperasi');
  await visitor.get('/isi/buku-tamu');
  const sent = await visitor.post('/isi/buku-tamu', { guestName: name, purpose: 'Menanyakan sewa kursi' });
  expect(sent.status).toBe(303);
}
