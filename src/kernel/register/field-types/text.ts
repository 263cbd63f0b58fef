import { z } from 'zod';
import { cleanText, type FieldKind, textKind, textOf } from '#kernel/exchange';
import type { LongTextField, TextField } from '../field.ts';
import { complain, type FieldType } from './field-type.ts';

const SHORT = 200;
const LONG = 20_000;

export const text: FieldType<TextField> = {
  shape(field, missing) {
    const max = field.digits ?? field.maxLength ?? SHORT;
    const shape = z
      .string({ error: complain(missing, 'Isi dengan tulisan.') })
      .overwrite(cleanText)
      .min(1, missing);
    if (field.isLink)
      return shape
        .max(max, `Paling banyak ${max} huruf.`)
        .regex(/^https:\/\/[^\s"'<>\\]+$/, 'Tulis alamat yang dimulai dengan https://.');
    if (field.digits === undefined) {
      const short = shape.max(max, `Paling banyak ${max} huruf.`);
      return field.pattern ? short.regex(field.pattern.is, field.pattern.says) : short;
    }
    return shape.overwrite(withoutMarks).refine((value) => new RegExp(`^\\d{${max}}$`).test(value), {
      error: ({ input }) => `Tulis ${max} angka; ini baru ${String(input).replace(/\D/g, '').length}.`,
    });
  },
  read: (value) => value,
  write: String,
  show: String,
  kind: (field) =>
    field.digits === undefined
      ? textKind({ maxLength: field.maxLength ?? SHORT })
      : textKind({ maxLength: field.digits + 8, tidy: withoutMarks }),
  filter: 'equal',
};

/** Several lines: order within a line is tidied, lines stay. */
export const longText: FieldType<LongTextField> = {
  shape(field, missing) {
    const max = field.maxLength ?? LONG;
    return z
      .string({ error: complain(missing, 'Isi dengan tulisan.') })
      .overwrite(cleanLines)
      .min(1, missing)
      .max(max, `Paling banyak ${max.toLocaleString('id-ID')} huruf.`);
  },
  read: (value) => value,
  write: String,
  show: String,
  kind: (field) => linesKind(field.maxLength ?? LONG),
  filter: 'none',
};

/** Lines without control characters, invisible marks or spaces at their ends; at most one empty line between two. */
export function cleanLines(value: string): string {
  return value
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map(cleanText)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** A sheet's cell may hold line breaks, which the kernel's one-line text would join. */
function linesKind(maxLength: number): FieldKind {
  const line = textKind({ maxLength });
  return {
    name: 'text',
    writes: 'text',
    read(cell, stem, context) {
      const reading = line.read(cell, stem, context);
      const lines = cleanLines(textOf(cell));
      return reading.problems?.length || !lines.includes('\n') ? reading : { value: lines, problems: [] };
    },
  };
}

function withoutMarks(value: string): string {
  return value.replace(/[\s.\-']/g, '');
}
