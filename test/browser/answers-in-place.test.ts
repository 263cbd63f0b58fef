import { Secret, TOTP } from 'otpauth';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openBrowser, openPerson } from '../support/browser.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

vi.setConfig({ testTimeout: 90_000 });

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

it('an officer who makes an account without e-mail sees the link to hand over, with script as without', async () => {
  const { page, complaints } = await openPerson(browser, test, 'pasca', 'superadmin');
  await page.goto('/pengguna/baru');
  await page.getByLabel('Nama lengkap').fill('Tanpa Surel');
  await page.getByLabel('Nama pengguna').fill('tanpa.surel');
  await page.getByRole('button', { name: 'Buat akun' }).click();
  await page.getByText('Tampil sekali ini saja').waitFor();
  expect(await page.locator('[data-copy^="http"]').count()).toBe(1);
  expect(complaints).toEqual([]);
});

it('an admin who opens NIK and salary of a member reads them', async () => {
  const { page } = await openPerson(browser, test, 'serikat', 'admin');
  await page.goto('/admin/members');
  await page.locator('main a[href^="/admin/members/0"]').first().click();
  await page.getByRole('button', { name: 'Buka NIK dan gaji' }).click();
  await page.getByRole('link', { name: 'Tutup NIK dan gaji' }).waitFor();
});

it('who turns on the second factor gets the recovery codes to keep', async () => {
  const { page } = await openPerson(browser, test, 'desa', 'user');
  await page.goto('/me/security/second-factor');
  const secret = await page.locator('[data-copy]').first().getAttribute('data-copy');
  const code = new TOTP({ secret: Secret.fromBase32(secret!.replaceAll(' ', '')) }).generate();
  await page.locator('[name=code]').fill(code);
  await page.locator('main form[action$="second-factor"] button').click();
  await page
    .getByRole('heading', { name: /kode pemulihan/i })
    .first()
    .waitFor();
});
