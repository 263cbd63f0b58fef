import { Readable } from 'node:stream';
import { formatMoment } from '#kernel/calendar';
import { exportXlsx } from '#kernel/exchange';
import type { RequestContext } from '#kernel/http';
import { formatCount } from '#kernel/money';
import { renderPdf } from '#kernel/print';
import { SMALLEST_CELL } from '#kernel/small-cells';
import { zoneOf } from '../clock.ts';
import { unionEmblem, unionPrintTheme } from '../print-theme.ts';
import { percentOf } from '../treasury/words.ts';
import { HIDDEN, type StatTable } from './statistics-tables.ts';

export const FORMATS = ['xlsx', 'pdf'] as const;
export type StatisticsFormat = (typeof FORMATS)[number];

const MEDIA: Readonly<Record<StatisticsFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
};

export const SMALL_NOTE = `Angka di bawah ${SMALLEST_CELL} dapat menunjuk orang tertentu; jangan dibagikan ke luar pengurus.`;

/** The numbers of the page as a file, each table below the one before. */
export async function sendStatistics(
  ctx: RequestContext,
  given: { tables: readonly StatTable[]; subtitle: string },
  format: StatisticsFormat,
): Promise<Response> {
  return new Response(format === 'pdf' ? await pdfOf(ctx, given) : sheetOf(ctx, given), {
    headers: {
      'content-type': MEDIA[format],
      'content-disposition': `attachment; filename="statistik-anggota.${format}"`,
      'cache-control': 'private, no-store',
    },
  });
}

interface Line {
  title: string;
  label: string;
  count: string;
  share: string;
}

/** A share is told only where the rows are parts of one whole. */
function linesOf(tables: readonly StatTable[]): Line[] {
  return tables.flatMap(({ key, title, rows, total }) =>
    rows.map(({ label, count, countText }) => ({
      title,
      label,
      count: countText,
      share: isOverTime(key) || total === 0 || countText === HIDDEN ? '' : percentOf(count, total),
    })),
  );
}

const isOverTime = (key: string) => key === 'joined' || key === 'left' || key === 'members';

function sheetOf(
  ctx: RequestContext,
  { tables, subtitle }: { tables: readonly StatTable[]; subtitle: string },
): ReadableStream<Uint8Array> {
  const column = (label: string, key: keyof Line, width: number) => ({
    label,
    width,
    writes: 'text' as const,
    value: (line: Line) => line[key],
  });
  const body = exportXlsx({
    name: 'Statistik',
    title: [ctx.tenant.name, `Statistik anggota, ${subtitle}`, SMALL_NOTE],
    columns: [
      column('Bagian', 'title', 28),
      column('Kelompok', 'label', 32),
      {
        label: 'Jumlah',
        width: 12,
        writes: 'number',
        value: (line: Line) => (line.count === HIDDEN ? null : Number(line.count.replaceAll('.', ''))),
      },
      column('Bagian dari jumlah', 'share', 18),
    ],
    rows: linesOf(tables),
  });
  return Readable.toWeb(Readable.from(body)) as ReadableStream<Uint8Array>;
}

async function pdfOf(
  ctx: RequestContext,
  { tables, subtitle }: { tables: readonly StatTable[]; subtitle: string },
): Promise<Uint8Array<ArrayBuffer>> {
  const lines = linesOf(tables);
  const { pdf } = await renderPdf(
    'report',
    {
      theme: unionPrintTheme,
      letterhead: { name: ctx.tenant.name, emblem: 'emblem' },
      title: 'Statistik anggota',
      subtitle,
      facts: [
        [
          'Jumlah yang dihitung',
          `${formatCount(tables.find(({ key }) => key === 'region')?.total ?? 0)} orang`,
        ],
      ],
      columns: [
        { label: 'Bagian', width: 2 },
        { label: 'Kelompok', width: 2.4 },
        { label: 'Jumlah', width: 1, align: 'right' },
        { label: 'Bagian dari jumlah', width: 1.2, align: 'right' },
      ],
      rows: lines.map(({ title, label, count, share }, index) => [
        lines[index - 1]?.title === title ? '' : title,
        label,
        count,
        share,
      ]),
      note: `Dicetak ${formatMoment(ctx.now, zoneOf(ctx), 'long')}. ${SMALL_NOTE}`,
    },
    { images: { emblem: unionEmblem } },
  );
  return new Uint8Array(pdf);
}
