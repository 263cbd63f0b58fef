import type { Things } from '#kernel/audit';

/** What the log of actions calls what is kept here. */
export const duesThings: Things = {
  dues: 'Iuran',
  payment: 'Pembayaran',
  bill: 'Tagihan',
  bills: 'Tagihan',
  rates: 'Tarif iuran',
  receipt: 'Kuitansi',
  claim: 'Klaim iuran',
  adjustment: 'Penyesuaian iuran',
};
