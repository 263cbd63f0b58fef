import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openBrowser, openPerson } from '../support/browser.ts';
import { type PaymentServer, startPaymentServer } from '../support/payment-server.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

let test: TestApp;
let browser: Browser;
let gateway: PaymentServer;
beforeAll(async () => {
  test = await openTestApp({ jobs: false });
  gateway = await startPaymentServer();
  (test.app.config as { paymentAddress?: string }).paymentAddress = gateway.address;
  const chair = await test.signIn('koperasi', 'ketua');
  await chair.post('/pengaturan/gerbang-pembayaran', {
    ...{ isActive: '1', mode: 'sandbox', merchantId: '', serverKey: gateway.serverKey },
  });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await test?.close();
  await gateway?.close();
});

describe.each([320, 768, 1440])('at %s px', (width) => {
  it('a visitor looks at the goods, finds the way to order, and writes to the cooperative', async () => {
    const { page, complaints, context } = await begin(width);
    await page.goto('/');
    await fits(page);
    await page.getByRole('link', { name: /Kain sasirangan/ }).click();
    await page.waitForURL(/\/katalog\/[0-9a-f-]{36}$/);
    const order = await page.getByRole('link', { name: 'Pesan lewat WhatsApp' }).getAttribute('href');
    expect(order).toContain('https://wa.me/6281200004180?text=');
    expect(decodeURIComponent(order!)).toContain('saya ingin memesan Kain sasirangan katun');
    await fits(page);
    await page.goto('/kontak');
    await page.locator('[name=name]').fill('Rusli');
    await page.locator('[name=email]').fill(`rusli${width}@contoh.id`);
    await page.locator('[name=subject]').fill(`Sewa kursi ${width}`);
    await page.locator('[name=message]').fill('Apakah kursi dapat disewa hari Minggu?');
    await page.getByRole('button', { name: 'Kirim pesan' }).click();
    await page.waitForURL(/terkirim=1/);
    await fits(page);
    expect(complaints).toEqual([]);
    await context.close();
    expect((await (await test.signIn('koperasi', 'sekretaris')).get('/pesan')).text).toContain(
      `Sewa kursi ${width}`,
    );
  });

  it('a member begins to pay, comes back, and finds it settled once the gateway has told', async () => {
    const { page, complaints, context } = await begin(width, 'anggota');
    await page.goto('/saya/bayar');
    await fits(page);
    await page.getByLabel('Simpanan sukarela').fill(`${width}000`);
    await page.getByRole('button', { name: 'Lanjut ke pembayaran' }).click();
    await page.waitForURL(/\/saya\/bayar\/[0-9a-f-]{36}$/);
    await fits(page);
    const pay = await page.getByRole('link', { name: 'Buka halaman pembayaran' }).getAttribute('href');
    const order = pay!.split('/').at(-1)!;
    gateway.set(order, 'settlement');
    await page.getByRole('button', { name: 'Periksa sekarang' }).click();
    await page.getByText('Lunas').first().waitFor({ timeout: 15_000 });
    await fits(page);
    await page.goto(`/saya/bayar/qris?jumlah=50000`);
    await page.getByText('Rp50.000 sudah terisi').waitFor({ timeout: 15_000 });
    await fits(page);
    expect(complaints).toEqual([]);
    await context.close();
  });
});

async function begin(width: number, who?: string) {
  const person = await openPerson(browser, test, 'koperasi', who);
  await person.page.setViewportSize({ width, height: 900 });
  return person;
}

/** Nothing stands beyond the right edge. */
async function fits(page: Page) {
  const beyond = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(beyond, page.url()).toBe(0);
}
