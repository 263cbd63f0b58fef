import { defineRegister } from '#kernel/register';
import { conflict } from '#kernel/work';

/** The semesters people are admitted for; one of them is the active one, whose participants the pages show at first. */
export const semesters = defineRegister({
  key: 'semesters',
  resource: 'semester',
  table: 'semesters',
  title: 'Semester',
  entry: 'semester',
  page: '/semester',
  about: 'Semester masuk. Satu semester aktif; halaman lain mulai dari peserta semester itu.',
  nameFrom: ['name'],
  defaultSort: '-code',
  unique: [['code']],
  // Whoever sets the house up may not even read it.
  rightNames: { extend: false },
  entrySteps: [
    {
      ...{ label: 'Aktifkan semester', path: 'aktifkan', needs: { resource: 'semester', right: 'activate' } },
      isFor: ({ isActive }) => isActive !== true,
    },
  ],
  beforeChange: async (_ctx, _tx, { before, after }) => {
    if (!after && before?.isActive)
      throw conflict('semester_active', 'Semester ini sedang aktif. Aktifkan semester lain dahulu.');
  },
  fields: [
    {
      ...{ type: 'text', key: 'code', label: 'Kode', required: true, maxLength: 5, list: 'shown' },
      ...{ search: true, sort: true, example: '20261' },
      pattern: {
        is: /^20\d\d[12]$/,
        says: 'Tulis tahun masuk dan 1 (ganjil) atau 2 (genap), misalnya 20261.',
      },
      help: 'Tahun masuk, lalu 1 untuk ganjil atau 2 untuk genap.',
    },
    {
      ...{ type: 'text', key: 'name', label: 'Nama', required: true, maxLength: 60, list: 'shown' },
      ...{ search: true, example: 'Ganjil 2026/2027' },
    },
    { type: 'date', key: 'startsOn', label: 'Mulai', required: true, list: 'shown', sort: true },
    {
      ...{ type: 'date', key: 'endsOn', label: 'Sampai', required: true, list: 'shown' },
      notBefore: 'startsOn',
    },
    { type: 'boolean', key: 'isActive', label: 'Aktif', list: 'shown', form: false },
  ],
});
