import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';

export interface PaginationProps {
  page: number;
  pageCount: number;
  /** "1–10 dari 204 anggota". */
  summary: string;
  pageUrl: (page: number) => string;
  /** Not on the sheet of a table. */
  isPlain?: boolean;
}

/** The way through a long list: first, last, and the neighbours of the page one is on. */
export function Pagination({ page, pageCount, summary, pageUrl, isPlain }: PaginationProps) {
  return (
    <nav
      aria-label="Halaman"
      className={classNames(
        'flex flex-wrap items-center justify-between gap-3 text-sm',
        !isPlain && 'border-t border-base-300 px-4 py-3',
      )}
    >
      <span className="figures text-muted">{summary}</span>
      {pageCount > 1 && (
        <span className="flex flex-wrap items-center gap-0.5 sm:gap-1">
          <Turn direction="previous" url={page > 1 ? pageUrl(page - 1) : undefined} />
          {pagesToShow(page, pageCount).map((entry) =>
            entry.page === undefined ? (
              <span key={entry.key} className="text-muted sm:px-1">
                …
              </span>
            ) : (
              <a
                key={entry.key}
                href={pageUrl(entry.page)}
                aria-label={`Halaman ${entry.page}`}
                aria-current={entry.page === page ? 'page' : undefined}
                className={classNames(
                  'btn btn-square figures',
                  entry.page === page ? 'border-0 bg-soft text-soft-content' : 'btn-ghost',
                  Math.abs(entry.page - page) > 1 &&
                    entry.page !== 1 &&
                    entry.page !== pageCount &&
                    'max-sm:hidden',
                )}
              >
                {entry.page}
              </a>
            ),
          )}
          <Turn direction="next" url={page < pageCount ? pageUrl(page + 1) : undefined} />
        </span>
      )}
    </nav>
  );
}

function Turn({ direction, url }: { direction: 'previous' | 'next'; url: string | undefined }) {
  const word = direction === 'previous' ? 'Sebelumnya' : 'Berikutnya';
  const icon = <Icon name={direction === 'previous' ? 'chevron-left' : 'chevron-right'} />;
  return url === undefined ? (
    <span className="btn btn-square" aria-disabled="true">
      <span className="sr-only">{word}, tidak ada</span>
      {icon}
    </span>
  ) : (
    <a
      href={url}
      className="btn btn-square btn-ghost"
      aria-label={word}
      rel={direction === 'previous' ? 'prev' : 'next'}
    >
      {icon}
    </a>
  );
}

/** At most seven places, so that the row fits a phone; a gap stands for what is left out. */
export function pagesToShow(page: number, pageCount: number): { key: string; page?: number }[] {
  const near = [
    page - 1,
    page,
    page + 1,
    ...(page <= 2 ? [3] : []),
    ...(page >= pageCount - 1 ? [pageCount - 2] : []),
  ];
  const shown = [...new Set([1, ...near, pageCount])]
    .filter((p) => p >= 1 && p <= pageCount)
    .sort((a, b) => a - b);
  return shown.flatMap((p, index) => {
    const before = shown[index - 1];
    const hasGap = before !== undefined && p - before > 1;
    return [...(hasGap ? [{ key: `gap-${p}` }] : []), { key: String(p), page: p }];
  });
}
