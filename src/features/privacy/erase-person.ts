import { v7 as uuidv7 } from 'uuid';
import { eraseFromAudit, recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { closeAccount } from '#kernel/identity';
import type { Erased, PersonalDataSource, PersonalRows } from '#kernel/personal-data';
import type { WorkContext } from '#kernel/work';
import { conditionOf, type KnownPerson, personalTables, readPerson } from './person.ts';
import { sweepMentions } from './sweep-mentions.ts';

export interface Erasure {
  accountId: string | null;
  subjectId: string | null;
  requestId: string | null;
  why: 'request' | 'retention';
  decidedBy: string | null;
}

export interface ErasureReport {
  id: string;
  rows: number;
  files: number;
  mentions: number;
  audit: number;
}

/**
 * Erases a person in every declared table, in the words of others, in the log and in the store of files. Books, receipts
 * and counts stay without a name. All in one transaction; only the bytes of files leave after it.
 *
 * @param ctx beyond the walls: a person has rows in every family
 * @throws AppError 409 `last_keeper` for the last one who holds the keys of the organisation
 */
export async function erasePerson(
  ctx: WorkContext,
  source: PersonalDataSource,
  erasure: Erasure,
): Promise<ErasureReport> {
  const report = await ctx.transaction(async (tx) => {
    const person = await readPerson(ctx, tx, source, erasure);
    const words = await readWords(ctx, tx, source, person);
    await closeAccountOf(ctx, tx, person.accountId);
    await source.leave?.(ctx, tx, person.people);
    const all = personalTables(source).flatMap(({ table, people }) =>
      people.map((rows) => ({ table, rows })),
    );
    const owners = await readOwners(tx, all, person);
    const fileIds = await readFiles(tx, all, person);
    let rows = 0;
    for (const each of all) rows += await eraseRows(ctx, tx, each.table, each.rows, person);
    const storeKeys = await dropFiles(tx, fileIds);
    const mentions = await sweepMentions(ctx, tx, words);
    const audit = await eraseFromAudit(ctx, tx, { owners, words });
    const id = uuidv7();
    await tx.execute(
      `insert into privacy_erasures (id, account_id, subject_id, request_id, why, decided_by, row_count, file_count,
         mention_count, audit_count, store_keys)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        ...[id, person.accountId, person.subjectId, erasure.requestId, erasure.why, erasure.decidedBy],
        ...[rows, storeKeys.length, mentions, audit, storeKeys],
      ],
    );
    if (erasure.requestId) {
      await tx.execute(
        `update privacy_requests set state = 'done' where tenant_id = balai.tenant_id() and id = $1 and state = 'erasing'`,
        [erasure.requestId],
      );
    }
    await recordAudit(ctx, tx, {
      action: 'privacy.erased',
      resource: 'privacy-request',
      objectId: id,
      after: { why: erasure.why, rows, files: storeKeys.length, mentions, audit },
    });
    return { id, rows, files: storeKeys.length, mentions, audit };
  });
  await dropBytes(ctx);
  return report;
}

/** Takes the bytes of erased files out of the store; what a kill left is taken the next time. */
export async function dropBytes(ctx: WorkContext): Promise<void> {
  const left = await ctx.transaction((tx) =>
    tx.query<{ id: string; store_keys: string[] }>(
      `select id, store_keys from privacy_erasures where tenant_id = balai.tenant_id() and cardinality(store_keys) > 0`,
    ),
  );
  for (const { id, store_keys } of left) {
    for (const key of store_keys) await ctx.app.files.delete(key);
    await ctx.transaction((tx) =>
      tx.execute(
        `update privacy_erasures set store_keys = '{}' where tenant_id = balai.tenant_id() and id = $1`,
        [id],
      ),
    );
  }
}

type TableRows = { table: string; rows: PersonalRows };

async function readWords(
  ctx: WorkContext,
  tx: Tx,
  source: PersonalDataSource,
  person: KnownPerson,
): Promise<string[]> {
  const words = (await source.wordsOf?.(ctx, tx, person.people)) ?? [];
  if (person.email) words.push(person.email);
  const account = await tx.one<{ name: string }>(
    `select a.display_name as name from accounts a
      where a.tenant_id = balai.tenant_id() and a.id = $1
        and not exists (select 1 from accounts o
          where o.tenant_id = a.tenant_id and o.id <> a.id and lower(o.display_name) = lower(a.display_name))`,
    [person.accountId],
  );
  if (account) words.push(account.name);
  // A short word stands in too many others.
  return [...new Set(words.map((word) => word.trim().toLowerCase()))].filter((word) => word.length >= 6);
}

async function closeAccountOf(ctx: WorkContext, tx: Tx, accountId: string | null): Promise<void> {
  const account = await tx.one<{ status: string }>(
    'select status from accounts where tenant_id = balai.tenant_id() and id = $1 for update',
    [accountId],
  );
  if (account && account.status !== 'closed') {
    await closeAccount(ctx, tx, accountId!, 'Data pribadi dihapus');
  }
}

/** Ids under which the log tells of the person. */
async function readOwners(tx: Tx, all: readonly TableRows[], person: KnownPerson): Promise<string[]> {
  const owners = [person.accountId, ...person.people].filter((id) => id !== null);
  for (const { table, rows } of all.filter((one) => one.rows.isTheirs)) {
    const { where, values } = conditionOf(rows, person);
    const found = await tx.query<{ id: string }>(`select t.id from "${table}" t where ${where}`, values);
    owners.push(...found.map(({ id }) => id));
  }
  return owners;
}

async function readFiles(tx: Tx, all: readonly TableRows[], person: KnownPerson): Promise<string[]> {
  const ids: string[] = [];
  for (const { table, rows } of all) {
    const { where, values } = conditionOf(rows, person);
    for (const column of rows.files ?? []) {
      const found = await tx.query<{ id: string }>(
        `select t."${column}" as id from "${table}" t where ${where} and t."${column}" is not null`,
        values,
      );
      ids.push(...found.map(({ id }) => id));
    }
  }
  return ids;
}

async function eraseRows(
  ctx: WorkContext,
  tx: Tx,
  table: string,
  rows: PersonalRows,
  person: KnownPerson,
): Promise<number> {
  if (rows.erase === 'delete') {
    const { where, values } = conditionOf(rows, person);
    return tx.execute(`delete from "${table}" t where ${where}`, values);
  }
  const columns = Object.entries(rows.erase);
  if (columns.length === 0) return 0;
  const sealed = columns.filter(([, to]) => typeof to === 'object' && 'sealed' in to);
  const plain = columns.filter(([, to]) => !(typeof to === 'object' && 'sealed' in to));
  let done = 0;
  // Sealed ones first: what is overwritten next may be what the rows are found by.
  for (const [column, to] of sealed) done += await sealOver(ctx, tx, table, column, to, rows, person);
  if (plain.length === 0) return done;
  const nullable = await readNullable(tx, table);
  const given = plain.map(([column, to]) => (to === 'empty' ? emptyOf(nullable, column) : wordsOf(to)));
  const sets = plain.map(([column, to], at) =>
    // What was never said is not said by erasing it.
    to === 'empty'
      ? `"${column}" = $${at + 1}`
      : `"${column}" = case when t."${column}" is null then null else $${at + 1} end`,
  );
  const { where, values } = conditionOf(rows, person, given.length + 1);
  done += await tx.execute(`update "${table}" t set ${sets.join(', ')} where ${where}`, [
    ...given,
    ...values,
  ]);
  return done;
}

/** Words that are sealed, to the row they stand in where the column's values are. */
async function sealOver(
  ctx: WorkContext,
  tx: Tx,
  table: string,
  column: string,
  to: Erased,
  rows: PersonalRows,
  person: KnownPerson,
): Promise<number> {
  const { where, values } = conditionOf(rows, person);
  const found = await tx.query<{ id: string }>(
    `select t.id from "${table}" t where ${where} and t."${column}" is not null`,
    values,
  );
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const isLoose = typeof to === 'object' && 'sealed' in to && to.isLoose;
  return tx.execute(
    `update "${table}" t set "${column}" = n.value from unnest($1::uuid[], $2::text[]) as n(id, value)
      where t.tenant_id = balai.tenant_id() and t.id = n.id`,
    [
      found.map(({ id }) => id),
      found.map(({ id }) => keys.seal(wordsOf(to), isLoose ? { table, column } : { table, column, row: id })),
    ],
  );
}

async function dropFiles(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ store_key: string }>(
    `update files set name = 'terhapus', sha256 = '', removed_at = now()
      where tenant_id = balai.tenant_id() and id = any ($1::uuid[]) and removed_at is null returning store_key`,
    [ids],
  );
  return rows.map(({ store_key }) => store_key);
}

async function readNullable(tx: Tx, table: string): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ name: string }>(
    `select a.attname as name from pg_attribute a
      where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and not a.attnotnull`,
    [table],
  );
  return new Set(rows.map(({ name }) => name));
}

const emptyOf = (nullable: ReadonlySet<string>, column: string) => (nullable.has(column) ? null : '');

const wordsOf = (to: Erased): string => (to === 'empty' ? '' : 'sealed' in to ? to.sealed : to.becomes);
