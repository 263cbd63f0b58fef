import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Locator } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPdf } from '../read-pdf.ts';
import { openBrowser, openPerson, type Person } from '../support/browser.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

const EMAIL = 'dosen.baru@kampus.example';
const PASSWORD = 'kopi-pagi-2026';
const NAME = 'Dr. Nurul Hikmah';
const SHEET = path.resolve(import.meta.dirname, '../fixtures/sheets/anggota-lama.xlsx');

/** What was pressed may still be on its way when the page looks quiet. */
const PATIENCE = { timeout: 15_000 };

let mail: MailServer;
let test: TestApp;
let browser: Browser;
beforeAll(async () => {
  mail = await startMailServer();
  Object.assign(process.env, {
    BALAI_SMTP_HOST: '127.0.0.1',
    BALAI_SMTP_PORT: String(mail.port),
    BALAI_MAIL_FROM: 'Serikat <surel@serikat.example>',
  });
  test = await openTestApp();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await test.close();
  await mail.close();
});

describe('a union admits and bills real members', () => {
  let lecturer: Person;

  it('a lecturer registers, sees the dues of her golongan, the account and a QRIS, and hands in a proof', async () => {
    lecturer = await openPerson(browser, test, 'serikat');
    const { page } = lecturer;
    await page.goto('/');
    await page.getByRole('main').getByRole('link', { name: 'Bergabung' }).first().click();
    await page.waitForURL('**/register');
    await page.getByLabel('Surel').fill(EMAIL);
    await page.getByLabel('Kata sandi', { exact: true }).fill(PASSWORD);
    await page.getByLabel('Ulangi kata sandi').fill(PASSWORD);
    await page.getByRole('button', { name: 'Lanjut ke data diri' }).click();
    await page.getByLabel('Nama lengkap').fill(NAME);
    await page.getByLabel('Nomor telepon').fill('0812-3456-7890');
    await page.getByRole('button', { name: 'Lanjut ke pekerjaan' }).click();
    await page.locator('[name=campusId]').selectOption({ index: 1 });
    await page.locator('[name=faculty]').fill('Fakultas Teknik');
    await page.locator('[name=academicRank]').selectOption('Lektor');
    await page.locator('[name=employmentStatus]').selectOption('PNS');
    await page.locator('[name=golongan]').selectOption('III/b');
    await page.getByRole('button', { name: 'Lanjut ke persetujuan' }).click();
    await page.locator('[name=terms]').check();
    await page.locator('[name=privacy]').check();
    await page.locator('main button[type=submit]').last().click();
    await page.getByText('Rp35.000').first().waitFor();
    await page.locator('main button[type=submit]').last().click();

    await page.waitForURL('**/register/payment');
    await expectText(page, /Rp35\.\d{3}/);
    await expectText(page, /QRIS/);
    const proof = await sharp({ create: { width: 600, height: 900, channels: 3, background: '#f4f4f4' } })
      .png()
      .toBuffer();
    await page
      .locator('[name=proof]')
      .setInputFiles({ name: 'bukti.png', mimeType: 'image/png', buffer: proof });
    await page.getByRole('button', { name: /bukti/i }).last().click();
    await expectText(page, /Bukti bayar terkirim/);
  });

  it('she confirms her address by the link of a real mail; opening it does not spend it', async () => {
    const letter = await mail.waitFor(EMAIL, /register\/resume/);
    const link = /http:\/\/\S+\/register\/resume\/[\w-]+/.exec(letter.text ?? '')?.[0];
    expect(link).toBeDefined();
    const address = new URL(link!);
    const scanner = test.visitor('serikat');
    expect((await scanner.get(address.pathname)).status).toBe(200);
    await lecturer.page.goto(address.pathname);
    await lecturer.page.locator('main button[type=submit]').first().click();
    await expectText(lecturer.page, /sudah dikonfirmasi/);
  });

  it('the treasurer verifies the payment and an admin approves; a member number is issued', async () => {
    const treasurer = await openPerson(browser, test, 'serikat', 'treasurer');
    await treasurer.page.goto('/treasury/dues/payments/pending');
    await treasurer.page.getByText(NAME).first().click();
    // The queue opens with somebody else's proof.
    await treasurer.page.getByRole('heading', { name: NAME }).waitFor();
    await treasurer.page
      .getByRole('button', { name: /Terima|Verifikasi|Sah/ })
      .first()
      .click();
    const readPayment = async () => {
      const [payment] = await test.asSuperuser<{ status: string }>(
        `select p.status from pooled.dues_payments p join pooled.members m on m.id = p.payer_id where m.full_name = $1`,
        [NAME],
      );
      return payment?.status;
    };
    await expect.poll(readPayment, PATIENCE).toBe('verified');

    const admin = await openPerson(browser, test, 'serikat', 'admin');
    await admin.page.goto('/admin/candidates');
    await admin.page.getByRole('link', { name: NAME }).first().click();
    await admin.page.waitForURL('**/admin/candidates/*');
    await admin.page
      .getByRole('button', { name: /Setujui/ })
      .first()
      .click();
    const readMember = async () => {
      const [member] = await test.asSuperuser<{ number: string; status: string }>(
        'select member_number as number, membership_status as status from pooled.members where full_name = $1',
        [NAME],
      );
      return member;
    };
    await expect.poll(async () => (await readMember())?.status, PATIENCE).toBe('active');
    expect((await readMember())!.number).toMatch(/^SPK-\d{4}-\d{5}$/);
    expect([...treasurer.complaints, ...admin.complaints]).toEqual([]);
  });

  it('the member downloads a card as PDF; its code confirms validity and tells nothing more', async () => {
    const { page } = lecturer;
    const photo = await sharp({ create: { width: 600, height: 600, channels: 3, background: '#88aacc' } })
      .jpeg()
      .toBuffer();
    await page.goto('/me/profile');
    const field = page.locator('[name=photo]');
    await field.setInputFiles({ name: 'foto.jpg', mimeType: 'image/jpeg', buffer: photo });
    await send(page, page.locator('form', { has: field }).getByRole('button').last());
    await page.goto('/me/member-card');
    const download = page.waitForEvent('download');
    await page.locator('a[href^="/me/member-card.pdf"]').first().click();
    const pdf = await readPdf(await readFile(await (await download).path()));
    const text = pdf.pages.map((one) => one.text).join('\n');
    expect(text).toContain('Nurul Hikmah');
    expect(text).toMatch(/SPK-\d{4}-\d{5}/);
    expect(pdf.pages[0]!.width).toBeCloseTo(85.6, 0);

    const html = await page.content();
    const verify = /\/card\/verify\/[\w-]+/.exec(html)?.[0] ?? /\/card\/verify\/[\w-]+/.exec(text)?.[0];
    if (verify) {
      const check = await test.visitor('serikat').get(verify);
      expect(check.status).toBe(200);
      expect(check.text).not.toContain('Hikmah');
      expect(check.text).not.toMatch(/SPK-\d{4}-\d{5}/);
    }
    expect(lecturer.complaints).toEqual([]);
  });

  it('the super admin imports the old sheet: problems by row, then members; the same file again changes nothing', {
    timeout: 120_000,
  }, async () => {
    const { page, complaints } = await openPerson(browser, test, 'serikat', 'super_admin');
    for (const round of ['first', 'again'] as const) {
      await page.goto('/system/members/import');
      await page.locator('[name=file]').setInputFiles(SHEET);
      await page.getByRole('button', { name: 'Periksa berkas' }).click();
      await page.getByRole('heading', { name: 'Masalah', exact: true }).waitFor({ timeout: 30_000 });
      await expectText(page, /1\.760 baris/);
      await page.getByRole('button', { name: 'Impor 1.760 baris' }).click();
      await page.getByText('Impor selesai').waitFor({ timeout: 60_000 });
      await expectText(
        page,
        round === 'first' ? /1\.\d{3} baru/ : /0 baru, 0 diperbarui, 1\.\d{3} tidak berubah/,
      );
    }
    expect(complaints).toEqual([]);
  });

  it("the treasurer generates this month's bills with a preview first; again it creates none", {
    timeout: 60_000,
  }, async () => {
    const { page, complaints } = await openPerson(browser, test, 'serikat', 'treasurer');
    const bills = () =>
      test.asSuperuser<{ n: number }>(
        `select count(*)::int as n from pooled.dues_bills where kind = 'monthly'`,
      );
    const before = (await bills())[0]!.n;
    await page.goto('/treasury/dues/bills/generate');
    await confirmPassword(page);
    await page.getByRole('button', { name: /^Buat [\d.]+ tagihan/ }).click();
    await confirmPassword(page);
    await waitUntil(async () => (await bills())[0]!.n > before + 1000);
    const after = (await bills())[0]!.n;
    // The page of the run looks again by itself; leave it before going on.
    await page.goto('about:blank');
    await page.goto('/treasury/dues/bills/generate');
    await expectText(page, /sudah lengkap/);
    expect((await bills())[0]!.n).toBe(after);
    expect(complaints).toEqual([]);
  });

  it('the audit log shows who did all that', async () => {
    const { page } = await openPerson(browser, test, 'serikat', 'super_admin');
    await page.goto('/system/audit');
    await expectText(page, /Dr\. Ratna|Bendahara|Laila/);
    const actions = await test.asSuperuser<{ action: string }>(
      `select distinct action from pooled.audit_events where outcome = 'done' order by action`,
    );
    expect(actions.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['import.checked', 'import.committed', 'payment.verified', 'session.opened']),
    );
  });
});

async function expectText(page: Person['page'], pattern: RegExp): Promise<void> {
  await page.getByText(pattern).first().waitFor({ timeout: 15_000 });
}

/** Sensitive steps ask for the password once more. */
async function confirmPassword(page: Person['page']): Promise<void> {
  const field = page.locator('main input[type=password]');
  if ((await field.count()) === 0) return;
  const account = test.accounts.find(({ tenant }) => tenant === 'serikat')!;
  await field.fill(account.password);
  await send(page, page.locator('main button[type=submit]').last());
}

/** Presses a form's button and waits for its answer: right after the press the page still looks quiet. */
async function send(page: Person['page'], button: Locator): Promise<void> {
  await Promise.all([page.waitForResponse((answer) => answer.request().method() === 'POST'), button.click()]);
  await page.waitForLoadState('networkidle');
}

async function waitUntil(holds: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 150; turn += 1) {
    if (await holds()) return;
    await new Promise((next) => setTimeout(next, 200));
  }
  throw new Error('It did not happen within 30 seconds');
}
