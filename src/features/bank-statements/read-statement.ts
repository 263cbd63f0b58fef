import { readWorkbook, type Sheet } from '#kernel/exchange';
import { readMark, readStatementAmount } from './read-amount.ts';
import { type Period, readDay } from './read-day.ts';
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
 * (unless it is asked for) and lines of balance are left out, each with its reason.
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
  const period = readPeriod(rows, found.layout.firstRow, choice.today);
  const statement: Statement = { format: found.format, lines: [], skipped: [] };
  for (const row of rows) {
    if (row.row < found.layout.firstRow) continue;
    const read = readLine(row, found.layout, { ...period, withOutgoing: choice.withOutgoing ?? false });
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

type ReadLine = { postedOn: string; amount: number; text: string };

function readLine(
  { cells }: TextRow,
  layout: StatementLayout,
  period: Period & { withOutgoing: boolean },
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
  const postedOn = readDay(date, period);
  const money = readMoney(at, layout, period.withOutgoing);
  if (/^saldo (awal|akhir)/i.test(text) || !postedOn) return 'balance';
  if (money === undefined) return 'unreadable';
  if (typeof money === 'string') return money;
  return { postedOn, amount: money, text };
}

/** Rupiah that came in (or went out, below zero, when that is asked for), or why the row is left out. */
function readMoney(
  at: (column: number | undefined) => string,
  layout: StatementLayout,
  withOutgoing: boolean,
): number | SkipReason | undefined {
  const out = (rupiah: number) => (withOutgoing ? -rupiah : 'outgoing');
  const typed = layout.credit === undefined ? at(layout.amount) : at(layout.credit);
  const read = readStatementAmount(typed);
  if (read.kind === 'blank') {
    const paid = withOutgoing ? readStatementAmount(at(layout.debit)) : read;
    return paid.kind === 'amount' ? -paid.rupiah : paid.kind === 'blank' ? 'outgoing' : paid.kind;
  }
  if (read.kind !== 'amount') return read.kind;
  if (layout.credit !== undefined) return read.mark === 'out' ? out(read.rupiah) : read.rupiah;
  const mark = read.mark ?? readMark(at(layout.sign));
  if (mark === 'out') return out(read.rupiah);
  // Without any mark nobody knows which way the money went.
  return mark === 'in' || layout.sign === undefined ? read.rupiah : 'unreadable';
}

/** The period that the letterhead of a statement names; else the year up to today. */
function readPeriod(rows: readonly TextRow[], firstRow: number, today: string): Period {
  const fallback = { from: `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`, to: today };
  for (const { row, cells } of rows) {
    if (row >= firstRow) break;
    const days = cells
      .join(' ')
      .match(/\d{1,2}[-/]\d{1,2}[-/]\d{4}/g)
      ?.map((one) => readDay(one, fallback))
      .filter((one): one is string => one !== undefined);
    if (days && days.length >= 2) return { from: days[0]!, to: days[1]! };
  }
  return fallback;
}
