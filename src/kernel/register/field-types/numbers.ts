import { z } from 'zod';
import { decimalKind, type FieldKind, integerKind, moneyKind } from '#kernel/exchange';
import { formatCount, formatRupiah, parseRupiah } from '#kernel/money';
import type { NumberField, PercentField, RupiahField } from '../field.ts';
import { complain, type FieldType } from './field-type.ts';

const WHOLE = 'Tulis bilangan bulat, misalnya 25.';

export const number: FieldType<NumberField> = {
  shape: (field, missing) => {
    const { min = 0, max = Number.MAX_SAFE_INTEGER } = field;
    return z
      .number({ error: complain(missing, WHOLE) })
      .int(WHOLE)
      .min(min, `Paling kecil ${formatCount(min)}.`)
      .max(max, `Paling besar ${formatCount(max)}.`);
  },
  read: (text) => (/^-?\d{1,15}$/.test(withoutDots(text)) ? Number(withoutDots(text)) : text),
  write: String,
  show: (value, { unit }) =>
    unit ? `${formatCount(value as number)} ${unit}` : formatCount(value as number),
  kind: ({ min = 0, max }) => integerKind({ min, ...(max === undefined ? {} : { max }) }),
  filter: 'range',
  isNumeric: true,
};

const AMOUNT = 'Tulis jumlah dalam rupiah bulat, misalnya 1.500.000.';

export const rupiah: FieldType<RupiahField> = {
  shape: ({ min = 0 }, missing) =>
    z
      .number({ error: complain(missing, AMOUNT) })
      .int(AMOUNT)
      .min(min, min === 0 ? 'Jumlah tidak boleh di bawah nol.' : `Paling kecil ${formatRupiah(min)}.`)
      .max(Number.MAX_SAFE_INTEGER, 'Jumlah ini terlalu besar.'),
  read: (text) => {
    const parsed = parseRupiah(text);
    return parsed.kind === 'amount' ? parsed.amount : text;
  },
  write: (value) => formatCount(value as number),
  show: (value) => formatRupiah(value as number),
  kind: () => moneyKind(),
  filter: 'range',
  isNumeric: true,
};

const PERCENT = 'Tulis persen dengan paling banyak dua angka di belakang koma, misalnya 82,5.';

/** JSON has per cent as one says it (82.5), the column whole hundredths (8250): nothing is lost on the way. */
export const percent: FieldType<PercentField> = {
  shape: ({ max = 100 }, missing) =>
    z
      .number({ error: complain(missing, PERCENT) })
      .min(0, 'Paling kecil 0 %.')
      .max(max, `Paling besar ${max} %.`)
      .refine((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6, PERCENT),
  read: (text) => {
    const plain = text.replace('%', '').trim().replace(',', '.');
    return /^\d{1,7}(\.\d+)?$/.test(plain) ? Number(plain) : text;
  },
  write: (value) => String(value).replace('.', ','),
  show: (value) => showPercent(value as number),
  load: (value) => (value as number) / 100,
  store: (value) => Math.round((value as number) * 100),
  kind: ({ max = 100 }) => percentKind(max),
  filter: 'range',
  isNumeric: true,
};

/** "82,9 %" */
function showPercent(value: number): string {
  return `${String(Math.round(value * 100) / 100).replace('.', ',')} %`;
}

function percentKind(max: number): FieldKind {
  const decimal = decimalKind({ digits: 2, min: 0, max });
  return {
    ...decimal,
    read(cell, stem, context) {
      const reading = decimal.read({ ...cell, text: cell.text.replace('%', '').trim() }, stem, context);
      return typeof reading.value === 'string' ? { ...reading, value: Number(reading.value) } : reading;
    },
  };
}

function withoutDots(text: string): string {
  return text.trim().replace(/\.(?=\d{3}(\D|$))/g, '');
}
