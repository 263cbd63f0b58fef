import type { Journal } from '#features/ledger';
import { type Entry, type Holder, reverseEntries } from '#features/subledger';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { conflict, type WorkContext } from '#kernel/work';
import { DEPOSIT } from './deposit.ts';
import { WITHDRAWAL } from './withdraw.ts';

/** What an officer may take back from a member's book. */
export const isReversible = (entry: Pick<Entry, 'kind' | 'reversedById'>) =>
  entry.reversedById === null && (entry.kind === DEPOSIT || entry.kind === WITHDRAWAL);

/**
 * Takes a deposit or a withdrawal back; both stay in the book.
 * @throws AppError 409 `cannot_reverse`, `already_reversed`, `spent`; 422 for a reason too short or a closed day
 */
export async function reverseSavings(
  ctx: WorkContext,
  tx: Tx,
  given: { holder: Holder; entry: Entry; reason: string },
): Promise<Journal> {
  const { holder, entry } = given;
  if (entry.reversedById === null && !isReversible(entry))
    throw conflict('cannot_reverse', 'Catatan ini dibuat oleh proses lain dan dibalik dari sana.');
  const counter = await reverseEntries(ctx, tx, {
    event: { kind: entry.kind, id: entry.eventId },
    reason: given.reason,
  });
  await recordAudit(ctx, tx, {
    ...{ action: 'savings.reversed', resource: 'savings', objectLabel: entry.receipt, reason: given.reason },
    after: { member: holder.name, journal: counter.number },
  });
  return counter;
}

/** Takes the deposit back that was posted with this key. @throws AppError as `reverseEntries` */
export async function reverseDeposit(
  ctx: WorkContext,
  tx: Tx,
  given: { holder: Holder; key: string; reason: string },
): Promise<void> {
  const { holder, key, reason } = given;
  const counter = await reverseEntries(ctx, tx, { event: { kind: DEPOSIT, id: key }, reason });
  await recordAudit(ctx, tx, {
    ...{ action: 'savings.reversed', resource: 'savings', reason },
    after: { member: holder.name, journal: counter.number },
  });
}
