import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { onTestFailed } from 'vitest';
import { findBrowser } from '../../scripts/install-browser.mjs';
import type { TestApp } from './test-app.ts';

/** Flags for a machine without display and without a way out. */
const FLAGS =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'.split(
    ' ',
  );

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.BALAI_CHROMIUM ?? findBrowser(), args: FLAGS });
}

export interface Person {
  context: BrowserContext;
  page: Page;
  /** Errors of the console and refusals of the content policy; a test expects none. */
  complaints: string[];
}

/** A browser of its own for a person of this organisation; signed in as a demo account when one is named. */
export async function openPerson(
  browser: Browser,
  test: TestApp,
  slug: string,
  who?: string,
): Promise<Person> {
  const context = await browser.newContext({
    baseURL: `http://${slug}.localhost:${test.port}`,
    locale: 'id-ID',
    viewport: { width: 1280, height: 900 },
    acceptDownloads: true,
  });
  if (who) {
    const { cookies } = await test.signIn(slug, who);
    await context.addCookies(
      [...cookies].map(([name, value]) => ({ name, value, domain: `${slug}.localhost`, path: '/' })),
    );
  }
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  onTestFailed(() => tellOf(page, complaints));
  return { context, page, complaints };
}

/** What a person saw when the test gave up: an element that never came says little by itself. */
async function tellOf(page: Page, complaints: readonly string[]): Promise<void> {
  if (page.isClosed()) return;
  const seen = await page.locator('main').ariaSnapshot({ timeout: 5_000 }).catch(String);
  console.error(`Left at ${page.url()}\n${seen.slice(0, 3_000)}\nConsole: ${JSON.stringify(complaints)}`);
}
