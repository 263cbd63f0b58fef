import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import type { DemoServer } from './demo-server.ts';
import { hostOf, signInAs } from './sign-in.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../../docs/pictures');

/** The three surfaces as the README shows them, each of the demo union. */
const SURFACES = [
  { name: 'public', address: '/' },
  { name: 'member', address: '/dashboard', identifier: 'anggota2@serikat.example' },
  {
    name: 'console',
    address: '/treasury/dues/payments/pending',
    identifier: 'bendahara@serikat.example',
  },
] as const;

/** Takes the pictures of the README anew; few colours keep each of them small. */
export async function shootForReadme(browser: Browser, server: DemoServer): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const host = hostOf('serikat', server.port);
  for (const { name, address, ...who } of SURFACES) {
    const account =
      'identifier' in who && server.accounts.find(({ identifier }) => identifier === who.identifier);
    const cookies = account ? (await signInAs(account, server.port)).cookies : [];
    const context = await browser.newContext({
      viewport: { width: 1360, height: 900 },
      colorScheme: 'light',
      reducedMotion: 'reduce',
      locale: 'id-ID',
    });
    await context.addCookies(cookies.map((cookie) => ({ ...cookie, url: `http://${host}` })));
    const page = await context.newPage();
    await page.goto(`http://${host}${address}`, { waitUntil: 'load' });
    await page.evaluate(() => document.fonts.ready);
    const picture = await page.screenshot({ caret: 'initial' });
    await sharp(picture)
      .png({ palette: true, quality: 90, compressionLevel: 9 })
      .toFile(path.join(FOLDER, `${name}.png`));
    await context.close();
  }
}
