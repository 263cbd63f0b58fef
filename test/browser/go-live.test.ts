import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Secret, TOTP } from 'otpauth';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { inviteKeeper } from '../../src/commands/invite-keeper.ts';
import headings from '../../src/products/cooperative/registers/printed-headings.json' with { type: 'json' };
import { buildXlsx, textRow } from '../fixtures/build-xlsx.ts';
import { readPdf } from '../read-pdf.ts';
import { openBrowser, openPerson } from '../support/browser.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

// A machine with other work takes its time with whole pages.
vi.setConfig({ testTimeout: 180_000 });

let test: TestApp;
let browser: Browser;
beforeAll(async () => {
  test = await openTestApp({ demo: false });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await test?.close();
});

const PASSWORD = 'rapat-perdana-di-balai-9';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** From one page to the next by what stands on it; the only address typed is the link of an invitation. */
it.each([320, 768, 1440])(
  'at %i px a new cooperative goes live with nothing but what its pages say',
  async (width) => {
    // Tried a second time, it is another cooperative.
    const slug = `baru-${width}-${randomUUID().slice(0, 8)}`;
    await test.createTenant({ slug, kind: 'koperasi', name: 'Koperasi Baru Bersama' });
    const tenant = (await test.app.directory.findBySlug(slug))!;
    const { link } = await inviteKeeper(test.open, tenant, {
      ...{ email: 'rusmini@baru.example', name: 'Hj. Rusmini' },
    });

    const chair = await openPerson(browser, test, slug);
    await chair.page.setViewportSize({ width, height: 900 });
    const desk = chair.page;
    await accept(desk, link, 'Anda diundang menjadi Ketua');
    await signIn(desk, 'rusmini@baru.example');
    await see(desk, 'Selamat datang, Hj. Rusmini');
    await expectSteps(desk, ['Belum', 'Belum', 'Belum', 'Belum']);

    await follow(desk, 'Undang pengurus');
    await see(desk, 'Undang lewat surel');
    await desk.getByLabel('Nama lengkap').fill('Norhayati');
    await desk.getByLabel('Surel').fill('norhayati@baru.example');
    await desk.getByLabel('Peran', { exact: true }).selectOption({ label: 'Bendahara' });
    await desk.getByRole('button', { name: 'Kirim undangan' }).click();
    await see(desk, 'Undangan');
    // No mail server is set: the page says so, and where the link is.
    await follow(desk, 'Buka surat keluar');
    await see(desk, 'Surat keluar');
    await desk.getByRole('row').filter({ hasText: 'Norhayati' }).getByRole('link').first().click();
    await desk.getByRole('heading', { name: 'Isi surel' }).waitFor();
    const letter = (await desk.getByRole('main').textContent())!;
    const invitation = /http:\/\/\S+\/invitation\/[\w-]+/.exec(letter)![0];

    await goHome(desk);
    await desk.getByText('Undangan sudah dibuat dan menunggu diterima.').waitFor();
    await follow(desk, 'Isi profil');
    await see(desk, 'Pengaturan');
    await desk.getByLabel(/^Alamat/).fill('Jl. Veteran No. 7, Banjarmasin');
    await desk.getByRole('button', { name: 'Simpan profil organisasi' }).click();
    await desk.getByText('Profil organisasi tersimpan.').waitFor();

    await goHome(desk);
    await expectSteps(desk, ['Belum', 'Selesai', 'Belum', 'Belum']);
    await follow(desk, 'Impor anggota');
    await see(desk, 'Impor Daftar Anggota');
    await desk
      .getByLabel('Berkas Excel (.xlsx) atau CSV')
      .setInputFiles({ name: 'anggota kami.xlsx', mimeType: XLSX, buffer: Buffer.from(sheet()) });
    await desk.getByRole('button', { name: 'Periksa berkas' }).click();
    await desk.getByRole('heading', { name: '50 baris tanpa masalah' }).waitFor();
    await desk.getByRole('button', { name: 'Impor 50 baris' }).click();
    await desk.getByText('50 baru, 0 diperbarui').waitFor({ timeout: 60_000 });
    await follow(desk, 'Buka Daftar Anggota');
    await see(desk, 'Daftar Anggota');
    await desk.getByText('Buku 01, 50 anggota').waitFor();

    const treasurer = await openPerson(browser, test, slug);
    await treasurer.page.setViewportSize({ width, height: 900 });
    const till = treasurer.page;
    await accept(till, invitation, 'Anda diundang menjadi Bendahara');
    await signIn(till, 'norhayati@baru.example');
    await see(till, 'Selamat datang, Norhayati');
    await expectSteps(till, ['Selesai', 'Selesai', 'Selesai', 'Belum']);
    await follow(till, 'Buka buku 04');
    await see(till, '04. Simpanan Anggota');
    await till.getByLabel('Cari nama atau nomor anggota').fill('Siti Zaini');
    await till.getByLabel('Cari nama atau nomor anggota').press('Enter');
    await till.waitForURL(/q=Siti/);
    await follow(till, 'Siti Zaini');
    await see(till, 'Simpanan Siti Zaini');
    await till.getByText('Setoran pertama biasanya simpanan pokok.').waitFor();
    await follow(till, 'Setor');
    await see(till, 'Setoran Siti Zaini');
    // The sheet knew no member numbers, so none is named.
    expect(await till.getByText('Nomor anggota').count()).toBe(0);
    await till.getByLabel('Simpanan pokok').fill('100.000');
    await till.getByLabel('Tunai').check();
    await till.getByRole('button', { name: 'Bukukan setoran' }).click();
    await till.getByRole('heading', { level: 1, name: /^Bukti BS-/ }).waitFor();
    const receipt = await textOf(till, 'Cetak kuitansi');
    for (const said of ['Siti Zaini', 'Rp100.000', 'Jl. Veteran No. 7']) expect(receipt).toContain(said);

    await goHome(till);
    await till.getByRole('heading', { level: 2, name: 'Buku 16' }).waitFor();
    expect(await till.getByRole('heading', { name: 'Langkah pertama' }).count()).toBe(0);
    await till.getByRole('main').getByRole('link', { name: '04. Simpanan Anggota' }).click();
    await see(till, '04. Simpanan Anggota');
    await till.getByText('50 anggota, Rp100.000').waitFor();
    const book = await textOf(till, 'Cetak buku 04');
    let at = 0;
    for (const heading of headings['04']) {
      const found = book.indexOf(heading, at);
      expect(found, heading).toBeGreaterThanOrEqual(0);
      at = found + heading.length;
    }
    for (const said of ['Siti Zaini', '100.000']) expect(book).toContain(said);
    expect([...chair.complaints, ...treasurer.complaints]).toEqual([]);
    await Promise.all([chair.context.close(), treasurer.context.close()]);
  },
);

