import {
  type CheckedRow,
  choiceKind,
  decimalKind,
  defineImport,
  type ImportField,
  integerKind,
  moneyKind,
  textKind,
} from '#kernel/exchange';

/** What one member brought into the books, rupiah. */
export interface OpeningMember {
  memberNumber: string;
  fullName: string;
  principal?: number;
  mandatory?: number;
  voluntary?: number;
  /** What is still owed of a loan, without interest. */
  loan?: number;
  /** "2.00": per cent a month. */
  loanRate?: string;
  /** Instalments still to come. */
  loanMonths?: number;
  loanMethod?: 'flat' | 'declining' | 'annuity';
}

/** The sums of a sheet that stand for a control account: key of the column and purpose of the account. */
export const CONTROLS = [
  { key: 'principal', label: 'Simpanan pokok', purpose: 'savings-principal' },
  { key: 'mandatory', label: 'Simpanan wajib', purpose: 'savings-mandatory' },
  { key: 'voluntary', label: 'Simpanan sukarela', purpose: 'savings-voluntary' },
  { key: 'loan', label: 'Sisa pinjaman', purpose: 'loan' },
] as const;

const amounts = moneyKind({ codes: { notAnAmount: 'not_an_amount', negative: 'negative_amount' } });

const money = (key: string, label: string, synonyms: string[]): ImportField => ({
  ...{ key, label, synonyms, kind: amounts, sum: true, sensitive: true },
  example: '100.000',
});

/** The sheet of opening balances: a row a member. Other cooperatives bring other headings. */
export const openingProfile = defineImport<OpeningMember>({
  register: 'opening-balances',
  title: 'saldo awal anggota',
  fields: [
    {
      ...{ key: 'memberNumber', label: 'No Anggota', kind: textKind({ maxLength: 30 }), required: true },
      synonyms: ['nomor anggota', 'nia', 'no. anggota', 'no induk', 'no urut anggota', 'kode anggota'],
      missingMessage: 'Nomor anggota belum diisi. Saldo dibukukan atas nomor ini.',
      example: '0012',
    },
    {
      ...{ key: 'fullName', label: 'Nama', kind: textKind({ maxLength: 150 }), required: true },
      synonyms: ['nama anggota', 'nama lengkap'],
      example: 'Siti Rahmah',
    },
    money('principal', 'Simpanan Pokok', ['pokok', 'simp pokok', 'sp']),
    money('mandatory', 'Simpanan Wajib', ['wajib', 'simp wajib', 'sw']),
    money('voluntary', 'Simpanan Sukarela', ['sukarela', 'simp sukarela', 'ss', 'manasuka']),
    money('loan', 'Sisa Pinjaman', ['pinjaman', 'sisa hutang', 'saldo pinjaman', 'piutang', 'outstanding']),
    {
      ...{ key: 'loanRate', label: 'Jasa %/bln', kind: decimalKind({ digits: 2, min: 0, max: 20 }) },
      synonyms: ['jasa', 'bunga', 'bunga per bulan', 'jasa per bulan', 'jasa persen'],
      example: '1,5',
    },
    {
      ...{ key: 'loanMonths', label: 'Sisa Angsuran (x)', kind: integerKind({ min: 0, max: 600 }) },
      synonyms: ['sisa angsuran', 'sisa bulan', 'sisa tenor', 'angsuran tersisa'],
      example: '10',
    },
    {
      key: 'loanMethod',
      label: 'Metode',
      synonyms: ['metode jasa', 'perhitungan jasa', 'sistem bunga'],
      kind: choiceKind([
        { value: 'flat', label: 'flat', synonyms: ['tetap', 'datar'] },
        { value: 'declining', label: 'menurun', synonyms: ['efektif', 'sliding'] },
        { value: 'annuity', label: 'anuitas', synonyms: ['annuitas', 'annuity'] },
      ]),
      example: 'menurun',
    },
  ],
  sheetChecks: [reportTwice],
});

/** One number is one member: the second row with it would be added to the wrong person. */
function reportTwice(
  rows: CheckedRow<OpeningMember>[],
  reportAt: (row: CheckedRow<OpeningMember>) => (field: string, code: string, message: string) => void,
): void {
  const first = new Map<string, number>();
  for (const row of rows) {
    const number = row.values.memberNumber?.toUpperCase();
    if (number === undefined) continue;
    const seen = first.get(number);
    if (seen === undefined) first.set(number, row.row);
    else reportAt(row)('memberNumber', 'member_number_twice', `Nomor ini sudah ada di baris ${seen}.`);
  }
}
