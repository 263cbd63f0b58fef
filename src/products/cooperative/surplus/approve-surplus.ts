import { type Journal, type NewLine, postJournal } from '#features/ledger';
import { recordAudit } from '#kernel/audit';
import { todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { actorOf, conflict, notFound, refuseSame, type WorkContext } from '#kernel/work';
import { POOLS } from './pools.ts';
import { readSurplus } from './surplus.ts';

/**
 * Approves the shares as calculated.
 * @throws AppError 404; 403 `second_person_needed` for whoever calculated them; 409 in any other state
 */
export async function approveSurplus(ctx: WorkContext, tx: Tx, year: number): Promise<void> {
  const surplus = await readSurplus(tx, year, 'for update of s');
  if (!surplus) throw notFound();
  if (surplus.state !== 'calculated')
    throw conflict('not_calculated', 'Pembagian SHU belum dihitung, atau sudah disetujui.');
  if (surplus.isMeetingGone)
    throw conflict(
      'meeting_gone',
      'Notulen rapat yang memutuskan pembagian ini sudah dihapus dari buku 07. Catat keputusannya lagi dengan rapat lain.',
    );
  const { id: account, name } = actorOf(ctx);
  refuseSame(
    ctx,
    [surplus.calculatedBy],
    'Pembagian ini Anda hitung sendiri. Pengurus lain yang menyetujuinya.',
  );
  await tx.execute(
    `update cooperative_surpluses set state = 'approved', approved_by = $2, approved_by_name = $3, approved_at = $4
      where tenant_id = balai.tenant_id() and id = $1`,
    [surplus.id, account, name, ctx.now],
  );
  await recordAudit(ctx, tx, {
    ...{ action: 'surplus.approved', resource: 'shu', objectId: surplus.id, objectLabel: `SHU ${year}` },
    after: { amount: surplus.amount },
  });
}

/**
 * Posts the approved shares: from "SHU belum dibagi" to the pools' accounts. Posted again it is the same journal.
 * @throws AppError 404; 409 unless it was approved
 */
export async function postSurplus(ctx: WorkContext, tx: Tx, year: number): Promise<Journal> {
  const surplus = await readSurplus(tx, year, 'for update of s');
  if (!surplus) throw notFound();
  if (surplus.state !== 'approved')
    throw conflict('not_approved', 'Pembagian SHU dibukukan sekali, sesudah disetujui pengurus lain.');
  const byPurpose = new Map<string, number>();
  for (const { key, purpose } of POOLS)
    byPurpose.set(purpose, (byPurpose.get(purpose) ?? 0) + (surplus.pools?.[key] ?? 0));
  const credits = [...byPurpose].flatMap(([purpose, amount]): NewLine[] =>
    amount > 0 ? [{ account: { purpose }, credit: amount }] : [],
  );
  const { journal } = await postJournal(ctx, tx, {
    ...{ postedOn: todayOf(ctx), description: `Pembagian SHU tahun ${year}` },
    source: { kind: 'surplus', id: surplus.id },
    lines: [{ account: { purpose: 'undistributed-result' }, debit: surplus.amount! }, ...credits],
  });
  await tx.execute(
    `update cooperative_surpluses set state = 'posted', journal_id = $2 where tenant_id = balai.tenant_id() and id = $1`,
    [surplus.id, journal.id],
  );
  await recordAudit(ctx, tx, {
    ...{ action: 'surplus.posted', resource: 'shu', objectId: surplus.id, objectLabel: `SHU ${year}` },
    after: { journal: journal.number, total: journal.total },
  });
  return journal;
}
