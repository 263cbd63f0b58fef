import { describe, expect, it } from 'vitest';
import type { Register } from '../register.ts';
import { readBookQuery } from './list-query.ts';

const register: Register = {
  key: 'visits',
  resource: 'visit',
  table: 'visits',
  title: 'Kunjungan',
  entry: 'kunjungan',
  page: '/buku/kunjungan',
  about: '',
  nameFrom: ['visitor'],
  defaultSort: '-on',
  fields: [
    { type: 'text', key: 'visitor', label: 'Nama', sort: true },
    { type: 'date', key: 'on', label: 'Tanggal', sort: true, filter: true },
    { type: 'number', key: 'people', label: 'Orang', filter: true },
    {
      type: 'choice',
      key: 'way',
      label: 'Cara',
      filter: true,
      choices: [{ value: 'foot', label: 'Jalan kaki' }],
    },
    { type: 'longText', key: 'purpose', label: 'Tujuan', filter: true },
  ],
  intake: { page: '/isi/x', title: '', lead: '', fields: [], act: '', thanks: '' },
};

const filters = (search: string) => readBookQuery(register, new URLSearchParams(search)).filters;

describe('the filters in the address of a book', () => {
  it.each([
    ['filter[on]=2026', { 'on.from': '2026-01-01', 'on.to': '2026-12-31' }],
    ['filter[on]=2024-02', { 'on.from': '2024-02-01', 'on.to': '2024-02-29' }],
    ['filter[on]=2026-01-01..2026-06-30', { 'on.from': '2026-01-01', 'on.to': '2026-06-30' }],
    ['filter[on.from]=2026-03-01', { 'on.from': '2026-03-01' }],
    ['filter[people]=3', { 'people.from': '3', 'people.to': '3' }],
    ['filter[way]=foot', { way: 'foot' }],
  ])('%s', (search, expected) => {
    expect(filters(search)).toEqual(expected);
  });

  it.each([
    'filter[on]=2026-02-30',
    'filter[way]=fly',
    'filter[people]=1;drop',
    'filter[purpose]=x',
    'filter[visitor]=x',
  ])('a page goes on without %s, and a caller of the API is told', (search) => {
    expect(filters(search)).toEqual({});
    expect(() => readBookQuery(register, new URLSearchParams(search), { isStrict: true })).toThrowError(
      expect.objectContaining({ status: 422 }),
    );
  });

  it('shows recorded entries unless those that wait are asked for', () => {
    expect(readBookQuery(register, new URLSearchParams()).view).toBe('accepted');
    expect(readBookQuery(register, new URLSearchParams('filter[intake]=held')).view).toBe('held');
    expect(readBookQuery(register, new URLSearchParams('filter[intake]=all')).view).toBe('accepted');
  });
});
