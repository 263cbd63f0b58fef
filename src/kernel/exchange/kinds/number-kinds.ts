import { parseRupiah } from '#kernel/money';
import { type Cell, textOf } from '../cell.ts';
import type { FieldKind, FieldReading } from '../define-import.ts';

export interface MoneyOptions {
  /** Codes, when a register has names of its own for them. */
  codes?: { notAnAmount?: string; negative?: string };
  /** Whether an amount below zero may stand; no when left out. */
  allowsNegative?: boolean;
}

/** Whole rupiah, from a number cell or from any of the forms that `parseRupiah` reads. */
export function moneyKind(options: MoneyOptions = {}): FieldKind {
  return {
    name: 'money',
    writes: 'money',
    looksLike: (cell) => readAmount(cell).kind === 'amount',
    read(cell, stem) {
      const parsed = readAmount(cell);
      if (parsed.kind === 'amount') {
        if (parsed.amount >= 0 || options.allowsNegative) return { value: parsed.amount };
        const message = 'Jumlah di bawah nol. Periksa kembali jumlahnya.';
        return { problems: [{ code: options.codes?.negative ?? `${stem}_negative`, message }] };
      }
      const message =
        parsed.kind === 'fraction'
          ? 'Jumlah berisi pecahan rupiah. Tulis dalam rupiah bulat, misalnya 1.500.000.'
          : 'Bukan jumlah uang. Tulis angka, misalnya 1.500.000.';
      return { problems: [{ code: options.codes?.notAnAmount ?? `${stem}_not_an_amount`, message }] };
    },
  };
}

function readAmount(cell: Cell): ReturnType<typeof parseRupiah> {
  if (cell.kind === 'number' && cell.number !== undefined) {
    if (Number.isSafeInteger(cell.number)) return { kind: 'amount', amount: cell.number };
    // What Excel computes is often a hair off a whole rupiah: 1500000.0000000002.
    const rounded = Math.round(cell.number);
    const isNoise = Number.isSafeInteger(rounded) && Math.abs(cell.number - rounded) < 1e-4;
    return isNoise ? { kind: 'amount', amount: rounded } : { kind: 'fraction' };
  }
  return cell.kind === 'text' ? parseRupiah(textOf(cell)) : { kind: 'not-an-amount' };
}

export interface IntegerOptions {
  min?: number;
  max?: number;
}

/** A whole number within bounds; "12 orang" is none. */
export function integerKind(options: IntegerOptions = {}): FieldKind {
  return {
    name: 'integer',
    writes: 'number',
    looksLike: (cell) => /^-?\d{1,9}$/.test(textOf(cell)),
    read(cell, stem): FieldReading {
      const text = textOf(cell).replace(/\.(?=\d{3}(?:\D|$))/g, '');
      const value = Number(text);
      if (!/^-?\d{1,15}$/.test(text) || !Number.isSafeInteger(value))
        return { problems: [{ code: `${stem}_not_a_number`, message: 'Bukan bilangan bulat.' }] };
      return withinBounds(value, stem, options);
    },
  };
}

export interface DecimalOptions extends IntegerOptions {
  /** Digits kept after the comma; the value is a text like "3.53", so that nothing is lost in a float. */
  digits: number;
}

/** A number with a few digits after the comma, such as a grade average; "3,53" and "3.53" are the same. */
export function decimalKind(options: DecimalOptions): FieldKind {
  const shape = /^-?\d{1,12}(?:[.,]\d+)?$/;
  return {
    name: 'decimal',
    writes: 'number',
    looksLike: (cell) => shape.test(textOf(cell)),
    read(cell, stem): FieldReading {
      const text = textOf(cell);
      if (!shape.test(text))
        return { problems: [{ code: `${stem}_not_a_number`, message: 'Bukan angka. Tulis misalnya 3,53.' }] };
      const number = Number(text.replace(',', '.'));
      const reading = withinBounds(number, stem, options);
      return reading.problems ? reading : { value: number.toFixed(options.digits) };
    },
  };
}

function withinBounds(value: number, stem: string, { min, max }: IntegerOptions): FieldReading {
  if ((min === undefined || value >= min) && (max === undefined || value <= max)) return { value };
  const bounds =
    min !== undefined && max !== undefined
      ? `antara ${min} dan ${max}`
      : min !== undefined
        ? `paling kecil ${min}`
        : `paling besar ${max}`;
  return { problems: [{ code: `${stem}_out_of_range`, message: `Di luar batas, seharusnya ${bounds}.` }] };
}
