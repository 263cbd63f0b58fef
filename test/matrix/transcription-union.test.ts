import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { products } from '../../src/products.ts';
import { collectRoutes } from '../../src/web/collect-routes.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { readTable, readText } from './transcription-source.ts';

/** Homes that are no column: a declaration in the sources, or the resolution that dropped the column. */
const DECLARED = ['access.ts'];

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ demo: false, jobs: false });
});
afterAll(() => test.close());

describe("what the union's document lists has a home", () => {
  it('every column of its tables', async () => {
    const columns = await test.asSuperuser<{ place: string }>(
      `select table_name || '.' || column_name as place from information_schema.columns where table_schema = 'pooled'`,
    );
    const places = new Set(columns.map(({ place }) => place));
    const resolutions = readText('resolutions.md');
    const homeless = readTable('trade-union-columns.tsv').filter(({ home = '' }) => {
      const [, resolution] = /^resolution (\w+)$/.exec(home) ?? [];
      return !(
        places.has(home) ||
        DECLARED.includes(home) ||
        (resolution && resolutions.includes(`**${resolution}**`))
      );
    });
    expect(homeless).toEqual([]);
  });

  it('every address', () => {
    const union = products.find(({ kind }) => kind === 'serikat')!;
    const answered = new Set(collectRoutes(union).map(({ method, path }) => `${method} ${path}`));
    // What follows a letter of an address that stands for a value does not matter.
    const anonymous = (address: string) => address.replaceAll(/:\w+/g, ':x');
    const known = new Set([...answered].map(anonymous));
    const homeless = readTable('trade-union-addresses.tsv').filter(
      ({ home = '' }) => !known.has(anonymous(home)),
    );
    expect(homeless).toEqual([]);
  });
});
