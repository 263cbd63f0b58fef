import type { Readable } from 'node:stream';
import { type CsvOptions, type CsvValue, writeCsv } from './write-csv.ts';
import { streamXlsx, type WrittenCell, type WrittenRow } from './write-xlsx.ts';

/** A column of an export: the ones a person chose, in their order. */
export interface ExportColumn<Row> {
  label: string;
  /** `text` keeps leading zeros and long numbers; `date` takes 'YYYY-MM-DD'; `money` whole rupiah. */
  writes: 'text' | 'number' | 'money' | 'date';
  /** In characters. */
  width?: number;
  value: (row: Row) => string | number | bigint | null | undefined;
}

export interface ExportTable<Row> {
  /** Name of the sheet. */
  name: string;
  /** Lines above the table: the organisation, the filter, the date. */
  title?: readonly string[];
  columns: readonly ExportColumn<Row>[];
  rows: Iterable<Row> | AsyncIterable<Row>;
}

/** A list as xlsx: title lines, a styled header that stays in view, widths, real dates and numbers, NIKs as text. */
export function exportXlsx<Row>(table: ExportTable<Row>): AsyncGenerator<Uint8Array> {
  const title = table.title ?? [];
  const headerRow = title.length > 0 ? title.length + 2 : 1;
  return streamXlsx([
    {
      name: table.name,
      frozenRows: headerRow,
      columns: table.columns.map(({ label, width, writes }) => ({
        width: width ?? defaultWidth(label, writes),
      })),
      rows: exportRows(table, title, headerRow),
    },
  ]);
}

/** The same list as CSV, without title lines, so that programs can read it. */
export function exportCsv<Row>(table: ExportTable<Row>, options?: CsvOptions): Readable {
  const { columns, rows } = table;
  return writeCsv(
    columns.map(({ label }) => label),
    mapRows(rows, (row): CsvValue[] => columns.map(({ value }) => value(row))),
    options,
  );
}

async function* exportRows<Row>(
  table: ExportTable<Row>,
  title: readonly string[],
  headerRow: number,
): AsyncGenerator<WrittenRow> {
  for (const [index, line] of title.entries())
    yield { number: index + 1, cells: [{ value: line, style: index === 0 ? 'title' : 'note' }] };
  yield { number: headerRow, cells: table.columns.map(({ label }) => ({ value: label, style: 'header' })) };
  for await (const row of table.rows)
    yield {
      cells: table.columns.map(({ writes, value }): WrittenCell => {
        const found = value(row) ?? null;
        return { value: found, style: writes === 'number' ? 'plain' : writes };
      }),
    };
}

async function* mapRows<Row, Out>(
  rows: Iterable<Row> | AsyncIterable<Row>,
  map: (row: Row) => Out,
): AsyncGenerator<Out> {
  for await (const row of rows) yield map(row);
}

function defaultWidth(label: string, writes: ExportColumn<unknown>['writes']): number {
  const least = writes === 'text' ? 20 : 14;
  return Math.min(40, Math.max(least, label.length + 2));
}
