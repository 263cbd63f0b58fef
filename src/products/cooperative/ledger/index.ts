import {
  checkBooksJob,
  type LedgerPlace,
  ledgerRoutes,
  type Span,
  type StatementRow,
  statementRowUrl,
} from '#features/ledger';
import { checkMemberBooks } from '#features/subledger';
import type { Route } from '#kernel/http';
import { readNotes } from './notes.ts';

export { chart } from './chart.ts';
export { ledgerHelp } from './help.ts';
export { readNotes } from './notes.ts';

const place: LedgerPlace = {
  base: '/pembukuan',
  resources: {
    ...{ chart: 'account-chart', journal: 'journal', period: 'period', statement: 'financial-statement' },
    bank: 'bank-reconciliation',
  },
  help: 'pembukuan',
  notes: readNotes,
  sourceOf: ({ kind, journalId }) => {
    const book = MEMBER_BOOKS.find(({ starts }) => kind.startsWith(starts));
    const url = PAGES[kind] ?? (book && `${book.url}/jurnal/${journalId}`);
    return { label: SOURCES[kind] ?? 'Buku lain', ...(url && { url }) };
  },
};

/** What makes journals, in words. */
const SOURCES: Readonly<Record<string, string>> = {
  manual: 'Jurnal umum',
  reversal: 'Pembalik',
  'opening-balance': 'Saldo awal',
  'savings-deposit': 'Setoran simpanan',
  'savings-withdrawal': 'Penarikan simpanan',
  'savings-interest': 'Jasa simpanan',
  'savings-payout': 'Pengembalian simpanan',
  'member-credit-payout': 'Pengembalian titipan',
  'online-payment-held': 'Pembayaran daring, titipan',
  'online-payout': 'Pencairan gerbang pembayaran',
  'loan-disbursement': 'Pencairan pinjaman',
  'loan-payment': 'Angsuran pinjaman',
  'loan-settlement': 'Pelunasan pinjaman',
  'loan-write-off': 'Penghapusan pinjaman',
  'loan-allowance': 'Penyisihan pinjaman',
  'year-closing': 'Penutup tahun',
  'year-reopening': 'Pembukaan tahun',
  surplus: 'Pembagian SHU',
};

/** The general ledger or the journal behind a row of a statement. */
export const ledgerRowUrl = (row: StatementRow, span: Span) => statementRowUrl(place, row, span);

/** Books of members, which know what of theirs made a journal. */
const MEMBER_BOOKS = [
  { starts: 'savings-', url: '/buku/simpanan' },
  { starts: 'loan-', url: '/buku/pinjaman' },
];

/** Where anything else that made a journal is shown. */
const PAGES: Readonly<Record<string, string>> = {
  'opening-balance': '/pembukuan/saldo-awal',
  surplus: '/shu',
  'loan-allowance': '/pinjaman/penyisihan',
  'member-credit-payout': '/pembukuan/pembayaran',
  'online-payment-held': '/pembukuan/pembayaran',
  'online-payout': '/pembukuan/pembayaran',
};

export const cooperativeLedgerRoutes: readonly Route[] = ledgerRoutes(place);

export const ledgerJobs = [
  checkBooksJob({ roles: ['ketua', 'bendahara', 'pengawas'], url: '/pembukuan/jurnal' }, [checkMemberBooks]),
];
