import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { neutralise } from './neutralise.ts';

export interface CsvOptions {
  /** Excel with Indonesian settings opens ';' as columns. */
  separator?: ';' | ',' | '\t';
}

export type CsvValue = string | number | bigint | boolean | null | undefined;

/**
 * A CSV as a stream, with the memory of a few rows however long it is. UTF-8 with the mark Excel needs, lines end in CR LF, texts
 * are neutralised. `rows` comes without the header.
 */
export function writeCsv(
  header: readonly string[],
  rows: Iterable<readonly CsvValue[]> | AsyncIterable<readonly CsvValue[]>,
  options: CsvOptions = {},
): Readable {
  const lines = stringify({
    delimiter: options.separator ?? ';',
    bom: true,
    record_delimiter: 'windows',
    cast: { boolean: (isTrue: boolean) => (isTrue ? 'ya' : 'tidak') },
  });
  const source = Readable.from(toLines(header, rows));
  source.on('error', (error) => lines.destroy(error));
  return source.pipe(lines);
}

async function* toLines(
  header: readonly string[],
  rows: Iterable<readonly CsvValue[]> | AsyncIterable<readonly CsvValue[]>,
): AsyncGenerator<CsvValue[]> {
  yield header.map(neutralise);
  for await (const row of rows)
    yield row.map((value) => (typeof value === 'string' ? neutralise(value) : value));
}
