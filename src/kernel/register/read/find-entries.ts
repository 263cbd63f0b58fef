import { addDays, instantOf, zoneOf } from '#kernel/calendar';
import type { Statement, Tx } from '#kernel/database';
import type { Actor } from '../actor.ts';
import { mayChange, mayOpen } from '../actor.ts';
import { columnOf, type Field } from '../field.ts';
import type { Register } from '../register.ts';
import { selectColumns } from './columns.ts';
import { type Conditions, createConditions } from './conditions.ts';
import { type Entry, type EntryRow, entryOf } from './entry.ts';
import { type BookQuery, stateFilters } from './list-query.ts';

export interface FoundEntries {
  items: Entry[];
  total: number;
  /** Sums over the whole list, not the page, by key of field. */
  sums: Readonly<Record<string, number>>;
}

/**
 * One page of a book and how many entries match, in a single flight to the database; `more` are statements of the page
 * that travel along.
 */
export async function findEntries(
  actor: Actor,
  register: Register,
  query: BookQuery,
  more: readonly Statement[] = [],
): Promise<FoundEntries & { more: object[][] }> {
  const conditions = await listConditions(actor, register, query);
  const where = conditions.where();
  const { values } = conditions;
  const isPlain = !query.q && Object.keys(query.filters).length === 0;
  const list: Statement = {
    text: `select ${selectColumns(register, { withSealed: false })} from ${register.table} t where ${where}
      order by ${orderBy(register, query.sort)} limit $${values.length + 1} offset $${values.length + 2}`,
    values: [...values, query.size, query.offset],
  };
  const count: Statement = {
    text: `select count(*)::int as total${sumColumns(register)} from ${register.table} t where ${where}`,
    values,
  };
  const [rows, totals, ...others] = await actor.app.database.readInOneFlight(
    { tenant: actor.tenant, walls: actor.walls },
    // Only the plain list is prepared by name: searches have too many shapes to keep a plan of each.
    isPlain ? [named(list), named(count), ...more] : [list, count, ...more],
  );
  const { total = 0, ...sums } = (totals?.[0] ?? {}) as Record<string, number>;
  return { items: (rows as EntryRow[]).map((row) => entryOf(register, row)), total, sums, more: others };
}

const sumColumns = (register: Register): string =>
  register.fields
    .map(({ key, total }) => (total ? `, coalesce(sum(${total}), 0)::bigint as "${key}"` : ''))
    .join('');

/**
 * All entries of a query in portions, by row number, for files and paper. Sealed values come along; the caller opens
 * what its reader may see.
 */
export async function* readEntries(
  actor: Actor,
  tx: Tx,
  register: Register,
  query: BookQuery,
  portion = 1_000,
): AsyncGenerator<Entry[]> {
  const conditions = await listConditions(actor, register, query, tx);
  const { values } = conditions;
  const columns = selectColumns(register, { withSealed: true });
  for (let offset = 0; ; offset += portion) {
    const rows = await tx.query<EntryRow>(
      `select ${columns} from ${register.table} t where ${conditions.where()}
        order by ${orderBy(register, query.sort)} limit ${portion} offset ${offset}`,
      values,
    );
    if (rows.length > 0) yield rows.map((row) => entryOf(register, row));
    if (rows.length < portion) return;
  }
}

/** How many entries a query has. */
export async function countEntries(
  actor: Actor,
  tx: Tx,
  register: Register,
  query: BookQuery,
): Promise<number> {
  const conditions = await listConditions(actor, register, query, tx);
  const row = await tx.one<{ total: number }>(
    `select count(*)::int as total from ${register.table} t where ${conditions.where()}`,
    conditions.values,
  );
  return row?.total ?? 0;
}

async function listConditions(
  actor: Actor,
  register: Register,
  query: BookQuery,
  tx?: Tx,
): Promise<Conditions> {
  const conditions = createConditions(actor, register);
  const { clauses, bind } = conditions;
  if (register.intake && mayChange(actor, register)) clauses.push(`t.intake_state = ${bind(query.view)}`);
  for (const [name, value] of Object.entries(query.filters)) {
    const column = STATES[name];
    if (column && stateFilters(register).includes(name)) {
      clauses.push(`t.${column} is ${value === 'true' ? 'not null' : 'null'}`);
      continue;
    }
    const [key, end] = name.split('.');
    const field = register.fields.find((one) => one.key === key);
    if (field) clauses.push(filterClause(actor, field, end, value, bind));
  }
  if (query.q) clauses.push(await searchClause(actor, register, query.q, bind, tx));
  return conditions;
}

/** The column that tells by being filled. */
const STATES: Readonly<Record<string, string>> = { answered: 'answered_at', published: 'published_at' };

function filterClause(
  actor: Actor,
  field: Field,
  end: string | undefined,
  value: string,
  bind: Conditions['bind'],
): string {
  const column = `t.${columnOf(field)}`;
  if (!end) return `${column} = ${bind(field.type === 'boolean' ? value === 'true' : value)}`;
  if (field.type === 'dateTime') {
    const zone = zoneOf(actor.tenant.timeZone);
    return end === 'from'
      ? `${column} >= ${bind(instantOf(value, zone))}`
      : `${column} < ${bind(instantOf(addDays(value, 1), zone))}`;
  }
  const bound = field.type === 'percent' ? Math.round(Number(value.replace(',', '.')) * 100) : value;
  return `${column} ${end === 'from' ? '>=' : '<='} ${bind(bound)}`;
}

/**
 * Every word somewhere in the searched columns (a scan of this tenant's rows), the row's number, or a sealed value as a
 * whole for who may open it.
 */
async function searchClause(
  actor: Actor,
  register: Register,
  q: string,
  bind: Conditions['bind'],
  tx?: Tx,
): Promise<string> {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 8);
  const ways: string[] = [];
  if (register.fields.some(({ search }) => search)) {
    ways.push(`(${words.map((word) => `strpos(t.search_text, ${bind(word)}) > 0`).join(' and ')})`);
  }
  if (/^\d{1,9}$/.test(q)) ways.push(`t.book_number = ${bind(Number(q))}`);
  const digits = q.replace(/[\s.-]/g, '');
  if (/^\d{8,20}$/.test(digits)) {
    const indexed = register.fields.filter(
      (field) => field.sensitive?.index && mayOpen(actor, register, field),
    );
    if (indexed.length > 0) {
      const read = (inside: Tx) => actor.app.secrets.get(inside, actor.tenant.id);
      const keys = tx ? await read(tx) : await actor.transaction(read);
      for (const field of indexed) {
        ways.push(`t.${columnOf(field)}_index = ${bind(keys.blindIndex(field.sensitive!.index!, digits))}`);
      }
    }
  }
  return ways.length > 0 ? `(${ways.join(' or ')})` : 'false';
}

function orderBy(register: Register, { key, direction }: BookQuery['sort']): string {
  const way = direction === 'descending' ? 'desc' : 'asc';
  if (key === 'number') return `t.book_number ${way}, t.id ${way}`;
  const field = register.fields.find((one) => one.key === key);
  if (!field) return 't.id';
  // Rows without a value come last; a required column has none, and plain order can use its index.
  const gaps = field.required ? '' : ' nulls last';
  return `t.${columnOf(field)} ${way}${gaps}, t.id ${way}`;
}

/** A name for the prepared statement, the same for the same text. */
function named(statement: Statement): Statement {
  let name = names.get(statement.text);
  if (!name) {
    name = `register-${names.size}`;
    names.set(statement.text, name);
  }
  return { ...statement, name };
}

const names = new Map<string, string>();
