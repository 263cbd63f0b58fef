import { Readable } from 'node:stream';
import type { VillageBook } from '#features/population';
import { recordAudit } from '#kernel/audit';
import { formatDate, formatMoment, formatMonth, todayOf, zoneOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { exportXlsx } from '#kernel/exchange';
import { contentDisposition } from '#kernel/files';
import type { RequestContext } from '#kernel/http';
import { renderPdf } from '#kernel/print';
import { organisationProfile, readSetting } from '#kernel/settings';
import { AppError } from '#kernel/work';

/** More would be a volume of hundreds of pages that nobody asked for. */
const MOST_ROWS = 5000;

/** The book as its form on paper, signed by secretary and head. @throws AppError 422 for more than one volume */
export async function printVillageBook(
  ctx: RequestContext,
  tx: Tx,
  book: VillageBook,
  month: string,
): Promise<Response> {
  const rows = await book.rows(ctx, tx, month);
  if (rows.length > MOST_ROWS)
    throw new AppError('too_long', 422, 'Buku ini terlalu tebal untuk sekali cetak. Unduh sebagai Excel.');
  const profile = await readSetting(tx, organisationProfile);
  const { pdf } = await renderPdf('register-book', {
    paper: 'f4',
    letterhead: { name: ctx.tenant.name, ...(profile.address ? { address: profile.address } : {}) },
    title: book.title,
    ...(book.isMonthly ? { subtitle: `Bulan ${formatMonth(month)}` } : {}),
    columns: book.columns,
    parts: [{ rows }],
    blankRows: rows.length === 0 ? 8 : 0,
    signatures: [
      { title: 'Mengetahui, Kepala Desa' },
      { title: 'Sekretaris Desa', place: formatDate(todayOf(ctx)) },
    ],
    note: `Dicetak ${formatMoment(ctx.now, zoneOf(ctx.tenant.timeZone), 'long')}`,
  });
  await noteTaken(ctx, tx, book, 'printed', rows.length);
  return new Response(new Uint8Array(pdf), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': contentDisposition(`${book.title}.pdf`, 'inline'),
      'cache-control': 'private, no-store',
    },
  });
}

/** The same rows as a workbook; heads of groups stand before the heads below them. */
export async function exportVillageBook(
  ctx: RequestContext,
  tx: Tx,
  book: VillageBook,
  month: string,
): Promise<Response> {
  const rows = await book.rows(ctx, tx, month);
  await noteTaken(ctx, tx, book, 'exported', rows.length);
  const body = Readable.from(
    exportXlsx({
      name: book.title.slice(0, 30),
      title: [ctx.tenant.name, book.title, ...(book.isMonthly ? [`Bulan ${formatMonth(month)}`] : [])],
      columns: headsOf(book).map((label, index) => ({
        ...{ label, writes: 'text' as const },
        value: (row: readonly string[]) => row[index] ?? '',
      })),
      rows,
    }),
  );
  return new Response(Readable.toWeb(body) as ReadableStream<Uint8Array>, {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': contentDisposition(`${book.title}.xlsx`),
      'cache-control': 'private, no-store',
    },
  });
}

/** One head a column, as a flat table names it. */
export const headsOf = ({ columns }: VillageBook): string[] =>
  columns.flatMap((column) =>
    'children' in column ? column.children.map(({ label }) => `${column.label}: ${label}`) : [column.label],
  );

const noteTaken = (ctx: RequestContext, tx: Tx, book: VillageBook, how: string, rows: number) =>
  recordAudit(ctx, tx, {
    ...{ action: `village_book.${how}`, resource: 'village-book', objectLabel: book.title, after: { rows } },
  });
