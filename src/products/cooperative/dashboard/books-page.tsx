import { page, renderPage } from '#kernel/http';
import { PageHeader } from '#kernel/ui';
import { readShelf, type ShelvedBook } from './shelf.ts';

/** All books one may read, under their numbers. */
export const booksRoute = page.get(
  '/buku',
  { access: { resource: 'dashboard', right: 'read' }, summary: 'The books one may read' },
  async (ctx) => {
    const books = await readShelf(ctx);
    return renderPage({
      surface: 'console',
      title: 'Buku 16',
      body: (
        <div className="grid gap-5">
          <PageHeader title="Buku 16" note={`${books.length} buku yang dapat Anda baca`} />
          <BookList books={books} />
        </div>
      ),
    });
  },
);

/** Books side by side, each with how much it holds. */
export function BookList({ books }: { books: readonly ShelvedBook[] }) {
  return (
    <ul className="grid gap-2 sm:grid-cols-2 xl:grid-cols-3">
      {books.map(({ number, title, page: url, holds, fullTitle }) => (
        <li key={url}>
          <a href={url} className="sheet flex h-full items-center gap-4 p-4 hover:border-primary">
            <span className="figures grid size-11 shrink-0 place-items-center rounded-xl bg-soft font-bold text-soft-content">
              {number}
            </span>
            <span className="min-w-0">
              <b className="block leading-snug font-semibold">{title}</b>
              <span className="figures text-xs text-muted">
                {holds}
                <span className="sr-only">{` di buku ${fullTitle}`}</span>
              </span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
