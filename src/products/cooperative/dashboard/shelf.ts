import type { RequestContext } from '#kernel/http';
import { formatCount } from '#kernel/money';
import { fullTitle, mayDo, type Register } from '#kernel/register';
import { registers } from '../registers/index.ts';

/** One of the sixteen books as it stands on the shelf. */
export interface ShelvedBook {
  /** "04" */
  number: string;
  title: string;
  page: string;
  /** What it holds: "50 anggota". */
  holds: string;
  /** The same for who hears the page: which book that is. */
  fullTitle: string;
}

/** The books that are sealed member by member: nobody counts their lines. */
const MONEY_BOOKS = [
  {
    ...{ number: '04', title: 'Simpanan Anggota', page: '/buku/simpanan', resource: 'savings' },
    holds: 'Setoran, penarikan, dan saldo',
  },
  {
    ...{ number: '05', title: 'Pinjaman Anggota', page: '/buku/pinjaman', resource: 'loan' },
    holds: 'Pinjaman, angsuran, dan sisa',
  },
];

/** The books that this person may read, by their numbers, each with how much it holds. */
export async function readShelf(ctx: RequestContext): Promise<readonly ShelvedBook[]> {
  const readable = registers.filter((register) => mayDo(ctx, register, 'read'));
  const counts = await countEntries(ctx, readable);
  const counted = readable.map((register) => ({
    ...{ number: register.number ?? '', title: register.title, page: register.page },
    holds: `${formatCount(counts.get(register.key) ?? 0)} ${register.entry}`,
    fullTitle: fullTitle(register),
  }));
  const ofMoney = MONEY_BOOKS.filter(({ resource }) => ctx.can(resource, 'read')).map(
    ({ resource: _, ...book }) => ({ ...book, fullTitle: `${book.number}. ${book.title}` }),
  );
  return [...counted, ...ofMoney].sort((one, other) => one.number.localeCompare(other.number));
}

/** How many entries each book holds, in one query. */
async function countEntries(
  ctx: RequestContext,
  books: readonly Register[],
): Promise<ReadonlyMap<string, number>> {
  if (books.length === 0) return new Map();
  const parts = books.map(
    ({ key, table, intake }) =>
      `select '${key}' as key, count(*)::int as entries from ${table}
        where tenant_id = $1 and deleted_at is null${intake ? ` and intake_state = 'accepted'` : ''}`,
  );
  const rows = await ctx.transaction((tx) =>
    tx.query<{ key: string; entries: number }>(parts.join(' union all '), [ctx.tenant.id]),
  );
  return new Map(rows.map(({ key, entries }) => [key, entries]));
}
