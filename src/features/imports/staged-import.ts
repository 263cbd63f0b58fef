import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import { dateIn, zoneOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import type { TenantKeys } from '#kernel/encryption';
import {
  type CheckResult,
  checkRows,
  guessMapping,
  isWarning,
  type Mapping,
  readMapping,
  readSheet,
  type SheetTable,
  type UnusedColumn,
  unusedColumns,
} from '#kernel/exchange';
import { keepPrivateFile, openPrivateFile } from '#kernel/files';
import { AppError, actorOf, conflict, notFound, type WorkContext } from '#kernel/work';
import type { DuplicateDecision, ImportCounts, ImportTarget } from './import-target.ts';

export type ImportState = 'checked' | 'committing' | 'committed' | 'cancelled';

export interface ImportChoices extends ClearChoices {
  /** What a person typed instead of a cell, by `row:field`; stored sealed. */
  corrections: Record<string, string>;
}

/** What tells nothing of the people in the sheet. */
interface ClearChoices {
  fileName: string;
  sheet: string;
  headerRow: number;
  mapping: Mapping;
  duplicates: Record<string, DuplicateDecision>;
}

export interface StagedImport {
  id: string;
  register: string;
  state: ImportState;
  choices: ImportChoices;
  fileId: string;
  result: ImportCounts | null;
  jobId: string | null;
  createdAt: Date;
  committedAt: Date | null;
}

/** A staged import with its sheet read and checked. */
export interface CheckedImport {
  staged: StagedImport;
  table: SheetTable;
  result: CheckResult;
  confidence: Readonly<Record<string, number>>;
  /** Columns of the sheet that nothing is read from. */
  unused: UnusedColumn[];
}

/** What the sender knows better than the guess. */
export interface GivenPlaces {
  /** Name of the sheet in the workbook. */
  sheet?: string;
  /** Number of the row of column headings. */
  headerRow?: number;
  /** Field to column, as `readMapping` takes it. */
  mapping?: unknown;
}

/**
 * Takes an uploaded sheet: reads it, guesses the columns (or takes those given), checks every row, and keeps the file
 * sealed so that the person can go on tomorrow. Nothing of it becomes data yet.
 *
 * @param path the upload on disk
 * @throws SheetError for a wrong file, with what to do
 */
export async function stageImport(
  ctx: WorkContext,
  target: ImportTarget,
  upload: { path: string; name: string },
  { mapping: given, ...place }: GivenPlaces = {},
): Promise<CheckedImport> {
  const bytes = await readFile(upload.path);
  const table = await readSheet(upload.path, { fields: target.profile.fields, ...place });
  const guess = guessMapping(table.headings, table.rows, target.profile.fields);
  const mapping =
    given === undefined ? guess.mapping : readMapping(given, table.headings, target.profile.fields);
  const choices: ClearChoices = {
    fileName: upload.name,
    sheet: table.name,
    headerRow: table.headerRow,
    mapping,
    duplicates: {},
  };
  const result = check(ctx, target, table, { ...choices, corrections: {} });
  const staged = await ctx.transaction(async (tx) => {
    const id = uuidv7();
    const account = actorOf(ctx).id;
    const kept = await keepPrivateFile(ctx, tx, {
      resource: 'import',
      objectId: id,
      kind: 'import_sheet',
      name: upload.name,
      mediaType: table.format === 'csv' ? 'text/csv' : XLSX,
      content: bytes,
      uploadedBy: account,
    });
    await tx.execute(
      `insert into imports (id, register, file_id, file_sha256, state, choices, created_by)
       values ($1, $2, $3, $4, 'checked', $5, $6)`,
      [id, target.profile.register, kept.id, kept.sha256, JSON.stringify(choices), account],
    );
    await recordAudit(ctx, tx, {
      action: 'import.checked',
      resource: target.right.resource,
      objectId: id,
      objectLabel: upload.name,
      after: { rows: result.totals.rows, problems: result.totals.problems },
    });
    return (await readStaged(ctx, tx, id))!;
  });
  return checkedImport(staged, table, result, guess.confidence);
}

/** Reads a staged import again, with the choices made so far. @throws AppError 404 */
export async function openImport(ctx: WorkContext, target: ImportTarget, id: string): Promise<CheckedImport> {
  const { staged, bytes } = await readUpload(ctx, target, id);
  const { sheet, headerRow } = staged.choices;
  const table = await readSheet(bytes, { fields: target.profile.fields, sheet, headerRow });
  const guess = guessMapping(table.headings, table.rows, target.profile.fields);
  return checkedImport(staged, table, check(ctx, target, table, staged.choices), guess.confidence);
}

async function readUpload(ctx: WorkContext, target: ImportTarget, id: string) {
  return ctx.transaction(async (tx) => {
    const staged = await readStaged(ctx, tx, id);
    if (!staged || staged.register !== target.profile.register) throw notFound();
    const file = await openPrivateFile(ctx, tx, staged.fileId, { resource: 'import' });
    return { staged, bytes: await buffer(file.content) };
  });
}

function checkedImport(
  staged: StagedImport,
  table: SheetTable,
  result: CheckResult,
  confidence: CheckedImport['confidence'],
): CheckedImport {
  const unused = unusedColumns(table.headings, staged.choices.mapping);
  return { staged, table, result, confidence, unused };
}

/**
 * Reads the upload again from another sheet or another row of headings. Columns are guessed anew; what was typed or decided
 * for the rows of the old place falls away.
 *
 * @throws SheetError when the workbook has no such sheet or row
 */
export async function chooseSheet(
  ctx: WorkContext,
  target: ImportTarget,
  id: string,
  place: Pick<GivenPlaces, 'sheet' | 'headerRow'>,
): Promise<void> {
  const { staged, bytes } = await readUpload(ctx, target, id);
  const { sheet, headerRow } = staged.choices;
  // On another sheet the old row number means nothing, unless it was changed with it.
  const isGuess = place.sheet !== undefined && place.sheet !== sheet && place.headerRow === headerRow;
  const table = await readSheet(bytes, {
    fields: target.profile.fields,
    ...(isGuess ? { sheet: place.sheet } : { sheet, ...place }),
  });
  const { mapping } = guessMapping(table.headings, table.rows, target.profile.fields);
  await chooseForImport(ctx, target, id, ({ fileName }) => ({
    ...{ fileName, sheet: table.name, headerRow: table.headerRow, mapping },
    ...{ duplicates: {}, corrections: {} },
  }));
}

/** Stores what a person chose (columns, corrections, decisions) while nothing is committed. */
export async function chooseForImport(
  ctx: WorkContext,
  target: ImportTarget,
  id: string,
  change: (choices: ImportChoices) => ImportChoices,
): Promise<void> {
  await ctx.transaction(async (tx) => {
    const staged = await readStaged(ctx, tx, id, 'for update');
    if (!staged || staged.register !== target.profile.register) throw notFound();
    if (staged.state !== 'checked') throw alreadyDone(staged.state);
    const { corrections, ...choices } = change(staged.choices);
    const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
    await tx.execute(
      'update imports set choices = $2, corrections = $3 where tenant_id = balai.tenant_id() and id = $1',
      [id, JSON.stringify(choices), keys.seal(JSON.stringify(corrections), CORRECTIONS)],
    );
  });
}

/**
 * Turns the rows into data, once: the import's row is locked, a second call waits and gets the first one's answer. All
 * of it stands or none.
 */
export async function commitImport(
  ctx: WorkContext,
  target: ImportTarget,
  id: string,
): Promise<ImportCounts> {
  const { staged: before, result } = await openImport(ctx, target, id);
  if (before.result) return before.result;
  refuseUnsound(target, result);
  return ctx.beyondWalls('an import decides about persons of every region').transaction(async (tx) => {
    const staged = await readStaged(ctx, tx, id, 'for update');
    if (!staged) throw notFound();
    if (staged.result) return staged.result;
    if (staged.state === 'cancelled') throw alreadyDone(staged.state);
    const counts = await target.commit(ctx, tx, {
      importId: id,
      result: { ...result, rows: rowsToStore(target, result) },
      decisionOf: (duplicate) => staged.choices.duplicates[duplicate.rows.join('-')],
    });
    await tx.execute(
      `update imports set state = 'committed', result = $2, committed_at = now()
        where tenant_id = balai.tenant_id() and id = $1`,
      [id, JSON.stringify(counts)],
    );
    await recordAudit(ctx, tx, {
      action: 'import.committed',
      resource: target.right.resource,
      objectId: id,
      objectLabel: staged.choices.fileName,
      after: { ...counts },
    });
    return counts;
  });
}

/** @throws AppError 422 `rows_unsound` while a sheet that goes in as a whole has a row with a problem */
export function refuseUnsound(target: ImportTarget, result: CheckResult): void {
  if (!target.isAllOrNothing || result.problems.every(isWarning)) return;
  throw new AppError(
    'rows_unsound',
    422,
    'Masih ada baris yang bermasalah. Perbaiki di halaman ini atau di lembar Anda; sebelum itu tidak ada yang disimpan.',
  );
}

/** The rows that a commit writes: what the button counts. */
export function rowsToStore(target: ImportTarget, { rows }: CheckResult): CheckResult['rows'] {
  return target.leavesOutFaulty ? rows.filter(({ problems }) => problems.every(isWarning)) : rows;
}

export async function cancelImport(ctx: WorkContext, target: ImportTarget, id: string): Promise<void> {
  await ctx.transaction(async (tx) => {
    const staged = await readStaged(ctx, tx, id, 'for update');
    if (!staged || staged.register !== target.profile.register) throw notFound();
    if (staged.state === 'committed') throw alreadyDone(staged.state);
    await tx.execute(
      `update imports set state = 'cancelled' where tenant_id = balai.tenant_id() and id = $1`,
      [id],
    );
    await recordAudit(ctx, tx, { action: 'import.cancelled', resource: target.right.resource, objectId: id });
  });
}

/** The newest imports of a register, for the list below the upload form. */
export async function listImports(ctx: WorkContext, target: ImportTarget): Promise<StagedImport[]> {
  return ctx.transaction(async (tx) => {
    const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
    const rows = await tx.query<ImportRow>(
      `select ${COLUMNS} from imports where tenant_id = balai.tenant_id() and register = $1 order by created_at desc limit 20`,
      [target.profile.register],
    );
    return rows.map((row) => stagedOf(row, keys));
  });
}

export async function readStaged(
  ctx: WorkContext,
  tx: Tx,
  id: string,
  lock: 'for update' | '' = '',
): Promise<StagedImport | undefined> {
  if (!/^[0-9a-f-]{36}$/i.test(id)) return undefined;
  const row = await tx.one<ImportRow>(
    `select ${COLUMNS} from imports where tenant_id = balai.tenant_id() and id = $1 ${lock}`,
    [id],
  );
  return row && stagedOf(row, await ctx.app.secrets.get(tx, ctx.tenant.id));
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const CORRECTIONS = { table: 'imports', column: 'corrections' };
const COLUMNS =
  'id, register, state, choices, corrections, file_id, result, job_id, created_at, committed_at';

function check(
  ctx: WorkContext,
  target: ImportTarget,
  table: SheetTable,
  choices: ImportChoices,
): CheckResult {
  const context = { today: dateIn(zoneOf(ctx.tenant.timeZone), ctx.now) };
  return checkRows(target.profile, withCorrections(table, choices), choices.mapping, context);
}

/** The sheet as if the typed values stood in its cells; the file itself stays as it came. */
function withCorrections(table: SheetTable, choices: ImportChoices): SheetTable {
  const typed = new Map<number, { column: number; text: string }[]>();
  for (const [place, text] of Object.entries(choices.corrections)) {
    const [row = '', field = ''] = place.split(':');
    const column = choices.mapping[field];
    if (column === undefined) continue;
    typed.set(Number(row), [...(typed.get(Number(row)) ?? []), { column, text }]);
  }
  if (typed.size === 0) return table;
  const rows = table.rows.map((row) => {
    const changes = typed.get(row.number);
    if (!changes) return row;
    const cells = [...row.cells];
    for (const { column, text } of changes) cells[column] = { kind: 'text', text };
    return { ...row, cells };
  });
  return { ...table, rows };
}

export const alreadyDone = (state: ImportState) => conflict('import_closed', CLOSED_WORDS[state]);

const CLOSED_WORDS: Readonly<Record<ImportState, string>> = {
  checked: 'Impor ini berubah sementara Anda membacanya. Muat ulang halamannya.',
  committing: 'Impor ini sedang berjalan. Muat ulang halamannya.',
  committed: 'Impor ini sudah selesai. Unggah berkas lagi untuk mengimpor perubahan berikutnya.',
  cancelled: 'Impor ini sudah dibatalkan dan tidak ada yang disimpan. Unggah berkasnya lagi untuk memulai.',
};

interface ImportRow {
  id: string;
  register: string;
  state: ImportState;
  choices: ClearChoices;
  corrections: string | null;
  file_id: string;
  result: ImportCounts | null;
  job_id: string | null;
  created_at: Date;
  committed_at: Date | null;
}

function stagedOf(row: ImportRow, keys: Pick<TenantKeys, 'open'>): StagedImport {
  const corrections = row.corrections ? JSON.parse(keys.open(row.corrections, CORRECTIONS)) : {};
  return {
    id: row.id,
    register: row.register,
    state: row.state,
    choices: { ...row.choices, corrections },
    fileId: row.file_id,
    result: row.result,
    jobId: row.job_id,
    createdAt: row.created_at,
    committedAt: row.committed_at,
  };
}
