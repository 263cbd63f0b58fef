import type { Things } from '#kernel/audit';

/** What the log of actions calls what is kept here. */
export const loanThings: Things = {
  loan: 'Pinjaman',
  loan_allowance: 'Penyisihan pinjaman',
  loan_policy: 'Aturan pinjaman',
  loan_product: 'Produk pinjaman',
  relief: 'Keringanan pinjaman',
};
