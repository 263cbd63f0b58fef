import type { Field } from '#kernel/register';

/** Where and when somebody was born: one cell of the printed form. */
export const birth: readonly Field[] = [
  {
    type: 'text',
    key: 'birthPlace',
    label: 'Tempat lahir',
    maxLength: 80,
    synonyms: ['tempat'],
    example: 'Banjarmasin',
  },
  {
    type: 'date',
    key: 'birthDate',
    label: 'Tanggal lahir',
    latest: 'today',
    synonyms: ['tgl lahir'],
    example: '14-08-1988',
  },
];

export const gender: Field = {
  type: 'choice',
  key: 'gender',
  label: 'Jenis kelamin',
  choices: [
    { value: 'L', label: 'Laki-laki', synonyms: ['pria', 'lk'] },
    { value: 'P', label: 'Perempuan', synonyms: ['wanita', 'pr'] },
  ],
  filter: true,
  synonyms: ['L/P', 'JK', 'kelamin'],
  example: 'Perempuan',
};

/** A home address: sealed, and never part of what is published. */
export const address: Field = {
  type: 'longText',
  key: 'address',
  label: 'Alamat',
  list: 'never',
  maxLength: 300,
  rows: 3,
  sensitive: { seenBy: { resource: 'member-identity', right: 'read' } },
  help: 'Disimpan terkunci; hanya pengurus dan pengawas yang dapat membukanya.',
  synonyms: ['alamat rumah', 'tempat tinggal'],
  example: 'Jl. Kebun Bunga No. 4, Banjarmasin',
};
