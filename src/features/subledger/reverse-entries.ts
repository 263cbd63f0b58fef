import { type Journal, reverseJournal } from '#features/ledger';
import type { PlainDate } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { conflict, notFound, type WorkContext } from '#kernel/work';
import { findEntriesOf } from './entry.ts';
import { openBalance } from './sealed.ts';
import { writeEntries } from './write-entries.ts';

/**
 * Takes an event back: a counter-journal, and a counter-entry in every book that it touched. Both stay.
 *
 * @param given.postedOn left out: the day of the event, or the first open day after it
 * @throws AppError 404; 409 `already_reversed`, `spent` when money that it brought has gone out since; as `reverseJournal`
 */
export async function reverseEntries(
  ctx: WorkContext,
  tx: Tx,
  given: { event: { kind: string; id: string }; reason: string; postedOn?: PlainDate },
): Promise<Journal> {
  const entries = await findEntriesOf(ctx, tx, given.event);
  if (entries.length === 0) throw notFound();
  const { journalId } = entries[0]!;
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const rows = await tx.query<{ id: string; account: string; sealed: string }>(
    `select id, account, sealed from subledger_balances where tenant_id = balai.tenant_id() and id = any($1)
      order by holder, account, part for update`,
    [entries.map(({ balanceId }) => balanceId)],
  );
  const balances = new Map(rows.map((row) => [row.id, { ...openBalance(keys, row), ...row }]));
  const counter = await reverseJournal(ctx, tx, {
    ...{ journalId, reason: given.reason },
    ...(given.postedOn ? { postedOn: given.postedOn } : {}),
  });
  for (const { balanceId, amount } of entries)
    if (balances.get(balanceId)!.balance < amount)
      throw conflict(
        'spent',
        'Uang dari kejadian ini sudah ditarik lagi. Balik dulu penarikannya, baru kejadian ini.',
      );
  await writeEntries(
    tx,
    keys,
    counter.id,
    entries.map((entry) => ({
      balance: balances.get(entry.balanceId)!,
      reversesId: entry.id,
      figures: {
        ...{ postedOn: counter.postedOn, amount: -entry.amount, counts: entry.counts, kind: 'reversal' },
        ...{ eventId: journalId, description: counter.description, journalId: counter.id },
        ...{ journalNumber: counter.number, receipt: '', code: '', postedByName: counter.postedByName },
        postedAt: ctx.now.getTime(),
      },
    })),
  );
  return counter;
}
