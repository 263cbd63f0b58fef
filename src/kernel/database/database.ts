import type { Writable } from 'node:stream';
import pg from 'pg';
import { type FlightStatement, fly } from './flight.ts';
import { readTogether } from './read-together.ts';
import { type Statement, Tx } from './transaction.ts';

/**
 * The inner walls of a transaction: for each family of tables how far it reaches. A family that is not named shows
 * nothing. `every` is for named system work only.
 */
export type Walls = 'every' | Readonly<Record<string, Wall>>;

/** `all` rows of the tenant, or those of these codes (regions, programmes, areas) and those of this person. */
export type Wall = 'all' | { within?: readonly string[]; own?: string };

/** The least a transaction needs to know: whose rows, in which schema, behind which inner walls. */
export interface TenantContext {
  readonly tenant: { readonly id: string; readonly schema: string };
  readonly walls?: Walls;
}

export interface Database {
  /** Runs `work` in one transaction that sees one tenant only. Rolls back when it throws. */
  withTenant<T>(ctx: TenantContext, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Reads in one packet there and one back: one transaction that PostgreSQL keeps from writing; answers rows in order. */
  readInOneFlight(ctx: TenantContext, statements: readonly Statement[]): Promise<object[][]>;
  /** Runs `work`, which only reads; what it asks for in the same turn travels in one flight. */
  read<T>(ctx: TenantContext, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** A transaction outside any tenant: only the global tables of schema `shared` can be seen. */
  withoutTenant<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  isReachable(): Promise<boolean>;
  /** Waits for what is under way; asked twice it ends once. */
  close(): Promise<void>;
  readonly figures: () => { total: number; idle: number; waiting: number };
}

const NO_TENANT: TenantContext = { tenant: { id: '', schema: 'shared' } };

const SET_CONTEXT = `select set_config('search_path', $1, true), set_config('balai.tenant_id', $2, true),
  set_config('balai.walls', $3, true), set_config('balai.reach', $4, true)`;
const READ_CONTEXT = `${SET_CONTEXT}, set_config('transaction_read_only', 'on', true)`;

/** SQLSTATE classes after which the connection itself is in doubt: 08 connection, 57P admin shutdown, XX internal. */
const DOUBTFUL = /^(08|57P|XX|58)/;

/**
 * Opens the pool of the serving role and refuses when that role could pass the walls of the database.
 *
 * @throws when the role is a superuser, may bypass row security, or owns tables
 */
export async function openDatabase(url: string, options: { connections?: number } = {}): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.connections ?? 16,
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    pipeline: true,
    types: { getTypeParser: parserOf },
  } as pg.PoolConfig);
  pool.on('error', () => {});
  await refuseMightyRole(pool);
  let ending: Promise<void> | undefined;

  return {
    withTenant: (ctx, work) => inTransaction(pool, ctx, work),
    withoutTenant: (work) => inTransaction(pool, NO_TENANT, work),
    read: (ctx, work) => readTogether((statements) => readInOneFlight(pool, ctx, statements), work),
    readInOneFlight: (ctx, statements) => readInOneFlight(pool, ctx, statements),
    isReachable: () =>
      pool.query('select 1').then(
        () => true,
        () => false,
      ),
    close: () => {
      ending ??= pool.end();
      return ending;
    },
    figures: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
  };
}

const OIDS = { int8: 20, date: 1082 };

/** Whole numbers as numbers (rupiah and counts are far below 2^53, and a larger one is refused); dates as text. */
function parserOf(oid: number, format?: 'text' | 'binary'): (text: string) => unknown {
  if (oid === OIDS.int8) return parseInt8;
  if (oid === OIDS.date) return (text) => text;
  return pg.types.getTypeParser(oid, format as 'text');
}

function parseInt8(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new Error('A number in the database is too large to be exact');
  return number;
}

async function inTransaction<T>(pool: pg.Pool, ctx: TenantContext, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  const watch = watchConnection(client);
  const tx = new Tx((statement) => {
    gatherPacket(client);
    return client.query(statement as pg.QueryConfig);
  });
  gatherPacket(client);
  let hasOpened = true;
  try {
    // BEGIN and the context travel with the first statement of `work`. If either fails, the statements behind them
    // fail too or see nothing, and `opening` rejects before anything can be committed.
    const opening = fly(client, [BEGIN, contextStatement(ctx)]);
    opening.catch(() => {
      hasOpened = false;
    });
    const result = await work(tx);
    await opening;
    tx.close();
    const end = await client.query('COMMIT');
    // PostgreSQL answers COMMIT of a failed transaction with ROLLBACK and no error.
    if (end.command !== 'COMMIT') throw new Error('The transaction was rolled back by the database');
    watch.release(false);
    return result;
  } catch (error) {
    if (hasOpened) await rollBack(client, tx, watch, error);
    else watch.release(true);
    throw error;
  }
}

