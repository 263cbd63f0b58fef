import { Readable } from 'node:stream';
import {
  eachResident,
  type ListedResident,
  populationLists,
  readAreas,
  residentField,
  residentSheetColumns,
} from '#features/population';
import { recordAudit } from '#kernel/audit';
import { formatDate, todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { type ExportColumn, exportCsv, exportXlsx } from '#kernel/exchange';
import { contentDisposition } from '#kernel/files';
import type { ListQuery, RequestContext } from '#kernel/http';

export type ExportFormat = 'xlsx' | 'csv';

const MEDIA = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const;

/**
 * The list as a file that the import reads again, NIK and KK included; who took it along, what for and how many rows is
 * written into the log.
 */
export async function exportResidents(
  ctx: RequestContext,
  tx: Tx,
  wish: { format: ExportFormat; list: ListQuery; reason: string },
): Promise<Response> {
  const areas = new Map((await readAreas(tx)).map(({ code, name }) => [code, name]));
  const rows: ListedResident[] = [];
  for await (const part of eachResident(ctx, tx, wish.list)) rows.push(...part);
  await recordAudit(ctx, tx, {
    ...{
      action: 'resident.exported',
      resource: 'resident',
      objectLabel: `${rows.length} baris, ${wish.format}`,
    },
    after: { format: wish.format, rows: rows.length, filter: JSON.stringify(wish.list.filters) },
    ...(wish.reason ? { reason: wish.reason } : {}),
  });
  const today = todayOf(ctx);
  const table = {
    name: 'Penduduk',
    title: [ctx.tenant.name, `Data penduduk per ${formatDate(today)}, ${rows.length} orang`],
    columns: residentSheetColumns.map(({ key, label }): ExportColumn<ListedResident> => {
      const isDate = DATES.has(key);
      return { label, writes: isDate ? 'date' : 'text', value: (row) => cellOf(row, key, areas) };
    }),
    rows,
  };
  const body = wish.format === 'xlsx' ? Readable.from(exportXlsx(table)) : exportCsv(table);
  return new Response(Readable.toWeb(body) as ReadableStream<Uint8Array>, {
    headers: {
      'content-type': MEDIA[wish.format],
      'content-disposition': contentDisposition(`Penduduk ${today}.${wish.format}`),
      'cache-control': 'private, no-store',
    },
  });
}

const DATES = new Set(['birthDate', 'marriedOn', 'divorcedOn', 'passportUntil']);

function cellOf(row: ListedResident, key: string, areas: ReadonlyMap<string, string>): string | null {
  const place = row.areaCode.split('.');
  const areaAt = (depth: number) =>
    place.length >= depth ? areas.get(place.slice(0, depth).join('.')) : null;
  switch (key) {
    case 'kk':
      return row.kk;
    case 'address':
      return row.address;
    case 'hamlet':
      return areaAt(1) ?? null;
    case 'rw':
      return areaAt(2) ?? null;
    case 'rt':
      return areaAt(3) ?? null;
    default: {
      const field = residentField(key);
      const value = row.values[key] ?? null;
      return field.kind === 'choice' ? populationLists.wordIn(field.choices ?? [], value) : value;
    }
  }
}