async function accept(page: Page, link: string, title: string): Promise<void> {
  await page.goto(link);
  await see(page, title);
  await page.getByLabel('Kata sandi baru', { exact: true }).fill(PASSWORD);
  await page.getByLabel('Ulangi kata sandi baru').fill(PASSWORD);
  await page.getByRole('button', { name: 'Terima undangan' }).click();
  await page.getByText('Akun Anda siap.').waitFor();
}

/** The first time: the role asks for a second factor, so it is set up on the way in. */
async function signIn(page: Page, email: string): Promise<void> {
  await page.locator('[name=identifier]').fill(email);
  await page.getByLabel('Kata sandi', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  await see(page, 'Aktifkan verifikasi dua langkah');
  const secret = (await page.locator('code').first().textContent())!.replaceAll(' ', '');
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
  await page.getByLabel('Kode 6 angka').fill(code);
  await page.getByRole('button', { name: 'Aktifkan' }).click();
  await see(page, 'Verifikasi dua langkah aktif');
  expect(await page.getByRole('main').getByRole('listitem').count()).toBe(10);
  await follow(page, 'Sudah saya simpan, lanjut');
}

async function follow(page: Page, name: string): Promise<void> {
  await page.getByRole('main').getByRole('link', { name, exact: true }).first().click();
}

/** By the menu; a phone has it behind a button. */
async function goHome(page: Page): Promise<void> {
  const button = page.getByLabel('Buka menu');
  if (await button.isVisible()) await button.click();
  await page.getByRole('link', { name: 'Beranda' }).filter({ visible: true }).first().click();
  await page.getByRole('heading', { level: 1, name: /^Selamat datang/ }).waitFor();
}

/** The page with this heading, nothing wider than the screen. */
async function see(page: Page, heading: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor();
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(over, page.url()).toBeLessThanOrEqual(0);
}

async function expectSteps(page: Page, words: readonly string[]): Promise<void> {
  const steps = page.getByRole('region', { name: 'Langkah pertama' }).getByRole('listitem');
  await steps.first().waitFor();
  const shown = (await steps.allInnerTexts()).map((text) => /Belum|Selesai/.exec(text)?.[0]);
  expect(shown).toEqual(words);
}

/** All words of the PDF behind a link, as another program reads them. */
async function textOf(page: Page, link: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), follow(page, link)]);
  const { pages } = await readPdf(await readFile(await download.path()));
  return pages
    .map(({ text }) => text)
    .join(' ')
    .replace(/\s+/g, ' ');
}

/** Fifty members as an office keeps them: a title of its own above headings of its own. */
function sheet(): Uint8Array {
  const given = [
    'Siti',
    'Akhmad',
    'Noor',
    'Rahmad',
    'Hj. Aida',
    'Fitri',
    'Yusran',
    'Masniah',
    'Rizky',
    'Lina',
  ];
  const family = ['Zaini', 'Rahmah', 'Fadillah', 'Syahrani', 'Maulida'];
  const rows = given.flatMap((one, index) =>
    family.map((other, place) => [
      ...[String(index * 5 + place + 1), `${one} ${other}`, index % 2 === 0 ? 'P' : 'L'],
      ...['Banjarmasin', `${10 + index}-0${place + 1}-19${70 + index}`, 'Pedagang'],
      ...[`Gang Melati No. ${index * 5 + place + 1}`, `0${place + 1}-02-2024`],
    ]),
  );
  return buildXlsx(
    [
      ['DAFTAR ANGGOTA PER HARI INI'],
      [
        'No. Urut',
        'Nama Anggota',
        'L/P',
        'Tempat Lahir',
        'Tgl. Lahir',
        'Pekerjaan',
        'Alamat Rumah',
        'Tgl. Masuk',
      ],
      ...rows,
    ]
      .map((texts, index) => textRow(index + 1, texts))
      .join(''),
  );
}
