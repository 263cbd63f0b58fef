import { addDays } from '#kernel/calendar';
import { readWorkbook, type Sheet } from '#kernel/exchange';
import { findBalanceBreaks } from './follow-balance.ts';
import { readMark, readStatementAmount } from './read-amount.ts';
import { isMonthFirst, type Period, readDay } from './read-day.ts';
import { type FoundLayout, findLayout, type TextRow } from './read-layout.ts';
import { type SkipReason, type Statement, StatementError, type StatementLayout } from './statement.ts';

export interface StatementChoice {
  /** Key of a format, when the person knows the bank. */
  format?: string | undefined;
  /** The columns as the person described them; goes before any format. */
  layout?: StatementLayout | undefined;
  /** Money that went out is told too, below zero. */
  withOutgoing?: boolean;
  /** Today, 'YYYY-MM-DD': what a date without a year lies before. */
  today: string;
}

/**
 * Reads a bank statement (CSV, TSV or XLSX) into the lines of money that came in. Pending rows, money that went out
 * (unless it is asked for), lines of balance and what cannot be told are left out, each with its reason.
 *
 * @param input bytes, or the path of an upload
 * @throws StatementError `unknown_layout`, `no_lines`; SheetError for what is no sheet
 */
export async function readStatement(input: Uint8Array | string, choice: StatementChoice): Promise<Statement> {
  const { sheets } = await readWorkbook(input);
  const rows = sheets.flatMap(textRows);
  const found: FoundLayout | undefined = choice.layout
    ? { format: 'own', layout: choice.layout }
    : findLayout(rows, choice.format || undefined);
  if (!found) throw new StatementError('unknown_layout');
  const { layout } = found;
  const body = rows.filter(({ row }) => row >= layout.firstRow);
  const reading: Reading = {
    ...readPeriod(rows, layout.firstRow, choice.today),
    isMonthFirst: isMonthFirst(body.map(({ cells }) => cells[layout.date] ?? '')),
    isUnmarkedIn: tellsOutByMinus(body, layout),
    withOutgoing: choice.withOutgoing ?? false,
    lastDay: addDays(choice.today, 1),
  };
  const statement: Statement = {
    ...{ format: found.format, lines: [], skipped: [] },
    balanceBreaks: findBalanceBreaks(body, layout, reading),
    account: readAccount(rows, layout.firstRow),
  };
  for (const row of body) {
    const read = readLine(row, layout, reading);
    if (typeof read === 'string') statement.skipped.push({ row: row.row, reason: read });
    else if (read) statement.lines.push({ row: row.row, ...read });
  }
  if (statement.lines.length === 0 && statement.skipped.length === 0) throw new StatementError('no_lines');
  return statement;
}

function textRows(sheet: Sheet): TextRow[] {
  return sheet.rows.map(({ number, cells }) => ({
    row: number,
    cells: cells.map((cell) => (cell ? (cell.date ?? cell.text).trim() : '')),
  }));
}

interface Reading extends Period {
  withOutgoing: boolean;
  /** An amount without any mark came in, for those that went out stand below zero. */
  isUnmarkedIn: boolean;
  /** The day after which no line of a bank can lie: banks and the union may live in different zones. */
  lastDay: string;
}

type ReadLine = { postedOn: string; amount: number; text: string };

function readLine(
  { cells }: TextRow,
  layout: StatementLayout,
  reading: Reading,
): ReadLine | SkipReason | undefined {
  const at = (column: number | undefined) => (column === undefined ? '' : (cells[column] ?? ''));
  const date = at(layout.date).replace(/'/g, '').trim();
  const text = layout.text
    .map((column) => at(column).replace(/^'/, ''))
    .filter(Boolean)
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (date === '' && text === '') return undefined;
  if (/^pend/i.test(date)) return 'pending';
  if (/^(saldo|mutasi|total|opening|closing|ledger|kredit|debet)/i.test(date)) return 'balance';
  if (/^saldo (awal|akhir)/i.test(text)) return 'balance';
  const postedOn = readDay(date, reading);
  if (!/^(|idr|rp\.?|rupiah)$/i.test(at(layout.currency).trim())) return postedOn ? 'foreign' : 'balance';
  const money = readMoney(at, layout, reading);
  if (typeof money === 'string') return postedOn || money === 'not_whole' ? money : 'balance';
  // Money on a day that is none must not be lost in silence among the lines of balance.
  if (!postedOn) return date === '' ? 'balance' : 'unreadable';
  if (postedOn > reading.lastDay) return 'future';
  return { postedOn, amount: money, text };
}

/** Rupiah that came in (or went out, below zero, when that is asked for), or why the row is left out. */
function readMoney(
  at: (column: number | undefined) => string,
  layout: StatementLayout,
  { withOutgoing, isUnmarkedIn }: Reading,
): number | SkipReason {
  const out = (rupiah: number) => (withOutgoing ? -rupiah : 'outgoing');
  const typed = layout.credit === undefined ? at(layout.amount) : at(layout.credit);
  const read = readStatementAmount(typed);
  if (read.kind === 'blank') {
    const paid = withOutgoing ? readStatementAmount(at(layout.debit)) : read;
    return paid.kind === 'amount' ? -paid.rupiah : paid.kind === 'blank' ? 'outgoing' : paid.kind;
  }
  if (read.kind !== 'amount') return read.kind;
  if (layout.credit !== undefined) return read.mark === 'out' ? out(read.rupiah) : read.rupiah;
  const mark = read.mark ?? readMark(at(layout.sign)) ?? (isUnmarkedIn ? 'in' : undefined);
  if (mark === 'out') return out(read.rupiah);
  // Without any mark nobody knows which way the money went.
  return mark === 'in' ? read.rupiah : 'no_mark';
}

/** One column of amounts without letters, some of them below zero: the others came in. */
function tellsOutByMinus(rows: readonly TextRow[], layout: StatementLayout): boolean {
  if (layout.amount === undefined || layout.sign !== undefined) return false;
  const amounts = rows.map(({ cells }) => cells[layout.amount!] ?? '');
  const isOut = (typed: string) => {
    const read = readStatementAmount(typed);
    return read.kind === 'amount' && read.mark === 'out';
  };
  return amounts.some(isOut) && !amounts.some((one) => /[cdk]/i.test(one));
}

const DAY = /\d{1,2}[-/ .](?:\d{1,2}|[A-Za-z]{3,9})[-/ .](?:\d{4}|\d{2})(?!\d)/g;

/** The number of the account that the letterhead names; nothing when it names none, or hides digits of it. */
function readAccount(rows: readonly TextRow[], firstRow: number): string | undefined {
  for (const { row, cells } of rows) {
    if (row >= firstRow - 1) break;
    const named = /\b(?:rek|rekening|account)\b[^\d*]*([\d\s.'-]{8,})(?![*\d]|x{2})/i.exec(
      cells.join(' ').replace(DAY, ''),
    );
    const digits = (named?.[1] ?? '').replace(/\D/g, '');
    if (digits.length >= 8) return digits;
  }
  return undefined;
}

/** The period that the letterhead of a statement names; else the year up to today. */
function readPeriod(rows: readonly TextRow[], firstRow: number, today: string): Period {
  const fallback = { from: `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`, to: today };
  for (const { row, cells } of rows) {
    if (row >= firstRow) break;
    const days = cells
      .join(' ')
      .match(DAY)
      ?.map((one) => readDay(one, fallback))
      .filter((one): one is string => one !== undefined);
    if (days && days.length >= 2) return { from: days[0]!, to: days[1]! };
  }
  return fallback;
}
