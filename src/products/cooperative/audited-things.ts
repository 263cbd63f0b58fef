import { cmsThings } from '#features/cms';
import { inboxThings } from '#features/inbox';
import { ledgerThings } from '#features/ledger';
import { loanThings } from '#features/loans';
import { paymentThings } from '#features/payments';
import { savingsThings } from '#features/savings';
import { subledgerThings } from '#features/subledger';
import type { Things } from '#kernel/audit';

/** What the log of actions calls the things of this product. */
export const cooperativeThings: Things = {
  ...cmsThings,
  ...inboxThings,
  ...ledgerThings,
  ...subledgerThings,
  ...savingsThings,
  ...loanThings,
  ...paymentThings,
  member: 'Anggota',
  opening: 'Saldo awal',
  application: 'Permohonan anggota',
  surplus: 'SHU',
  meeting: 'Rapat anggota tahunan',
  exit: 'Pengunduran diri',
  legal_document: 'Dokumen badan hukum',
};
