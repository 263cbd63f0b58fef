import { expect, it } from 'vitest';
import type { Product } from '../../src/kernel/product/index.ts';
import { products } from '../../src/products.ts';
import { collectRoutes } from '../../src/web/collect-routes.ts';
import { readTable } from './transcription-source.ts';

/**
 * A right that nobody asks for is a promise without a page. Rows whose pages come with a later issue stand in
 * docs/requirements/waiting-rows.tsv; strike them there when their issue is done. (A route without a row stops the start.)
 */
it.each(products)('in $label every row of the matrix leads somewhere, or waits for its issue', (product) => {
  const asked = askedIn(product);
  const waiting = new Set(
    readTable('waiting-rows.tsv')
      .filter(({ kind }) => kind === product.kind)
      .flatMap(({ resource, verbs }) => verbs!.split(' ').map((verb) => `${resource}.${verb}`)),
  );
  const idle = product.access.rows
    .flatMap(({ resource, verbs }) => verbs.map((verb) => `${resource}.${verb}`))
    .filter((right) => !asked.has(right) && !waiting.has(right));
  expect(idle).toEqual([]);
  expect(
    [...waiting].filter((right) => asked.has(right)),
    'their pages are there: strike them',
  ).toEqual([]);
});

/** Every right that a page, a form or a call asks for. */
function askedIn(product: Product): ReadonlySet<string> {
  const asked = collectRoutes(product).flatMap(({ access }) => {
    if ('public' in access) return [];
    const names = 'anyOf' in access ? access.anyOf : [access];
    return names.map((name) => product.access.synonyms[`${name.resource}.${name.right}`] ?? name);
  });
  return new Set(asked.map(({ resource, right }) => `${resource}.${right}`));
}
