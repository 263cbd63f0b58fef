import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromDayNumber } from '#kernel/calendar';
import type { Field } from '../field.ts';
import { typeOf } from './index.ts';

const at = (field: Field) => ({ field, type: typeOf(field) });
const day = fc.integer({ min: -20_000, max: 40_000 }).map(fromDayNumber);
const minute = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }));

describe('what stands in an input comes back as the value it was made from', () => {
  it.each([
    ['number', at({ type: 'number', key: 'a', label: 'A' }), fc.integer({ min: 0, max: 2 ** 40 })],
    ['rupiah', at({ type: 'rupiah', key: 'a', label: 'A' }), fc.integer({ min: 0, max: 2 ** 50 })],
    [
      'percent',
      at({ type: 'percent', key: 'a', label: 'A' }),
      fc.integer({ min: 0, max: 10_000 }).map((n) => n / 100),
    ],
    ['date', at({ type: 'date', key: 'a', label: 'A' }), day],
    [
      'time',
      at({ type: 'time', key: 'a', label: 'A' }),
      minute.map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`),
    ],
    [
      'dateTime',
      at({ type: 'dateTime', key: 'a', label: 'A' }),
      fc.integer({ min: 0, max: 30_000_000 }).map((minutes) => new Date(minutes * 60_000).toISOString()),
    ],
  ])('%s', (_name, { field, type }, values: fc.Arbitrary<unknown>) => {
    fc.assert(
      fc.property(values, (value) => {
        expect(type.read(type.write(value, field, 'WITA'), field, 'WITA')).toEqual(value);
        expect(type.shape(field, 'x').safeParse(value).success).toBe(true);
      }),
    );
  });

  it('keeps hundredths of a per cent exact in an integer column', () => {
    const { type } = at({ type: 'percent', key: 'a', label: 'A' });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), (hundredths) => {
        expect(type.store?.(type.load?.(hundredths))).toBe(hundredths);
      }),
    );
  });
});

describe('what people type in their own way', () => {
  it.each([
    ['rupiah', 'Rp 1.500.000', 1_500_000],
    ['rupiah', '1,5 jt', 1_500_000],
    ['number', '1.200', 1_200],
    ['percent', '82,5 %', 82.5],
    ['date', '28-02-2026', '2026-02-28'],
    ['time', '9.05', '09:05'],
  ] as const)('%s "%s"', (type, text, value) => {
    const field = { type, key: 'a', label: 'A' } as Field;
    expect(typeOf(field).read(text, field, 'WITA')).toBe(value);
  });
});
