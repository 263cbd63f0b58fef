import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, vi } from 'vitest';
import { openBrowser, openPerson } from './browser.ts';
import { openTestApp, type TestApp } from './test-app.ts';

/** A phone, a tablet and a desk. */
export const SCREENS = [320, 768, 1440] as const;

/** Somebody at work in the pages of one organisation, on a screen of one width. */
export interface RoleDay {
  page: Page;
  /** Opens an address: it answers and fits. */
  visit(address: string): Promise<void>;
  /** Follows a link of the page to the page with this heading. */
  follow(link: string | RegExp, heading: string | RegExp): Promise<void>;
  /** Presses a button and waits for the answer of the form. */
  press(button: string | RegExp): Promise<number>;
  /** The page with this heading, nothing wider than the screen. */
  see(heading: string | RegExp): Promise<void>;
  /** Nothing stands wider than the screen. */
  fits(): Promise<void>;
  /** A word stands on the page. */
  shows(text: string | RegExp): Promise<void>;
  /** The address is not for this person, and the page says so. */
  isRefused(address: string): Promise<void>;
  /** Nothing was complained of but the refusals the day asked for. */
  end(): Promise<void>;
}

/** A whole Balai and a browser for the tests of a file: `begin` signs a person in on a screen of that width. */
export function openRoleDays(slug: string, options: Parameters<typeof openTestApp>[0] = {}) {
  // A machine with other work takes its time with whole pages.
  vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });
  let test: TestApp;
  let browser: Browser;
  beforeAll(async () => {
    test = await openTestApp(options);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await test?.close();
  });
  return {
    app: () => test,
    begin: (who: string | undefined, width: number) => beginDay(browser, test, { slug, who, width }),
  };
}

async function beginDay(
  browser: Browser,
  test: TestApp,
  { slug, who, width }: { slug: string; who: string | undefined; width: number },
): Promise<RoleDay> {
  const { context, page, complaints } = await openPerson(browser, test, slug, who);
  await page.setViewportSize({ width, height: 900 });
  const main = () => page.getByRole('main');
  const see = async (heading: string | RegExp) => {
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    await fits(page);
  };
  return {
    ...{ page, see, fits: () => fits(page) },
    visit: async (address) => {
      expect((await page.goto(address))?.status(), address).toBe(200);
      await fits(page);
    },
    follow: async (link, heading) => {
      await main().getByRole('link', { name: link }).first().click();
      await see(heading);
    },
    press: (button) => answerTo(page, main().getByRole('button', { name: button }).first()),
    shows: (text) => main().getByText(text).first().waitFor({ state: 'attached' }),
    isRefused: async (address) => {
      expect((await page.goto(address))?.status(), address).toBe(403);
      await fits(page);
    },
    end: async () => {
      // What the server refuses, Chromium writes to its console.
      expect(complaints.filter((one) => !/status of (403|404|422)/.test(one))).toEqual([]);
      await context.close();
    },
  };
}

/** Presses what sends a form; the status of its first answer. */
async function answerTo(page: Page, button: Locator): Promise<number> {
  const [answer] = await Promise.all([
    page.waitForResponse((one) => one.request().method() === 'POST'),
    button.click(),
  ]);
  return answer.status();
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
