import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { type RoleReport, shootRole } from './pictures/shoot-role.ts';
import { hostOf } from './pictures/sign-in.ts';
import { openBrowser } from './ui-gallery-browser.ts';

// A sample: the first pages of some roles at two widths. `npm run pictures` walks through all pages of all roles.
const PAGES = 4;
const WIDTHS = [320, 1440];
const SAMPLE = [
  ['serikat', 'super_admin'],
  ['serikat', 'treasurer'],
  ['serikat', 'member'],
  ['koperasi', 'ketua'],
  ['koperasi', 'anggota'],
  ['desa', 'admin'],
  ['pasca', 'admin_prodi'],
  ['platform', 'operator'],
] as const;

let app: TestApp;
let browser: Browser;
const examined = new Set<string>();

beforeAll(async () => {
  app = await openTestApp();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

test.each(SAMPLE)(
  '%s/%s can use the first pages of the menu on a phone and at a desk',
  async (tenant, role) => {
    const client = await app.signIn(tenant, role);
    const home = await client.get('/login');
    const cookies = [...client.cookies].map(([name, value]) => ({ name, value }));
    const visitor = { host: hostOf(tenant, app.port), home: String(home.headers.location), cookies };
    const report = await shootRole(browser, {
      tenant,
      role,
      visitor,
      widths: WIDTHS,
      mode: 'light',
      limit: PAGES,
      examined,
    });
    expect(report.pages.length).toBeGreaterThan(0);
    expect(sentencesOf(report)).toEqual([]);
  },
  120_000,
);

test.each(['serikat', 'koperasi', 'desa', 'pasca', 'platform'])(
  'a visitor of %s can use its public pages',
  async (tenant) => {
    const visitor = { host: hostOf(tenant, app.port), home: '/', cookies: [] };
    const report = await shootRole(browser, {
      tenant,
      role: 'visitor',
      visitor,
      widths: WIDTHS,
      mode: 'light',
      limit: PAGES,
      examined,
    });
    expect(sentencesOf(report)).toEqual([]);
  },
  120_000,
);

function sentencesOf({ findings }: RoleReport): string[] {
  return findings.map(({ address, width, what }) => `${address} (${width}): ${what}`);
}
