import { defineImportTarget } from '#features/imports';
import { commitMembers } from './commit-members.ts';
import { memberImport } from './member-import.ts';

/** "Bulk Upload Anggota (Excel)" of the menu: the old members of a union (serikat-rbac.md §13). */
export const memberImportTarget = defineImportTarget({
  profile: memberImport,
  right: { resource: 'member', right: 'import' },
  pageUrl: '/system/members/import',
  title: 'Impor anggota lama',
  current: { url: '/admin/members/export', label: 'Unduh anggota untuk disunting' },
  promise:
    'Baris yang lengkap menjadi anggota aktif dengan nomor lamanya. Baris bermasalah tetap masuk sebagai anggota yang menunggu dilengkapi; tidak ada yang hilang.',
  commit: commitMembers,
});
