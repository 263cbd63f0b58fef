import { defineRegister } from '#kernel/register';

/** The tests of a semester, each with its day and hours; a card carries several, and presence is taken at each. */
export const examSessions = defineRegister({
  key: 'exam-sessions',
  resource: 'exam-session',
  table: 'exam_sessions',
  title: 'Sesi Ujian',
  entry: 'sesi',
  page: '/sesi-ujian',
  about: 'Sesi tes dengan hari dan jamnya. Peserta ditempatkan di ruang untuk setiap sesi.',
  nameFrom: ['name'],
  defaultSort: 'heldOn',
  unique: [['name', 'heldOn']],
  fields: [
    {
      ...{ type: 'reference', key: 'semester', column: 'semester_id', label: 'Semester' },
      ...{ list: 'shown', filter: true, help: 'Kosong berarti semester aktif.' },
      to: { table: 'semesters', name: 'name', number: 'code', canBeDeleted: true },
    },
    {
      ...{ type: 'text', key: 'name', label: 'Nama sesi', shortLabel: 'Sesi', required: true },
      ...{ maxLength: 60, list: 'shown', search: true, example: 'TPA 1' },
    },
    {
      ...{ type: 'choice', key: 'test', label: 'Tes', required: true, list: 'shown', filter: true },
      choices: [
        { value: 'aptitude', label: 'Tes potensi akademik' },
        { value: 'english', label: 'Bahasa Inggris' },
        { value: 'subject', label: 'Bidang ilmu' },
        { value: 'interview', label: 'Wawancara' },
      ],
    },
    { type: 'date', key: 'heldOn', label: 'Tanggal', required: true, list: 'shown', sort: true },
    {
      ...{ type: 'time', key: 'startsAt', label: 'Mulai pukul', shortLabel: 'Mulai', required: true },
      ...{ list: 'shown', sort: true, example: '08.00' },
    },
    {
      ...{ type: 'time', key: 'endsAt', label: 'Selesai pukul', shortLabel: 'Selesai', required: true },
      ...{ list: 'shown', after: 'startsAt', example: '10.30' },
    },
  ],
});
