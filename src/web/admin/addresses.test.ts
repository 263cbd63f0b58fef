import { describe, expect, it } from 'vitest';
import { admission } from '#products/admission';
import { cooperative } from '#products/cooperative';
import { createPlatform } from '#products/platform';
import { tradeUnion } from '#products/trade-union';
import { village } from '#products/village';
import { collectRoutes } from '../collect-routes.ts';
import { adminAddresses } from './addresses.ts';
import { userBooks } from './users/user-book.ts';

/** Entries of the products' menus for the kernel's pages, by the right they ask for. */
const PAGES: readonly [right: string, page: keyof ReturnType<typeof adminAddresses>][] = [
  ['user.read', 'users'],
  ['invitation.read', 'invitations'],
  ['menu.read', 'menus'],
  ['settings.read', 'settings'],
  ['audit.read', 'audit'],
  ['security.read', 'security'],
  ['privacy-request.read', 'privacyRequests'],
  ['job.read', 'jobs'],
  ['outbox.read', 'outbox'],
];

describe.each([admission, cooperative, createPlatform([]), tradeUnion, village])(
  'the pages of officers in $label',
  (product) => {
    const entries = product.menu.flatMap((item) => [item, ...(item.children ?? [])]);
    const addresses = adminAddresses(product);

    it('stand where the menu says', () => {
      for (const [right, page] of PAGES) {
        const urls = entries
          .filter(({ required }) => required.some((one) => `${one.resource}.${one.right}` === right))
          .map(({ url }) => url);
        // A page without an entry of its own is reached from another page.
        if (urls.length > 0) expect(urls, page).toContain(addresses[page]);
      }
    });

    it('answer every entry that asks for a right of theirs', () => {
      const pages = new Set(
        collectRoutes(product)
          .filter(({ method }) => method === 'GET')
          .map(({ path }) => path),
      );
      for (const page of Object.values(addresses)) expect(pages, page).toContain(page);
      for (const { address } of userBooks(product)) expect(pages).toContain(address);
    });
  },
);
