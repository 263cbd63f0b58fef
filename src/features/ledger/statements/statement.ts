import { formatDate, isPlainDate, type PlainDate } from '#kernel/calendar';
import type { AccountBalance } from '../read-balances.ts';

/** The days that a statement tells about, both inside. */
export interface Span {
  from: PlainDate;
  to: PlainDate;
}

export interface StatementColumn {
  label: string;
  writes: 'money' | 'count' | 'text';
}

export interface StatementRow {
  key: string;
  label: string;
  /** `text` is a sentence over the whole width. */
  level: 'heading' | 'line' | 'total' | 'text';
  /** One a column; null where nothing belongs. Rupiah in columns of money, numbers in columns of counts. */
  cells: readonly (number | string | null)[];
  /** Where the figure comes from. */
  accountId?: string;
  journalId?: string;
}

export interface Statement {
  title: string;
  period: string;
  /** Heading of the first column. */
  subject: string;
  columns: readonly StatementColumn[];
  rows: readonly StatementRow[];
}

export const money = (label: string): StatementColumn => ({ label, writes: 'money' });

/** "1 Januari 2026 sampai 31 Maret 2026" */
export const spanTitle = ({ from, to }: Span) => `${formatDate(from)} sampai ${formatDate(to)}`;

/** The span asked for in the address, or this year until today. */
export function readSpan(query: URLSearchParams, today: PlainDate): Span {
  const asked = (name: string, fallback: PlainDate) => {
    const text = query.get(name);
    return isPlainDate(text) ? text : fallback;
  };
  const to = asked('sampai', today);
  const from = asked('dari', `${to.slice(0, 4)}-01-01`);
  return from <= to ? { from, to } : { from: to, to: from };
}

/** The same span a year earlier. */
export function yearBefore({ from, to }: Span): Span {
  return { from: sameDayBefore(from), to: sameDayBefore(to) };
}

function sameDayBefore(day: PlainDate): PlainDate {
  const year = String(Number(day.slice(0, 4)) - 1).padStart(4, '0');
  // A year before 29 February there is no such day.
  return day.endsWith('-02-29') ? `${year}-02-28` : `${year}${day.slice(4)}`;
}

/**
 * Accounts under the headings of their groups with sums, then the sum of all. Accounts that hold nothing in any column
 * are left out.
 */
export function groupRows(
  title: string,
  accounts: readonly AccountBalance[],
  cellsOf: (account: AccountBalance) => number[],
): { rows: StatementRow[]; total: number[] } {
  const shown = accounts.map((account) => ({ account, cells: cellsOf(account) }));
  const width = shown[0]?.cells.length ?? cellsOf(NOTHING).length;
  const filled = shown.filter(({ cells }) => cells.some((cell) => cell !== 0));
  const rows = [...Map.groupBy(filled, ({ account }) => account.groupName)].flatMap(
    ([group, members]): StatementRow[] => [
      { key: `${title} ${group}`, label: group, level: 'heading', cells: Array(width).fill(null) },
      ...members.map(({ account, cells }) => lineOf(account, cells)),
      ...(members.length > 1
        ? [totalRow(`Jumlah ${group.charAt(0).toLowerCase()}${group.slice(1)}`, addUp(members, width))]
        : []),
    ],
  );
  const total = addUp(filled, width);
  return { rows: [...rows, totalRow(`Jumlah ${title}`, total)], total };
}

export const lineOf = (
  { id, code, name }: { id: string; code: string; name: string },
  cells: StatementRow['cells'],
): StatementRow => ({ key: id, label: `${code} ${name}`, level: 'line', cells, accountId: id });

export const totalRow = (label: string, cells: StatementRow['cells']): StatementRow => ({
  ...{ key: `total ${label}`, label, level: 'total', cells },
});

function addUp(rows: readonly { cells: number[] }[], width: number): number[] {
  return Array.from({ length: width }, (_, at) => rows.reduce((sum, { cells }) => sum + cells[at]!, 0));
}

const NOTHING: AccountBalance = {
  ...{
    id: '',
    code: '',
    name: '',
    class: 'asset',
    groupName: '',
    normalSide: 'debit',
    cashFlow: 'operating',
  },
  ...{ purpose: null, isControl: false, isActive: true, opening: 0, debit: 0, credit: 0, closing: 0 },
};
