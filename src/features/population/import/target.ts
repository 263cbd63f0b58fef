import { defineImportTarget } from '#features/imports';
import { commitResidents } from './commit-residents.ts';
import { residentImport } from './resident-import.ts';

/** The sheet with which a village brings its people along. */
export const residentImportTarget = defineImportTarget({
  profile: residentImport,
  right: { resource: 'resident', right: 'import' },
  pageUrl: '/penduduk/impor',
  title: 'Impor penduduk',
  current: { url: '/penduduk/unduh', label: 'Unduh penduduk untuk disunting' },
  arrived: { url: '/penduduk', label: 'Lihat data penduduk' },
  promise:
    'Baris dengan NIK atau tanggal yang mustahil tidak masuk: unduh lembar perbaikannya, betulkan, lalu impor lagi. Baris tanpa NIK masuk dan menunggu dilengkapi. Peringatan masuk bersama alasannya.',
  commit: commitResidents,
});
