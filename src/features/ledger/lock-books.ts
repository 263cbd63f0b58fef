import { addDays, formatDate, type PlainDate } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { AppError } from '#kernel/work';
import { openBooks } from './seed-chart.ts';

/**
 * Holds the books until the transaction ends: `to post` together with other postings, `to close` alone.
 * @returns the last day that is closed; null while none is
 */
export async function lockBooks(tx: Tx, purpose: 'to post' | 'to close'): Promise<PlainDate | null> {
  const read = () =>
    tx.one<{ closedThrough: PlainDate | null }>(
      `select closed_through as "closedThrough" from ledger_books where tenant_id = balai.tenant_id()
        for ${purpose === 'to close' ? 'update' : 'share'}`,
    );
  const found = await read();
  if (found) return found.closedThrough;
  await openBooks(tx);
  return (await read())!.closedThrough;
}

/** The last day that is closed, without holding anything. */
export async function readClosedThrough(tx: Tx): Promise<PlainDate | null> {
  const row = await tx.one<{ closedThrough: PlainDate | null }>(
    'select closed_through as "closedThrough" from ledger_books where tenant_id = balai.tenant_id()',
  );
  return row?.closedThrough ?? null;
}

/** @throws AppError 422 `period_closed` for a day in a closed period, naming the first day that is open */
export function refuseClosedDay(day: PlainDate, closedThrough: PlainDate | null): void {
  if (closedThrough === null || day > closedThrough) return;
  const sentence = `Buku sampai ${formatDate(closedThrough)} sudah ditutup. Pakai tanggal ${formatDate(addDays(closedThrough, 1))} atau sesudahnya.`;
  throw new AppError('period_closed', 422, sentence, { postedOn: sentence });
}
