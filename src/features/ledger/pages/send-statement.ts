import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { recordAudit } from '#kernel/audit';
import { formatMoment, zoneOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { exportXlsx } from '#kernel/exchange';
import { contentDisposition } from '#kernel/files';
import type { RequestContext } from '#kernel/http';
import { formatCount } from '#kernel/money';
import { renderPdf, type Signature } from '#kernel/print';
import { organisationProfile, readSetting } from '#kernel/settings';
import type { WorkContext } from '#kernel/work';
import type { Statement, StatementRow } from '../statements/index.ts';

const MEDIA = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
} as const;
export type StatementFormat = keyof typeof MEDIA;
export const STATEMENT_FORMATS = ['pdf', 'xlsx'] as const satisfies readonly StatementFormat[];

/** A report as a file, with the figures of the screen; taking it along is audited. */
export async function sendStatement(
  ctx: RequestContext,
  tx: Tx,
  given: {
    statement: Statement;
    format: StatementFormat;
    resource: string;
    signatures?: readonly Signature[];
  },
): Promise<Response> {
  const { statement, format, resource, signatures } = given;
  await recordAudit(ctx, tx, {
    ...{ action: 'report.exported', resource, objectLabel: `${statement.title}, ${statement.period}` },
    after: { rows: statement.rows.length, format },
  });
  const { name, mediaType, content } = await statementFile(ctx, tx, statement, format, signatures);
  return new Response(new Uint8Array(content), {
    headers: {
      'content-type': mediaType,
      'content-disposition': contentDisposition(name),
      'cache-control': 'private, no-store',
    },
  });
}

const BOARD: readonly Signature[] = [{ title: 'Bendahara' }, { title: 'Ketua' }];

/** A report as a file to be sent or mailed. */
export async function statementFile(
  ctx: WorkContext,
  tx: Tx,
  statement: Statement,
  format: StatementFormat,
  signatures: readonly Signature[] = BOARD,
): Promise<{ name: string; mediaType: string; content: Buffer }> {
  return {
    name: `${statement.title} ${statement.period}.${format}`,
    mediaType: MEDIA[format],
    content:
      format === 'pdf'
        ? await printStatement(ctx, tx, statement, signatures)
        : await buffer(Readable.from(xlsxOf(ctx, statement))),
  };
}

function xlsxOf(ctx: WorkContext, { title, period, subject, columns, rows }: Statement) {
  return exportXlsx({
    name: title.slice(0, 31),
    title: [ctx.tenant.name, `${title}, ${period}`],
    columns: [
      { label: subject, writes: 'text', width: 44, value: (row: StatementRow) => row.label },
      ...columns.map(({ label, writes }, at) => ({
        ...{ label, writes: writes === 'count' ? ('number' as const) : writes },
        value: (row: StatementRow) => row.cells[at] ?? null,
      })),
    ],
    rows,
  });
}

async function printStatement(
  ctx: WorkContext,
  tx: Tx,
  statement: Statement,
  signatures: readonly Signature[],
): Promise<Buffer> {
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
    subtitle: columns.some(({ writes }) => writes === 'money')
      ? `${statement.period}, dalam rupiah`
      : statement.period,
    columns: [
      { label: statement.subject, width: 3 },
      ...columns.map(({ label, writes }) => ({
        ...{ label, width: writes === 'text' ? 2 : 1.3 },
        align: writes !== 'text' ? ('right' as const) : ('left' as const),
      })),
    ],
    rows: rows.map(({ label, cells }) => [label, ...cells.map(cellText)]),
    signatures,
    note: `Dicetak ${formatMoment(ctx.now, zoneOf(ctx.tenant.timeZone), 'long')}`,
  });
  return pdf;
}

/** One cell as people read it; what does not belong stays empty. */
export function cellText(cell: number | string | null): string {
  if (cell === null) return '';
  return typeof cell === 'number' ? formatCount(cell) : cell;
}
