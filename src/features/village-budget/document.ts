import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import { formatDate, isPlainDate, type PlainDate } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { conflict, invalid, notFound, type WorkContext } from '#kernel/work';

export type BudgetStage = 'budget' | 'change' | 'realisation';

/** What was planned, changed, or came of it, with the regulation that says so. */
export interface BudgetDocument {
  id: string;
  year: number;
  stage: BudgetStage;
  /** Of a realisation: the last day it tells about. */
  through: PlainDate | null;
  state: 'draft' | 'adopted' | 'published';
  regulation: string | null;
  regulationOn: PlainDate | null;
  adoptedByName: string;
  rowCount: number;
}

export const STAGE_WORDS: Readonly<Record<BudgetStage, string>> = {
  budget: 'Anggaran',
  change: 'Perubahan',
  realisation: 'Realisasi',
};

/** "Realisasi 2026 sampai 30 Juni 2026" */
export function documentTitle({ stage, year, through }: Pick<BudgetDocument, 'stage' | 'year' | 'through'>) {
  return `${STAGE_WORDS[stage]} ${year}${through ? ` sampai ${formatDate(through)}` : ''}`;
}

const DOCUMENT = `d.id, d.year, d.stage, d.through, d.state, d.regulation, d.regulation_on as "regulationOn",
  d.adopted_by_name as "adoptedByName",
  (select count(*)::int from budget_rows r where r.tenant_id = d.tenant_id and r.document_id = d.id) as "rowCount"`;

/** Documents, the newest year first; of a year the budget, its changes, and what came of it, in the order of time. */
export function readBudgetDocuments(
  tx: Tx,
  { isPublishedOnly = false, year }: { isPublishedOnly?: boolean; year?: number } = {},
): Promise<BudgetDocument[]> {
  return tx.query<BudgetDocument>(
    `select ${DOCUMENT} from budget_documents d
      where d.tenant_id = balai.tenant_id() and (not $1 or d.state = 'published') and ($2::int is null or d.year = $2)
      order by d.year desc, array_position(array['budget', 'change', 'realisation'], d.stage), d.through,
        d.regulation_on nulls last, d.created_at`,
    [isPublishedOnly, year ?? null],
  );
}

/** @throws AppError 404 */
export async function readBudgetDocument(tx: Tx, id: string, lock?: 'for update'): Promise<BudgetDocument> {
  const found = await tx.one<BudgetDocument>(
    `select ${DOCUMENT} from budget_documents d where d.tenant_id = balai.tenant_id() and d.id = $1
      ${lock ? 'for update of d' : ''}`,
    [id],
  );
  if (!found) throw notFound();
  return found;
}

/** @throws AppError 409 for what was adopted */
export async function lockDraft(tx: Tx, id: string): Promise<BudgetDocument> {
  const document = await readBudgetDocument(tx, id, 'for update');
  if (document.state !== 'draft')
    throw conflict('adopted', 'Yang sudah ditetapkan tidak diubah lagi. Buat perubahan anggaran.');
  return document;
}

export interface TypedDocument {
  year: string;
  stage: string;
  through: string;
}

/**
 * Opens a document to fill. A change starts with the rows of what holds now; a realisation with none.
 *
 * @returns its id @throws AppError 422 naming the field; 409 while another of its stage is open
 */
export async function openBudgetDocument(ctx: WorkContext, tx: Tx, typed: TypedDocument): Promise<string> {
  const year = /^\d{4}$/.test(typed.year) ? Number(typed.year) : 0;
  const stage = (Object.keys(STAGE_WORDS) as BudgetStage[]).find((one) => one === typed.stage);
  const through = stage === 'realisation' && isPlainDate(typed.through) ? typed.through : null;
  const faults: Record<string, string> = {};
  if (year < 2015 || year > 2100) faults.year = 'Isi tahun anggaran, misalnya 2026.';
  if (!stage) faults.stage = 'Pilih anggaran, perubahan, atau realisasi.';
  if (stage === 'realisation' && (!through || Number(through.slice(0, 4)) !== year))
    faults.through = 'Isi tanggal akhir realisasi pada tahun anggaran ini.';
  const before = faults.year ? [] : await readBudgetDocuments(tx, { year });
  const standing = before.filter(({ stage: one, state }) => one !== 'realisation' && state !== 'draft');
  if (stage && stage !== 'budget' && !faults.year && standing.length === 0)
    faults.stage = `Anggaran ${year} belum ditetapkan, jadi belum ada yang diubah atau dijalankan.`;
  if (Object.keys(faults).length > 0 || !stage) throw invalid(faults);
  const id = uuidv7();
  await tx
    .execute(
      'insert into budget_documents (id, year, stage, through, created_at) values ($1, $2, $3, $4, $5)',
      [id, year, stage, through, ctx.now],
    )
    .catch(tellOpen);
  const base = standing.at(-1);
  if (stage === 'change' && base) await copyRows(tx, base.id, id);
  await recordAudit(ctx, tx, {
    ...{ action: 'budget.opened', resource: 'budget', objectId: id },
    objectLabel: documentTitle({ stage, year, through }),
  });
  return id;
}

/** Gives up a document that was not adopted, with its rows. */
export async function dropBudgetDocument(ctx: WorkContext, tx: Tx, id: string): Promise<void> {
  const document = await lockDraft(tx, id);
  await tx.execute('delete from budget_documents where tenant_id = balai.tenant_id() and id = $1', [id]);
  await recordAudit(ctx, tx, {
    ...{ action: 'budget.dropped', resource: 'budget', objectId: id, objectLabel: documentTitle(document) },
    before: { rows: document.rowCount },
  });
}

async function copyRows(tx: Tx, from: string, to: string): Promise<void> {
  const rows = await tx.query<{ id: string }>(
    'select id from budget_rows where tenant_id = balai.tenant_id() and document_id = $1',
    [from],
  );
  await tx.execute(
    `insert into budget_rows (id, document_id, account_code, activity_code, description, volume, unit, fund_source, amount)
     select n.id, $3, r.account_code, r.activity_code, r.description, r.volume, r.unit, r.fund_source, r.amount
       from unnest($1::uuid[], $2::uuid[]) n(id, was)
       join budget_rows r on r.tenant_id = balai.tenant_id() and r.id = n.was`,
    [rows.map(() => uuidv7()), rows.map(({ id }) => id), to],
  );
}

function tellOpen(error: unknown): never {
  const { constraint } = error as { constraint?: string };
  if (constraint === 'budget_documents_open')
    throw conflict('already_open', 'Masih ada dokumen sejenis yang belum ditetapkan. Selesaikan itu dahulu.');
  if (constraint === 'budget_documents_budget')
    throw conflict('year_taken', 'Anggaran tahun ini sudah ada. Yang dapat dibuat ialah perubahannya.');
  if (constraint === 'budget_documents_through')
    throw conflict('through_taken', 'Realisasi sampai tanggal ini sudah ada.');
  throw error;
}
