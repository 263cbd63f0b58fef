import { addDays, type PlainDate, todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { conflict, invalid, notFound, type WorkContext } from '#kernel/work';
import { type Journal, readJournal, readJournalLines } from './journal.ts';
import { lockBooks } from './lock-books.ts';
import { type NewLine, postJournal } from './post-journal.ts';

/**
 * Takes a journal back by a counter-journal in the open period; both stay and name each other. What a book of its own
 * posted (a deposit, an instalment) is taken back by that book, which calls this.
 *
 * @param given.postedOn left out: the day of the journal, or the first open day after it
 * @throws AppError 404; 409 `already_reversed`, `cannot_reverse` (a counter-journal or a closing one); 422 for a closed
 *   day or a reason too short
 */
export async function reverseJournal(
  ctx: WorkContext,
  tx: Tx,
  given: { journalId: string; reason: string; postedOn?: PlainDate },
): Promise<Journal> {
  const reason = given.reason.trim();
  if (reason.length < 5 || reason.length > 200)
    throw invalid({ reason: 'Tulis alasannya, antara 5 dan 200 huruf.' });
  const closedThrough = await lockBooks(tx, 'to post');
  const journal = await readJournal(tx, given.journalId);
  if (!journal) throw notFound();
  if (journal.kind === 'reversal' || journal.kind === 'closing')
    throw conflict('cannot_reverse', 'Jurnal pembalik dan penutup tidak dibalik. Tulis jurnal baru.');
  if (journal.reversedById)
    throw conflict('already_reversed', `Jurnal ini sudah dibalik oleh ${journal.reversedByNumber}.`);
  const postedOn = given.postedOn ?? openDay(journal.postedOn, closedThrough, todayOf(ctx));
  if (postedOn < journal.postedOn)
    throw invalid({ postedOn: 'Tanggal pembalik tidak mendahului jurnal asalnya.' });
  const lines = await readJournalLines(tx, journal.id);
  const { journal: counter, isNew } = await postJournal(ctx, tx, {
    ...{ postedOn, kind: 'reversal', reversesId: journal.id },
    description: `Pembalik ${journal.number}: ${reason}`,
    source: { kind: 'reversal', id: journal.id },
    lines: lines.map(turnLine),
  });
  // Somebody else took it back while this call waited for its number.
  if (!isNew) throw conflict('already_reversed', `Jurnal ini sudah dibalik oleh ${counter.number}.`);
  return counter;
}

function openDay(day: PlainDate, closedThrough: PlainDate | null, today: PlainDate): PlainDate {
  if (closedThrough === null || day > closedThrough) return day;
  const first = addDays(closedThrough, 1);
  return first > today ? today : first;
}

function turnLine(line: { accountId: string; amount: number; note: string }): NewLine {
  const rest = { account: { id: line.accountId }, note: line.note };
  return line.amount > 0 ? { ...rest, credit: line.amount } : { ...rest, debit: -line.amount };
}
