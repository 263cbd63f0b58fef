import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { openRoleDays, SCREENS } from '../support/role-day.ts';

const days = openRoleDays('koperasi', { jobs: false });

describe.each(SCREENS)('at %i px', (width) => {
  it('a guest reads what is published, writes two books, applies to become a member, and reads no more', async () => {
    const { page, visit, follow, press, see, shows, end } = await days.begin(undefined, width);
    await visit('/');
    await follow('Semua notulen', 'Notulen Rapat Anggota');
    await visit('/');
    await follow(/^Daftar Inventaris/, 'Daftar Inventaris');
    await shows('Laptop kantor');
    // Prices of the inventory are no column of the public.
    expect(await page.getByRole('main').getByText('Rp').count()).toBe(0);

    await visit('/isi/buku-tamu');
    expect(await press('Kirim isian'), 'nothing written').toBe(422);
    await page.getByLabel('Nama tamu').fill(`Rusli Hamid ${width}`);
    await page.getByLabel('Maksud dan tujuan').fill('Menanyakan sewa kursi');
    expect(await press('Kirim isian')).toBe(303);
    await visit('/isi/saran-anggota');
    await page.getByLabel('Nama', { exact: true }).fill(`Rusli Hamid ${width}`);
    await page.getByLabel('Isi saran').fill('Jam buka hari Minggu');
    expect(await press('Kirim saran')).toBe(303);

    await visit('/');
    await follow('Menjadi anggota', 'Menjadi anggota');
    await page.getByLabel('Nama lengkap').fill(`Rusli Hamid ${width}`);
    await page.getByLabel('NIK').fill('637101');
    await page.getByLabel('Tempat lahir').fill('Martapura');
    await page.getByLabel('Tanggal lahir').fill('1985-03-12');
    await page.getByLabel('Laki-laki').check();
    await page.getByLabel('Pekerjaan').fill('Pedagang');
    await page.getByLabel('Alamat').fill('Gang Melati No. 5');
    await page.getByLabel('Telepon atau WhatsApp').fill('0812 3456 7890');
    await page.getByLabel(/Saya menyetujui anggaran dasar/).check();
    expect(await press('Kirim permohonan'), 'a NIK of six digits').toBe(422);
    await fillsAgain();
    expect(await press('Kirim permohonan')).toBe(303);
    await page.waitForLoadState();
    expect(await sentApplications(`Rusli Hamid ${width}`)).toBe(1);

    // What was sent waits for an officer; the books themselves ask to sign in.
    await visit('/');
    expect(await page.getByText(`Rusli Hamid ${width}`).count()).toBe(0);
    for (const address of ['/buku/anggota', '/buku/simpanan', '/dashboard']) {
      await page.goto(address);
      await see(/Masuk/);
    }
    expect((await page.goto('/terbuka/notulen-rapat-pengurus'))?.status()).toBe(404);
    await end();

    async function fillsAgain() {
      await page.getByLabel('NIK').fill(`63710112038500${String(width).slice(-2)}`);
      await page.locator('[name=idCard]').setInputFiles({
        name: 'ktp.png',
        mimeType: 'image/png',
        buffer: await sharp({ create: { width: 600, height: 380, channels: 3, background: '#dde8f0' } })
          .png()
          .toBuffer(),
      });
    }
  });

  it('somebody looking for a cooperative finds it by its name and by its place', async () => {
    const { page, visit, shows, end } = await days.begin(undefined, width);
    for (const words of ['banua sejahtera', 'Kebun Bunga']) {
      await visit(`http://localhost:${days.app().port}/?q=${encodeURIComponent(words)}`);
      await shows('Koperasi Banua Sejahtera');
    }
    expect(await page.getByRole('link', { name: /Desa Sungai Pitung/ }).count()).toBe(0);
    await end();
  });
});

async function sentApplications(name: string): Promise<number> {
  const ctx = await days.app().system('koperasi');
  const rows = await ctx.transaction((tx) =>
    tx.query(
      `select 1 from cooperative_applications where tenant_id = balai.tenant_id() and full_name = $1`,
      [name],
    ),
  );
  return rows.length;
}
