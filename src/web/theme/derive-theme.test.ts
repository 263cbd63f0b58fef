import fc from 'fast-check';
import { expect, it } from 'vitest';
import { deriveTheme, faultsOf } from './derive-theme.ts';
import { HOUSES, type HouseKind } from './houses.ts';
import { themeStyle, themeUrl } from './theme-style.ts';

const KINDS = Object.keys(HOUSES) as HouseKind[];
const colours = fc.integer({ min: 0, max: 0xff_ff_ff }).map((n) => `#${n.toString(16).padStart(6, '0')}`);

it('whatever colour an organisation takes, nothing on its pages becomes hard to read', () => {
  fc.assert(
    fc.property(fc.constantFrom(...KINDS), colours, (kind, brand) => {
      const theme = deriveTheme(kind, brand)!;
      if (!theme.isOrnamentOnly) expect(faultsOf(theme)).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
});

it.each(KINDS)('the own accent of %s stays as it is', (kind) => {
  for (const brand of ['#a8381f', '#8c1236', '#1f6b38', '#1c4f8c'])
    expect(deriveTheme(kind, brand)!.light['--color-primary']).toBe(brand);
});

it('a yellow dresses the cloth and leaves buttons to the house', () => {
  const theme = deriveTheme('koperasi', '#ffdd33')!;
  expect(theme.isOrnamentOnly).toBe(true);
  expect(Object.keys(theme.light)).toEqual(['--kunyit']);
  expect(faultsOf(theme)).toEqual([]);
});

it('a red brand moves the colour of errors away from itself', () => {
  expect(deriveTheme('desa', '#c0182e')!.light['--color-error']).not.toBe(HOUSES.desa.light.error);
  expect(deriveTheme('desa', '#1c4f8c')!.light['--color-error']).toBe(HOUSES.desa.light.error);
});

it.each(['', 'red', '#fff', '#12345g', '#1c4f8c;}', 'javascript:'])('"%s" is no colour', (typed) => {
  expect(deriveTheme('desa', typed)).toBeUndefined();
  expect(themeUrl('desa', typed)).toBeUndefined();
  expect(themeStyle('desa', typed)).toBeUndefined();
});
