import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { build } from '../../scripts/build.mjs';
import { GALLERY } from '../../src/web/layouts/gallery.tsx';
import { readPageAssets, renderDocument } from '../../src/web/layouts/index.ts';

const CLIENT = path.resolve(import.meta.dirname, '../../.build/client');

test('a public page brings at most 100 kB of style, font and script, and 15 kB of its own', async () => {
  await build({ only: 'client', quiet: true });
  const assets = readPageAssets(path.join(CLIENT, 'manifest.json'));
  const file = (address: string) => readFileSync(path.join(CLIENT, address));
  const shared =
    gzipSync(file(assets.style)).length + gzipSync(file(assets.script)).length + file(assets.font).length;
  expect(shared).toBeLessThanOrEqual(100_000);
  const first = gzipSync(file(assets.style)).length + file(assets.font).length;
  expect(first, 'style and font, before the first view').toBeLessThanOrEqual(40_000);
  for (const { slug, render } of GALLERY) {
    const page = renderDocument(render({ assets, mode: 'auto' }));
    expect(gzipSync(page).length, slug).toBeLessThanOrEqual(15_000);
  }
});

test('what did not change is not built again', async () => {
  await build({ only: 'client', quiet: true });
  expect(await build({ only: 'client', quiet: true })).toMatchObject({ built: false });
});
