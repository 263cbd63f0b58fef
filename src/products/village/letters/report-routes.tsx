import { Readable } from 'node:stream';
import { type LetterReportRow, readLetterReport } from '#features/letters';
import { recordAudit } from '#kernel/audit';
import { formatMonth, isPlainMonth, monthOf, todayOf } from '#kernel/calendar';
import { exportXlsx } from '#kernel/exchange';
import { contentDisposition } from '#kernel/files';
import { file, type PageAnswer, page, type RequestContext, type Route, renderPage } from '#kernel/http';
import { formatCount } from '#kernel/money';
import { plainTheme, renderPdf } from '#kernel/print';
import { Button, DataTable, DateField, Form, LinkButton, PageHeader, Sheet } from '#kernel/ui';

const URL = '/surat/laporan';
const may = (right: string) => ({ resource: 'report', right });
const HEADS = ['Jenis surat', 'Masuk', 'Terbit', 'Ditolak', 'Dibatalkan', 'Berjalan', 'Rata-rata jam'];

/** Letters of a span of months: how many of each kind, what became of them, and how long they took. */
export const letterReportRoutes: readonly Route[] = [
  page.get(URL, { access: may('read'), summary: 'Report of letters by kind and state' }, reportPage),
  file.get(
    `${URL}/xlsx`,
    { access: may('export'), summary: 'The report of letters as a workbook' },
    exportReport,
  ),
  file.get(`${URL}/pdf`, { access: may('export'), summary: 'The report of letters on paper' }, printReport),
];

function spanOf(ctx: RequestContext): { from: string; to: string } {
  const now = monthOf(todayOf(ctx));
  const asked = (name: string, fallback: string) => {
    const month = ctx.query.get(name) ?? '';
    return isPlainMonth(month) ? month : fallback;
  };
  const from = asked('dari', `${now.slice(0, 4)}-01`);
  const to = asked('sampai', now);
  return from <= to ? { from, to } : { from: to, to: from };
}

const spanWords = ({ from, to }: { from: string; to: string }) =>
  `${formatMonth(from)} sampai ${formatMonth(to)}`;

const cellsOf = (row: LetterReportRow): string[] => [
  row.title,
  ...[row.sent, row.issued, row.rejected, row.cancelled, row.open].map((count) => formatCount(count)),
  row.hours === null ? '' : row.hours.toFixed(1).replace('.', ','),
];

const read = (ctx: RequestContext) => ctx.transaction((tx) => readLetterReport(tx, spanOf(ctx)));

const noteTaken = (ctx: RequestContext, how: string) =>
  ctx.transaction((tx) =>
    recordAudit(ctx, tx, {
      action: 'report.exported',
      resource: 'report',
      objectLabel: `Laporan surat, ${how}`,
    }),
  );

async function reportPage(ctx: RequestContext): Promise<PageAnswer> {
  const span = spanOf(ctx);
  const rows = await read(ctx);
  const query = `?dari=${span.from}&sampai=${span.to}`;
  return renderPage({
    ...{ surface: 'console', title: 'Laporan Surat', menuUrl: '/admin-laporan' },
    body: (
      <div className="grid gap-4 lg:gap-6">
        <PageHeader
          title="Laporan Surat"
          note={spanWords(span)}
          actions={
            ctx.can('report', 'export') && (
              <>
                <LinkButton href={`${URL}/xlsx${query}`} icon="download">
                  Excel
                </LinkButton>
                <LinkButton href={`${URL}/pdf${query}`} icon="printer">
                  PDF
                </LinkButton>
              </>
            )
          }
        />
        <Form action={URL} method="get" className="flex flex-wrap items-end gap-3">
          <DateField name="dari" label="Dari bulan" kind="month" value={span.from} />
          <DateField name="sampai" label="Sampai bulan" kind="month" value={span.to} />
          <Button>Tampilkan</Button>
        </Form>
        <Sheet isFlush>
          <DataTable
            caption="Surat menurut jenis dan keadaan"
            isPlain
            rows={rows}
            rowKey={({ title }) => title}
            empty={{
              ...{
                kind: 'nothing-yet',
                icon: 'chart-column',
                title: 'Belum ada permohonan pada bulan-bulan ini',
              },
              children: 'Pilih bulan yang lain.',
            }}
            columns={HEADS.map((label, index) => ({
              ...{ key: String(index), label, isNumeric: index > 0 },
              cell: (row: LetterReportRow) => cellsOf(row)[index] ?? '',
            }))}
          />
        </Sheet>
      </div>
    ),
  });
}

async function exportReport(ctx: RequestContext): Promise<Response> {
  const rows = await read(ctx);
  await noteTaken(ctx, 'xlsx');
  const body = Readable.from(
    exportXlsx({
      name: 'Surat',
      title: [ctx.tenant.name, `Laporan surat ${spanWords(spanOf(ctx))}`],
      columns: HEADS.map((label, index) => ({
        ...{ label, writes: 'text' as const },
        value: (row: LetterReportRow) => cellsOf(row)[index] ?? '',
      })),
      rows,
    }),
  );
  return answer(Readable.toWeb(body) as ReadableStream<Uint8Array>, 'xlsx');
}

async function printReport(ctx: RequestContext): Promise<Response> {
  const rows = await read(ctx);
  await noteTaken(ctx, 'pdf');
  const { pdf } = await renderPdf('report', {
    ...{ theme: plainTheme, letterhead: { name: ctx.tenant.name }, title: 'Laporan surat' },
    subtitle: spanWords(spanOf(ctx)),
    columns: HEADS.map((label, index) => ({
      label,
      width: index === 0 ? 3 : 1,
      align: index > 0 ? 'right' : 'left',
    })),
    rows: rows.map(cellsOf),
  });
  return answer(new Uint8Array(pdf), 'pdf');
}

const answer = (body: BodyInit, kind: 'xlsx' | 'pdf') =>
  new Response(body, {
    headers: {
      'content-type':
        kind === 'pdf'
          ? 'application/pdf'
          : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': contentDisposition(`Laporan surat.${kind}`),
      'cache-control': 'private, no-store',
    },
  });
