import { Readable } from 'node:stream';
import { findProvince } from '#features/regions';
import { recordAudit } from '#kernel/audit';
import { exportCsv, exportXlsx } from '#kernel/exchange';
import { file, type Route } from '#kernel/http';
import { notFound } from '#kernel/work';
import { CAMPUS_KINDS } from './campus-import.ts';

const MEDIA: Readonly<Record<string, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

interface Line {
  id: string;
  name: string;
  region_code: string;
  kind: string;
  is_active: boolean;
}

/** The master data as a sheet with the headings of its import: edited and brought back, or brought back as it is. */
export const masterDataRoutes: readonly Route[] = [
  file.get(
    '/system/masterdata/export/:format',
    {
      access: { resource: 'masterdata', right: 'import' },
      summary: 'Campuses as a sheet to edit and bring back',
    },
    async (ctx) => {
      const format = ctx.params.format ?? '';
      if (!(format in MEDIA)) throw notFound();
      const rows = await ctx.transaction(async (tx) => {
        const found = await tx.query<Line>(
          `select id, name, region_code, kind, is_active from campuses where tenant_id = balai.tenant_id()
            order by region_code, name_key`,
        );
        await recordAudit(ctx, tx, {
          action: 'masterdata.exported',
          resource: 'masterdata',
          objectLabel: `${found.length} kampus, ${format}`,
        });
        return found;
      });
      const column = (label: string, width: number, value: (row: Line) => string) => ({
        ...{ label, width, value },
        writes: 'text' as const,
      });
      const table = {
        name: 'Kampus',
        columns: [
          column('Kode', 38, ({ id }) => id),
          column('Nama kampus', 40, ({ name }) => name),
          column('Provinsi', 24, ({ region_code }) => findProvince(region_code)?.name ?? ''),
          column(
            'Jenis kampus',
            14,
            ({ kind }) => CAMPUS_KINDS.find(({ value }) => value === kind)?.label ?? '',
          ),
          column('Dapat dipilih', 14, ({ is_active }) => (is_active ? 'Ya' : 'Tidak')),
        ],
        rows,
      };
      const body = format === 'xlsx' ? Readable.from(exportXlsx(table)) : exportCsv(table);
      return new Response(Readable.toWeb(body) as ReadableStream<Uint8Array>, {
        headers: {
          'content-type': MEDIA[format]!,
          'content-disposition': `attachment; filename="kampus.${format}"`,
          'cache-control': 'private, no-store',
        },
      });
    },
  ),
];
