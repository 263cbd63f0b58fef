import { defineImportTarget, type ImportCounts, type ImportTarget } from '#features/imports';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { conflict, type WorkContext } from '#kernel/work';
import { type BudgetStage, documentTitle, lockDraft, readBudgetDocuments, STAGE_WORDS } from '../document.ts';
import { addBudgetRow, type NewBudgetRow, readBudgetRows } from '../row.ts';
import { budgetProfile } from './budget-profile.ts';
import { readBudgetSheet, type SheetValues } from './read-budget-sheet.ts';

/** Reads a sheet into the document of a stage that is open; all of it or nothing, because its sums have to tie. */
export function budgetImportTarget(
  stage: BudgetStage,
  at: { pageUrl: string; deskUrl: string; amountWords: readonly string[] },
): ImportTarget {
  const word = STAGE_WORDS[stage].toLowerCase();
  return defineImportTarget<SheetValues>({
    profile: budgetProfile(`budget-${stage}`, `${word} APBDes`, at.amountWords),
    right: { resource: 'budget', right: 'import' },
    pageUrl: at.pageUrl,
    title: `Impor ${word} APBDes`,
    arrived: { url: at.deskUrl, label: 'Kelola APBDes' },
    promise: `Baris lembar ini menggantikan isi ${word} yang belum ditetapkan. Selama satu baris atau satu jumlah tidak cocok, tidak ada yang disimpan.`,
    isAllOrNothing: true,
    commit: async (ctx, tx, { result }) => {
      const open = (await readBudgetDocuments(tx)).find(
        ({ stage: one, state }) => one === stage && state === 'draft',
      );
      if (!open)
        throw conflict(
          'none_open',
          `Belum ada ${word} yang terbuka. Buka dahulu di Kelola APBDes, lalu simpan lembar ini.`,
        );
      const { rows } = readBudgetSheet(result.rows);
      return replaceRows(ctx, tx, open.id, rows);
    },
  });
}

/** What the sheet no longer has goes; what it has the same stays untouched. */
async function replaceRows(
  ctx: WorkContext,
  tx: Tx,
  documentId: string,
  rows: readonly NewBudgetRow[],
): Promise<ImportCounts> {
  const document = await lockDraft(tx, documentId);
  const keyOf = ({ activityCode, accountCode, description, fundSource }: NewBudgetRow) =>
    [activityCode, accountCode, description, fundSource].join('|');
  const restOf = ({ volume, unit, amount }: NewBudgetRow) => [volume, unit, amount].join('|');
  const standing = new Map((await readBudgetRows(tx, documentId)).map((row) => [keyOf(row), row]));
  const wanted = new Map(rows.map((row) => [keyOf(row), row]));
  const counts: ImportCounts = { created: 0, updated: 0, unchanged: 0, pending: 0 };
  const gone = [...standing].filter(([key, row]) => {
    const next = wanted.get(key);
    return !next || restOf(next) !== restOf(row);
  });
  await tx.execute('delete from budget_rows where tenant_id = balai.tenant_id() and id = any($1)', [
    gone.map(([, { id }]) => id),
  ]);
  for (const [key, row] of wanted) {
    const before = standing.get(key);
    if (before && restOf(before) === restOf(row)) {
      counts.unchanged += 1;
      continue;
    }
    await addBudgetRow(tx, documentId, row);
    counts[before ? 'updated' : 'created'] += 1;
  }
  await recordAudit(ctx, tx, {
    ...{ action: 'budget.imported', resource: 'budget', objectId: documentId },
    objectLabel: documentTitle(document),
    after: { rows: rows.length, ...counts },
  });
  return counts;
}
