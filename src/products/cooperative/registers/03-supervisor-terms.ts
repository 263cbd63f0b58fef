import { defineRegister } from '#kernel/register';
import { authorityFollows } from '../terms/index.ts';
import { books } from './books.ts';
import { termFields, termForm } from './term-fields.ts';

/** 03. Daftar Pengawas */
export const supervisorTerms = defineRegister({
  key: 'supervisor-terms',
  resource: 'supervisor-term',
  table: 'cooperative_supervisor_terms',
  number: '03',
  title: 'Daftar Pengawas',
  entry: 'pengawas',
  page: '/buku/pengawas',
  trail: books,
  about: 'Siapa mengawasi koperasi, sejak rapat anggota yang mana, dan sampai kapan.',
  nameFrom: ['fullName', 'position'],
  defaultSort: '-electedOn',
  identity: ['fullName', 'position', 'electedOn'],
  fields: termFields(['Koordinator pengawas', 'Anggota pengawas']),
  beforeChange: authorityFollows('supervisor'),
  print: termForm('Buku Daftar Pengawas', 'PENGAWAS'),
});
