import { describe, expect, it } from 'vitest';
import { openRoleDays, SCREENS } from '../support/role-day.ts';

const days = openRoleDays('koperasi', { jobs: false });
/** Another member at every width, so that no day meets the money of the one before. */
const MEMBERS = { 320: 'Akhmad Fitriani', 768: 'Hairul Hidayah', 1440: 'Jumiati Rahman' } as const;

describe.each(SCREENS)('at %i px', (width) => {
  const member = MEMBERS[width];

  it('the treasurer takes money in, gives some back, lends, keeps the journal, and is kept from the rest', async () => {
    const { page, visit, follow, press, see, shows, isRefused, end } = await days.begin('bendahara', width);
    await visit('/dashboard');
    await follow('04. Simpanan Anggota', '04. Simpanan Anggota');
    await page.getByLabel('Cari nama atau nomor anggota').fill(member);
    await page.getByLabel('Cari nama atau nomor anggota').press('Enter');
    await page.waitForURL(/q=/);
    await follow(member, `Simpanan ${member}`);
    await follow('Setor', `Setoran ${member}`);
    await page.getByLabel('Simpanan sukarela').fill('0');
    await page.getByLabel('Tunai').check();
    expect(await press('Bukukan setoran'), 'nothing paid in').toBe(422);
    await page.getByLabel('Simpanan sukarela').fill('75.000');
    expect(await press('Bukukan setoran')).toBe(303);
    await see(/^Bukti BS-/);
    await shows('Rp75.000');

    await page.goBack();
    await visit(page.url().replace(/\/setor.*|\/bukti.*/, '/tarik'));
    await page.getByLabel('Dari simpanan').selectOption({ index: 1 });
    await page.getByLabel('Jumlah').fill('990.000.000');
    await page.getByLabel('Tunai').check();
    expect(await press('Bukukan penarikan'), 'more than there is').toBe(422);
    await page.getByLabel('Jumlah').fill('25.000');
    expect(await press('Bukukan penarikan')).toBe(303);
    await see(/^Bukti BT-/);

    await visit('/pinjaman/pengajuan/baru');
    await page.getByLabel('Anggota', { exact: true }).selectOption({ label: await optionOf(member) });
    await page.getByLabel('Produk').selectOption({ label: 'Pinjaman umum, 1% sebulan' });
    await page.getByLabel('Jumlah pinjaman').fill('600.000');
    await page.getByLabel('Lama, bulan').fill('6');
    await page.getByLabel('Untuk apa').fill('Memperbaiki perahu');
    expect(await press('Kirim pengajuan')).toBe(303);
    await see(`Pengajuan ${member}`);
    const loan = page.url().replace(/\?.*/, '');
    await page.getByLabel('Hasil penilaian').fill('Penghasilan cukup');
    expect(await press('Simpan penilaian')).toBe(303);
    await shows('Penilaian disimpan.');
    // Who assessed does not approve, and nothing is paid out before somebody has.
    expect(await page.getByRole('button', { name: /Setujui|Cairkan/ }).count()).toBe(0);
    const chair = await days.app().signIn('koperasi', 'ketua');
    expect((await chair.post(`${new URL(loan).pathname}/setujui`)).status).toBe(303);
    await visit(new URL(loan).pathname);
    await page.getByLabel('Tunai').check();
    expect(await press('Cairkan pinjaman')).toBe(303);
    await see(`Pinjaman ${member}`);
    await follow('Terima angsuran', `Angsuran ${member}`);
    await page.getByLabel('Jumlah yang diterima').fill('106.000');
    expect(await press('Bukukan angsuran')).toBe(303);
    await see(/^Bukti BA-/);

    await visit('/pembukuan/jurnal/baru');
    await page.getByLabel('Uraian').fill(`Membeli kertas ${width}`);
    await page.locator('[name=account1]').selectOption({ label: '5.1.04 Alat tulis dan administrasi' });
    await page.locator('[name=debit1]').fill('45.000');
    await page.locator('[name=account2]').selectOption({ label: '1.1.01 Kas' });
    await page.locator('[name=credit2]').fill('54.000');
    expect(await press(/^Bukukan/), 'out of balance').toBe(422);
    await page.locator('[name=credit2]').fill('45.000');
    expect(await press(/^Bukukan/)).toBe(303);
    await shows(`Membeli kertas ${width}`);
    await visit('/pembukuan/laporan-keuangan');
    await shows('Jumlah aset');
    for (const address of ['/pengaturan', '/catatan-audit', '/undangan', '/buku/notulen-rapat-pengurus/baru'])
      await isRefused(address);
    await end();
  });
});

/** A member as the list of a form calls them: with their number. */
async function optionOf(name: string): Promise<string> {
  const ctx = await days.app().system('koperasi');
  const found = await ctx.transaction((tx) =>
    tx.one<{ number: string }>(
      `select member_number as number from cooperative_members
        where tenant_id = balai.tenant_id() and full_name = $1`,
      [name],
    ),
  );
  return `${name}, ${found!.number}`;
}
