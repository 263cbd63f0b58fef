import { readMemberLoanActs } from '#features/loans';
import { readPassbook } from '#features/savings';
import { type Entry, type Holder, readCreditEntries } from '#features/subledger';
import type { PlainDate } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';
import { loanPlace } from '../loans/index.ts';

export const HISTORY_BOOKS = {
  simpanan: 'Simpanan',
  pinjaman: 'Pinjaman',
  titipan: 'Titipan',
} as const;

export type HistoryBook = keyof typeof HISTORY_BOOKS;

/** Something that happened to a member's money, in whichever book it stands. */
export interface HistoryRow {
  id: string;
  postedOn: PlainDate;
  words: string;
  book: HistoryBook;
  /** "Simpanan wajib", "Pinjaman PJ-2026-00004". */
  part: string;
  receiptUrl: string | undefined;
  /** Rupiah that came in from the member or was credited, below zero what went out to the member. */
  amount: number;
  isTakenBack: boolean;
  /** Belongs in a sum: neither taken back nor the taking back of another. */
  counts: boolean;
}

/** All that a member put in, took out, borrowed and paid back, newest first (KOP-061). */
export async function readHistory(ctx: WorkContext, tx: Tx, holder: Holder): Promise<HistoryRow[]> {
  const { entries } = await readPassbook(ctx, tx, holder);
  const acts = await readMemberLoanActs(ctx, tx, loanPlace, holder.id);
  const credit = withoutOverpaid(await readCreditEntries(ctx, tx, holder.id), acts);
  const rows = [
    ...entries.map((entry) => ({
      ...rowOf(entry, 'simpanan', entry.type.name),
      receiptUrl: entry.receipt ? `/saya/simpanan/bukti/${entry.id}/kuitansi.pdf` : undefined,
    })),
    ...acts.map(({ eventId: _, at, loanNumber, loanUrl: __, ...act }) => ({
      ...{ ...act, at, book: 'pinjaman' as const, part: `Pinjaman ${loanNumber}` },
    })),
    ...credit.map((entry) => ({
      ...rowOf(entry, 'titipan', 'Titipan'),
      receiptUrl: entry.receipt ? `/saya/bayar/titipan/${entry.id}/kuitansi.pdf` : undefined,
    })),
  ];
  return rows
    .sort((one, other) => other.postedOn.localeCompare(one.postedOn) || other.at - one.at)
    .map(({ at: _, ...row }) => row);
}

/** What was paid beyond a debt is told once, with the instalment it came with. */
function withoutOverpaid(credit: readonly Entry[], acts: readonly { eventId: string }[]): Entry[] {
  const events = new Set(acts.map(({ eventId }) => eventId));
  const told = new Set(credit.filter(({ eventId }) => events.has(eventId)).map(({ id }) => id));
  return credit.filter(({ id, reversesId }) => !told.has(id) && !told.has(reversesId ?? ''));
}

const rowOf = (entry: Entry, book: HistoryBook, part: string) => ({
  ...{ id: entry.id, postedOn: entry.postedOn, at: entry.at, amount: entry.amount, book, part },
  words: [entry.description, entry.receipt].filter(Boolean).join(', '),
  isTakenBack: entry.reversedById !== null,
  counts: entry.reversedById === null && entry.reversesId === null,
});
