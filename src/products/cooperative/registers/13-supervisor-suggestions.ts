import { defineRegister } from '#kernel/register';
import { books } from './books.ts';
import { closedBy } from './closed-by.ts';

/** 13. Saran Pengawas */
export const supervisorSuggestions = defineRegister({
  key: 'supervisor-suggestions',
  resource: 'supervisor-suggestion',
  table: 'cooperative_supervisor_suggestions',
  number: '13',
  title: 'Saran Pengawas',
  entry: 'saran',
  page: '/buku/saran-pengawas',
  trail: books,
  about: 'Saran, catatan, dan pertanyaan pengawas, dengan tanggapan pengurus.',
  nameFrom: ['supervisorName', 'givenOn'],
  defaultSort: '-givenOn',
  fields: [
    {
      type: 'text',
      key: 'supervisorName',
      label: 'Nama pengawas',
      required: true,
      maxLength: 150,
      list: 'shown',
      search: true,
      sort: true,
      synonyms: ['nama'],
    },
    {
      type: 'date',
      key: 'givenOn',
      label: 'Tanggal',
      initial: 'today',
      required: true,
      latest: 'today',
      list: 'shown',
      filter: true,
      sort: true,
      synonyms: ['tgl'],
    },
    {
      type: 'longText',
      key: 'content',
      label: 'Isi saran, catatan, atau pertanyaan',
      shortLabel: 'Isi',
      required: true,
      maxLength: 5_000,
      rows: 8,
      list: 'shown',
      search: true,
      synonyms: ['isi saran', 'catatan', 'pertanyaan'],
    },
  ],
  answer: { label: 'Tanggapan pengurus', act: 'Kirim tanggapan' },
  print: {
    title: 'Buku Saran Pengawas',
    columns: [
      { label: 'NO URUT', from: ['number'], mm: 14, align: 'center' },
      { label: 'TANGGAL', from: ['givenOn'], mm: 28 },
      { label: 'NAMA PENGAWAS', from: ['supervisorName'], mm: 40 },
      { label: 'ISI SARAN / CATATAN / PERTANYAAN', from: ['content'], width: 1.5 },
      { label: 'TANDA TANGAN PENGAWAS', box: 'signature', mm: 28 },
      { label: 'TANDA TANGAN PENGURUS', box: 'signature', mm: 28 },
      { label: 'TANGGAPAN PENGURUS', from: ['answer'], width: 1.2 },
    ],
    ...closedBy('Koordinator Pengawas', 'Ketua'),
  },
});
