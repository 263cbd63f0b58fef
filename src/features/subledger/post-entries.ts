import { type Journal, type JournalKind, type NewLine, postJournal } from '#features/ledger';
import type { PlainDate } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { formatRupiah } from '#kernel/money';
import { makeCheckCode, takeNumber } from '#kernel/numbering';
import { AppError, conflict, invalid, type WorkContext } from '#kernel/work';
import { type Entry, findEntriesOf } from './entry.ts';
import { type BalanceKey, lockBalances } from './lock-balances.ts';
import { writeEntries } from './write-entries.ts';

export interface NewEntry extends BalanceKey {
  /** Rupiah; above zero when the person holds more by it. */
  amount: number;
  /** Whether it counts towards what was billed; opening balances and pay-outs do not. */
  counts?: boolean;
}

export interface NewPosting {
  /** What happened. Posted again it is the same posting. */
  event: { kind: string; id: string };
  postedOn: PlainDate;
  /** Stands in the general ledger in clear: it names nobody. */
  description: string;
  entries: readonly NewEntry[];
  /** The other side of the journal: cash, a cost. */
  contra: readonly NewLine[];
  /** A receipt with the next number of this series. */
  receipt?: { series: string; prefix: string };
  journalKind?: JournalKind;
}

/**
 * Posts an event to the books of members and to the general ledger, both or neither: sealed entries, their balances under
 * lock, one journal in clear. One line a control account, so that the ledger tells nobody's share.
 *
 * @returns the entries; `isNew` is false when the same event was posted before
 * @throws AppError 422 `more_than_balance` when somebody would hold less than nothing; 409 `source_posted` when the event
 *   was posted with other figures; as `postJournal`
 */
export async function postEntries(
  ctx: WorkContext,
  tx: Tx,
  given: NewPosting,
): Promise<{ entries: Entry[]; isNew: boolean }> {
  if (given.entries.length === 0) throw invalid({ amount: 'Isi jumlahnya.' });
  for (const { amount } of given.entries) checkAmount(amount);
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const balances = await lockBalances(tx, keys, given.entries);
  const known = await findEntriesOf(ctx, tx, given.event);
  if (known.length > 0) return { entries: sameOrRefuse(known, given), isNew: false };
  refuseOverdraft(given.entries.map(({ amount }, at) => ({ amount, balance: balances[at]! })));
  const receipt = given.receipt ? await takeNumber(ctx, tx, given.receipt) : '';
  const { journal, isNew } = await postJournal(ctx, tx, {
    ...{ postedOn: given.postedOn, description: given.description, source: given.event },
    ...(given.journalKind ? { kind: given.journalKind } : {}),
    lines: [...given.contra, ...(await controlLines(tx, given.entries))],
  });
  // Journalled without this book: whoever asks has mistaken one event for another.
  if (!isNew) throw posted(journal);
  const code = receipt === '' ? '' : makeCheckCode();
  await writeEntries(
    tx,
    keys,
    journal.id,
    given.entries.map(({ amount, counts }, at) => ({
      balance: balances[at]!,
      figures: {
        ...{ postedOn: given.postedOn, amount, counts: counts ?? true, kind: given.event.kind },
        ...{ eventId: given.event.id, description: journal.description },
        ...{ journalId: journal.id, journalNumber: journal.number, receipt, code },
        ...{ postedByName: journal.postedByName, postedAt: ctx.now.getTime() },
      },
    })),
  );
  return { entries: await findEntriesOf(ctx, tx, given.event), isNew: true };
}

/** Above this somebody has typed a zero too many. */
const MOST_RUPIAH = 1_000_000_000_000;

function checkAmount(amount: number): void {
  if (!Number.isSafeInteger(amount) || amount === 0 || Math.abs(amount) > MOST_RUPIAH)
    throw invalid({ amount: 'Isi rupiah bulat di atas nol, paling banyak 1 triliun.' });
}

/** @throws AppError 422 `more_than_balance` */
export function refuseOverdraft(
  changes: readonly { amount: number; balance: { id: string; balance: number } }[],
): void {
  const left = new Map<string, number>();
  for (const { amount, balance } of changes) {
    const before = left.get(balance.id) ?? balance.balance;
    left.set(balance.id, before + amount);
    if (before + amount >= 0) continue;
    const sentence = `Saldonya ${formatRupiah(before)}, jadi ${formatRupiah(-amount)} tidak dapat keluar.`;
    throw new AppError('more_than_balance', 422, sentence, { amount: sentence });
  }
}

/** One line a control account, on the side that its nature asks for. */
async function controlLines(tx: Tx, entries: readonly NewEntry[]): Promise<NewLine[]> {
  const sums = new Map<string, number>();
  for (const { account, amount } of entries) sums.set(account, (sums.get(account) ?? 0) + amount);
  const sides = await tx.query<{ purpose: string; side: 'debit' | 'credit' }>(
    `select purpose, normal_side as side from ledger_accounts
      where tenant_id = balai.tenant_id() and purpose = any($1)`,
    [[...sums.keys()]],
  );
  return [...sums].flatMap(([purpose, sum]): NewLine[] => {
    if (sum === 0) return [];
    const isMore = sum > 0;
    const isDebit = (sides.find((one) => one.purpose === purpose)?.side === 'debit') === isMore;
    const account = { purpose };
    return [isDebit ? { account, debit: Math.abs(sum) } : { account, credit: Math.abs(sum) }];
  });
}

function sameOrRefuse(known: Entry[], given: NewPosting): Entry[] {
  const sum = (all: readonly { amount: number }[]) => all.reduce((total, { amount }) => total + amount, 0);
  const isSame = known.length === given.entries.length && sum(known) === sum(given.entries);
  if (isSame && known[0]!.postedOn === given.postedOn) return known;
  throw posted({ number: known[0]!.journalNumber });
}

const posted = ({ number }: Pick<Journal, 'number'>) =>
  conflict('source_posted', `Kejadian ini sudah dibukukan dengan angka lain, jurnal ${number}.`);
