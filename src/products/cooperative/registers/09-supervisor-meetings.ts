import { defineRegister } from '#kernel/register';
import { books } from './books.ts';
import { closedBy } from './closed-by.ts';
import { meetingColumns, meetingFields } from './meeting-fields.ts';

/** 09. Notulen Rapat Pengawas */
export const supervisorMeetings = defineRegister({
  key: 'supervisor-meetings',
  resource: 'supervisor-meeting',
  table: 'cooperative_supervisor_meetings',
  number: '09',
  title: 'Notulen Rapat Pengawas',
  entry: 'notulen',
  page: '/buku/notulen-rapat-pengawas',
  trail: books,
  about: 'Notulen setiap rapat pengawas: apa yang diperiksa dan apa yang ditemukan.',
  nameFrom: ['nature', 'heldOn'],
  defaultSort: '-heldOn',
  identity: ['heldOn', 'nature', 'place'],
  fields: meetingFields({
    natures: [
      { value: 'routine', label: 'Rapat rutin', synonyms: ['rutin', 'bulanan'] },
      { value: 'special', label: 'Rapat khusus', synonyms: ['khusus', 'mendadak'] },
      { value: 'joint', label: 'Rapat gabungan', synonyms: ['gabungan'] },
    ],
    invited: 'Jumlah pengawas',
    present: 'Jumlah pengawas yang hadir',
  }),
  print: {
    title: 'Buku Notulen Rapat Pengawas',
    columns: meetingColumns({
      invited: 'JUMLAH PENGAWAS',
      present: 'JUMLAH PENGAWAS YANG HADIR',
      signed: 'TANDA TANGAN NOTULEN DAN KETUA',
    }),
    ...closedBy('Koordinator Pengawas', 'Notulis'),
  },
});
