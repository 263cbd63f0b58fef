import { describe, expect, it } from 'vitest';
import { admission } from '#products/admission';
import { cooperative } from '#products/cooperative';
import { createPlatform } from '#products/platform';
import { tradeUnion } from '#products/trade-union';
import { village } from '#products/village';
import { kernelTopics } from './topics.ts';

const products = [admission, cooperative, createPlatform([]), tradeUnion, village];

describe.each(products)('help in $label', (product) => {
  it('has a guide for every role, and none for a role that is not there', () => {
    expect(Object.keys(product.guides).sort()).toEqual(product.access.roles.map(({ key }) => key).sort());
  });

  it('leads only to addresses that the menu or the account has', () => {
    const urls = product.menu.flatMap((item) => [item, ...(item.children ?? [])]).map(({ url }) => url);
    for (const guide of Object.values(product.guides)) {
      for (const { url } of guide.tasks) expect(urls, url).toContain(url);
    }
  });
});

it('names each topic once', () => {
  const keys = kernelTopics.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
});
