import type { PersonalData } from '#kernel/personal-data';

export const paymentsPersonalData: PersonalData = {
  tables: [
    {
      table: 'payment_charges',
      holds: 'Pembayaran daring tiap anggota, tersegel',
      people: [],
      plain: ['order_id', 'payer', 'state', 'reference', 'sealed'],
      keeps: 'Pembukuan. Anggotanya hanya dikenal lewat nama samaran berkunci.',
    },
    {
      table: 'payment_notices',
      holds: 'Pemberitahuan gerbang pembayaran yang perlu diperiksa, tersegel',
      people: [],
      plain: ['verdict', 'sealed', 'handled_by_name', 'handled_note'],
      keeps: 'Dasar keputusan bendahara.',
    },
  ],
  plain: [{ table: 'payment_gateways', why: 'Akun gerbang pembayaran, kuncinya tersegel' }],
};
