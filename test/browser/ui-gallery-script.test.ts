import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openBrowser } from './ui-gallery-browser.ts';
import { type GalleryServer, startGallery } from './ui-gallery-server.ts';

let gallery: GalleryServer;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  gallery = await startGallery();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  gallery?.close();
});
beforeEach(async () => {
  page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
});
afterEach(async () => {
  await page.context().close();
});

const open = (slug: string) => page.goto(`${gallery.url}/${slug}?mode=light`, { waitUntil: 'load' });

test('a person who presses twice sends once, and the button says that it is on its way', async () => {
  await open('03-sign-in');
  gallery.posted.length = 0;
  const button = page.getByRole('button', { name: 'Masuk' });
  const width = (await button.boundingBox())?.width;
  await page.evaluate(() => {
    const press = () => document.querySelector<HTMLElement>('main button.btn-primary')?.click();
    press();
    press();
  });
  await page.getByText('Memeriksa…').waitFor();
  expect((await page.locator('main button.btn-primary').boundingBox())?.width).toBe(width);
  await page.getByRole('button', { name: 'Masuk' }).waitFor();
  expect(gallery.posted).toHaveLength(1);
});

test('a treasurer picks two members and the bar counts them; emptying it puts it away', async () => {
  await open('05-member-list');
  const bar = page.locator('[data-bulk-bar]');
  await page.getByLabel('Pilih Yohanes Kambu').check();
  await expect.poll(() => bar.textContent()).toContain('4 anggota dipilih');
  await page.getByLabel('Pilih semua di halaman ini').check();
  await expect.poll(() => bar.textContent()).toContain('10 anggota dipilih');
  await bar.getByRole('button', { name: 'Batalkan pilihan' }).click();
  await expect.poll(() => bar.isVisible()).toBe(false);
  expect(await page.locator('tbody input:checked').count()).toBe(0);
});

test('what was typed in a long form is there again after the page was closed, and gone once it was sent', async () => {
  await open('components-desa');
  // The gallery's form comes with errors, and then what was sent is newer than any draft.
  await page.evaluate(() => {
    for (const field of document.querySelectorAll('[aria-invalid]')) field.removeAttribute('aria-invalid');
  });
  await page.getByLabel('Keperluan').fill('Modal membeli purun');
  await page.getByText(/^Draf tersimpan \d\d\.\d\d$/).waitFor();
  const kept = await page.evaluate(() => localStorage.getItem('balai-draft:contoh'));
  expect(kept).toContain('Modal membeli purun');
  expect(kept).not.toContain('_csrf');
  await page.getByRole('button', { name: 'Ajukan pinjaman' }).click();
  await expect.poll(() => page.evaluate(() => localStorage.getItem('balai-draft:contoh'))).toBeNull();
});

test('a kept draft fills a form that has no errors', async () => {
  await open('components-desa');
  await page.evaluate(() => {
    localStorage.setItem(
      'balai-draft:contoh',
      JSON.stringify({ at: Date.now(), values: [['alasan', 'Modal membeli purun']] }),
    );
  });
  await page.route('**/components-desa*', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replaceAll('aria-invalid="true"', '') });
  });
  await page.reload({ waitUntil: 'load' });
  await page.getByText('dipulihkan.').waitFor();
  expect(await page.getByLabel('Keperluan').inputValue()).toBe('Modal membeli purun');
  await page.getByRole('button', { name: 'Buang draf' }).click();
  expect(await page.getByLabel('Keperluan').inputValue()).toBe('');
});

test('signing out forgets every draft on a shared computer', async () => {
  await open('components-desa');
  await page.evaluate(() =>
    localStorage.setItem('balai-draft:lain', JSON.stringify({ at: Date.now(), values: [] })),
  );
  await page.locator('.console-sidebar').getByRole('button', { name: 'Keluar' }).click();
  await page.waitForLoadState('load');
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
});

test('dark is chosen at once, without a request, and kept in a cookie for the server', async () => {
  await open('04-member-home');
  await page.getByText('Menu Ratna Dewi').locator('xpath=..').click();
  await page.getByRole('button', { name: 'Gelap' }).click();
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('koperasi-gelap');
  const cookies = await page.context().cookies();
  expect(cookies.find(({ name }) => name === 'balai_mode')?.value).toBe('dark');
});

test('a menu closes with Esc and gives the focus back', async () => {
  await open('05-member-list');
  const menu = page.locator('tbody details').first();
  await menu.locator('summary').click();
  await menu.getByRole('link', { name: 'Kirim pesan' }).waitFor();
  await page.keyboard.press('Escape');
  expect(await menu.getAttribute('open')).toBeNull();
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SUMMARY');
});

test('the sidebar folds to icons and its words stay for screen readers', async () => {
  await open('07-treasury');
  await page.getByRole('button', { name: 'Lipat menu' }).click();
  const sidebar = page.locator('.console-sidebar');
  expect((await sidebar.boundingBox())?.width).toBeLessThan(80);
  await sidebar.getByRole('link', { name: 'Survei' }).waitFor();
  const cookies = await page.context().cookies();
  expect(cookies.find(({ name }) => name === 'balai_sidebar')?.value).toBe('folded');
});

test('rupiah get their dots while one types, and the caret stays', async () => {
  await open('components-desa');
  const field = page.getByLabel('Jumlah');
  await field.fill('');
  await field.pressSequentially('1250000');
  expect(await field.inputValue()).toBe('1.250.000');
  await field.press('Home');
  await field.press('ArrowRight');
  await field.press('9');
  expect(await field.inputValue()).toBe('19.250.000');
  expect(await field.evaluate((input: HTMLInputElement) => input.selectionStart)).toBe(2);
});

test('a password can be looked at, and "/" goes to the search', async () => {
  await open('components-desa');
  const password = page.getByLabel('Kata sandi baru');
  await password.fill('purun sungai');
  await page.getByRole('button', { name: 'Tampilkan kata sandi' }).click();
  expect(await password.getAttribute('type')).toBe('text');
  await page.locator('h1').click();
  await page.keyboard.press('/');
  expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).type)).toBe('search');
});

test('a chosen photo is seen before it is sent', async () => {
  await open('components-desa');
  await page.getByLabel('Foto KTP').setInputFiles({
    name: 'ktp.png',
    mimeType: 'image/png',
    buffer: Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
  });
  const item = page.locator('[data-file-list] li');
  expect(await item.textContent()).toContain('ktp.png');
  await expect.poll(() => item.locator('img').evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(1);
});

test('a notice can be put away', async () => {
  await open('components-desa');
  const notice = page.locator('[data-dismissable]', { hasText: 'Pengumuman disimpan.' });
  await notice.getByRole('button', { name: 'Tutup pesan ini' }).click();
  expect(await notice.count()).toBe(0);
});

test('without script nothing that needs it is shown, and menus still open', async () => {
  const plain = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 700 } });
  page = await plain.newPage();
  await open('05-member-list');
  expect(await page.getByRole('button', { name: 'Batalkan pilihan' }).isVisible()).toBe(false);
  expect(await page.locator('[data-bulk-bar]').isVisible()).toBe(true);
  await page.getByLabel('Buka menu').click();
  await page.locator('header').getByRole('link', { name: 'Survei' }).waitFor();
});
