import type { Walls } from '#kernel/database';
import { keepPrivateFile } from '#kernel/files';
import { defineJob, type JobDeclaration } from '#kernel/jobs';
import { createWorkContext, type WorkContext } from '#kernel/work';
import { readExtraFields } from '../extra-fields.ts';
import { printBookInVolumes } from '../print-book.ts';
import { countEntries } from '../read/find-entries.ts';
import { readBookQuery } from '../read/list-query.ts';
import type { Register } from '../register.ts';
import { type ExportFormat, type ExportPlan, exportEntries } from './export-entries.ts';

/** Beyond this many rows a file is made in the background. */
export const EXPORT_INLINE_ROWS = 5_000;
/** A sheet of Excel ends here; CSV has no end. */
const XLSX_ROWS = 1_000_000;

/** What the job is told: choices and keys only. */
export interface ExportInput {
  register: string;
  /** A book is its printed form, by volumes. */
  format: ExportFormat | 'book';
  /** The list's address, after the question mark. */
  query: string;
  /** Keys of the columns that the person may take along; of a book, of the sealed ones that the person may open. */
  fields: readonly string[];
  /** The inner walls that the person's gate had opened. */
  walls: Walls;
}

export const exportJobKind = (product: string): string => `export-register-${product}`;

/** Writes large lists of a product's books into files, and thick ones on paper. */
export function exportJob(product: string, registers: readonly Register[]): JobDeclaration {
  return defineJob({
    kind: exportJobKind(product),
    lane: 'long',
    retries: 2,
    async run(ctx, run) {
      // Written by this product's own download route; stored as JSON, it has lost its type.
      const input = run.input as unknown as ExportInput;
      const register = registers.find(({ key }) => key === input.register);
      if (!register) throw new Error(`No register ${input.register}`);
      // The person's own walls, not the system's: the file holds what they would have seen.
      const actor: WorkContext = createWorkContext({
        app: ctx.app,
        tenant: ctx.tenant,
        principal: ctx.principal,
        walls: input.walls,
      });
      return actor.transaction(async (tx) => {
        const extra = await readExtraFields(tx, register);
        const query = readBookQuery(register, new URLSearchParams(input.query));
        const total = await countEntries(actor, tx, register, query);
        if (input.format === 'book') {
          const content = await printBookInVolumes(
            actor,
            tx,
            { register, query, extra, openKeys: input.fields },
            { total, told: (rows) => run.progress(rows, total, 'Mencetak per jilid') },
          );
          const { id: fileId } = await keepPrivateFile(ctx, tx, {
            ...{ resource: register.resource, kind: 'export', name: `${register.title}.zip`, content },
            ...{ mediaType: 'application/zip', uploadedBy: run.requestedBy },
          });
          return { fileId, result: { rows: total } };
        }
        const plan: ExportPlan = {
          register,
          query,
          fields: register.fields.filter(({ key }) => input.fields.includes(key)),
          extra: extra.filter(({ key }) => input.fields.includes(key)),
        };
        const format: ExportFormat = total <= XLSX_ROWS ? input.format : 'csv';
        const { id: fileId } = await keepPrivateFile(ctx, tx, {
          resource: register.resource,
          kind: 'export',
          name: `${register.key}.${format}`,
          mediaType: MEDIA[format],
          content: await exportEntries(actor, tx, plan, format),
          uploadedBy: run.requestedBy,
        });
        return {
          fileId,
          result: { rows: total },
          ...(format === input.format
            ? {}
            : { note: 'Terlalu banyak baris untuk Excel, jadi dibuat sebagai CSV.' }),
        };
      });
    },
  });
}

export const MEDIA = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const;
