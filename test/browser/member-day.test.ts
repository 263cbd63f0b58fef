import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readPdf } from '../read-pdf.ts';
import { openRoleDays, SCREENS } from '../support/role-day.ts';

const days = openRoleDays('koperasi', { jobs: false });

describe.each(SCREENS)('at %i px', (width) => {
  it('a member reads the own money, asks for a loan and takes it back, writes to the officers, and sees nobody else', async () => {
    const { page, visit, follow, press, see, shows, isRefused, end } = await days.begin('anggota', width);
    await visit('/dashboard');
    await follow('Buku simpanan', 'Simpanan saya');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('main').getByRole('link', { name: 'Buku simpanan' }).click(),
    ]);
    const { pages } = await readPdf(await readFile(await download.path()));
    expect(pages.map(({ text }) => text).join(' ')).toContain('Siti Rahmah');
    await visit('/saya/riwayat');
    await visit('/saya/bayar');

    await visit('/simulasi-pinjaman');
    await page.getByLabel('Produk').selectOption({ label: 'Pinjaman umum, 1% sebulan' });
    await page.getByLabel('Jumlah pinjaman').fill('900.000');
    await page.getByLabel('Lama, bulan').fill('9');
    await page.getByRole('button', { name: 'Hitung' }).click();
    await shows('Jasa efektif setahun');
    await follow('Ajukan', 'Ajukan pinjaman');
    await page.getByLabel('Untuk apa').fill('');
    expect(await press('Kirim pengajuan'), 'nothing said what for').toBe(422);
    await page.getByLabel('Untuk apa').fill('Membeli mesin jahit');
    expect(await press('Kirim pengajuan')).toBe(303);
    await see('Pengajuan pinjaman saya');
    await page.getByText('Batalkan pengajuan').first().click();
    expect(await press(/^Batalkan/)).toBe(303);
    await shows('Dibatalkan');

    await visit('/buku/saran-anggota/baru');
    await page.getByLabel('Isi saran').fill(`Mohon dibuka kelas menjahit ${width}.`);
    expect(await press('Simpan saran')).toBe(303);
    await shows(`Mohon dibuka kelas menjahit ${width}.`);
    await visit('/buku/tamu/baru');
    await visit('/rat');
    await visit('/pengunduran-diri');

    // The list of members shows names, and neither addresses nor numbers of identity cards.
    await visit('/buku/anggota');
    await shows('Akhmad Zaini');
    expect(
      await page
        .getByRole('main')
        .getByText(/NIK|Gang Melati/)
        .count(),
    ).toBe(0);
    const neighbour = await bookOf('Akhmad Zaini');
    expect((await page.goto(`/buku/simpanan/${neighbour}`))?.status()).toBe(404);
    await isRefused('/buku/notulen-rapat-pengurus');
    for (const address of ['/pembukuan/jurnal', '/permohonan-anggota', '/pengguna', '/laporan'])
      await isRefused(address);
    await end();
  });
});

async function bookOf(name: string): Promise<string> {
  const ctx = await days.app().system('koperasi');
  const found = await ctx.transaction((tx) =>
    tx.one<{ id: string }>(
      'select id from cooperative_members where tenant_id = balai.tenant_id() and full_name = $1',
      [name],
    ),
  );
  return found!.id;
}
