import type { PersonalData } from '#kernel/personal-data';

/** Money of members is kept by law (UU 25/1992 ps. 30): erasing a person leaves it, under a name that only the key gives. */
export const subledgerPersonalData: PersonalData = {
  tables: [
    {
      table: 'subledger_balances',
      holds: 'Saldo simpanan dan pinjaman tiap anggota, tersegel',
      people: [],
      plain: ['holder', 'account', 'sealed'],
      keeps: 'Pembukuan. Anggotanya hanya dikenal lewat nama samaran berkunci.',
    },
    {
      table: 'subledger_entries',
      holds: 'Setoran, penarikan, dan angsuran tiap anggota, tersegel',
      people: [],
      plain: ['event_index', 'code_index', 'sealed'],
      keeps: 'Pembukuan: tidak pernah diubah.',
    },
  ],
  plain: [{ table: 'subledger_postings', why: 'Jumlah per jurnal dan akun, tanpa anggota' }],
};
