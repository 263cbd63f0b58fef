import { money, type Statement, type StatementRow } from '#features/ledger';
import {
  type BudgetYear,
  type ComparedLine,
  compareCode,
  documentTitle,
  linesBelow,
  totalsOf,
} from '#features/village-budget';
import { formatDate } from '#kernel/calendar';

/** The year as a table: every field, sub-field and activity, and every account of income and financing. */
export function budgetStatement(year: BudgetYear): Statement {
  const part = (code: string, label: string): StatementRow[] => {
    const whole = compareCode(year, code);
    return [
      { key: code, label, level: 'heading', cells: [null, null, null, null] },
      ...below(year, code),
      { ...rowOf(whole, 'total'), key: `total ${code}`, label: `Jumlah ${label.toLowerCase()}` },
    ];
  };
  return {
    title: 'APBDes',
    period: `Tahun anggaran ${year.year}`,
    subject: 'Uraian',
    columns: ['Anggaran', 'Setelah perubahan', 'Realisasi', 'Selisih'].map(money),
    rows: [
      ...part('4', 'Pendapatan'),
      ...part('5', 'Belanja'),
      sumRow(year, 'Surplus atau defisit', 'surplus'),
      ...part('6.1', 'Penerimaan pembiayaan'),
      ...part('6.2', 'Pengeluaran pembiayaan'),
      sumRow(year, 'Pembiayaan neto', 'net'),
      sumRow(year, 'SiLPA tahun berjalan', 'remainder'),
      ...year.documents.map(
        (document): StatementRow => ({
          key: document.id,
          label: `${documentTitle(document)}: ${document.regulation}, ${formatDate(document.regulationOn!)}`,
          level: 'text',
          cells: [null, null, null, null],
        }),
      ),
    ],
  };
}

function below(year: BudgetYear, code: string): StatementRow[] {
  return linesBelow(year, code).flatMap((line) => [
    rowOf(line, 'line'),
    ...(line.code.length < 8 && !/^\d(\.\d){2}$/.test(line.code) ? below(year, line.code) : []),
  ]);
}

function rowOf({ code, name, original, current, realised }: ComparedLine, level: 'line' | 'total') {
  return {
    ...{ key: code, label: `${code} ${name}`, level },
    cells: [original, current, realised, difference(current, realised)],
  };
}

function sumRow(year: BudgetYear, label: string, key: keyof ReturnType<typeof totalsOf>): StatementRow {
  const [original, current, realised] = [year.original, year.current, year.realised].map((book) =>
    book ? totalsOf(book.rows)[key] : null,
  );
  return {
    ...{ key, label, level: 'total' },
    cells: [
      ...[original ?? null, current ?? null, realised ?? null],
      difference(current ?? null, realised ?? null),
    ],
  };
}

const difference = (plan: number | null, done: number | null) =>
  plan === null || done === null ? null : done - plan;
