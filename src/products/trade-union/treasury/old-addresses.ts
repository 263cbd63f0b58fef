import type { OldAddress } from '../old-addresses.ts';

/** Addresses of the older requirement (serikat-panduan §9.4, serikat-rbac §12). */
export const OLD_TREASURY_ADDRESSES: readonly OldAddress[] = [
  ['GET', '/admin/dues/bills', '/treasury/dues/bills'],
  ['GET', '/admin/dues/generate', '/treasury/dues/bills/generate'],
  ['POST', '/admin/dues/generate', '/treasury/dues/bills/generate'],
  ['GET', '/admin/dues/payments', '/treasury/dues/payments'],
  ['POST', '/admin/dues/payments/:id/verify', '/treasury/dues/payments/:id/verify'],
  ['POST', '/admin/dues/payments/:id/reject', '/treasury/dues/payments/:id/reject'],
  ['GET', '/admin/dues/claims', '/treasury/dues/claims'],
  ['POST', '/admin/dues/claims/:id/process', '/treasury/dues/claims/:id/process'],
  ['GET', '/admin/payments/pending', '/treasury/dues/payments/pending'],
];
