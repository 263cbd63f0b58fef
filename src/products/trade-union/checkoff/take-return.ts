import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import { todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { isWarning } from '#kernel/exchange';
import { keepPrivateFile, openPrivateFile } from '#kernel/files';
import { actorOf, invalid, notFound, type WorkContext } from '#kernel/work';
import { readItems } from './checkoff-list.ts';
import { type DeductionRow, type ReadDeductions, readDeductions } from './deduction-sheet.ts';
import { lockList } from './keep-list.ts';
import { matchDeductions } from './match-deductions.ts';
import { readReturn } from './read-return.ts';

export const RETURN_BYTES = 10 * 1024 * 1024;
const KIND = 'checkoff_return';
export const ROW_CONTENT = { table: 'checkoff_return_rows', column: 'content' } as const;

/**
 * Takes in what the employer sent back for a list: reads it and says whom each row is about. Nothing is posted. The same
 * file again leads to what it was taken for the first time.
 *
 * @param given.receivedOn the day on which the money came in
 * @throws AppError 404, 409 unless the list was handed over; 422 for what cannot be read
 */
export async function takeReturn(
  ctx: WorkContext,
  tx: Tx,
  given: { listId: string; path: string; name: string; receivedOn: string },
): Promise<{ returnId: string; isNew: boolean }> {
  const list = await lockList(tx, given.listId, ['handed_over']);
  const { receivedOn } = given;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(receivedOn) || receivedOn > todayOf(ctx)) {
    throw invalid({ receivedOn: 'Isi tanggal uangnya masuk, paling lambat hari ini.' });
  }
  const content = await readFile(given.path);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const earlier = await tx.one<{ id: string }>(
    'select id from checkoff_returns where tenant_id = balai.tenant_id() and list_id = $1 and file_sha256 = $2',
    [list.id, sha256],
  );
  if (earlier) return { returnId: earlier.id, isNew: false };
  const read = await readDeductions(content, todayOf(ctx));
  const actor = actorOf(ctx);
  const file = await keepPrivateFile(ctx, tx, {
    ...{ resource: 'dues.checkoff', objectId: list.id, kind: KIND, name: given.name, content },
    ...{ mediaType: 'application/octet-stream', uploadedBy: actor.id },
  });
  const returnId = uuidv7();
  await tx.execute(
    `insert into checkoff_returns (id, list_id, file_id, file_name, file_sha256, received_on, mapping,
       uploaded_by_name, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      ...[returnId, list.id, file.id, given.name.slice(0, 200), sha256, receivedOn],
      ...[JSON.stringify(read.mapping), actor.name, ctx.now],
    ],
  );
  await keepRows(ctx, tx, { returnId, listId: list.id, read });
  await recordAudit(ctx, tx, {
    action: 'checkoff.imported',
    resource: 'dues.checkoff',
    objectId: list.id,
    objectLabel: list.number,
    after: { file: given.name, rows: read.rows.length, received_on: receivedOn },
  });
  return { returnId, isNew: true };
}

/** Reads the file again by the columns that a person chose. @throws AppError 404, 409, 422 */
export async function remapReturn(
  ctx: WorkContext,
  tx: Tx,
  given: { returnId: string; columns: Readonly<Record<string, number>> },
): Promise<void> {
  const kept = await readReturn(tx, given.returnId);
  if (!kept) throw notFound();
  await lockList(tx, kept.listId, ['handed_over']);
  const read = await rereadReturn(ctx, tx, kept, given.columns);
  await tx.execute(
    'delete from checkoff_return_rows where tenant_id = balai.tenant_id() and return_id = $1',
    [kept.id],
  );
  await tx.execute(
    'update checkoff_returns set mapping = $2 where tenant_id = balai.tenant_id() and id = $1',
    [kept.id, JSON.stringify(read.mapping)],
  );
  await keepRows(ctx, tx, { returnId: kept.id, listId: kept.listId, read });
}

/** The file as it came, with the columns as they are chosen now. */
export async function rereadReturn(
  ctx: WorkContext,
  tx: Tx,
  kept: { fileId: string; mapping: Readonly<Record<string, number>> },
  columns: Readonly<Record<string, number>> = kept.mapping,
): Promise<ReadDeductions> {
  const file = await openPrivateFile(ctx, tx, kept.fileId, { kind: KIND });
  return readDeductions(await buffer(file.content), todayOf(ctx), columns);
}

async function keepRows(
  ctx: WorkContext,
  tx: Tx,
  given: { returnId: string; listId: string; read: ReadDeductions },
): Promise<void> {
  const people = (await readItems(tx, given.listId)).filter(({ outcome }) => outcome !== 'dropped');
  const rows = given.read.rows.filter(
    ({ values, problems }) => isAboutSomebody(values) || problems.length > 0,
  );
  const matched = matchDeductions(
    rows.map(({ row, values, problems }) => ({
      ...{ row, values },
      problems: problems.filter((problem) => !isWarning(problem)).map(({ message }) => message),
    })),
    people,
  );
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const ids = rows.map(() => uuidv7());
  await tx.execute(
    `insert into checkoff_return_rows (id, return_id, row_number, content, amount, item_id, matched_by, verdict, problem)
     select r.id, $1, r.row, r.content, r.amount, r.item, r.by, r.verdict, r.problem
       from unnest($2::uuid[], $3::int[], $4::text[], $5::bigint[], $6::uuid[], $7::text[], $8::text[], $9::text[])
         as r(id, row, content, amount, item, by, verdict, problem)`,
    [
      ...[given.returnId, ids, rows.map(({ row }) => row)],
      rows.map(({ values }, index) =>
        keys.seal(JSON.stringify(shownOf(values)), { ...ROW_CONTENT, row: ids[index]! }),
      ),
      ...[rows.map(({ values }) => values.amount ?? null), matched.map(({ itemId }) => itemId)],
      ...[matched.map(({ matchedBy }) => matchedBy), matched.map(({ verdict }) => verdict)],
      matched.map(({ problem }) => problem),
    ],
  );
}

const isAboutSomebody = ({ fullName, memberNumber, employeeNumber }: DeductionRow) =>
  Boolean(fullName || memberNumber || employeeNumber);

const shownOf = ({ fullName = '', memberNumber = '', employeeNumber = '' }: DeductionRow) => ({
  ...{ fullName, memberNumber, employeeNumber },
});