const BEGIN: FlightStatement = { name: 'begin', text: 'begin', values: [] };

async function rollBack(client: pg.PoolClient, tx: Tx, watch: Watch, error: unknown): Promise<void> {
  try {
    tx.close();
    if (watch.isBroken() || isDoubtful(error)) throw error;
    await client.query('ROLLBACK');
    watch.release(false);
  } catch {
    watch.release(true);
  }
}

async function readInOneFlight(
  pool: pg.Pool,
  ctx: TenantContext,
  statements: readonly Statement[],
): Promise<object[][]> {
  const client = await pool.connect();
  const watch = watchConnection(client);
  try {
    const [, ...rows] = await fly(client, [
      readOnlyContext(ctx),
      ...statements.map(({ name = '', text, values }) => ({ name, text, values })),
    ]);
    watch.release(false);
    return rows;
  } catch (error) {
    // One of several statements in flight failed: what the others did is not known, so the connection goes.
    watch.release(true);
    throw error;
  }
}

/** What is sent in this turn leaves in one packet: the other side wakes up once instead of once a statement. */
function gatherPacket(client: pg.PoolClient): void {
  // The driver's types hide its connection.
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

interface Watch {
  isBroken(): boolean;
  release(destroy: boolean): void;
}

function watchConnection(client: pg.PoolClient): Watch {
  let isBroken = false;
  const onError = () => {
    isBroken = true;
  };
  client.on('error', onError);
  return {
    isBroken: () => isBroken,
    release: (destroy) => {
      client.off('error', onError);
      client.release(destroy || isBroken);
    },
  };
}

function contextStatement(ctx: TenantContext): FlightStatement {
  return { name: 'context', text: SET_CONTEXT, values: contextValues(ctx) };
}

/** The same for what only reads: PostgreSQL itself refuses a write. */
function readOnlyContext(ctx: TenantContext): FlightStatement {
  return { name: 'context-read', text: READ_CONTEXT, values: contextValues(ctx) };
}

function contextValues(ctx: TenantContext): string[] {
  const path = ctx.tenant.schema === 'shared' ? 'shared' : `${ctx.tenant.schema}, shared`;
  const every = ctx.walls === 'every';
  return [path, ctx.tenant.id, every ? 'every' : '', every || !ctx.walls ? '' : writeReach(ctx.walls)];
}

/**
 * The walls as one setting the policies can search: `;family:all;`, `;family=63,62;`, `;family@<uuid>;`. Codes and
 * ids come from grants and rows, still nothing that could imitate a separator is let through.
 */
function writeReach(walls: Readonly<Record<string, Wall>>): string {
  const parts: string[] = [];
  for (const [family, wall] of Object.entries(walls)) {
    if (wall === 'all') {
      parts.push(`${family}:all`);
      continue;
    }
    for (const code of wall.within ?? []) parts.push(`${family}=${plain(code)}`);
    if (wall.own) parts.push(`${family}@${plain(wall.own)}`);
  }
  return parts.length === 0 ? '' : `;${parts.join(';')};`;
}

function plain(code: string): string {
  if (!/^[A-Za-z0-9.-]{1,64}$/.test(code))
    throw new Error('A scope code may hold letters, digits, dots and dashes');
  return code;
}

function isDoubtful(error: unknown): boolean {
  const code = (error as { code?: unknown })?.code;
  return typeof code === 'string' ? DOUBTFUL.test(code) : false;
}

async function refuseMightyRole(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ role: string; might: string | null }>(`
    select current_user as role,
      case when r.rolsuper then 'is a superuser'
           when r.rolbypassrls then 'may bypass row security'
           when r.rolcreaterole then 'may create roles'
           when exists (select 1 from pg_class c where c.relowner = r.oid and c.relkind in ('r', 'p')) then 'owns tables'
           when exists (select 1 from pg_roles o where (o.rolsuper or o.rolbypassrls or o.rolname = 'balai_owner')
                        and pg_has_role(r.oid, o.oid, 'member')) then 'is a member of a role that passes the walls'
      end as might
    from pg_roles r where r.rolname = current_user`);
  const found = rows[0];
  if (found?.might) {
    await pool.end();
    throw new Error(
      `Balai does not start: the database role ${found.role} ${found.might}, so the walls between tenants would not hold`,
    );
  }
}
