import { recordAudit } from '#kernel/audit';
import { isPlainDate, todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { actorOf, conflict, invalid, type WorkContext } from '#kernel/work';
import { checkBudget } from './check-document.ts';
import { documentTitle, lockDraft, readBudgetDocument } from './document.ts';
import { readBudgetRows } from './row.ts';
import { totalsOf } from './totals.ts';

/**
 * The regulation is there: from now on the document stays as it is.
 *
 * @throws AppError 422 without number or day; 409 naming each row or sum that does not tie
 */
export async function adoptBudget(
  ctx: WorkContext,
  tx: Tx,
  id: string,
  typed: { regulation: string; regulationOn: string },
): Promise<void> {
  const document = await lockDraft(tx, id);
  const faults: Record<string, string> = {};
  const regulation = typed.regulation.trim();
  if (regulation.length < 3 || regulation.length > 80)
    faults.regulation = 'Isi nomor peraturannya, misalnya Perdes 04 Tahun 2026.';
  if (!isPlainDate(typed.regulationOn) || typed.regulationOn > todayOf(ctx))
    faults.regulationOn = 'Isi tanggal peraturannya, paling lambat hari ini.';
  if (Object.keys(faults).length > 0) throw invalid(faults);
  const wrong = (await checkBudget(tx, document)).filter(({ isDoubt }) => !isDoubt);
  if (wrong.length > 0)
    throw conflict('does_not_tie', wrong.map(({ where, text }) => `${where}: ${text}`).join(' '));
  const { id: actorId, name } = actorOf(ctx);
  await tx.execute(
    `update budget_documents set state = 'adopted', regulation = $2, regulation_on = $3, adopted_by = $4,
       adopted_by_name = $5, adopted_at = $6 where tenant_id = balai.tenant_id() and id = $1`,
    [id, regulation, typed.regulationOn, actorId, name, ctx.now],
  );
  await recordAudit(ctx, tx, {
    ...{ action: 'budget.adopted', resource: 'budget', objectId: id, objectLabel: documentTitle(document) },
    after: { regulation, on: typed.regulationOn, ...totalsOf(await readBudgetRows(tx, id)) },
  });
}

/** Shows an adopted document to everybody. @throws AppError 409 for a draft or one that is shown already */
export async function publishBudget(ctx: WorkContext, tx: Tx, id: string): Promise<void> {
  const document = await readBudgetDocument(tx, id, 'for update');
  if (document.state !== 'adopted')
    throw conflict('not_adopted', 'Yang diumumkan ialah yang sudah ditetapkan dan belum diumumkan.');
  await tx.execute(
    `update budget_documents set state = 'published', published_at = $2 where tenant_id = balai.tenant_id() and id = $1`,
    [id, ctx.now],
  );
  await recordAudit(ctx, tx, {
    ...{ action: 'budget.published', resource: 'budget', objectId: id, objectLabel: documentTitle(document) },
  });
}
