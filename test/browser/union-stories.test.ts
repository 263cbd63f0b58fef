import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openBrowser, openPerson } from '../support/browser.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** A day of each role of the union, on a phone, a tablet and a desk; at every width somebody else's matter comes up. */
const DAYS = [
  { width: 320, ready: 'Yosef Rumbiak', waiting: 'Tri Handayani' },
  { width: 768, ready: 'Fitri Amalia', waiting: 'Budi Setyawan' },
  { width: 1440, ready: 'Muhammad Arsyad', waiting: 'Nur Aisyah' },
] as const;

const PATIENCE = { timeout: 15_000 };

vi.setConfig({ testTimeout: 90_000 });

let test: TestApp;
let browser: Browser;
beforeAll(async () => {
  test = await openTestApp();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await test?.close();
});

describe.each(DAYS)('at $width px', ({ width, ready, waiting }) => {
  it('a candidate sees what is missing, sends the proof and follows the way', async () => {
    const { page, visit, end } = await begin('candidate', width);
    await visit('/dashboard');
    await visit('/register/payment');
    const buffer = await sharp({ create: { width: 400, height: 700, channels: 3, background: '#eeeeee' } })
      .png()
      .toBuffer();
    await page
      .locator('[name=proof]')
      .setInputFiles({ name: `bukti-${width}.png`, mimeType: 'image/png', buffer });
    await page.getByRole('button', { name: /bukti/i }).last().click();
    await shows(page, 'Bukti bayar terkirim');
    await visit('/me/membership/status');
    await shows(page, 'Bukti');
    await end();
  });

  it('a member looks at dues and card, opens a thread and writes to the officers', async () => {
    const { page, visit, end } = await begin('member', width);
    await visit('/dashboard');
    await visit('/me/dues');
    await shows(page, 'Riwayat pembayaran');
    await visit('/me/member-card');
    await visit('/member/forum/new');
    await page.locator('[name=categoryId]').first().check();
    await page.locator('[name=title]').fill(`Jam kerja laboratorium ${width}`);
    await page.locator('[name=body]').fill('Bagaimana kampus lain menghitung jam praktikum?');
    await page.getByRole('button', { name: 'Buka utas' }).click();
    await shows(page, `Jam kerja laboratorium ${width}`);
    await fits(page);
    await visit('/member/messages/compose');
    await page.locator('[name=channel]').first().check();
    await page.locator('[name=subject]').fill(`Surat keterangan ${width}`);
    await page.locator('textarea').first().fill('Mohon surat keterangan anggota untuk beasiswa anak.');
    await page.getByRole('button', { name: 'Kirim pesan' }).click();
    await shows(page, `Surat keterangan ${width}`);
    await visit('/member/info');
    await end();
  });

  it('a coordinator sees the own province, counts it and proposes what only an admin decides', async () => {
    const { page, visit, end } = await begin('coordinator', width);
    await visit('/region/members');
    await shows(page, 'Akhmad Zaini');
    expect(await page.getByText('Ni Luh Putu Ayu Lestari').count()).toBe(0);
    await visit('/region/stats');
    await visit('/region/dues');
    await visit('/region/proposals');
    await visit('/region/proposals/baru');
    await end();
  });

  it('the treasurer looks at the month and verifies a proof', async () => {
    const { page, visit, end } = await begin('treasurer', width);
    await visit('/treasury/dues/dashboard');
    await visit('/treasury/dues/bills');
    await visit('/treasury/dues/payments/pending');
    await page
      .getByRole('link', { name: new RegExp(waiting) })
      .first()
      .click();
    await page.getByRole('heading', { name: new RegExp(waiting) }).waitFor();
    await fits(page);
    await page.getByRole('button', { name: /Verifikasi/ }).click();
    await expect.poll(() => statusOfPayment(waiting), PATIENCE).toBe('verified');
    await visit('/treasury/dues/arrears');
    await end();
  });

  it('an admin approves who is ready and answers what was asked', async () => {
    const { page, visit, end } = await begin('admin', width);
    await visit('/admin/dashboard');
    await visit('/admin/candidates');
    await page
      .getByRole('link', { name: new RegExp(ready) })
      .first()
      .click();
    await page.waitForURL('**/admin/candidates/*');
    await fits(page);
    await page
      .getByRole('button', { name: /Setujui/ })
      .first()
      .click();
    await expect.poll(() => statusOfMember(ready), PATIENCE).toBe('active');
    await visit('/admin/complaints');
    await page.getByRole('link', { name: `Surat keterangan ${width}` }).click();
    await page.waitForURL('**/admin/complaints/*');
    await fits(page);
    await end();
  });

  it('the super admin finds in the audit log who approved whom', async () => {
    const { page, visit, end } = await begin('super_admin', width);
    await visit('/admin/dashboard');
    await visit('/system/rbac/roles');
    await visit(`/system/audit?q=${encodeURIComponent(ready)}`);
    await shows(page, 'Laila Nurhayati');
    await visit('/system/config');
    await end();
  });
});

/** Signs a person in on a screen of that width; every page must answer, fit, and complain of nothing. */
async function begin(who: string, width: number) {
  const { context, page, complaints } = await openPerson(browser, test, 'serikat', who);
  await page.setViewportSize({ width, height: 900 });
  return {
    page,
    visit: async (address: string) => {
      const answer = await page.goto(address);
      expect(answer?.status(), address).toBe(200);
      await fits(page);
    },
    end: async () => {
      expect(complaints).toEqual([]);
      await context.close();
    },
  };
}

/** Nothing stands wider than the screen, but for what scrolls in a frame of its own. */
async function fits(page: Page): Promise<void> {
  const tooWide = await page.evaluate(() => {
    const screen = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= screen) return [];
    return [...document.querySelectorAll('main *')]
      .filter((element) => element.getBoundingClientRect().right > screen)
      .map((element) => `${element.tagName} .${element.className}`)
      .slice(0, 3);
  });
  expect(tooWide, page.url()).toEqual([]);
}

const shows = (page: Page, text: string) =>
  page.getByRole('main').getByText(text).first().waitFor({ state: 'attached', timeout: 15_000 });

async function statusOfPayment(name: string): Promise<string | undefined> {
  const [row] = await test.asSuperuser<{ status: string }>(
    `select p.status from pooled.dues_payments p join pooled.members m on m.id = p.payer_id where m.full_name like $1`,
    [`${name}%`],
  );
  return row?.status;
}

async function statusOfMember(name: string): Promise<string | undefined> {
  const [row] = await test.asSuperuser<{ status: string }>(
    'select membership_status as status from pooled.members where full_name like $1',
    [`${name}%`],
  );
  return row?.status;
}
