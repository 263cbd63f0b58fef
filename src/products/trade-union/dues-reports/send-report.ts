import { Readable } from 'node:stream';
import { formatDate, formatMoment } from '#kernel/calendar';
import { exportCsv, exportXlsx } from '#kernel/exchange';
import type { RequestContext } from '#kernel/http';
import { formatCount, formatRupiah } from '#kernel/money';
import { renderPdf } from '#kernel/print';
import { zoneOf } from '../clock.ts';
import { unionEmblem, unionPrintTheme } from '../print-theme.ts';
import type { DuesReport, ReportColumn } from './build-report.ts';

export type ReportFormat = 'xlsx' | 'csv' | 'pdf';

const MEDIA: Readonly<Record<ReportFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  pdf: 'application/pdf',
};

/** The report as a file; sums stand on the last row, as on the screen. */
export async function sendReport(
  ctx: RequestContext,
  report: DuesReport,
  format: ReportFormat,
): Promise<Response> {
  return new Response(await bodyOf(ctx, report, format), {
    headers: {
      'content-type': MEDIA[format],
      'content-disposition': `attachment; filename="iuran-${report.kind}.${format}"`,
      'cache-control': 'private, no-store',
    },
  });
}

async function bodyOf(ctx: RequestContext, report: DuesReport, format: ReportFormat): Promise<BodyInit> {
  if (format === 'pdf') return new Uint8Array(await pdfOf(ctx, report));
  const sums = Object.fromEntries(
    report.columns.map(({ key }, index) => [key, report.totals[key] ?? (index === 0 ? 'Jumlah' : null)]),
  );
  const table = {
    name: 'Iuran',
    title: [ctx.tenant.name, `${report.title}, ${report.subtitle}`],
    columns: report.columns.map(({ key, label, writes }, index) => ({
      label,
      // The word for the sums stands in the first column, whatever it holds.
      writes: index === 0 && writes === 'date' ? ('text' as const) : writes,
      value: (row: DuesReport['rows'][number]) => row[key] ?? null,
    })),
    rows: [...report.rows, sums],
  };
  const body = format === 'xlsx' ? Readable.from(exportXlsx(table)) : exportCsv(table);
  return Readable.toWeb(body) as ReadableStream<Uint8Array>;
}

async function pdfOf(ctx: RequestContext, report: DuesReport): Promise<Uint8Array> {
  const { pdf } = await renderPdf(
    'report',
    {
      theme: unionPrintTheme,
      orientation: report.columns.length > 6 ? 'landscape' : 'portrait',
      letterhead: { name: ctx.tenant.name, emblem: 'emblem' },
      title: report.title,
      subtitle: report.subtitle,
      columns: report.columns.map(({ label, writes }) => ({
        label,
        width: writes === 'text' ? 2 : 1.3,
        align: writes === 'number' || writes === 'money' ? 'right' : 'left',
      })),
      rows: report.rows.map((row) => report.columns.map((column) => cellText(column, row[column.key]))),
      totals: report.columns.map((column, index) =>
        index === 0
          ? 'Jumlah'
          : column.key in report.totals
            ? cellText(column, report.totals[column.key])
            : '',
      ),
      note: `Dicetak ${formatMoment(ctx.now, zoneOf(ctx), 'long')}`,
    },
    { images: { emblem: unionEmblem } },
  );
  return pdf;
}

/** One cell as people read it. */
export function cellText(column: ReportColumn, value: string | number | null | undefined): string {
  if (value === null || value === undefined) return '–';
  if (column.writes === 'money') return formatRupiah(Number(value));
  if (column.writes === 'number') return formatCount(Number(value));
  return column.writes === 'date' ? formatDate(String(value), 'short') : String(value);
}
