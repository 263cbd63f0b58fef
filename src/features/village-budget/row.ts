import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { parseRupiah } from '#kernel/money';
import { conflict, invalid, notFound, type WorkContext } from '#kernel/work';
import { FUND_SOURCES, takesMoney } from './accounts.ts';
import { isActivity, tidyActivity } from './activities.ts';
import { documentTitle, lockDraft } from './document.ts';

/** One line of a document: what for, how much, from which money. */
export interface BudgetRow {
  id: string;
  accountCode: string;
  /** Empty but for spending. */
  activityCode: string;
  description: string;
  volume: string;
  unit: string;
  fundSource: string;
  /** Rupiah. */
  amount: number;
}

export type NewBudgetRow = Omit<BudgetRow, 'id'>;

const ROW = `id, account_code as "accountCode", activity_code as "activityCode", description, volume, unit,
  fund_source as "fundSource", amount`;

/** Rows of a document in the order of its codes. */
export function readBudgetRows(tx: Tx, documentId: string): Promise<BudgetRow[]> {
  return tx.query<BudgetRow>(
    `select ${ROW} from budget_rows where tenant_id = balai.tenant_id() and document_id = $1
      order by left(account_code, 1), activity_code, account_code, description, fund_source`,
    [documentId],
  );
}

/** @throws AppError 404 */
export async function readBudgetRow(tx: Tx, documentId: string, id: string): Promise<BudgetRow> {
  const row = await tx.one<BudgetRow>(
    `select ${ROW} from budget_rows where tenant_id = balai.tenant_id() and document_id = $1 and id = $2`,
    [documentId, id],
  );
  if (!row) throw notFound();
  return row;
}

/**
 * What was typed as a row.
 *
 * @throws AppError 422 with a sentence for each field that is wrong
 */
export function checkBudgetRow(typed: Readonly<Record<string, string>>): NewBudgetRow {
  const text = (name: string) => (typed[name] ?? '').trim();
  const amount = parseRupiah(text('amount'));
  const accountCode = text('accountCode');
  const activityCode = text('activityCode') === '' ? '' : tidyActivity(text('activityCode'));
  const faults: Record<string, string> = {};
  if (!takesMoney(accountCode)) faults.accountCode = 'Pilih rekening.';
  else if (accountCode.startsWith('5') && !isActivity(activityCode))
    faults.activityCode = 'Belanja perlu kegiatan. Pilih kegiatannya.';
  else if (!accountCode.startsWith('5') && activityCode !== '')
    faults.activityCode = 'Hanya belanja yang memakai kegiatan. Kosongkan.';
  if (text('description').length < 3 || text('description').length > 200)
    faults.description = 'Isi uraian, 3 sampai 200 huruf.';
  if (text('volume').length > 20) faults.volume = 'Paling banyak 20 huruf.';
  if (text('unit').length > 30) faults.unit = 'Paling banyak 30 huruf.';
  if (text('fundSource') !== '' && !FUND_SOURCES.some(({ value }) => value === text('fundSource')))
    faults.fundSource = 'Pilih sumber dana.';
  if (amount.kind !== 'amount') faults.amount = 'Isi jumlah dalam rupiah bulat, misalnya 1.500.000.';
  else if (amount.amount < 0 || amount.amount > 1_000_000_000_000_000)
    faults.amount = 'Jumlah tidak boleh di bawah nol atau di atas seribu triliun.';
  if (Object.keys(faults).length > 0 || amount.kind !== 'amount') throw invalid(faults);
  return {
    ...{ accountCode, activityCode, description: text('description'), volume: text('volume') },
    ...{ unit: text('unit'), fundSource: text('fundSource'), amount: amount.amount },
  };
}

/** Adds a row to a draft, or writes over one of it. @throws AppError 409 for what was adopted or stands there twice */
export async function saveBudgetRow(
  ctx: WorkContext,
  tx: Tx,
  documentId: string,
  row: NewBudgetRow,
  id?: string,
): Promise<void> {
  const document = await lockDraft(tx, documentId);
  const before = id ? await readBudgetRow(tx, documentId, id) : undefined;
  await (before ? writeOver(tx, before.id, row) : addBudgetRow(tx, documentId, row)).catch(tellTwice);
  await recordAudit(ctx, tx, {
    ...{
      action: before ? 'budget.row_changed' : 'budget.row_added',
      resource: 'budget',
      objectId: documentId,
    },
    objectLabel: `${documentTitle(document)}: ${row.description}`,
    ...(before && { before: { amount: before.amount, description: before.description } }),
    after: { amount: row.amount, description: row.description },
  });
}

export async function removeBudgetRow(
  ctx: WorkContext,
  tx: Tx,
  documentId: string,
  id: string,
): Promise<void> {
  const document = await lockDraft(tx, documentId);
  const before = await readBudgetRow(tx, documentId, id);
  await tx.execute('delete from budget_rows where tenant_id = balai.tenant_id() and id = $1', [id]);
  await recordAudit(ctx, tx, {
    ...{ action: 'budget.row_removed', resource: 'budget', objectId: documentId },
    objectLabel: `${documentTitle(document)}: ${before.description}`,
    before: { amount: before.amount },
  });
}

export function addBudgetRow(tx: Tx, documentId: string, row: NewBudgetRow) {
  return tx.execute(
    `insert into budget_rows (id, document_id, account_code, activity_code, description, volume, unit, fund_source, amount)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [uuidv7(), documentId, ...columnsOf(row)],
  );
}

function writeOver(tx: Tx, id: string, row: NewBudgetRow) {
  return tx.execute(
    `update budget_rows set account_code = $2, activity_code = $3, description = $4, volume = $5, unit = $6,
       fund_source = $7, amount = $8 where tenant_id = balai.tenant_id() and id = $1`,
    [id, ...columnsOf(row)],
  );
}

const columnsOf = (row: NewBudgetRow) => [
  ...[row.accountCode, row.activityCode, row.description, row.volume, row.unit, row.fundSource, row.amount],
];

function tellTwice(error: unknown): never {
  if ((error as { code?: string }).code === '23505')
    throw conflict('row_twice', 'Uraian ini sudah ada pada rekening dan sumber dana yang sama.');
  throw error;
}
