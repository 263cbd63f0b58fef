import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openBrowser, openPerson } from '../support/browser.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

let test: TestApp;
let browser: Browser;
beforeAll(async () => {
  test = await openTestApp({ jobs: false });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await test?.close();
});

/** Whether something on the page reaches over its edge. */
const isTooWide = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

async function addQuestion(page: Page, kind: string, fill: () => Promise<void>): Promise<void> {
  await page.getByRole('link', { name: kind, exact: true }).click();
  await page.waitForURL('**/questions/new*');
  await fill();
  await page.getByRole('button', { name: 'Simpan pertanyaan' }).click();
  await page.getByRole('navigation', { name: 'Tambah pertanyaan' }).waitFor();
}

// A machine with other work takes its time with whole pages.
vi.setConfig({ testTimeout: 90_000 });

describe('a survey from its first word to its numbers', () => {
  let survey: string;

  it('an admin at a desk writes it, puts the questions in order without a mouse, tries it and publishes it', async () => {
    const { page, complaints } = await openPerson(browser, test, 'serikat', 'admin');
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto('/admin/surveys');
    await page.getByRole('link', { name: 'Buat survei' }).click();
    await page.getByLabel('Judul').fill('Rapat kerja nasional');
    await page.getByLabel('Dengan nama').check();
    await page.getByLabel('Menurut status keanggotaan').check();
    await page.getByText('Untuk sasaran “Menurut status keanggotaan”').click();
    await page.getByRole('checkbox', { name: 'Anggota aktif' }).check();
    await page.getByRole('checkbox', { name: 'Calon anggota' }).check();
    await page.getByRole('button', { name: 'Simpan dan susun pertanyaan' }).click();
    await page.getByText('Belum ada pertanyaan').waitFor();
    await addQuestion(page, 'Jawaban panjang', () =>
      page.locator('[name=title]').fill('Usul Anda untuk rapat?'),
    );
    await addQuestion(page, 'Pilih satu', async () => {
      await page.locator('[name=title]').fill('Apakah Anda hadir?');
      await page.getByLabel('Pilihan jawaban').fill('Ya\nTidak');
      await page.getByLabel('Wajib dijawab').check();
    });
    await addQuestion(page, 'Jawaban singkat', async () => {
      await page.locator('[name=title]').fill('Mengapa tidak?');
      await page.getByLabel('Wajib dijawab').check();
      await page.getByLabel('Tanyakan hanya bila').selectOption({ label: '2: Tidak' });
    });
    await page.getByRole('button', { name: 'Naikkan Apakah Anda hadir?' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Urutan pertanyaan disimpan.').waitFor();
    expect(await page.getByRole('listitem').filter({ hasText: '1. Apakah Anda hadir?' }).count()).toBe(1);
    await page.getByRole('link', { name: 'Pratinjau' }).click();
    expect(await page.getByLabel('3. Mengapa tidak?').isVisible()).toBe(false);
    await page.getByLabel('Tidak', { exact: true }).check();
    expect(await page.getByLabel('3. Mengapa tidak?').isVisible()).toBe(true);
    await page.goBack();
    await page.getByRole('link', { name: 'Terbitkan survei' }).click();
    await page.getByRole('button', { name: 'Terbitkan survei' }).click();
    await page.getByText('Survei terbit.').waitFor();
    survey = page.url().split('/').at(-1)!;
    expect(complaints).toEqual([]);
  });

  it('a member with a small phone sees the next question the moment it is called for, and sends', async () => {
    const { page, complaints } = await openPerson(browser, test, 'serikat', 'member');
    await page.setViewportSize({ width: 320, height: 700 });
    await page.goto('/member/surveys');
    expect(await isTooWide(page)).toBe(false);
    await page.getByRole('link', { name: 'Rapat kerja nasional' }).click();
    await page.getByRole('heading', { level: 1, name: 'Rapat kerja nasional' }).waitFor();
    expect(await isTooWide(page)).toBe(false);
    expect(await page.getByText('Lanjut', { exact: true }).isVisible()).toBe(false);
    await page.getByLabel('Tidak', { exact: true }).check();
    await page.getByRole('button', { name: 'Kirim jawaban' }).click();
    await page.getByRole('link', { name: 'Tulis jawaban Anda.' }).waitFor();
    expect(await page.getByLabel('Tidak', { exact: true }).isChecked()).toBe(true);
    await page.getByLabel('3. Mengapa tidak?').fill('Sedang mengajar');
    await page.getByRole('button', { name: 'Kirim jawaban' }).click();
    await page.getByText('Terima kasih, jawaban Anda diterima').waitFor();
    expect(await page.getByText('Sedang mengajar').isVisible()).toBe(true);
    expect(await isTooWide(page)).toBe(false);
    expect(complaints.filter((text) => !text.includes('422'))).toEqual([]);
  });

  it('a candidate whose browser runs no script goes through it step by step', async () => {
    const { context } = await openPerson(browser, test, 'serikat', 'candidate');
    const plain = await browser.newContext({
      ...{ javaScriptEnabled: false, viewport: { width: 320, height: 700 } },
      ...{ baseURL: `http://serikat.localhost:${test.port}`, storageState: await context.storageState() },
    });
    const page = await plain.newPage();
    await page.goto(`/member/surveys/${survey}`);
    expect(await page.getByText('Bagian 1 dari 2').isVisible()).toBe(true);
    expect(await page.getByRole('button', { name: 'Kirim jawaban' }).isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Lanjut', exact: true }).click();
    await page.getByRole('link', { name: 'Pilih satu jawaban.' }).waitFor();
    await page.getByLabel('Tidak', { exact: true }).check();
    await page.getByRole('button', { name: 'Lanjut', exact: true }).click();
    expect(await page.getByText('Bagian 2 dari 2').isVisible()).toBe(true);
    await page.getByLabel('3. Mengapa tidak?').fill('Belum menjadi anggota');
    await page.getByRole('button', { name: 'Kirim jawaban' }).click();
    expect(await page.getByText('Terima kasih, jawaban Anda diterima').isVisible()).toBe(true);
    await plain.close();
  });

  it('the admin reads who answered what, and of the anonymous one only numbers', async () => {
    const { page, complaints } = await openPerson(browser, test, 'serikat', 'admin');
    await page.goto(`/admin/surveys/results/${survey}/people`);
    await page.getByRole('link', { name: 'Gita Permatasari' }).click();
    await page.getByText('Belum menjadi anggota').waitFor();
    await page.goto('/admin/surveys/results');
    await page.getByRole('link', { name: 'Beban kerja dan kesejahteraan 2026' }).click();
    await page.getByText('43 dari 43 orang mengisi, anonim').waitFor();
    await page.getByLabel('Tampilkan jawaban dari').selectOption('region:63');
    await page.waitForURL(/region(:|%3A)63/);
    await page.getByText('disembunyikan').first().waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'CSV' }).click(),
    ]);
    const stream = await download.createReadStream();
    const text = Buffer.concat(await stream.toArray()).toString('utf8');
    expect(text).toContain('disembunyikan');
    for (const width of [320, 768, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await isTooWide(page), String(width)).toBe(false);
    }
    expect(complaints).toEqual([]);
  });
});
