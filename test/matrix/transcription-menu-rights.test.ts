import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allow, effectiveRights, hasRight, type MenuItem } from '../../src/kernel/access/index.ts';
import { menu as admission } from '../../src/products/admission/menu.ts';
import { menu as cooperative } from '../../src/products/cooperative/menu.ts';
import { menu as platform } from '../../src/products/platform/menu.ts';
import { menu as tradeUnion } from '../../src/products/trade-union/menu.ts';
import { navbar, menu as village } from '../../src/products/village/menu.ts';
import { tables } from './transcription-source.ts';

const menus: Record<string, readonly MenuItem[]> = {
  admission,
  cooperative,
  platform,
  'trade-union': tradeUnion,
  village,
};

describe.each(Object.entries(menus))('the menu of %s', (product, menu) => {
  const table = tables[product]!;
  const all = [...menu, ...(product === 'village' ? navbar : [])].flatMap(flat);

  it('asks only for rights that the matrix has, under their own names', () => {
    for (const { key, required } of all) {
      for (const { resource, right } of required)
        expect(hasRight(table, resource, right), `${key}: ${resource}.${right}`).toBe(true);
    }
  });

  it('names something for every entry that leads somewhere, so that none is hidden from all', () => {
    for (const { key, url, required, isPublic } of all) {
      if (url) expect(required.length > 0 || isPublic, key).toBe(true);
    }
  });

  it('has no key twice and no address with an id', () => {
    const keys = all.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { url } of all) expect(url ?? '').not.toMatch(/[{:]/);
  });

  it('leads to no address twice, but for a bar that repeats the sidebar', () => {
    const urls = menu.flatMap(flat).flatMap(({ url }) => url ?? []);
    expect(urls.filter((url, index) => urls.indexOf(url) !== index)).toEqual([]);
  });

  it('has an icon of the set on every entry of the first level', () => {
    for (const { key, icon } of menu) {
      expect(
        existsSync(new URL(`../../node_modules/lucide-static/icons/${icon}.svg`, import.meta.url)),
        `${key}: ${icon}`,
      ).toBe(true);
    }
  });
});

describe.each(Object.entries(tables))('every right of %s', (_, table) => {
  it('is held by some role or can be given to a person, or says why not', () => {
    const grants = [...table.roles, ...table.personal].map(({ key }) => ({
      id: key,
      role: key,
      regions: ['1'],
      programmes: ['1'],
      areas: ['1'],
    }));
    const everybody = effectiveRights(table, grants);
    const unheld = table.rows.flatMap(({ resource, verbs }) =>
      verbs
        .filter((right) => allow(everybody, resource, right).kind === 'no')
        .map((right) => `${resource}.${right}`),
    );
    expect(unheld).toEqual([]);
  });
});

const flat = (item: MenuItem): MenuItem[] => [item, ...(item.children ?? []).flatMap(flat)];
