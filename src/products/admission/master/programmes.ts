import { defineRegister } from '#kernel/register';

/** The programmes people apply for. Grants of programme admins name them by code, and see only their own. */
export const programmes = defineRegister({
  key: 'programmes',
  resource: 'programme',
  table: 'programmes',
  title: 'Program Studi',
  entry: 'program studi',
  page: '/prodi',
  about: 'Program studi yang dapat dilamar. Kodenya dipakai pada lembar impor dan wewenang admin prodi.',
  nameFrom: ['name'],
  defaultSort: 'code',
  unique: [['code']],
  rightNames: { extend: false },
  isWalled: true,
  fields: [
    {
      ...{ type: 'text', key: 'code', label: 'Kode', required: true, maxLength: 20, example: 'MM' },
      ...{ list: 'shown', search: true, sort: true, isFixed: true },
      pattern: { is: /^[A-Za-z0-9-]+$/, says: 'Kode berisi huruf, angka, atau garis saja.' },
      help: 'Huruf, angka, dan garis. Tidak diubah lagi: lembar impor dan wewenang admin prodi menyebutnya.',
    },
    {
      ...{ type: 'text', key: 'name', label: 'Nama program studi', shortLabel: 'Nama', required: true },
      ...{ maxLength: 120, list: 'shown', search: true, sort: true, example: 'Magister Manajemen' },
    },
    {
      ...{ type: 'choice', key: 'degree', label: 'Jenjang', required: true, list: 'shown', filter: true },
      sort: true,
      choices: [
        { value: 'S2', label: 'S2 Magister' },
        { value: 'S3', label: 'S3 Doktor' },
      ],
    },
    {
      ...{ type: 'text', key: 'faculty', label: 'Fakultas', maxLength: 120, list: 'shown', search: true },
      sort: true,
    },
    {
      ...{ type: 'boolean', key: 'isOpen', label: 'Menerima peserta', list: 'shown', filter: true },
      help: 'Program yang ditutup tetap terbaca, tetapi tidak dipilih lagi.',
    },
  ],
});
