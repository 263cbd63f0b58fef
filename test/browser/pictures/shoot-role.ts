import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { listenForComplaints, missingTextOf, overflowOf, violationsOf } from './examine-page.ts';
import { type Examined, examinedBefore } from './examined.ts';
import { addressesOn } from './find-addresses.ts';
import type { Visitor } from './sign-in.ts';

export interface Finding {
  tenant: string;
  role: string;
  address: string;
  /** `all` where the width does not matter. */
  width: number | 'all';
  what: string;
}

export interface RoleReport {
  tenant: string;
  role: string;
  pages: { address: string; pictures: string[] }[];
  findings: Finding[];
}

export interface Wish {
  tenant: string;
  role: string;
  visitor: Visitor;
  widths: readonly number[];
  mode: 'light' | 'dark';
  /** Where pictures go; without it none are taken. */
  folder?: string;
  /** Most pages to look at; the first ones of the menu. */
  limit?: number;
  examined: Examined;
}

/** Widths at which axe-core looks too; between them the same rules apply. */
const AXE_WIDTHS = new Set([320, 1440]);
const TALLEST = 6_000;

/** Walks through every page a person of this role is led to, takes its picture at each width and says what is wrong. */
export async function shootRole(browser: Browser, wish: Wish): Promise<RoleReport> {
  const { tenant, role, visitor } = wish;
  const report: RoleReport = { tenant, role, pages: [], findings: [] };
  const context = await openContext(browser, wish);
  const page = await context.newPage();
  const complaints = listenForComplaints(page);
  const add = (address: string, width: Finding['width'], found: readonly string[]) => {
    for (const what of found) report.findings.push({ tenant, role, address, width, what });
  };

  const isGuest = visitor.cookies.length === 0;
  // The account pages are there for everybody, also where the person's own front page fails.
  const waiting = [
    ...new Set([visitor.home, ...(isGuest ? ['/', '/login'] : ['/me/profile', '/me/security'])]),
  ];
  const known = new Set(waiting);
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    if (wish.limit !== undefined && report.pages.length >= wish.limit) break;
    const address = next;
    const answer = await page.goto(`http://${visitor.host}${address}`, { waitUntil: 'load' });
    const status = answer?.status() ?? 0;
    if (status !== 200) {
      add(address, 'all', [`answered ${status}`]);
      complaints();
      continue;
    }
    const landed = new URL(page.url()).pathname;
    if (landed !== address && address !== visitor.home) add(address, 'all', [`redirected to ${landed}`]);
    for (const link of await addressesOn(page, isGuest)) {
      if (!known.has(link) && !isReadBefore(wish, link)) waiting.push(link);
      known.add(link);
    }
    add(address, 'all', await missingTextOf(page));
    const pictures: string[] = [];
    for (const width of wish.widths) {
      await showWhole(page, width);
      add(address, width, await overflowOf(page));
      const isNew =
        AXE_WIDTHS.has(width) && !examinedBefore(wish.examined, await fingerprintOf(page, tenant, width));
      if (isNew) add(address, width, await violationsOf(page));
      if (wish.folder) pictures.push(await takePicture(page, wish, address, width));
    }
    add(address, 'all', complaints());
    report.pages.push({ address, pictures });
  }
  await context.close();
  return report;
}

/** A topic of help says the same to whoever reads it: once an organisation is enough. */
function isReadBefore({ tenant, examined }: Wish, address: string): boolean {
  return address.startsWith('/help/') && examinedBefore(examined, `${tenant} ${address}`);
}

async function openContext(browser: Browser, { visitor, mode }: Wish): Promise<BrowserContext> {
  const context = await browser.newContext({ colorScheme: mode, reducedMotion: 'reduce', locale: 'id-ID' });
  const url = `http://${visitor.host}`;
  await context.addCookies(visitor.cookies.map(({ name, value }) => ({ name, value, url })));
  return context;
}

/** A window as tall as the page, so that what sticks to its edges is where it is at the end of the page. */
async function showWhole(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: width < 500 ? 700 : 900 });
  await page.evaluate(() => document.fonts.ready);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.max(700, Math.min(height, TALLEST)) });
}

/** Two roles often see the very same page: it is examined once. */
async function fingerprintOf(page: Page, tenant: string, width: number): Promise<string> {
  const html = await page.evaluate(() =>
    document.body.outerHTML.replace(/(value|content)="[\w-]{30,}"/g, ''),
  );
  return createHash('sha256').update(`${tenant} ${width} ${html}`).digest('hex');
}

async function takePicture(page: Page, wish: Wish, address: string, width: number): Promise<string> {
  const name = address === '/' ? 'beranda' : address.slice(1).replace(/[^\w-]+/g, '-');
  const suffix = wish.mode === 'dark' ? '-dark' : '';
  const relative = path.join(wish.tenant, wish.role, `${name}-${width}${suffix}.png`);
  const file = path.join(wish.folder!, relative);
  mkdirSync(path.dirname(file), { recursive: true });
  // The browser's own way of hiding the caret would be an inline style, which the content policy refuses.
  await page.screenshot({ path: file, fullPage: true, caret: 'initial' });
  return relative;
}
