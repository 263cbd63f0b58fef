import { describe, expect, it } from 'vitest';
import { fieldErrors } from '#kernel/http';
import type { Field } from './field.ts';
import type { Register } from './register.ts';
import { createShape, patchShape, updateShape, withoutAnswered } from './shapes.ts';

const register: Register = {
  key: 'visits',
  resource: 'visit',
  table: 'visits',
  title: 'Kunjungan',
  entry: 'kunjungan',
  page: '/buku/kunjungan',
  about: '',
  nameFrom: ['visitor'],
  defaultSort: 'number',
  fields: [
    { type: 'text', key: 'visitor', label: 'Nama', required: true, maxLength: 20 },
    { type: 'text', key: 'nik', label: 'NIK', digits: 16, sensitive: { index: 'nik' } },
    { type: 'longText', key: 'purpose', label: 'Tujuan' },
    { type: 'number', key: 'people', label: 'Jumlah orang', min: 1, max: 50 },
    { type: 'rupiah', key: 'gift', label: 'Sumbangan' },
    { type: 'percent', key: 'share', label: 'Bagian' },
    { type: 'date', key: 'on', label: 'Tanggal' },
    { type: 'choice', key: 'way', label: 'Cara', choices: [{ value: 'foot', label: 'Jalan kaki' }] },
    { type: 'choice', key: 'state', label: 'Keadaan', form: false, choices: [{ value: 'x', label: 'X' }] },
    { type: 'computed', key: 'each', label: 'Masing-masing', as: 'rupiah', compute: () => 1 },
  ],
};

const judge = (shape: ReturnType<typeof createShape>, values: unknown) => {
  const result = shape.safeParse(values);
  return result.success ? { values: result.data } : { faults: fieldErrors(result.error.issues) };
};

describe('the shape of a new entry', () => {
  it('takes what the fields say and tidies it', () => {
    expect(
      judge(createShape(register), {
        visitor: '  Siti \u200b Rahmah ',
        purpose: 'Satu  \r\n\r\n\r\n\r\ndua ',
        nik: '9971.0000 1000-0000',
        people: 3,
        on: '2026-02-28',
      }),
    ).toEqual({
      values: {
        visitor: 'Siti Rahmah',
        purpose: 'Satu\n\ndua',
        nik: '9971000010000000',
        people: 3,
        on: '2026-02-28',
      },
    });
  });

  it.each([
    ['a missing name', {}, 'visitor', /perlu diisi/],
    ['a name of spaces', { visitor: '   ' }, 'visitor', /perlu diisi/],
    ['a long name', { visitor: 'a'.repeat(21) }, 'visitor', /Paling banyak 20 huruf/],
    ['eleven digits of sixteen', { visitor: 'A', nik: '99710000100' }, 'nik', /ini baru 11/],
    ['a fraction of a rupiah', { visitor: 'A', gift: 1.5 }, 'gift', /rupiah bulat/],
    ['a negative amount', { visitor: 'A', gift: -1 }, 'gift', /tidak boleh di bawah nol/],
    ['more people than there is room', { visitor: 'A', people: 51 }, 'people', /Paling besar 50/],
    ['three digits after the comma', { visitor: 'A', share: 1.234 }, 'share', /dua angka/],
    ['a day no calendar has', { visitor: 'A', on: '2026-02-30' }, 'on', /kalender/],
    ['a choice nobody offers', { visitor: 'A', way: 'fly' }, 'way', /Jalan kaki/],
    ['a field of another table', { visitor: 'A', tenant_id: 'x' }, 'form', /tidak dikenal: tenant_id/],
    ['a field that nobody types', { visitor: 'A', state: 'x' }, 'form', /tidak dikenal: state/],
    ['a number of its own choice', { visitor: 'A', number: 1 }, 'form', /tidak dikenal: number/],
  ])('refuses %s with a sentence', (_what, values, field, message) => {
    expect(judge(createShape(register), values).faults?.[field]).toMatch(message);
  });
});

describe('the shape of a changed entry', () => {
  it('lets an item that was read be sent back as it is', () => {
    const item = {
      ...{ id: 'x', number: 4, version: 2, createdAt: '', updatedAt: '', each: 1, state: 'x', extra: {} },
      ...{ visitor: 'A', nik: '••••' },
    };
    expect(judge(updateShape(register), withoutAnswered(register, item))).toEqual({
      values: { version: 2, extra: {}, visitor: 'A', nik: '••••' },
    });
  });

  it('asks for no field that is not changed, and still refuses an empty required one', () => {
    expect(judge(patchShape(register), { people: 2 })).toEqual({ values: { people: 2 } });
    expect(judge(patchShape(register), { visitor: '' }).faults).toHaveProperty('visitor');
  });

  it('knows the columns that the organisation added, and no others', () => {
    const added: Field[] = [{ type: 'number', key: 'x_umur', label: 'Umur' }];
    expect(judge(createShape(register, added), { visitor: 'A', extra: { x_umur: 40 } })).toHaveProperty(
      'values',
    );
    expect(
      judge(createShape(register, added), { visitor: 'A', extra: { x_umur: 'empat' } }).faults,
    ).toHaveProperty('extra.x_umur');
    expect(judge(createShape(register, added), { visitor: 'A', extra: { x_lain: 1 } }).faults).toHaveProperty(
      'extra',
    );
  });
});
