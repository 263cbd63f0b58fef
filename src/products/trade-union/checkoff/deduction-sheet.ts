import {
  type CheckedRow,
  checkRows,
  defineImport,
  guessMapping,
  type ImportProfile,
  type Mapping,
  moneyKind,
  names,
  readMapping,
  readSheet,
  SheetError,
  type SheetTable,
  textKind,
} from '#kernel/exchange';
import { invalid } from '#kernel/work';

/** A row of what the employer sent back. */
export interface DeductionRow {
  memberNumber?: string;
  employeeNumber?: string;
  fullName?: string;
  /** Rupiah. */
  amount?: number;
  remark?: string;
}

/** How the files of campuses name their columns; our own list, filled in, is one of them. */
export const DEDUCTION_SHEET: ImportProfile<DeductionRow> = defineImport<DeductionRow>({
  register: 'checkoff-returns',
  title: 'potongan gaji',
  fields: [
    {
      key: 'amount',
      label: 'Dipotong',
      synonyms: names(
        'Dipotong (Rp); Jumlah Dipotong; Potongan; Jumlah Potongan; Potongan Iuran; Nominal; Nominal Potongan; Jumlah (Rp); Realisasi; Realisasi Potongan; Nilai Potongan; Iuran Serikat; Jumlah Setoran; Disetor; Jumlah; Besaran',
      ),
      kind: moneyKind(),
      sum: true,
    },
    {
      key: 'memberNumber',
      label: 'Nomor anggota',
      synonyms: names('No Anggota; No. Anggota; Nomor Anggota Serikat; KTA; No KTA; NIA'),
      kind: textKind({ maxLength: 60 }),
    },
    {
      key: 'employeeNumber',
      label: 'NIP atau nomor pegawai',
      synonyms: names(
        'NIP; NIP/NIK; Nomor Pegawai; No Pegawai; NIPY; NPP; NIK Pegawai; NIP Baru; No. Induk Pegawai',
      ),
      kind: textKind({ maxLength: 60 }),
    },
    {
      key: 'fullName',
      label: 'Nama',
      synonyms: names('Nama Lengkap; Nama Pegawai; Nama Anggota; Nama Karyawan; Nama Dosen'),
      kind: textKind({ maxLength: 200 }),
    },
    {
      key: 'remark',
      label: 'Keterangan',
      synonyms: names('Ket; Ket.; Catatan; Alasan; Status'),
      kind: textKind({ maxLength: 300 }),
    },
  ],
});

export interface ReadDeductions {
  table: SheetTable;
  mapping: Mapping;
  /** Nothing while no column is known to hold the amounts. */
  rows: readonly CheckedRow<DeductionRow>[];
}

/**
 * Reads what the employer sent back; which column is what is guessed, or chosen by a person.
 *
 * @param chosen key of field -> column number; nothing for a guess
 * @throws AppError 422 for what is no sheet, or names no amount or nobody
 */
export async function readDeductions(
  content: Uint8Array,
  today: string,
  chosen?: Readonly<Record<string, number>>,
): Promise<ReadDeductions> {
  try {
    const table = await findTable(content);
    const mapping = chosen
      ? readMapping(chosen, table.headings, DEDUCTION_SHEET.fields)
      : preferFilledIn(table, guessMapping(table.headings, table.rows, DEDUCTION_SHEET.fields).mapping);
    const rows =
      mapping.amount === undefined ? [] : checkRows(DEDUCTION_SHEET, table, mapping, { today }).rows;
    return { table, mapping, rows };
  } catch (error) {
    if (!(error instanceof SheetError)) throw error;
    throw invalid({ file: error.message });
  }
}

/** The table of the file; where no heading is known the first row is taken for it, and a person says what is what. */
async function findTable(content: Uint8Array): Promise<SheetTable> {
  try {
    return await readSheet(content, { fields: DEDUCTION_SHEET.fields });
  } catch (error) {
    if (!(error instanceof SheetError) || error.code !== 'sheet_header_not_found') throw error;
    return readSheet(content, { headerRow: 1 });
  }
}

/** Our own list has two columns of money: what was asked, and what the employer filled in. */
function preferFilledIn(table: SheetTable, mapping: Mapping): Mapping {
  const at = table.headings.findIndex(({ text }) => /^dipotong/i.test(text.trim()));
  return at < 0 ? mapping : { ...mapping, amount: at };
}
