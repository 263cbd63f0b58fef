import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { signedPaper } from '../../src/products/trade-union/checkoff/campus-with-mandates.ts';
import { openBrowser, openPerson, type Person } from '../support/browser.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

// A machine with other work takes its time with whole pages.
vi.setConfig({ testTimeout: 90_000 });

const WIDTHS = [320, 768, 1440];

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

/** Looks at the page at every width; none may reach over its edge. */
async function fits(page: Page): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(over, `${page.url()} at ${width}`).toBeLessThanOrEqual(0);
  }
}

describe('dues out of the pay, and the numbers of the union', () => {
  it('a treasurer enters the signed paper of a member who never signs in, and another accepts it', async () => {
    const { page, complaints }: Person = await openPerson(browser, test, 'serikat', 'treasurer');
    await page.goto('/treasury/dues/checkoff/mandates');
    await fits(page);
    await page.getByRole('link', { name: 'Catat surat kuasa' }).click();
    await page.waitForURL('**/mandates/new');
    await page.getByLabel('Cari nama atau nomor anggota').fill('Ni Luh Putu Ayu');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Ni Luh Putu Ayu Lestari' }).click();
    await page.getByRole('heading', { level: 1, name: 'Catat surat kuasa' }).waitFor();
    await page.waitForURL('**/mandates/new?member=*');
    await fits(page);
    await page.locator('input[type=file]').setInputFiles({
      ...{ name: 'kuasa.png', mimeType: 'image/png' },
      buffer: Buffer.from(signedPaper('Ni Luh Putu Ayu Lestari')),
    });
    await page.getByLabel('Surat aslinya bertanda tangan anggota').check();
    await page.getByRole('button', { name: 'Catat kuasa' }).click();
    await page.getByRole('heading', { level: 1, name: 'Ni Luh Putu Ayu Lestari' }).waitFor();
    await fits(page);
    expect(await page.getByRole('button', { name: 'Terima' }).count()).toBe(0);
    const second = await openPerson(browser, test, 'serikat', 'bendahara2@serikat.example');
    await second.page.goto(page.url());
    await second.page.getByRole('button', { name: 'Terima' }).click();
    await second.page.getByText('Kuasa diterima.').waitFor();
    await fits(second.page);
    expect(second.complaints).toEqual([]);
    for (const url of ['/treasury/dues/checkoff', '/treasury/dues/checkoff/lists/new']) {
      await page.goto(url);
      await fits(page);
    }
    expect(complaints).toEqual([]);
  });

  it('an admin reads the statistics at every width, and a number opens the people it counts', async () => {
    const { page, complaints } = await openPerson(browser, test, 'serikat', 'admin');
    await page.goto('/admin/stats');
    await page.getByRole('heading', { level: 1, name: 'Statistik anggota' }).waitFor();
    await fits(page);
    const region = page
      .locator('main')
      .getByRole('link', { name: 'Kalimantan Selatan', exact: true })
      .first();
    await region.click();
    await page.waitForURL('**/admin/members?*');
    expect(new URL(page.url()).searchParams.get('filter[region]')).toBe('63');
    await page.getByRole('heading', { level: 1, name: 'Anggota' }).waitFor();
    await fits(page);
    expect(complaints).toEqual([]);
  });

  it('a coordinator reads the own region, and sees whose dues are open without touching any', async () => {
    const { page, complaints } = await openPerson(browser, test, 'serikat', 'kalsel@serikat.example');
    await page.goto('/region/stats');
    await fits(page);
    await page.goto('/region/dues');
    await fits(page);
    await page.getByRole('link', { name: 'Belum dibayar' }).click();
    await page.waitForURL('**/region/dues/bills?*');
    await page.getByRole('heading', { level: 1, name: 'Tagihan' }).waitFor();
    await fits(page);
    expect(await page.locator('main form[method=post]').count()).toBe(0);
    expect(complaints).toEqual([]);
  });
});
