/** The statements of Indonesian banks, known by the headings of their columns (as exported by their own web pages). */
export interface StatementFormat {
  key: string;
  label: string;
  /** Headings in plain small letters and digits; the first that is found counts. */
  date: readonly string[];
  /** All that are found are joined. */
  text: readonly string[];
  credit?: readonly string[];
  debit?: readonly string[];
  amount?: readonly string[];
  sign?: readonly string[];
  balance?: readonly string[];
}

/** Over the column that says in which money a row is. */
export const CURRENCY = ['matauang', 'valuta', 'currency', 'ccy', 'curr'];

/** Over the column that holds CR and DB, D and K and the like. */
const SIGN = [
  ...['dbcr', 'crdb', 'dk', 'kd', 'dc', 'cd', 'tipe', 'type', 'jenis', 'jenistransaksi'],
  ...['debitkredit', 'debetkredit', 'kreditdebit', 'kreditdebet', 'debitcredit', 'creditdebit'],
];
const CREDIT = ['creditamount', 'credit', 'kredit', 'mutasikredit'];
const DEBIT = ['debitamount', 'debit', 'debet', 'mutasidebet', 'mutasidebit'];

export const STATEMENT_FORMATS: readonly StatementFormat[] = [
  {
    key: 'bca-personal',
    label: 'BCA perorangan (KlikBCA)',
    date: ['tanggaltransaksi', 'tanggal', 'tgl'],
    text: ['keterangan'],
    amount: ['jumlah', 'mutasi', 'nominal'],
    sign: [...SIGN, ''],
    balance: ['saldo'],
  },
  {
    key: 'bca-business',
    label: 'BCA bisnis (KlikBCA Bisnis)',
    date: ['tanggaltransaksi', 'tanggal', 'tgl', 'date'],
    text: ['keterangan', 'keterangan1', 'keterangan2', 'description'],
    amount: ['jumlah', 'mutasi', 'nominal', 'amount'],
    balance: ['saldo', 'balance'],
  },
  {
    key: 'mandiri',
    label: 'Bank Mandiri',
    date: ['postdate', 'tanggal', 'date', 'postingdate'],
    text: ['remarks', 'additionaldesc', 'description', 'keterangan', 'referenceno'],
    ...{ credit: CREDIT, debit: DEBIT },
    // The app of the bank exports one column with plus and minus.
    amount: ['nominalidr', 'nominal', 'amountidr'],
    balance: ['closebalance', 'saldo', 'saldoidr', 'balance'],
  },
  {
    key: 'bri',
    label: 'BRI',
    date: ['tgltran', 'tanggal', 'tanggaltransaksi', 'tgltransaksi'],
    text: ['desktran', 'uraiantransaksi', 'uraian', 'remark'],
    ...{ credit: CREDIT, debit: DEBIT },
    balance: ['saldoakhirmutasi', 'saldo'],
  },
  {
    key: 'bni',
    label: 'BNI',
    date: ['postdate', 'postingdate', 'tanggal', 'tanggaltransaksi'],
    text: ['description', 'uraiantransaksi', 'journalno'],
    ...{ credit: CREDIT, debit: DEBIT },
    amount: ['amount', 'nominal'],
    sign: SIGN,
    balance: ['balance', 'saldo'],
  },
  {
    key: 'other',
    label: 'Bank atau aplikasi lain',
    date: ['tanggal', 'tgl', 'tanggaltransaksi', 'tgltransaksi', 'date', 'transactiondate', 'postingdate'],
    text: [
      ...['keterangan', 'uraian', 'uraiantransaksi', 'berita', 'beritatransaksi', 'deskripsi', 'rincian'],
      ...['transaksi', 'description', 'details', 'remarks'],
    ],
    credit: [...CREDIT, 'masuk', 'uangmasuk', 'danamasuk', 'pemasukan', 'penerimaan', 'moneyin', 'deposit'],
    debit: [...DEBIT, 'keluar', 'uangkeluar', 'danakeluar', 'pengeluaran', 'moneyout', 'withdrawal'],
    amount: ['nominal', 'jumlah', 'nilai', 'mutasi', 'amount'],
    sign: SIGN,
    balance: ['saldo', 'saldoakhir', 'balance'],
  },
];
