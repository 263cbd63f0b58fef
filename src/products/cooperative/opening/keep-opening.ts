import { v7 as uuidv7 } from 'uuid';
import { readAccounts } from '#features/ledger';
import { recordAudit } from '#kernel/audit';
import { isPlainDate, todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { parseRupiah } from '#kernel/money';
import { actorOf, conflict, invalid, type WorkContext } from '#kernel/work';
import { checkTies, keyOf, type Ties } from './check-ties.ts';
import { type Opening, readOpening, sealMembers } from './opening.ts';
import type { OpeningMember } from './opening-profile.ts';

/**
 * Stores the day and the figure of each account as typed; nothing is posted.
 *
 * @param typed by account id, as text; empty is nothing
 * @throws AppError 409 when it was submitted or posted; 422 at the account that is wrong
 */
export async function saveFigures(
  ctx: WorkContext,
  tx: Tx,
  given: { asOf: string; typed: Readonly<Record<string, string>> },
): Promise<void> {
  const errors: Record<string, string> = {};
  if (!isPlainDate(given.asOf)) errors.asOf = 'Isi tanggal saldo awal.';
  else if (given.asOf > todayOf(ctx)) errors.asOf = 'Tanggal ini belum tiba.';
  const figures: Record<string, number> = {};
  for (const { id, name } of await openingAccounts(tx)) {
    const text = given.typed[id]?.trim() ?? '';
    if (text === '') continue;
    const read = parseRupiah(text);
    if (read.kind !== 'amount' || read.amount < 0)
      errors[`figure-${id}`] = `Isi ${name} dengan rupiah bulat, tanpa minus.`;
    else if (read.amount > 0) figures[id] = read.amount;
  }
  if (Object.keys(errors).length > 0) throw invalid(errors);
  const { id } = await draftOf(ctx, tx);
  await tx.execute(
    `update cooperative_openings set as_of = $2, figures = $3 where tenant_id = balai.tenant_id() and id = $1`,
    [id, given.asOf, JSON.stringify(figures)],
  );
  await audit(ctx, tx, id, 'opening.saved', { as_of: given.asOf, accounts: Object.keys(figures).length });
}

/** Stores what the members brought, all rows or none; it takes the place of an earlier sheet. */
export async function saveMembers(
  ctx: WorkContext,
  tx: Tx,
  given: { members: readonly OpeningMember[]; importedBy: string | null },
): Promise<void> {
  const { id } = await draftOf(ctx, tx, given.importedBy);
  await tx.execute(
    'update cooperative_openings set members = $2 where tenant_id = balai.tenant_id() and id = $1',
    [id, await sealMembers(ctx, tx, given.members)],
  );
  await audit(ctx, tx, id, 'opening.members_imported', { members: given.members.length });
}

/** Hands the opening balances to a second officer. @throws AppError 422 while anything does not tie */
export async function submitOpening(ctx: WorkContext, tx: Tx): Promise<void> {
  const opening = await draftOf(ctx, tx);
  const { faults } = await readTies(tx, opening);
  if (faults.length > 0) throw invalid({ form: faults.join(' ') });
  await tx.execute(
    `update cooperative_openings set state = 'submitted', submitted_at = $2, submitted_by_name = $3, returned_reason = ''
      where tenant_id = balai.tenant_id() and id = $1`,
    [opening.id, ctx.now, actorOf(ctx).name],
  );
  await audit(ctx, tx, opening.id, 'opening.submitted', { as_of: opening.asOf });
}

/** The accounts that open with something: income and expense start at nothing. */
export async function openingAccounts(tx: Tx) {
  const all = await readAccounts(tx);
  return all.filter((one) => one.isActive && one.class !== 'income' && one.class !== 'expense');
}

/** How the figures tie now. */
export async function readTies(tx: Tx, opening: Pick<Opening, 'figures' | 'members'>): Promise<Ties> {
  const known = await tx.query<{ number: string }>(
    `select member_number as number from cooperative_members
      where tenant_id = balai.tenant_id() and member_number is not null`,
  );
  return checkTies({
    ...{ accounts: await openingAccounts(tx), figures: opening.figures, members: opening.members },
    knownNumbers: new Set(known.map(({ number }) => keyOf(number))),
  });
}

/** The draft under its lock, begun if there is none; whoever works on it does not approve it later. */
async function draftOf(ctx: WorkContext, tx: Tx, keeper = actorOf(ctx).id): Promise<Opening> {
  await tx.execute(
    `insert into cooperative_openings (id, as_of) values ($1, $2) on conflict (tenant_id) do nothing`,
    [uuidv7(), todayOf(ctx)],
  );
  const opening = (await readOpening(ctx, tx, 'for update'))!;
  if (opening.state === 'posted')
    throw conflict('opening_posted', 'Saldo awal sudah dibukukan. Perubahan dicatat dengan jurnal.');
  if (opening.state === 'submitted')
    throw conflict('opening_submitted', 'Saldo awal sedang menunggu persetujuan. Tarik kembali dahulu.');
  if (keeper !== null && !opening.keepers.includes(keeper))
    await tx.execute(
      `update cooperative_openings set keepers = keepers || $2::uuid where tenant_id = balai.tenant_id() and id = $1`,
      [opening.id, keeper],
    );
  return opening;
}

function audit(
  ctx: WorkContext,
  tx: Tx,
  id: string,
  action: string,
  after: Readonly<Record<string, string | number>>,
) {
  const thing = { action, resource: 'opening-balance', objectId: id, objectLabel: 'Saldo awal' };
  return recordAudit(ctx, tx, { ...thing, after });
}
