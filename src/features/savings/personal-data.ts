import type { PersonalData } from '#kernel/personal-data';

export const savingsPersonalData: PersonalData = {
  tables: [
    {
      table: 'savings_bills',
      holds: 'Tagihan simpanan wajib per anggota',
      people: [],
      plain: ['holder', 'month'],
      keeps: 'Pembukuan. Anggotanya hanya dikenal lewat nama samaran berkunci.',
    },
    {
      table: 'savings_bill_runs',
      holds: 'Bulan yang ditagih dan petugasnya',
      people: [],
      plain: ['month', 'due_on', 'made_by_name'],
      keeps: 'Pembukuan.',
    },
  ],
  plain: [{ table: 'savings_types', why: 'Jenis simpanan' }],
};
