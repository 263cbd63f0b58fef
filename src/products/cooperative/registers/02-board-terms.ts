import { defineRegister } from '#kernel/register';
import { authorityFollows } from '../terms/index.ts';
import { books } from './books.ts';
import { termFields, termForm } from './term-fields.ts';

/** 02. Daftar Pengurus */
export const boardTerms = defineRegister({
  key: 'board-terms',
  resource: 'board-term',
  table: 'cooperative_board_terms',
  number: '02',
  title: 'Daftar Pengurus',
  entry: 'pengurus',
  page: '/buku/pengurus',
  trail: books,
  about: 'Siapa menjadi pengurus, sejak rapat anggota yang mana, dan sampai kapan.',
  nameFrom: ['fullName', 'position'],
  defaultSort: '-electedOn',
  identity: ['fullName', 'position', 'electedOn'],
  fields: termFields(['Ketua', 'Wakil ketua', 'Sekretaris', 'Bendahara']),
  beforeChange: authorityFollows('board'),
  print: termForm('Buku Daftar Pengurus', 'PENGURUS'),
});
