import { Readable } from 'node:stream';
import { recordAudit } from '#kernel/audit';
import { formatMoment, zoneOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { exportXlsx } from '#kernel/exchange';
import { contentDisposition } from '#kernel/files';
import type { RequestContext } from '#kernel/http';
import { formatCount } from '#kernel/money';
import { renderPdf } from '#kernel/print';
import { organisationProfile, readSetting } from '#kernel/settings';
import type { Statement, StatementRow } from '../statements/index.ts';

const MEDIA = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
} as const;
export type StatementFormat = keyof typeof MEDIA;

/** A report as a file, with the figures of the screen; taking it along is audited. */
export async function sendStatement(
  ctx: RequestContext,
  tx: Tx,
  given: { statement: Statement; format: StatementFormat; resource: string },
): Promise<Response> {
  const { statement, format, resource } = given;
  await recordAudit(ctx, tx, {
    ...{ action: 'report.exported', resource, objectLabel: `${statement.title}, ${statement.period}` },
    after: { rows: statement.rows.length, format },
  });
  const body =
    format === 'pdf'
      ? new Uint8Array(await printStatement(ctx, tx, statement))
      : (Readable.toWeb(Readable.from(xlsxOf(ctx, statement))) as ReadableStream<Uint8Array>);
  return new Response(body, {
    headers: {
      'content-type': MEDIA[format],
      'content-disposition': contentDisposition(`${statement.title} ${statement.period}.${format}`),
      'cache-control': 'private, no-store',
    },
  });
}

function xlsxOf(ctx: RequestContext, { title, period, subject, columns, rows }: Statement) {
  return exportXlsx({
    name: title.slice(0, 31),
    title: [ctx.tenant.name, `${title}, ${period}`],
    columns: [
      { label: subject, writes: 'text', width: 44, value: (row: StatementRow) => row.label },
      ...columns.map(({ label, writes }, at) => ({
        ...{ label, writes },
        value: (row: StatementRow) => row.cells[at] ?? null,
      })),
    ],
    rows,
  });
}

async function printStatement(ctx: RequestContext, tx: Tx, statement: Statement): Promise<Buffer> {
  const profile = await readSetting(tx, organisationProfile);
  const { columns, rows } = statement;
  const { pdf } = await renderPdf('report', {
    orientation: columns.length > 3 ? 'landscape' : 'portrait',
    letterhead: {
      name: ctx.tenant.name,
      ...(profile.registration ? { legal: profile.registration } : {}),
      ...(profile.address ? { address: profile.address } : {}),
    },
    title: statement.title,
    subtitle: `${statement.period}, dalam rupiah`,
    columns: [
      { label: statement.subject, width: 3 },
      ...columns.map(({ label, writes }) => ({
        ...{ label, width: writes === 'money' ? 1.3 : 2 },
        align: writes === 'money' ? ('right' as const) : ('left' as const),
      })),
    ],
    rows: rows.map(({ label, cells }) => [label, ...cells.map(cellText)]),
    signatures: [{ title: 'Bendahara' }, { title: 'Ketua' }],
    note: `Dicetak ${formatMoment(ctx.now, zoneOf(ctx.tenant.timeZone), 'long')}`,
  });
  return pdf;
}

/** One cell as people read it; what does not belong stays empty. */
export function cellText(cell: number | string | null): string {
  if (cell === null) return '';
  return typeof cell === 'number' ? formatCount(cell) : cell;
}
