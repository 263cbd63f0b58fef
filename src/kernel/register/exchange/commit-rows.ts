import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#kernel/database';
import { actorOf } from '#kernel/work';
import type { Actor } from '../actor.ts';
import { columnOf, type Field, isWritable } from '../field.ts';
import { findEntry } from '../read/find-entry.ts';
import type { Register } from '../register.ts';
import { rowValues, storedValue } from '../save/row-values.ts';
import { takeNumber } from '../save/take-number.ts';
import { updateEntry } from '../save/update-entry.ts';

export interface ImportCounts {
  created: number;
  updated: number;
  unchanged: number;
  pending: number;
}

type Values = Readonly<Record<string, unknown>>;

interface MarkedRow {
  values: Values;
  /** Keyed shadow of all that the row says: the same row of the same sheet next time. */
  mark: string;
}

const PORTION = 500;

/** Writes checked rows into a book; see `ImportSource.commitRows`. */
export async function commitRows(
  actor: Actor,
  tx: Tx,
  register: Register,
  rows: readonly Values[],
): Promise<ImportCounts> {
  const counts: ImportCounts = { created: 0, updated: 0, unchanged: 0, pending: 0 };
  // The number series' row is the lock: two imports of one book at once would both find nothing and write twice.
  await takeNumber(tx, register, 0);
  const marked = await markRows(actor, tx, register, rows);
  for (let at = 0; at < marked.length; at += PORTION) {
    const portion = marked.slice(at, at + PORTION);
    const marks = await findMarks(tx, register, portion);
    const unknown = portion.filter(({ mark }) => !marks.has(mark));
    counts.unchanged += portion.length - unknown.length;
    const { fresh, known, later } = await sortRows(tx, register, unknown);
    await insertRows(actor, tx, register, fresh);
    counts.created += fresh.length;
    // A row that says more about one of the fresh ones finds it now that it stands.
    const found = later.length > 0 ? (await sortRows(tx, register, later)).known : [];
    for (const { id, row } of [...known, ...found]) {
      if (await changeEntry(actor, tx, register, id, row)) counts.updated += 1;
      else counts.unchanged += 1;
    }
  }
  return counts;
}

/** Two equal rows of one sheet are two entries: the second is marked as the second of its kind. */
async function markRows(
  actor: Actor,
  tx: Tx,
  register: Register,
  rows: readonly Values[],
): Promise<MarkedRow[]> {
  const keys = await actor.app.secrets.get(tx, actor.tenant.id);
  const fields = register.fields.filter(isWritable);
  const seen = new Map<string, number>();
  return rows.map((values) => {
    const said = JSON.stringify(fields.map(({ key }) => values[key] ?? null));
    const nth = (seen.get(said) ?? 0) + 1;
    seen.set(said, nth);
    return { values, mark: keys.blindIndex(`import ${register.key}`, `${nth} ${said}`) };
  });
}

async function findMarks(
  tx: Tx,
  register: Register,
  rows: readonly MarkedRow[],
): Promise<ReadonlySet<string>> {
  const found = await tx.query<{ import_mark: string }>(
    `select import_mark from ${register.table} where tenant_id = balai.tenant_id() and import_mark = any($1)`,
    [rows.map(({ mark }) => mark)],
  );
  return new Set(found.map((row) => row.import_mark));
}

/**
 * Which rows are new, which speak of an entry that stands, and which of a new row before them in the same sheet. A book
 * without an identity has only new ones.
 */
async function sortRows(tx: Tx, register: Register, rows: readonly MarkedRow[]) {
  const fields = (register.identity ?? []).map((key) => register.fields.find((field) => field.key === key)!);
  const known: { id: string; row: MarkedRow }[] = [];
  if (fields.length === 0 || rows.length === 0) return { fresh: rows, known, later: [] as MarkedRow[] };
  const ids = await findByIdentity(tx, register, fields, rows);
  const fresh: MarkedRow[] = [];
  const later: MarkedRow[] = [];
  const taken = new Set<string>();
  for (const [index, row] of rows.entries()) {
    const id = ids.get(index);
    const identity = JSON.stringify(fields.map(({ key }) => row.values[key] ?? null));
    if (id !== undefined) known.push({ id, row });
    else if (taken.has(identity)) later.push(row);
    else {
      taken.add(identity);
      fresh.push(row);
    }
  }
  return { fresh, known, later };
}

/** The entries that have the identity of these rows, by the row's place. */
async function findByIdentity(
  tx: Tx,
  register: Register,
  fields: readonly Field[],
  rows: readonly MarkedRow[],
): Promise<ReadonlyMap<number, string>> {
  const same = fields.map((field) => {
    const column = columnOf(field);
    return field.required ? `t.${column} = r.${column}` : `t.${column} is not distinct from r.${column}`;
  });
  const given = rows.map(({ values }) =>
    Object.fromEntries(fields.map((field) => [columnOf(field), storedValue(field, values[field.key])])),
  );
  const found = await tx.query<{ place: number; id: string }>(
    `select distinct on (r.ordinality) r.ordinality::int as place, t.id
       from jsonb_populate_recordset(null::${register.table}, $1::jsonb) with ordinality as r
       join ${register.table} t on t.tenant_id = balai.tenant_id() and t.deleted_at is null and ${same.join(' and ')}
      order by r.ordinality, t.id`,
    [JSON.stringify(given)],
  );
  return new Map(found.map(({ place, id }) => [place - 1, id]));
}

/** What a row says beyond empty cells replaces what the entry said. */
async function changeEntry(
  actor: Actor,
  tx: Tx,
  register: Register,
  id: string,
  row: MarkedRow,
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
  rows: readonly MarkedRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const keys = await actor.app.secrets.get(tx, actor.tenant.id);
  const first = await takeNumber(tx, register, rows.length);
  const fields = register.fields.filter(isWritable);
  const stored = rows.map(({ values, mark }, index) => ({
    id: uuidv7(),
    book_number: first + index,
    extra: {},
    created_by: actorOf(actor).id,
    import_mark: mark,
    ...rowValues(keys, register, Object.fromEntries(fields.map(({ key }) => [key, values[key] ?? null]))),
  }));
  const columns = Object.keys(stored[0]!);
  await tx.execute(
    `insert into ${register.table} (${columns.join(', ')})
     select ${columns.map((column) => `r.${column}`).join(', ')}
       from jsonb_populate_recordset(null::${register.table}, $1::jsonb) as r`,
    [JSON.stringify(stored)],
  );
}
