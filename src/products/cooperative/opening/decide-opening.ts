import { type NewLine, postJournal } from '#features/ledger';
import { broughtEntries, keepBroughtLoans } from '#features/loans';
import { type NewEntry, postEntries } from '#features/subledger';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { actorOf, conflict, invalid, refuseSame, type WorkContext } from '#kernel/work';
import { loanPlace } from '../loans/index.ts';
import { openingAccounts, readTies } from './keep-opening.ts';
import { memberEntries, memberLoans } from './open-member-books.ts';
import { type Opening, readOpening } from './opening.ts';

/**
 * Approves the opening balances and posts them, once: one journal over all accounts, and what each member brought in the
 * member's own book.
 *
 * @throws AppError 403 `second_person_needed` for whoever typed, imported or submitted them; 409 unless they are
 *   submitted; 422 when they no longer tie
 */
export async function approveOpening(ctx: WorkContext, tx: Tx): Promise<void> {
  const opening = await submittedOf(ctx, tx);
  const { name } = actorOf(ctx);
  refuseSame(ctx, opening.keepers, 'Saldo awal ini Anda siapkan sendiri. Pengurus lain yang menyetujuinya.');
  const { faults } = await readTies(tx, opening);
  if (faults.length > 0) throw invalid({ form: faults.join(' ') });
  const journal = await postOpening(ctx, tx, opening);
  await tx.execute(
    `update cooperative_openings set state = 'posted', decided_at = $2, decided_by_name = $3, journal_id = $4
      where tenant_id = balai.tenant_id() and id = $1`,
    [opening.id, ctx.now, name, journal.id],
  );
  await recordAudit(ctx, tx, {
    ...{ action: 'opening.approved', resource: 'opening-balance', objectId: opening.id },
    ...{ objectLabel: 'Saldo awal', after: { journal: journal.number } },
  });
}

/** Gives them back to be corrected. @throws AppError 422 without a reason */
export async function returnOpening(ctx: WorkContext, tx: Tx, reason: string): Promise<void> {
  const text = reason.trim();
  if (text.length < 5 || text.length > 300)
    throw invalid({ reason: 'Tulis apa yang harus diperbaiki, antara 5 dan 300 huruf.' });
  await backToDraft(ctx, tx, text);
}

/** The officer takes back what was submitted. */
export const withdrawOpening = (ctx: WorkContext, tx: Tx) => backToDraft(ctx, tx, '');

async function backToDraft(ctx: WorkContext, tx: Tx, reason: string): Promise<void> {
  const { id } = await submittedOf(ctx, tx);
  await tx.execute(
    `update cooperative_openings set state = 'draft', returned_reason = $2 where tenant_id = balai.tenant_id() and id = $1`,
    [id, reason],
  );
  await recordAudit(ctx, tx, {
    ...{ action: reason === '' ? 'opening.withdrawn' : 'opening.returned', resource: 'opening-balance' },
    ...{ objectId: id, objectLabel: 'Saldo awal', ...(reason && { reason }) },
  });
}

async function submittedOf(ctx: WorkContext, tx: Tx): Promise<Opening> {
  const opening = await readOpening(ctx, tx, 'for update');
  if (opening?.state !== 'submitted')
    throw conflict('not_submitted', 'Saldo awal tidak sedang menunggu persetujuan.');
  return opening;
}

async function postOpening(
  ctx: WorkContext,
  tx: Tx,
  opening: Opening,
): Promise<{ id: string; number: string }> {
  const loans = await memberLoans(tx, opening.members ?? []);
  const entries = [...(await memberEntries(tx, opening.members ?? [])), ...broughtEntries(loans)];
  const given = { postedOn: opening.asOf, description: 'Saldo awal' };
  const event = { kind: 'opening-balance', id: opening.id };
  const lines = await linesOf(tx, opening, entries);
  if (entries.length === 0) {
    const { journal } = await postJournal(ctx, tx, { ...given, kind: 'opening', source: event, lines });
    return journal;
  }
  const posted = await postEntries(ctx, tx, {
    ...given,
    journalKind: 'opening',
    event,
    entries,
    contra: lines,
  });
  const { journalId: id, journalNumber: number } = posted.entries[0]!;
  const journal = { id, number };
  await keepBroughtLoans(ctx, tx, loanPlace, { loans, asOf: opening.asOf, event, journal });
  return journal;
}

/** A line an account; those that members' entries add up to are written from there. */
async function linesOf(tx: Tx, { figures }: Opening, entries: readonly NewEntry[]): Promise<NewLine[]> {
  const accounts = await openingAccounts(tx);
  const ofMembers = new Set<string | null>(entries.map(({ account }) => account));
  return accounts.flatMap(({ id, purpose, normalSide }): NewLine[] => {
    const amount = figures[id] ?? 0;
    if (amount === 0 || ofMembers.has(purpose)) return [];
    return [
      normalSide === 'debit' ? { account: { id }, debit: amount } : { account: { id }, credit: amount },
    ];
  });
}
