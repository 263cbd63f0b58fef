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

export const STATEMENT_FORMATS: readonly StatementFormat[] = [
  {
    key: 'bca-personal',
    label: 'BCA perorangan (KlikBCA)',
    date: ['tanggaltransaksi', 'tanggal', 'tgl'],
    text: ['keterangan'],
    amount: ['jumlah', 'mutasi'],
    sign: ['dbcr', 'crdb', 'jenis', ''],
    balance: ['saldo'],
  },
  {
    key: 'bca-business',
    label: 'BCA bisnis (KlikBCA Bisnis)',
    date: ['tanggaltransaksi', 'tanggal', 'tgl', 'date'],
    text: ['keterangan', 'keterangan1', 'keterangan2', 'description'],
    amount: ['jumlah', 'mutasi', 'amount'],
    balance: ['saldo', 'balance'],
  },
  {
    key: 'mandiri',
    label: 'Bank Mandiri',
    date: ['postdate', 'tanggal', 'date', 'postingdate'],
    text: ['remarks', 'additionaldesc', 'description', 'keterangan', 'referenceno'],
    credit: ['creditamount', 'credit', 'kredit'],
    debit: ['debitamount', 'debit', 'debet'],
    balance: ['closebalance', 'saldo', 'balance'],
  },
  {
    key: 'bri',
    label: 'BRI',
    date: ['tgltran', 'tanggal', 'tanggaltransaksi', 'tgltransaksi'],
    text: ['desktran', 'uraiantransaksi', 'uraian', 'remark'],
    credit: ['mutasikredit', 'kredit', 'credit'],
    debit: ['mutasidebet', 'debet', 'debit'],
    balance: ['saldoakhirmutasi', 'saldo'],
  },
  {
    key: 'bni',
    label: 'BNI',
    date: ['postdate', 'postingdate', 'tanggal'],
    text: ['description', 'uraiantransaksi', 'journalno'],
    amount: ['amount', 'nominal'],
    sign: ['dbcr', 'dk', 'tipe', 'type'],
    balance: ['balance', 'saldo'],
  },
];
