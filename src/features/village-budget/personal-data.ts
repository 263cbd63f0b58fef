import type { PersonalData } from '#kernel/personal-data';

/** The budget names nobody but the officer who adopted a document. */
export const budgetPersonalData: PersonalData = {
  tables: [
    {
      table: 'budget_documents',
      holds: 'Anggaran, perubahan, dan realisasi, dengan nama petugas yang menetapkan',
      people: [],
      plain: ['through', 'regulation', 'regulation_on', 'adopted_by_name'],
      keeps: 'Dokumen keuangan desa.',
    },
  ],
  plain: [{ table: 'budget_rows', why: 'Baris anggaran' }],
};
