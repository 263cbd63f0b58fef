import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openBrowser, openPerson } from '../support/browser.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

// A machine with other work takes its time with whole pages.
vi.setConfig({ testTimeout: 120_000 });

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

it.each([320, 1440])(
  'at %i px a member borrows, officers decide, and the treasurer takes an instalment in',
  async (width) => {
    const open = async (who: string) => {
      const person = await openPerson(browser, test, 'koperasi', who);
      await person.page.setViewportSize({ width, height: 900 });
      return person;
    };
    const see = async (page: Page, heading: string) => {
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(over, page.url()).toBeLessThanOrEqual(0);
    };
    const complaints: string[][] = [];

    const member = await open('anggota');
    complaints.push(member.complaints);
    await member.page.goto('/simulasi-pinjaman');
    await member.page.getByLabel('Produk').selectOption({ label: 'Pinjaman umum, 1% sebulan' });
    await member.page.getByLabel('Jumlah pinjaman').fill('1200000');
    await member.page.getByLabel('Lama, bulan').fill('12');
    await member.page.getByRole('button', { name: 'Hitung' }).click();
    await member.page.getByText('Jasa efektif setahun').waitFor();
    await see(member.page, 'Simulasi Pinjaman');
    await member.page.getByRole('link', { name: 'Ajukan', exact: true }).click();
    await see(member.page, 'Ajukan pinjaman');
    await member.page.getByLabel('Untuk apa').fill('Membeli mesin jahit');
    await member.page.getByRole('button', { name: 'Kirim pengajuan' }).click();
    await see(member.page, 'Pengajuan pinjaman saya');
    const id = /[0-9a-f-]{36}/.exec(member.page.url())![0];

    const treasurer = await open('bendahara');
    complaints.push(treasurer.complaints);
    await treasurer.page.goto(`/pinjaman/pengajuan/${id}`);
    await see(treasurer.page, 'Pengajuan Siti Rahmah');
    await treasurer.page.getByLabel('Hasil penilaian').fill('Penghasilan cukup');
    await treasurer.page.getByRole('button', { name: 'Simpan penilaian' }).click();
    await treasurer.page.getByText('Penilaian disimpan.').waitFor();

    const chair = await open('ketua');
    complaints.push(chair.complaints);
    await chair.page.goto(`/pinjaman/pengajuan/${id}`);
    await chair.page.getByRole('button', { name: 'Setujui untuk pengurus' }).click();
    await chair.page.getByText('Persetujuan pengurus dicatat.').waitFor();

    await treasurer.page.goto(`/pinjaman/pengajuan/${id}`);
    await treasurer.page.getByLabel('Tunai').check();
    await treasurer.page.getByRole('button', { name: 'Cairkan pinjaman' }).click();
    await see(treasurer.page, 'Pinjaman Siti Rahmah');
    await treasurer.page.getByRole('link', { name: 'Terima angsuran' }).click();
    await see(treasurer.page, 'Angsuran Siti Rahmah');
    await treasurer.page.getByLabel('Jumlah yang diterima').fill('112000');
    await treasurer.page.getByRole('button', { name: 'Bukukan angsuran' }).click();
    await treasurer.page.getByRole('heading', { level: 1, name: /Bukti BA-/ }).waitFor();

    await member.page.goto(`/saya/pinjaman/${id}`);
    await member.page.getByText('Rp1.100.000').first().waitFor();
    await see(member.page, 'Pinjaman PJ-');
    expect(complaints.flat()).toEqual([]);
  },
);
