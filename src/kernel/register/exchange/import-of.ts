import type { Tx } from '#kernel/database';
import { defineImport, type ImportField, type ImportProfile } from '#kernel/exchange';
import type { Actor } from '../actor.ts';
import { type Field, isWritable } from '../field.ts';
import { typeOf } from '../field-types/index.ts';
import { type Register, rightOf } from '../register.ts';
import { boundFaults } from '../save/check-values.ts';
import { commitRows, type ImportCounts } from './commit-rows.ts';

/** What the pages and calls of the import need to know of a book. */
export interface ImportSource {
  /** Name in `POST /api/v1/imports`. */
  key: string;
  title: string;
  resource: string;
  /** Columns, checks and template. Its rows are values as the API has them. */
  profile: ImportProfile;
  /**
   * Writes checked rows in the caller's transaction. A row that was imported before, or says what an entry already says,
   * changes nothing, so the same file twice is the same as once. The caller writes the batch into the audit log.
   */
  commitRows: (
    actor: Actor,
    tx: Tx,
    rows: readonly Readonly<Record<string, unknown>>[],
  ) => Promise<ImportCounts>;
}

/** The import of a book, from its fields; undefined when the book is not imported. */
export function importOf(register: Register): ImportSource | undefined {
  if (!rightOf(register, 'import')) return undefined;
  const fields = register.fields.filter((field) => isWritable(field) && typeOf(field).kind);
  return {
    key: register.key,
    title: register.title,
    resource: register.resource,
    profile: defineImport({
      register: register.key,
      title: register.entry,
      fields: fields.map(toImportField),
      rowChecks: [
        ({ values }, report) => {
          for (const [key, message] of Object.entries(boundFaults(fields, values)))
            report(key, 'out_of_bounds', message);
        },
      ],
    }),
    commitRows: (actor, tx, rows) => commitRows(actor, tx, register, rows),
  };
}

function toImportField(field: Field): ImportField {
  return {
    key: field.key,
    label: field.label,
    synonyms: field.synonyms ?? [],
    kind: typeOf(field).kind!(field),
    ...(field.required ? { required: true } : {}),
    ...(field.sensitive ? { sensitive: true } : {}),
    ...(field.help ? { help: field.help } : {}),
    ...(field.example ? { example: field.example } : {}),
    ...(field.type === 'rupiah' ? { sum: true } : {}),
  };
}
