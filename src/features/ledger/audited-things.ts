import type { Things } from '#kernel/audit';

/** What the log of actions calls what is kept here. */
export const ledgerThings: Things = {
  journal: 'Jurnal',
  books: 'Buku besar',
  bank: 'Mutasi bank',
};
