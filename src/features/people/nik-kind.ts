import { type Cell, type FieldKind, type FieldReading, textOf } from '#kernel/exchange';
import { isProvinceCode, type NikFault, type NikParts, readNik, tidyNik } from './nik.ts';

export interface NikKindOptions {
  /** Codes, when a register has names of its own for them. */
  codes?: Partial<
    Record<'wrongLength' | 'notDigits' | 'impossibleDate' | 'serialZero' | 'precisionLost', string>
  >;
  /** Key that gets the digits as they stand also when they are no valid NIK; duplicates are found by them. */
  asWritten?: string;
}

/** Digits a spreadsheet keeps of a number; what comes after becomes zero. */
const KEPT_DIGITS = 15;

/**
 * A NIK. Problems: `_precision_lost` when the cell holds a number of more than 15 digits (the last digits are gone and cannot
 * be brought back), `_wrong_length`, `_not_digits`, `_impossible_date`, `_serial_zero`, `warn_…_region_unknown`.
 */
export function nikKind(options: NikKindOptions = {}): FieldKind {
  return {
    name: 'nik',
    writes: 'text',
    isDistinctive: true,
    looksLike: (cell) => /^\d{15,17}$/.test(tidyNik(textOf(cell))) && !looksLikeStaffNumber(textOf(cell)),
    read(cell, stem) {
      if (hasLostDigits(cell)) {
        const message = 'Angka terakhir NIK hilang karena sel ini berformat angka. Ketik ulang sebagai teks.';
        return { problems: [{ code: options.codes?.precisionLost ?? `${stem}_precision_lost`, message }] };
      }
      const nik = readNik(textOf(cell));
      if ('fault' in nik) return describeFault(nik, cell, stem, options);
      const reading: FieldReading = { value: nik.nik, also: written(nik.nik, options) };
      return isProvinceCode(nik.provinceCode)
        ? reading
        : { ...reading, problems: [unknownRegion(nik, stem)] };
    },
  };
}

/** True for a number, or a text that was one, of which Excel keeps only the first 15 digits. */
export function hasLostDigits(cell: Cell): boolean {
  if (cell.kind === 'number')
    return /\d/.test(cell.text) && cell.text.replace(/\D/g, '').length > KEPT_DIGITS;
  const text = textOf(cell);
  return /^\d[.,]\d+E\+?\d{2}$/i.test(text);
}

function describeFault(fault: NikFault, cell: Cell, stem: string, options: NikKindOptions): FieldReading {
  const { codes = {} } = options;
  const also = written(tidyNik(textOf(cell)), options);
  switch (fault.fault) {
    case 'wrong-length': {
      const message =
        fault.length < 16
          ? `Baru ${fault.length} angka, seharusnya 16.`
          : `Ada ${fault.length} angka, seharusnya 16.`;
      return { also, problems: [{ code: codes.wrongLength ?? `${stem}_wrong_length`, message }] };
    }
    case 'not-digits': {
      const message = 'Berisi huruf atau tanda lain, seharusnya 16 angka.';
      return { also, problems: [{ code: codes.notDigits ?? `${stem}_not_digits`, message }] };
    }
    case 'impossible-date': {
      const message = 'Angka ke-7 sampai ke-12 seharusnya tanggal lahir, tetapi tanggal ini tidak ada.';
      return { also, problems: [{ code: codes.impossibleDate ?? `${stem}_impossible_date`, message }] };
    }
    case 'serial-zero': {
      const message = 'Empat angka terakhir tidak mungkin 0000.';
      return { also, problems: [{ code: codes.serialZero ?? `${stem}_serial_zero`, message }] };
    }
  }
}

function unknownRegion(nik: NikParts, stem: string) {
  const message = `Tidak ada provinsi dengan kode ${nik.provinceCode}. Periksa dua angka pertama.`;
  return { code: `warn_${stem}_region_unknown`, message };
}

function written(digits: string, { asWritten }: NikKindOptions): Record<string, string> {
  return asWritten && digits.length >= 12 ? { [asWritten]: digits } : {};
}

/** NIP: 18 digits beginning with the birth date of a civil servant. */
function looksLikeStaffNumber(text: string): boolean {
  return /^(?:19|20)\d{16}$/.test(tidyNik(text));
}
