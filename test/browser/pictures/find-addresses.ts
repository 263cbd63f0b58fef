import type { Page } from 'playwright-core';

/** Parts of a page that hold its ways: sidebar, tabs, header, footer. */
const WAYS =
  'nav a[href], aside a[href], header a[href], footer a[href], [role="tablist"] a[href], .tabs a[href]';
/** Not pages: they end a session, or hand out a file. */
const NO_PAGE = /^\/(logout|files?\/|assets\/|api\/(?!docs))|\.(pdf|xlsx|csv|zip|json|xml|txt)$/;
/** An address of one thing among many; the menus lead to lists. */
const ONE_OF_MANY = /[0-9a-f]{8}-[0-9a-f]{4}-/;

/** The addresses that a page's menus, tabs and footer lead to, on the same host, without their search part. */
export async function addressesOn(page: Page, everyLink = false): Promise<string[]> {
  const links = await page.evaluate(
    (selector) => [...document.querySelectorAll<HTMLAnchorElement>(selector)].map(({ href }) => href),
    everyLink ? 'a[href]' : WAYS,
  );
  const { host } = new URL(page.url());
  const found = links
    .filter((link) => URL.canParse(link))
    .map((link) => new URL(link))
    .filter((url) => url.host === host && url.protocol === 'http:')
    .map(({ pathname }) => pathname)
    .filter((pathname) => !NO_PAGE.test(pathname) && !ONE_OF_MANY.test(pathname));
  return [...new Set(found)];
}
