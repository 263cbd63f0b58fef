import type { VisibleMenuItem } from '#kernel/access';
import {
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  renderPage,
  type SearchHits,
  type SearchSource,
} from '#kernel/http';
import { formatCount } from '#kernel/money';
import type { Product } from '#kernel/product';
import { searchOf } from '#kernel/register';
import { Button, EmptyState, Form, PageHeader, SearchField, Sheet } from '#kernel/ui';
import { accountSurface } from '../account/account-surface.ts';
import { userSearch } from '../admin/index.ts';
import { findHelp } from '../help/index.tsx';
import { dropPagelessItems } from '../routing/drop-pageless-items.ts';
import { menuOf } from '../routing/rights.ts';
import { SEARCH_URL } from './search-url.ts';

const LEAST_LETTERS = 2;
const LONGEST = 100;
/** Hits shown of each list; the rest is behind the link to the list. */
const SHOWN = 5;

interface Found extends SearchHits {
  key: string;
  title: string;
  listUrl?: string;
}

/**
 * One search over everything the person may open: pages of the menu, entries of lists, help. Each list is asked through
 * the gate of its own right, so that a coordinator finds people of their own region only.
 */
export function searchRoutes(product: Product, routes: () => readonly Route[]): Route[] {
  const sources = [...(product.search ?? []), ...product.registers.flatMap(searchOf), ...userSearch(product)];
  let withPages: Product | undefined;
  return [
    page.get(
      SEARCH_URL,
      { access: { resource: 'account', right: 'read' }, summary: 'Search over everything one may open' },
      async (ctx) => {
        withPages ??= { ...product, menu: dropPagelessItems(product.menu, routes()) };
        const q = (ctx.query.get('q') ?? '').trim().slice(0, LONGEST);
        const found = q.length < LEAST_LETTERS ? [] : await findEverywhere(ctx, withPages, sources, q);
        return searchPage(ctx, product, q, found);
      },
    ),
  ];
}

async function findEverywhere(
  ctx: RequestContext,
  product: Product,
  sources: readonly SearchSource[],
  q: string,
): Promise<Found[]> {
  const menu = await menuOf(ctx.app, ctx.tenant, product, ctx);
  const found: Found[] = [{ key: 'pages', title: 'Halaman', ...firstOf(pagesNamed(menu, q)) }];
  // One after the other: a single search shall not take all connections of the house.
  for (const { key, title, needs, listUrl, find } of sources) {
    const behind = ctx.through(needs);
    if (behind) found.push({ key, title, listUrl: listUrl(q), ...(await find(behind, q, SHOWN)) });
  }
  found.push({ key: 'help', title: 'Bantuan', ...firstOf(findHelp(ctx, product, q)) });
  return found.filter(({ total }) => total > 0);
}

function pagesNamed(menu: readonly VisibleMenuItem[], q: string, parent?: string): SearchHits['items'] {
  return menu.flatMap(({ label, url, children }) => [
    ...(url && label.toLowerCase().includes(q.toLowerCase())
      ? [{ title: label, url, ...(parent ? { note: parent } : {}) }]
      : []),
    ...pagesNamed(children ?? [], q, label),
  ]);
}

function firstOf(items: SearchHits['items']): SearchHits {
  return { items: items.slice(0, SHOWN), total: items.length };
}

function searchPage(ctx: RequestContext, product: Product, q: string, found: readonly Found[]): PageAnswer {
  const total = found.reduce((sum, one) => sum + one.total, 0);
  return renderPage({
    surface: accountSurface(ctx, product),
    title: 'Cari',
    isIndexed: false,
    body: (
      <div className="grid max-w-4xl gap-5">
        <PageHeader
          title={q ? `Hasil untuk “${q}”` : 'Cari'}
          note={
            total > 0 ? `${formatCount(total)} cocok` : 'Halaman, daftar, dan bantuan yang boleh Anda buka'
          }
        />
        <Form action={SEARCH_URL} method="get" role="search" className="flex gap-2">
          <SearchField label="Nama, nomor, atau halaman" value={q} className="grow" />
          <Button look="primary">Cari</Button>
        </Form>
        {total === 0 && <NothingFound q={q} />}
        {found.map(({ key, ...one }) => (
          <FoundSheet key={key} {...one} />
        ))}
      </div>
    ),
  });
}

function FoundSheet({ title, items, total, listUrl }: Omit<Found, 'key'>) {
  return (
    <Sheet
      isFlush
      title={title}
      note={`${formatCount(total)} cocok`}
      action={
        listUrl &&
        total > items.length && (
          <a className="link text-sm font-semibold" href={listUrl} aria-label={`Lihat semua: ${title}`}>
            Lihat semua
          </a>
        )
      }
    >
      <ul>
        {items.map(({ title: name, note, url }) => (
          <li key={url} className="border-t border-base-300">
            <a
              href={url}
              className="flex min-h-12 flex-wrap items-baseline justify-between gap-x-4 px-5 py-3 hover:bg-soft hover:text-soft-content"
            >
              <span className="font-semibold">{name}</span>
              {note && <span className="figures text-sm text-muted">{note}</span>}
            </a>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

function NothingFound({ q }: { q: string }) {
  if (q.length < LEAST_LETTERS) {
    return (
      <EmptyState kind="nothing-yet" icon="search" title="Apa yang Anda cari?">
        Ketik paling sedikit {LEAST_LETTERS} huruf: nama orang, nomor, judul catatan, atau nama halaman.
      </EmptyState>
    );
  }
  return (
    <EmptyState kind="not-found" title="Tidak ada yang cocok">
      Periksa ejaannya, atau ketik satu kata saja. Yang dicari hanya yang boleh Anda buka.
    </EmptyState>
  );
}
