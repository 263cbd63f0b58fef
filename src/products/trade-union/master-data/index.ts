import { defineImportTarget } from '#features/imports';
import { campusImport } from './campus-import.ts';
import { commitCampuses } from './commit-campuses.ts';

export { masterDataRoutes } from './master-data-routes.ts';

/** "Bulk Import Master Data" of the menu. */
export const campusImportTarget = defineImportTarget({
  profile: campusImport,
  right: { resource: 'masterdata', right: 'import' },
  pageUrl: '/system/masterdata/import',
  title: 'Impor data induk',
  current: { url: '/system/masterdata/export/xlsx', label: 'Unduh kampus untuk disunting' },
  promise:
    'Kampus dikenali dari kode atau namanya. Yang berubah diperbarui bersama anggotanya; baris bermasalah dilewati.',
  commit: commitCampuses,
});
