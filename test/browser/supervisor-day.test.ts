import { describe, expect, it } from 'vitest';
import { formValues } from '../support/form-values.ts';
import { openRoleDays, SCREENS } from '../support/role-day.ts';

const days = openRoleDays('koperasi', { jobs: false });
/** Who sits on the board and borrows: another one at every width, below the cap together. */
const BORROWERS = { 320: 'Akhmad Fitriani', 768: 'Hairul Hidayah', 1440: 'Jumiati Rahman' } as const;

describe.each(SCREENS)('at %i px', (width) => {
  it('the supervisor reads every book, writes the own ones, consents to a loan of the board, and changes nothing else', async () => {
    const borrower = BORROWERS[width];
    const loan = await askedByBoard(borrower);

    const { page, visit, follow, press, see, shows, isRefused, end } = await days.begin('pengawas', width);
    await visit('/dashboard');
    await follow('04. Simpanan Anggota', '04. Simpanan Anggota');
    await follow(/^Abdul/, /^Simpanan Abdul/);
    expect(await page.getByRole('link', { name: /^(Setor|Tarik)$/ }).count()).toBe(0);
    await visit('/buku/pinjaman');
    for (const statement of ['neraca', 'hasil-usaha', 'arus-kas', 'perubahan-ekuitas', 'neraca-saldo'])
      await visit(`/pembukuan/laporan-keuangan?laporan=${statement}`);
    await visit('/pembukuan/laporan-keuangan');
    await follow('1.1.01 Kas', /Kas/);

    await visit('/buku/notulen-rapat-pengawas/baru');
    await page.getByLabel('Rapat rutin').check();
    await page.getByLabel('Hari dan tanggal').fill('2026-11-04');
    await page.getByLabel('Tempat').fill('Kantor koperasi');
    await page.getByLabel('Jumlah pengawas', { exact: true }).fill('3');
    await page.getByLabel('Jumlah pengawas yang hadir').fill('4');
    await page.getByLabel('Pimpinan rapat').fill('Hj. Masniah');
    await page.getByLabel('Materi rapat dan keputusan rapat').fill(`Pemeriksaan kas ${width}: cocok.`);
    expect(await press('Simpan notulen'), 'more came than there are').toBe(422);
    await page.getByLabel('Jumlah pengawas yang hadir').fill('3');
    expect(await press('Simpan notulen')).toBe(303);
    await shows(`Pemeriksaan kas ${width}: cocok.`);
    await visit('/buku/saran-pengawas/baru');
    await page.getByLabel('Nama pengawas').fill('Hj. Masniah');
    await page.getByLabel('Isi saran, catatan, atau pertanyaan').fill(`Mohon bukti kas ${width} dilengkapi.`);
    expect(await press('Simpan saran')).toBe(303);
    await shows(`Mohon bukti kas ${width} dilengkapi.`);

    await visit('/pinjaman/pihak-terkait');
    await follow(borrower, `Pengajuan ${borrower}`);
    expect(await press('Setujui untuk pengawas')).toBe(303);
    await see(`Pengajuan ${borrower}`);
    expect(await stateOf(loan), 'the board has to consent, too').not.toBe('approved');
    const chair = await days.app().signIn('koperasi', 'ketua');
    expect((await chair.post(`/pinjaman/pengajuan/${loan}/setujui`)).status).toBe(303);
    expect(await stateOf(loan)).toBe('approved');

    await visit('/catatan-audit');
    const refused = ['/buku/anggota/baru', '/buku/notulen-rapat-pengurus/baru', '/pembukuan/jurnal/baru'];
    for (const address of [...refused, '/pengaturan', '/simpanan/jenis/baru']) await isRefused(address);
    await end();
  });
});

/** The treasurer writes down a loan for somebody who sits on the board, and assesses it. @returns its id */
async function askedByBoard(name: string): Promise<string> {
  const ctx = await days.app().system('koperasi');
  const member = await ctx.transaction((tx) =>
    tx.one<{ id: string }>(
      `update cooperative_board_terms t set member_id = m.id from cooperative_members m
        where t.tenant_id = balai.tenant_id() and m.tenant_id = balai.tenant_id()
          and m.full_name = $1 and t.full_name = 'M. Fakhruddin' returning m.id`,
      [name],
    ),
  );
  const treasurer = await days.app().signIn('koperasi', 'bendahara');
  const url = '/pinjaman/pengajuan';
  const page = await treasurer.get(`${url}/baru`);
  const product = /<option value="([0-9a-f-]{36})"[^>]*>Pinjaman umum/.exec(page.text)![1]!;
  const form = formValues(page.text, url);
  const asked = await treasurer.postFiles(url, {
    ...{ ...form, holderId: member!.id, productId: product, amount: '500.000', months: '6' },
    purpose: 'Memperbaiki rumah',
  });
  expect(asked.status, asked.text.slice(0, 300)).toBe(303);
  expect((await treasurer.post(`${url}/${form.id}/nilai`, { note: 'Cukup' })).status).toBe(303);
  return form.id!;
}

async function stateOf(loan: string): Promise<string> {
  const ctx = await days.app().system('koperasi');
  const found = await ctx.transaction((tx) =>
    tx.one<{ state: string }>('select state from loans where tenant_id = balai.tenant_id() and id = $1', [
      loan,
    ]),
  );
  return found!.state;
}
