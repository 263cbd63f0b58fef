import { describe, expect, it } from 'vitest';
import { defineRegister } from './define-register.ts';
import type { Register } from './register.ts';

const sound: Register = {
  key: 'visits',
  resource: 'visit',
  table: 'visits',
  title: 'Kunjungan',
  entry: 'kunjungan',
  page: '/buku/kunjungan',
  about: 'Siapa datang.',
  nameFrom: ['visitor'],
  defaultSort: '-visitedOn',
  fields: [
    { type: 'text', key: 'visitor', label: 'Nama', required: true, search: true },
    { type: 'date', key: 'visitedOn', label: 'Tanggal', sort: true },
    { type: 'longText', key: 'address', label: 'Alamat', sensitive: {} },
  ],
};

const withField = (field: Register['fields'][number]) => ({ ...sound, fields: [...sound.fields, field] });

describe('a declared book', () => {
  it('is given back as it was written when nothing is wrong', () => {
    expect(defineRegister(sound)).toBe(sound);
  });

  it.each([
    ['two fields of one name', withField({ type: 'text', key: 'visitor', label: 'Lagi' }), /stands twice/],
    [
      'a field called like what every entry has',
      withField({ type: 'text', key: 'version', label: 'V' }),
      /every entry uses/,
    ],
    [
      'a bound by a field that does not stand',
      withField({ type: 'date', key: 'leftOn', label: 'Pergi', notBefore: 'cameOn' }),
      /a bound names unknown field cameOn/,
    ],
    [
      'a sensitive field that everybody could search',
      withField({ type: 'text', key: 'nik', label: 'NIK', sensitive: {}, search: true }),
      /cannot be searched/,
    ],
    [
      'a sensitive figure',
      withField({ type: 'number', key: 'salary', label: 'Gaji', sensitive: {} }),
      /no text/,
    ],
    ['a sensitive name', { ...sound, nameFrom: ['address'] }, /shows sensitive field address/],
    ['an order by a field that has none', { ...sound, defaultSort: 'visitor' }, /no field one can sort by/],
    [
      'a public column of a book that nobody publishes',
      withField({ type: 'text', key: 'purpose', label: 'Tujuan', publicColumn: true }),
      /but no publish/,
    ],
    [
      'a form that prints what the book does not have',
      { ...sound, print: { title: 'Buku', columns: [{ label: 'NIP', from: ['nip'] }], signatures: [] } },
      /unknown field nip/,
    ],
    [
      'a public form that asks for an unknown field',
      {
        ...sound,
        intake: { page: '/isi/x', title: 'x', lead: 'x', fields: ['email'], act: 'x', thanks: 'x' },
      },
      /unknown field email/,
    ],
    ['an address with a blank', { ...sound, page: '/buku/buku tamu' }, /no address/],
  ])('stops the start for %s', (_what, register, message) => {
    expect(() => defineRegister(register as Register)).toThrowError(message);
  });
});
