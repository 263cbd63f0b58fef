import { expect, it } from 'vitest';
import { z } from 'zod';
import type { AppError } from '#kernel/work';
import { check } from './form.ts';

const shape = z.object({
  name: z.string().min(1),
  short: z.string().max(3),
  age: z.number(),
  count: z.int().min(2).max(5),
  kind: z.enum(['a', 'b']),
  mail: z.email(),
  id: z.uuid(),
  many: z.array(z.string()).min(1),
  isSure: z.boolean(),
  own: z.string().min(5, 'Tulis alasannya.'),
});

const told = (values: unknown) => {
  try {
    check(shape, values);
    return {};
  } catch (error) {
    return (error as AppError).fields;
  }
};

it('tells whoever left a field out, or wrote something else, what to do in Indonesian', () => {
  expect(told({})).toEqual({
    ...{
      name: 'Isi bagian ini.',
      short: 'Isi bagian ini.',
      age: 'Isi bagian ini.',
      count: 'Isi bagian ini.',
    },
    ...{ kind: 'Pilih salah satu dari daftar.', mail: 'Isi bagian ini.', id: 'Isi bagian ini.' },
    ...{ many: 'Isi bagian ini.', isSure: 'Isi bagian ini.', own: 'Isi bagian ini.' },
  });
  const odd = {
    name: '',
    short: 'empat',
    age: 'x',
    count: 9,
    kind: 'c',
    mail: 'x',
    id: 'x',
    many: [],
    isSure: 'x',
  };
  expect(told({ ...odd, own: 'ya' })).toEqual({
    ...{ name: 'Isi bagian ini.', short: 'Paling banyak 3 karakter.', age: 'Isi dengan angka.' },
    ...{ count: 'Paling banyak 5.', kind: 'Pilih salah satu dari daftar.' },
    ...{ mail: 'Tulis alamat surel yang lengkap, misalnya nama@contoh.id.', id: 'Pilih dari daftar.' },
    ...{ many: 'Paling sedikit 1 pilihan.', isSure: 'Pilih ya atau tidak.', own: 'Tulis alasannya.' },
  });
});
