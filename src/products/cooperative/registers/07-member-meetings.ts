import { defineRegister } from '#kernel/register';
import { books } from './books.ts';
import { closedBy } from './closed-by.ts';
import { meetingColumns, meetingFields } from './meeting-fields.ts';

/** 07. Notulen Rapat Anggota: the source of what the members decided, the sharing of the surplus among it. */
export const memberMeetings = defineRegister({
  key: 'member-meetings',
  resource: 'member-meeting',
  table: 'cooperative_member_meetings',
  number: '07',
  title: 'Notulen Rapat Anggota',
  entry: 'notulen',
  page: '/buku/notulen-rapat-anggota',
  trail: books,
  about: 'Notulen setiap rapat anggota: siapa yang hadir, apa yang dibahas, dan apa yang diputuskan.',
  nameFrom: ['nature', 'heldOn'],
  defaultSort: '-heldOn',
  identity: ['heldOn', 'nature', 'place'],
  fields: meetingFields({
    natures: [
      { value: 'annual', label: 'Rapat anggota tahunan', synonyms: ['RAT', 'tahunan'] },
      { value: 'extraordinary', label: 'Rapat anggota luar biasa', synonyms: ['RALB', 'luar biasa'] },
      { value: 'ordinary', label: 'Rapat anggota biasa', synonyms: ['biasa', 'rapat anggota'] },
    ],
    invited: 'Jumlah anggota',
    present: 'Jumlah anggota yang hadir',
    isPublic: true,
  }),
  publish: {
    page: '/terbuka/notulen-rapat-anggota',
    lead: 'Keputusan rapat anggota yang diterbitkan pengurus untuk umum.',
  },
  print: {
    title: 'Buku Notulen Rapat Anggota',
    columns: meetingColumns({
      invited: 'JUMLAH ANGGOTA',
      present: 'JUMLAH ANGGOTA YANG HADIR',
      signed: 'TANDA TANGAN NOTULIS DAN KETUA',
    }),
    ...closedBy('Ketua', 'Sekretaris'),
  },
});
