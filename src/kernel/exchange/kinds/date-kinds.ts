import {
  areMonthFirst,
  formatDate,
  type PlainDate,
  parseDate,
  parseMonth,
  splitDate,
} from '#kernel/calendar';
import { type Cell, textOf } from '../cell.ts';
import type { ColumnHabit, FieldKind, FieldProblem, FieldReading, ReadContext } from '../define-import.ts';
import { dateOfSerial } from '../reading/serial-date.ts';

export interface DateOptions {
  /** The earliest date that makes sense. */
  earliest?: PlainDate;
  /** The latest: today, or no bound when left out. */
  latest?: 'today';
  /** Years before today in which a year of two digits may lie at the latest: 15 for a grown person's birth. */
  shortYearsAgo?: number;
}

/** A date cell, a serial number or a date in words, as 'YYYY-MM-DD'. */
export function dateKind(options: DateOptions = {}): FieldKind {
  return {
    name: 'date',
    writes: 'date',
    looksLike: (cell) => cell.kind === 'date' || parseDate(textOf(cell)).kind !== 'not-a-date',
    habitOf: (cells) => dateHabit(cells.map(textOf)),
    read: (cell, stem, context) => readDate(cell, stem, context, options),
  };
}

/** Dates as an American program wrote them are told by those of them that no other order makes a date. */
export function dateHabit(texts: readonly string[]): ColumnHabit | undefined {
  return areMonthFirst(texts) ? 'month-first' : undefined;
}

/**
 * Reads a date for a kind. Problems: `<stem>_impossible` (no calendar has it), `<stem>_unreadable`,
 * `<stem>_out_of_range`, and `warn_<stem>_month_first` for an American date: one that can only be read so, or that stands in a
 * column of such.
 */
export function readDate(
  cell: Cell,
  stem: string,
  context: ReadContext,
  options: DateOptions = {},
): FieldReading {
  if (cell.kind === 'date' && cell.date !== undefined) return checkRange(cell.date, stem, context, options);
  const text = textOf(cell);
  const serial = serialDate(cell, text);
  if (serial !== undefined) return checkRange(serial, stem, context, options);
  const latestShortYear = splitDate(context.today).year - (options.shortYearsAgo ?? 0);
  const parsed = parseDate(text, { latestShortYear, isMonthFirst: context.habit === 'month-first' });
  if (parsed.kind === 'impossible') {
    const message = 'Tanggal ini tidak ada dalam kalender.';
    return { problems: [{ code: `${stem}_impossible`, message }] };
  }
  if (parsed.kind === 'not-a-date') {
    const message = 'Tanggal tidak terbaca. Tulis misalnya 28-11-1964.';
    return { problems: [{ code: `${stem}_unreadable`, message }] };
  }
  const warnings: FieldProblem[] = parsed.monthFirst
    ? [
        {
          code: `warn_${stem}_month_first`,
          message: `Bulan tertulis sebelum hari; dibaca ${formatDate(parsed.date)}.`,
        },
      ]
    : [];
  return checkRange(parsed.date, stem, context, options, warnings);
}

/** A month cell in any form `parseMonth` reads, as 'YYYY-MM'; words like "s/d" before it do not matter. */
export function monthKind(): FieldKind {
  const read = (cell: Cell) => {
    if (cell.kind === 'date' && cell.date !== undefined) return cell.date.slice(0, 7);
    const text = textOf(cell).replace(/^(?:lunas|bayar|iuran|sampai|dengan|bulan|s\/d|s\.d\.?|sd|\s)+/i, '');
    const month = parseMonth(text);
    if (month !== undefined) return month;
    const date = serialDate(cell, text);
    if (date !== undefined) return date.slice(0, 7);
    const parsed = parseDate(text);
    return parsed.kind === 'date' ? parsed.date.slice(0, 7) : undefined;
  };
  return {
    name: 'month',
    writes: 'text',
    looksLike: (cell) => read(cell) !== undefined,
    read(cell, stem) {
      const value = read(cell);
      if (value !== undefined) return { value };
      const message = 'Bulan tidak terbaca. Tulis misalnya November 2026.';
      return { problems: [{ code: `${stem}_unreadable`, message }] };
    },
  };
}

/** Day numbers from 1927 to 2064: a date whose cell lost its date format. */
function serialDate(cell: Cell, text: string): PlainDate | undefined {
  const number = cell.kind === 'number' ? cell.number : /^\d{5}$/.test(text) ? Number(text) : undefined;
  return number !== undefined && number >= 10_000 && number < 60_000 ? dateOfSerial(number) : undefined;
}

function checkRange(
  date: PlainDate,
  stem: string,
  context: ReadContext,
  options: DateOptions,
  warnings: readonly FieldProblem[] = [],
): FieldReading {
  const isTooEarly = options.earliest !== undefined && date < options.earliest;
  const isTooLate = options.latest === 'today' && date > context.today;
  if (!isTooEarly && !isTooLate) return { value: date, problems: warnings };
  const message = isTooLate
    ? `${formatDate(date)} belum terjadi.`
    : `${formatDate(date)} terlalu lama berlalu. Periksa tahunnya.`;
  return { problems: [...warnings, { code: `${stem}_out_of_range`, message }] };
}
