import { formatDate, formatMonth, isPlainMonth } from '#kernel/calendar';
import { file, type RequestContext, type Route, readListQuery } from '#kernel/http';
import { AppError } from '#kernel/work';
import { journalsUrl, type LedgerPlace } from '../place.ts';
import { JOURNAL_LIST, type JournalLineRow, readAllJournalLines } from '../read-journals.ts';
import { money, type Statement, totalRow } from '../statements/statement.ts';
import { sendStatement } from './send-statement.ts';

const MOST_LINES = 20_000;

/** The journals of a list with their lines, as a workbook and on paper. */
export function journalFileRoutes(place: LedgerPlace): Route[] {
  const url = journalsUrl(place);
  const resource = place.resources.journal;
  const send = (format: 'xlsx' | 'pdf') => (ctx: RequestContext) =>
    ctx.transaction(async (tx) => {
      const list = readListQuery(ctx.query, JOURNAL_LIST);
      const lines = await readAllJournalLines(tx, list, MOST_LINES + 1);
      if (lines.length > MOST_LINES)
        throw new AppError(
          'too_many_lines',
          422,
          'Jurnalnya terlalu banyak untuk satu berkas. Pilih satu bulan.',
        );
      const month = list.filters.month?.find(isPlainMonth);
      const statement = journalBook(lines, month ? formatMonth(month) : 'Semua yang disaring');
      return sendStatement(ctx, tx, { statement, format, resource });
    });
  return [
    file.get(
      `${url}/xlsx`,
      { access: { resource, right: 'export' }, summary: 'Journals with their lines as a workbook' },
      send('xlsx'),
    ),
    file.get(
      `${url}/pdf`,
      { access: { resource, right: 'print' }, summary: 'Journals with their lines on paper' },
      send('pdf'),
    ),
  ];
}

function journalBook(lines: readonly JournalLineRow[], period: string): Statement {
  const debit = lines.reduce((sum, { amount }) => sum + Math.max(amount, 0), 0);
  return {
    ...{ title: 'Jurnal', period, subject: 'Tanggal' },
    columns: [
      ...['Nomor', 'Uraian', 'Akun'].map((label) => ({ label, writes: 'text' as const })),
      ...[money('Debit'), money('Kredit')],
    ],
    rows: [
      ...lines.map((line, index) => ({
        ...{ key: String(index), level: 'line' as const, label: formatDate(line.postedOn, 'short') },
        cells: [
          ...[line.number, line.description, `${line.code} ${line.name}`],
          ...[Math.max(line.amount, 0) || null, Math.max(-line.amount, 0) || null],
        ],
      })),
      totalRow('Jumlah', [null, null, null, debit, debit]),
    ],
  };
}
