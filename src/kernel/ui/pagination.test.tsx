import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Pagination } from './index.ts';
import { pagesToShow } from './pagination.tsx';

const words = (page: number, count: number) => pagesToShow(page, count).map((entry) => entry.page ?? '…');

test('a person sees the first, the last and the neighbours of the page', () => {
  expect(words(1, 21)).toEqual([1, 2, 3, '…', 21]);
  expect(words(10, 21)).toEqual([1, '…', 9, 10, 11, '…', 21]);
  expect(words(21, 21)).toEqual([1, '…', 19, 20, 21]);
  expect(words(4, 9)).toEqual([1, '…', 3, 4, 5, '…', 9]);
  expect(words(1, 1)).toEqual([1]);
});

test('the row never grows beyond seven places, rises, and holds the current page', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 5000 }), (a, b) => {
      const count = Math.max(a, b);
      const page = Math.min(a, b);
      const shown = words(page, count);
      const numbers = shown.filter((place) => typeof place === 'number');
      expect(shown.length).toBeLessThanOrEqual(7);
      expect(numbers).toEqual([...new Set(numbers)].sort((x, y) => x - y));
      expect(numbers).toContain(page);
      expect(numbers).toContain(count);
    }),
  );
});

test('the page one is on is said, and at the end there is no way on', () => {
  const html = renderToStaticMarkup(
    <Pagination page={3} pageCount={3} summary="21–26 dari 26" pageUrl={(page) => `?hal=${page}`} />,
  );
  expect(html).toContain('aria-current="page"');
  expect(html).toContain('Berikutnya, tidak ada');
  expect(html).toContain('href="?hal=2"');
  expect(html).not.toContain('?hal=4');
});
