import { defineRegister } from '#kernel/register';
import { books } from './books.ts';
import { closedBy } from './closed-by.ts';
import { meetingColumns, meetingFields } from './meeting-fields.ts';

/** 08. Notulen Rapat Pengurus. What the board took on itself stands below, as a list of tasks; the form does not print it. */
export const boardMeetings = defineRegister({
  key: 'board-meetings',
  resource: 'board-meeting',
  table: 'cooperative_board_meetings',
  number: '08',
  title: 'Notulen Rapat Pengurus',
  entry: 'notulen',
  page: '/buku/notulen-rapat-pengurus',
  trail: books,
  about: 'Notulen setiap rapat pengurus, dan siapa mengerjakan apa sesudahnya.',
  nameFrom: ['nature', 'heldOn'],
  defaultSort: '-heldOn',
  identity: ['heldOn', 'nature', 'place'],
  fields: meetingFields({
    natures: [
      { value: 'routine', label: 'Rapat rutin', synonyms: ['rutin', 'bulanan'] },
      { value: 'special', label: 'Rapat khusus', synonyms: ['khusus', 'mendadak'] },
      { value: 'joint', label: 'Rapat gabungan', synonyms: ['gabungan'] },
    ],
    invited: 'Jumlah pengurus',
    present: 'Jumlah pengurus yang hadir',
  }),
  children: {
    key: 'tasks',
    label: 'Tindak lanjut',
    table: 'cooperative_board_tasks',
    maxRows: 40,
    fields: [
      { type: 'text', key: 'task', label: 'Yang dikerjakan', required: true, maxLength: 200 },
      { type: 'text', key: 'responsible', label: 'Penanggung jawab', maxLength: 100 },
      { type: 'date', key: 'dueOn', label: 'Tenggat' },
      { type: 'boolean', key: 'isDone', label: 'Sudah selesai' },
    ],
  },
  print: {
    title: 'Buku Notulen Rapat Pengurus',
    columns: meetingColumns({
      invited: 'JUMLAH PENGURUS',
      present: 'JUMLAH PENGURUS YANG HADIR',
      signed: 'TANDA TANGAN',
    }),
    ...closedBy('Ketua', 'Sekretaris'),
  },
});
