import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];

/** Visible letters below which a page counts as one without text: shells alone have about as many. */
const LEAST_TEXT = 200;
const LEAST_MAIN_TEXT = 40;

/** Which elements reach farthest beyond the right edge, when the page can be scrolled sideways. */
export function overflowOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    const reach = document.documentElement.scrollWidth;
    if (reach <= room) return [];
    const guilty = [...document.querySelectorAll('body *')]
      .filter((element) => !element.closest('details:not([open]) > :not(summary)'))
      .map((element) => ({ element, right: Math.round(element.getBoundingClientRect().right) }))
      .filter(({ right }) => right > room)
      .toSorted((a, b) => b.right - a.right)
      .slice(0, 3)
      .map(
        ({ element, right }) =>
          `${element.tagName.toLowerCase()}.${(element.getAttribute('class') ?? '').slice(0, 60)} to ${right}`,
      );
    return [`${reach} px in ${room}: ${guilty.join('; ')}`];
  });
}

/** What axe-core finds wrong by WCAG 2.2 A and AA, with the places. */
export async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async (rules) => {
    interface Violation {
      id: string;
      help: string;
      nodes: { target: string[] }[];
    }
    const { axe } = globalThis as unknown as {
      axe: { run: (context: Document, options: object) => Promise<{ violations: Violation[] }> };
    };
    const { violations } = await axe.run(document, {
      runOnly: { type: 'tag', values: rules },
      resultTypes: ['violations'],
    });
    return violations.map(({ id, help, nodes }) => {
      const places = nodes.slice(0, 3).map(({ target }) => target.join(' '));
      return `${id} (${help}) at ${places.join(' | ')}${nodes.length > 3 ? ` and ${nodes.length - 3} more` : ''}`;
    });
  }, RULES);
}

export async function missingTextOf(page: Page): Promise<string[]> {
  const [whole, main] = await page.evaluate(() => {
    const lengthOf = (element: HTMLElement | null) =>
      // biome-ignore lint/performance/useDomNodeTextContent: only what can be seen counts
      (element?.innerText ?? '').replace(/\s+/g, ' ').trim().length;
    return [lengthOf(document.body), lengthOf(document.querySelector('main'))];
  });
  if ((main ?? 0) < LEAST_MAIN_TEXT) return [`only ${main} letters in the main part`];
  return (whole ?? 0) < LEAST_TEXT ? [`only ${whole} letters of visible text`] : [];
}

/** Collects what the browser complains about from now on: console, content policy, scripts, files that do not come. */
export function listenForComplaints(page: Page): () => string[] {
  let complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    const { url } = message.location();
    complaints.push(`console: ${message.text().slice(0, 200)}${url ? ` (${pathOf(url)})` : ''}`);
  });
  page.on('pageerror', (error) => complaints.push(`script: ${error.message.slice(0, 200)}`));
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    // What was still loading when the next page was opened.
    if (why !== 'net::ERR_ABORTED') complaints.push(`request failed: ${pathOf(request.url())} ${why}`);
  });
  return () => {
    const found = [...new Set(complaints)];
    complaints = [];
    return found;
  };
}

function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : url;
}
