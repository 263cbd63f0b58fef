import { CURRENCY, STATEMENT_FORMATS, type StatementFormat } from './formats.ts';
import type { StatementLayout } from './statement.ts';

/** How far down the headings may stand: banks print a letterhead above them. */
const MOST_HEADING_ROWS = 25;

export interface FoundLayout {
  format: string;
  layout: StatementLayout;
}

export interface TextRow {
  row: number;
  cells: readonly string[];
}

/**
 * Finds the headings of a statement and whose they are.
 * @param wanted goes before the others when its headings are there; of these the one with the most headings found is taken
 */
export function findLayout(rows: readonly TextRow[], wanted?: string): FoundLayout | undefined {
  const chosen = STATEMENT_FORMATS.filter(({ key }) => key === wanted);
  return findBest(rows, chosen) ?? findBest(rows, STATEMENT_FORMATS);
}

function findBest(rows: readonly TextRow[], formats: readonly StatementFormat[]): FoundLayout | undefined {
  let best: (FoundLayout & { score: number }) | undefined;
  for (const row of rows.slice(0, MOST_HEADING_ROWS)) {
    const headings = row.cells.map(plain);
    for (const format of formats) {
      const found = readHeadings(format, headings, row.row);
      if (found && found.score > (best?.score ?? 0)) best = { ...found, format: format.key };
    }
  }
  return best && { format: best.format, layout: best.layout };
}

function readHeadings(
  format: StatementFormat,
  headings: readonly string[],
  row: number,
): { layout: StatementLayout; score: number } | undefined {
  const at = (names: readonly string[] | undefined) => {
    for (const name of names ?? []) {
      const index = name === '' ? -1 : headings.indexOf(name);
      if (index >= 0) return index;
    }
    return undefined;
  };
  const date = at(format.date);
  const text = format.text.flatMap((name) => headings.flatMap((one, index) => (one === name ? [index] : [])));
  if (date === undefined || text.length === 0) return undefined;
  const rank = format.date.indexOf(headings[date]!);
  const balance = at(format.balance);
  const currency = at(CURRENCY);
  const base = {
    ...{ firstRow: row + 1, date, text },
    ...(balance === undefined ? {} : { balance }),
    ...(currency === undefined ? {} : { currency }),
  };
  const score = 2 + text.length + (balance === undefined ? 0 : 1) - rank * 0.1;
  const [credit, debit] = [at(format.credit), at(format.debit)];
  if (credit !== undefined) {
    return {
      layout: { ...base, credit, ...(debit === undefined ? {} : { debit }) },
      score: score + (debit === undefined ? 1 : 2),
    };
  }
  const amount = at(format.amount);
  if (amount === undefined) return undefined;
  // BCA leaves the heading over CR and DB empty: it is the column beside the amount.
  const isBlankSign = format.sign?.includes('') && headings[amount + 1] === '';
  const sign = at(format.sign) ?? (isBlankSign ? amount + 1 : undefined);
  if (format.sign && sign === undefined) return undefined;
  return {
    layout: { ...base, amount, ...(sign === undefined ? {} : { sign }) },
    score: score + 1 + (sign === undefined ? 0 : 1),
  };
}

export const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
