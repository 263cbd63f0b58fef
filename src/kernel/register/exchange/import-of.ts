import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#kernel/database';
import { defineImport, type ImportField, type ImportProfile } from '#kernel/exchange';
import { type Actor, accountIdOf } from '../actor.ts';
import { columnOf, type Field, isWritable } from '../field.ts';
import { typeOf } from '../field-types/index.ts';
import { findEntry } from '../read/find-entry.ts';
import { type Register, rightOf } from '../register.ts';
import { rowValues } from '../save/row-values.ts';
import { takeNumber } from '../save/take-number.ts';
import { updateEntry } from '../save/update-entry.ts';

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

export interface ImportCounts {
  created: number;
  updated: number;
  unchanged: number;
  pending: number;
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

const PORTION = 500;

async function commitRows(
  actor: Actor,
  tx: Tx,
  register: Register,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<ImportCounts> {
  const counts = { created: 0, updated: 0, unchanged: 0, pending: 0 };
  const keys = await actor.app.secrets.get(tx, actor.tenant.id);
  // The number series' row is the lock: two imports of one book at once would both find nothing and write twice.
  await takeNumber(tx, register, 0);
  const seen = new Map<string, number>();
  const marked = rows.map((values) => {
    const said = JSON.stringify(register.fields.filter(isWritable).map(({ key }) => values[key] ?? null));
    // Two equal rows of one sheet are two entries: the second is marked as the second of its kind.
    const nth = (seen.get(said) ?? 0) + 1;
    seen.set(said, nth);
    return { values, mark: keys.blindIndex(`import ${register.key}`, `${nth} ${said}`) };
  });
  for (let at = 0; at < marked.length; at += PORTION) {
    const portion = marked.slice(at, at + PORTION);
    const known = new Set(
      await findMarks(
        tx,
        register,
        portion.map(({ mark }) => mark),
      ),
    );
    const fresh: typeof portion = [];
    for (const row of portion) {
      if (known.has(row.mark)) counts.unchanged += 1;
      else if (register.identity) {
        const id = await findByIdentity(tx, register, row.values);
        if (id === undefined) {
          // Written at once, so that a later row of the same sheet finds it.
          await insertRows(actor, tx, register, [row]);
          counts.created += 1;
        } else if (await changeEntry(actor, tx, register, id, row)) counts.updated += 1;
        else counts.unchanged += 1;
      } else fresh.push(row);
    }
    await insertRows(actor, tx, register, fresh);
    counts.created += fresh.length;
  }
  return counts;
}

async function findMarks(tx: Tx, register: Register, marks: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ import_mark: string }>(
    `select import_mark from ${register.table} where tenant_id = balai.tenant_id() and import_mark = any($1)`,
    [marks],
  );
  return rows.map((row) => row.import_mark);
}

async function findByIdentity(
  tx: Tx,
  register: Register,
  values: Readonly<Record<string, unknown>>,
): Promise<string | undefined> {
  const fields = register.identity!.map((key) => register.fields.find((field) => field.key === key)!);
  const clauses = fields.map((field, index) => `${columnOf(field)} is not distinct from $${index + 1}`);
  const row = await tx.one<{ id: string }>(
    `select id from ${register.table}
      where tenant_id = balai.tenant_id() and deleted_at is null and ${clauses.join(' and ')} limit 1`,
    fields.map((field) => values[field.key] ?? null),
  );
  return row?.id;
}

/** What a row says beyond empty cells replaces what the entry said. */
async function changeEntry(
  actor: Actor,
  tx: Tx,
  register: Register,
  id: string,
  row: { values: Readonly<Record<string, unknown>>; mark: string },
): Promise<boolean> {
  const before = await findEntry(actor, tx, register, id);
  const said = Object.fromEntries(
    Object.entries(row.values).filter(([, value]) => value !== null && value !== undefined),
  );
  const after = before.answer ? before : await updateEntry(actor, tx, register, id, { values: said });
  await tx.execute(
    `update ${register.table} set import_mark = $2 where tenant_id = balai.tenant_id() and id = $1`,
    [id, row.mark],
  );
  return after.version !== before.version;
}

async function insertRows(
  actor: Actor,
  tx: Tx,
  register: Register,
  rows: readonly { values: Readonly<Record<string, unknown>>; mark: string }[],
): Promise<void> {
  if (rows.length === 0) return;
  const keys = await actor.app.secrets.get(tx, actor.tenant.id);
  const first = await takeNumber(tx, register, rows.length);
  const stored = rows.map(({ values, mark }, index) => ({
    id: uuidv7(),
    book_number: first + index,
    extra: {},
    created_by: accountIdOf(actor),
    import_mark: mark,
    ...rowValues(
      keys,
      register,
      Object.fromEntries(register.fields.filter(isWritable).map(({ key }) => [key, values[key] ?? null])),
    ),
  }));
  const columns = Object.keys(stored[0]!);
  await tx.execute(
    `insert into ${register.table} (${columns.join(', ')})
     select ${columns.map((column) => `r.${column}`).join(', ')}
       from jsonb_populate_recordset(null::${register.table}, $1::jsonb) as r`,
    [JSON.stringify(stored)],
  );
}
