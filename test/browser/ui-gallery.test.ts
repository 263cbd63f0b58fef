import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GALLERY } from '../../src/web/layouts/gallery.tsx';
import { openBrowser } from './ui-gallery-browser.ts';
import { type GalleryServer, startGallery } from './ui-gallery-server.ts';

const PICTURES = path.join(tmpdir(), 'balai-ui-gallery');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const WIDTHS = [320, 768, 1440];
const only = process.env.GALLERY_ONLY;

let gallery: GalleryServer;
let browser: Browser;

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true });
  gallery = await startGallery();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  gallery?.close();
});

describe.each(GALLERY.filter(({ slug }) => !only || slug.includes(only)))('$slug', ({ slug }) => {
  test.each(['light', 'dark'])(
    'a person in %s sees it whole at every width, and no rule is broken',
    async (mode) => {
      const complaints: string[] = [];
      const page = await browser.newPage();
      listenForComplaints(page, complaints);
      await page.goto(`${gallery.url}/${slug}?mode=${mode}`, { waitUntil: 'load' });
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: width < 500 ? 700 : 900 });
        await page.evaluate(() => document.fonts.ready);
        await showWhole(page, width);
        // The browser's own way of hiding the caret would be an inline style.
        await page.screenshot({
          path: path.join(PICTURES, `${slug}-${width}-${mode}.png`),
          fullPage: true,
          caret: 'initial',
        });
        expect(await overflowOf(page), `sideways scroll at ${width} px`).toEqual([]);
        if (width !== 768) expect(await violationsOf(page), `WCAG 2.2 AA at ${width} px`).toEqual([]);
      }
      await page.close();
      expect(complaints).toEqual([]);
    },
    60_000,
  );
});

test('words at twice the size still fit a phone', async () => {
  const page = await browser.newPage({ viewport: { width: 640, height: 900 } });
  for (const { slug } of GALLERY.filter(({ slug: name }) => /^0[1-7]|components-desa/.test(name))) {
    await page.goto(`${gallery.url}/${slug}?mode=light`, { waitUntil: 'load' });
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    expect(await overflowOf(page), slug).toEqual([]);
  }
  await page.close();
}, 60_000);

/** A window as tall as the page, so that what sticks to its edges is where it is at the end of the page. */
async function showWhole(page: Page, width: number): Promise<void> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.max(700, Math.min(height, 6000)) });
}

test.each([
  ['10b-printed-letter', 'light'],
  ['10b-printed-letter', 'dark'],
  ['10a-printed-card', 'dark'],
])('%s fits one sheet of paper, also for a person who works in %s', async (slug, mode) => {
  const page = await browser.newPage();
  await page.goto(`${gallery.url}/${slug}?mode=${mode}`, { waitUntil: 'load' });
  const paper = await page.pdf({ path: path.join(PICTURES, `${slug}-${mode}.pdf`), preferCSSPageSize: true });
  expect(paper.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  await page.emulateMedia({ media: 'print' });
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
    'rgb(255, 255, 255)',
  );
  await page.close();
});

test('colours that a person forces on every page leave icons, borders and the current place to be seen', async () => {
  const page = await browser.newPage({ viewport: { width: 1440, height: 1000 }, forcedColors: 'active' });
  await page.goto(`${gallery.url}/05-member-list?mode=light`, { waitUntil: 'load' });
  await page.screenshot({ path: path.join(PICTURES, '05-member-list-forced.png'), caret: 'initial' });
  const current = page.locator('.console-sidebar [aria-current]');
  expect(await current.evaluate((link) => getComputedStyle(link).outlineStyle)).toBe('solid');
  await page.goto(`${gallery.url}/04-member-home?mode=light`, { waitUntil: 'load' });
  await page.screenshot({ path: path.join(PICTURES, '04-member-home-forced.png'), caret: 'initial' });
  const motif = page.locator('.motif').first();
  expect(await motif.evaluate((element) => getComputedStyle(element).display)).toBe('none');
  await page.close();
});

function listenForComplaints(page: Page, complaints: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`));
}

/** Which elements reach farthest beyond the right edge, when the page can be scrolled sideways. */
function overflowOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => !element.closest('details:not([open]) > :not(summary)'))
      .map((element) => ({ element, right: Math.round(element.getBoundingClientRect().right) }))
      .filter(({ right }) => right > room)
      .toSorted((a, b) => b.right - a.right)
      .slice(0, 6)
      .map(
        ({ element, right }) =>
          `${right}: ${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`,
      );
  });
}

async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async (rules) => {
    interface Finding {
      id: string;
      nodes: { target: string[]; failureSummary: string }[];
    }
    const { axe } = globalThis as unknown as {
      axe: { run: (context: Document, options: object) => Promise<{ violations: Finding[] }> };
    };
    const { violations } = await axe.run(document, { runOnly: { type: 'tag', values: rules } });
    return violations.flatMap(({ id, nodes }) =>
      nodes.slice(0, 4).map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary}`),
    );
  }, RULES);
}
