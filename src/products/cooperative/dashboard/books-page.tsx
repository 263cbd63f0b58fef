import { page, type RequestContext, renderPage } from '#kernel/http';
import { formatCount } from '#kernel/money';
import { fullTitle, mayDo, type Register } from '#kernel/register';
import { PageHeader } from '#kernel/ui';
import { registers } from '../registers/index.ts';

/** All books one may read, under their numbers. */
export const booksRoute = page.get(
  '/buku',
  { access: { resource: 'dashboard', right: 'read' }, summary: 'The books one may read' },
  async (ctx) => {
    const books = readableBooks(ctx);
    const counts = await countBooks(ctx, books);
    return renderPage({
      surface: 'console',
      title: 'Buku 16',
      body: (
        <div className="grid gap-5">
          <PageHeader title="Buku 16" note={`${books.length} buku yang dapat Anda baca`} />
          <BookList books={books} counts={counts} />
        </div>
      ),
    });
  },
);

export function readableBooks(ctx: RequestContext): readonly Register[] {
  return registers.filter((register) => mayDo(ctx, register, 'read'));
}

/** Books side by side, each with how much it holds. */
export function BookList({
  books,
  counts,
}: {
  books: readonly Register[];
  counts: ReadonlyMap<string, number>;
}) {
  return (
    <ul className="grid gap-2 sm:grid-cols-2 xl:grid-cols-3">
      {books.map((register) => (
        <li key={register.key}>
          <a href={register.page} className="sheet flex h-full items-center gap-4 p-4 hover:border-primary">
            <span className="figures grid size-11 shrink-0 place-items-center rounded-xl bg-soft font-bold text-soft-content">
              {register.number}
            </span>
            <span className="min-w-0">
              <b className="block leading-snug font-semibold">{register.title}</b>
              <span className="figures text-xs text-muted">
                {`${formatCount(counts.get(register.key) ?? 0)} ${register.entry}`}
                <span className="sr-only">{` di buku ${fullTitle(register)}`}</span>
              </span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** How many entries each book holds, in one query. */
export async function countBooks(
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
