import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bulkPace, FASTEST_PER_MINUTE } from '#kernel/mail';
import { writeSetting } from '#kernel/settings';
import { openBrowser, openPerson } from '../support/browser.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

const MEMBER = 'anggota@serikat.example';

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
  test = await openTestApp({ jobs: false });
  // The letters of the demo's past shall not stand before those of the test.
  const ctx = await test.system('serikat');
  await ctx.transaction(async (tx) => {
    await tx.execute(
      `update outbox set state = 'kept' where tenant_id = balai.tenant_id() and state = 'queued' and is_bulk`,
    );
    await writeSetting(tx, bulkPace, { perMinute: FASTEST_PER_MINUTE }, null);
  });
  await test.open.startJobs();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await test?.close();
  await mail?.close();
});

it.each([320, 1440])(
  'at %i px the board writes to all, a member reads it, and ends the mails by one link',
  async (width) => {
    const subject = `Kelas menulis ${width}`;
    const officer = await openPerson(browser, test, 'serikat', 'admin');
    await officer.page.setViewportSize({ width, height: 900 });
    await officer.page.goto('/admin/broadcast');
    await officer.page.getByRole('link', { name: 'Tulis pengumuman' }).click();
    await officer.page.waitForURL('**/new');
    await officer.page.getByLabel('Judul').fill(subject);
    await officer.page.getByLabel('Isi', { exact: true }).fill('Halo {{nama}},\n\nKelas dibuka Senin.');
    await officer.page.getByRole('button', { name: 'Simpan dan periksa' }).click();
    await officer.page.getByText('Pilih apakah pengumuman ini wajib').first().waitFor();
    expect(await officer.page.getByLabel('Judul').inputValue()).toBe(subject);
    await officer.page.getByLabel('Tidak wajib').check();
    await officer.page.getByRole('button', { name: 'Simpan dan periksa' }).click();
    await officer.page.getByText('Kelas dibuka Senin.').first().waitFor();
    await officer.page.getByRole('button', { name: /^Kirim \d+ surel sekarang$/ }).click();
    await officer.page.getByText('masuk antrean').first().waitFor();
    await isWithinWidth(officer.page);

    const letter = await mail.waitFor(MEMBER, new RegExp(subject));
    const link = /https?:\/\/\S+(\/pengumuman\/berhenti\/\S+)/.exec(letter.text ?? '')?.[1];
    expect(letter.headerLines.find(({ key }) => key === 'list-unsubscribe')?.line).toContain(link);

    const member = await openPerson(browser, test, 'serikat', MEMBER);
    await member.page.setViewportSize({ width, height: 900 });
    await member.page.goto('/me/pengumuman');
    await member.page.getByRole('link', { name: subject }).click();
    await member.page.getByText('Kelas dibuka Senin.').first().waitFor();
    await isWithinWidth(member.page);

    const stranger = await openPerson(browser, test, 'serikat');
    await stranger.page.goto(link!);
    await stranger.page.getByRole('button', { name: 'Ya, berhenti' }).click();
    await stranger.page.getByText('Anda tidak menerima kabar lagi').first().waitFor();
    await member.page.goto('/me/pengumuman');
    await member.page.getByRole('button', { name: 'Kirim lagi yang tidak wajib' }).click();
    await member.page.getByRole('button', { name: 'Hentikan yang tidak wajib' }).waitFor();
    expect([...officer.complaints.filter((text) => !text.includes('422')), ...member.complaints]).toEqual([]);
  },
  90_000,
);

async function isWithinWidth(page: { evaluate: (code: string) => Promise<unknown> }): Promise<void> {
  expect(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')).toBeLessThanOrEqual(
    0,
  );
}
