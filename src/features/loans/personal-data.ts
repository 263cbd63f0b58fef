import type { PersonalData } from '#kernel/personal-data';

/** Money lent is kept by law (UU 25/1992 ps. 30): erasing a person leaves it, under a name that only the key gives. */
export const loansPersonalData: PersonalData = {
  tables: [
    {
      table: 'loans',
      holds: 'Pengajuan dan pinjaman tiap anggota, tersegel',
      people: [],
      plain: ['holder', 'sealed'],
      keeps: 'Pembukuan. Anggotanya hanya dikenal lewat nama samaran berkunci.',
    },
    {
      table: 'loan_acts',
      holds: 'Pencairan dan angsuran pinjaman, tersegel',
      people: [],
      plain: ['event_index', 'code_index', 'sealed'],
      keeps: 'Pembukuan: tidak pernah diubah.',
    },
    {
      table: 'loan_reliefs',
      holds: 'Usul keringanan dan penghapusan pinjaman, tersegel',
      people: [],
      plain: ['sealed'],
      keeps: 'Pembukuan.',
    },
    {
      table: 'loan_allowances',
      holds: 'Penyisihan pinjaman per bulan: sisa pokok per kolektibilitas dan petugasnya, tersegel',
      people: [],
      plain: ['month', 'sealed'],
      keeps: 'Pembukuan: tidak pernah diubah.',
    },
  ],
  plain: [{ table: 'loan_products', why: 'Produk pinjaman' }],
};
