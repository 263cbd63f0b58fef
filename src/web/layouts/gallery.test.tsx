import { expect, test } from 'vitest';
import { GALLERY } from './gallery.tsx';
import type { PageAssets } from './page-assets.ts';
import { renderDocument } from './render-document.ts';

const ASSETS: PageAssets = {
  style: '/assets/main.css',
  script: '/assets/client.js',
  font: '/assets/font.woff2',
  emblems: { koperasi: '/k', serikat: '/s', desa: '/d', pascasarjana: '/p', platform: '/b' },
  islandScript: (name) => `/assets/${name}.js`,
};

const pages = GALLERY.map(({ slug, render }) => ({
  slug,
  html: renderDocument(render({ assets: ASSETS, mode: 'auto' })),
}));

test.each(pages)('$slug has nothing inline that the content policy refuses', ({ html }) => {
  expect(html).not.toMatch(/\sstyle=/);
  expect(html).not.toContain('<style');
  expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/);
  expect(html).not.toMatch(/\son[a-z]+="/);
});

test.each(pages)('$slug has one first heading, skips no level, and each id once', ({ html }) => {
  const levels = [...html.matchAll(/<h([1-6])[\s>]/g)].map((match) => Number(match[1]));
  expect(levels.filter((level) => level === 1)).toHaveLength(1);
  // The first page part may be a sidebar or header without headings; from the first heading on, none is skipped.
  levels.reduce((before, level) => {
    expect(level - before, `h${before} is followed by h${level}`).toBeLessThanOrEqual(1);
    return level;
  }, 1);
  const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

test.each(pages)(
  '$slug is in Indonesian, has a title, a way to its content, and its main part',
  ({ html }) => {
    expect(html).toMatch(/^<!doctype html><html lang="id"/);
    expect(html).toMatch(/<title>[^<]+<\/title>/);
    expect(html).toContain('href="#isi"');
    expect(html).toContain('<main id="isi"');
  },
);

test('every reference within a page leads to something on it', () => {
  for (const { slug, html } of pages) {
    const references = [
      ...html.matchAll(/aria-(?:describedby|labelledby)="([^"]+)"|\sfor="([^"]+)"/g),
    ].flatMap((match) => (match[1] ?? match[2] ?? '').split(' '));
    for (const id of references) expect(html, `${slug}: #${id}`).toContain(`id="${id}"`);
  }
});

test('dark by choice, or as the device has it', () => {
  const page = GALLERY.find(({ kind }) => kind === 'desa');
  const theme = (mode: 'auto' | 'light' | 'dark') =>
    /<html lang="id"([^>]*)>/.exec(renderDocument(page!.render({ assets: ASSETS, mode })))?.[1];
  expect(theme('auto')).toBe(' data-theme="desa" data-mode="auto"');
  expect(theme('light')).toBe(' data-theme="desa"');
  expect(theme('dark')).toBe(' data-theme="desa-gelap"');
});
