import {
  type LoanPlace,
  loanRoutes,
  type MemberLoanSummary,
  printLoanBookJob,
  readMemberLoans,
  remindBorrowersJob,
} from '#features/loans';
import type { Tx } from '#kernel/database';
import type { Route } from '#kernel/http';
import type { WorkContext } from '#kernel/work';
import { books } from '../registers/books.ts';
import { readHolders } from '../registers/closed-by.ts';
import { borrowers } from './borrowers.ts';

export const loanPlace: LoanPlace = {
  urls: {
    ...{ book: '/buku/pinjaman', applications: '/pinjaman/pengajuan', related: '/pinjaman/pihak-terkait' },
    ...{ relief: '/pinjaman/keringanan', products: '/pinjaman/produk', simulation: '/simulasi-pinjaman' },
    allowance: '/pinjaman/penyisihan',
    ...{ mine: '/saya/pinjaman', apply: '/saya/pinjaman/ajukan' },
  },
  resources: {
    ...{ loan: 'loan', application: 'loan-application', relief: 'loan-relief', product: 'loan-product' },
    allowance: 'loan-allowance',
    ...{ simulation: 'loan-simulation', mine: 'member-area' },
  },
  told: { assess: ['bendahara'], approve: ['ketua', 'sekretaris'], related: ['pengawas'] },
  help: 'pinjaman',
  trail: books,
  people: borrowers,
  signers: readHolders,
  journalUrl: (ctx, id) => (ctx.can('journal', 'read') ? `/pembukuan/jurnal/${id}` : undefined),
  checkUrl: '/kuitansi',
};

export const cooperativeLoanRoutes: readonly Route[] = loanRoutes(loanPlace);

export const loanJobs = [remindBorrowersJob(loanPlace), printLoanBookJob(loanPlace)];

/** What a member owes today, for the member's own pages and for whoever decides about an exit. */
export const memberLoanSummary = (ctx: WorkContext, tx: Tx, memberId: string): Promise<MemberLoanSummary> =>
  readMemberLoans(ctx, tx, loanPlace, memberId);

export { loansHelp } from './help.ts';
