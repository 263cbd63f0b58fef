import { defineRegister } from '#kernel/register';

/** The rooms in which exams are sat. */
export const rooms = defineRegister({
  key: 'rooms',
  resource: 'room',
  table: 'exam_rooms',
  title: 'Ruang Ujian',
  entry: 'ruang',
  page: '/ruang',
  about: 'Ruang dengan kursi yang dipakai untuk ujian. Kursi yang rusak tidak diisi.',
  nameFrom: ['name', 'building'],
  defaultSort: 'name',
  unique: [['name', 'building']],
  fields: [
    {
      ...{ type: 'text', key: 'name', label: 'Nama ruang', shortLabel: 'Ruang', required: true },
      ...{ maxLength: 60, list: 'shown', search: true, sort: true, example: 'Lab CAT 1' },
    },
    {
      ...{ type: 'text', key: 'building', label: 'Gedung', required: true, maxLength: 80, list: 'shown' },
      ...{ search: true, sort: true, filter: true, example: 'Gedung Pascasarjana' },
    },
    { type: 'text', key: 'floor', label: 'Lantai', maxLength: 20, list: 'shown', search: true },
    {
      ...{ type: 'number', key: 'capacity', label: 'Kursi di ruang', required: true, min: 1, max: 500 },
      list: 'optional',
    },
    {
      ...{ type: 'number', key: 'examSeats', label: 'Kursi untuk ujian', required: true, min: 1, max: 500 },
      ...{ notAbove: 'capacity', list: 'shown', sort: true },
      help: 'Sesudah jarak antarkursi diatur. Nomornya 1 sampai jumlah ini.',
    },
    {
      ...{ type: 'text', key: 'brokenSeats', label: 'Kursi rusak', list: 'shown', example: '3, 7' },
      maxLength: 200,
      pattern: { is: /^\d{1,3}(, *\d{1,3})*$/, says: 'Tulis nomor kursi dipisah koma, misalnya 3, 7, 12.' },
      help: 'Nomor kursi atau komputer yang tidak dipakai, dipisah koma.',
    },
    {
      ...{ type: 'boolean', key: 'isStepFree', label: 'Tanpa tangga', list: 'shown', filter: true },
      help: 'Dapat dicapai dengan kursi roda; peserta dengan disabilitas ditempatkan di sini.',
    },
  ],
});
