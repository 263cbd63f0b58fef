import { type ListQuery, listUrl, type RequestContext } from '#kernel/http';
import { DataTable, type DataTableProps, type EmptyStateProps, LinkButton } from '#kernel/ui';
import { isNarrowed } from './is-narrowed.ts';
import { ListFoot } from './list-foot.tsx';

export interface ListTableProps<Row>
  extends Omit<DataTableProps<Row>, 'sort' | 'sortUrl' | 'empty' | 'footer'> {
  ctx: RequestContext;
  list: ListQuery;
  /** Rows of the whole list, not of this page. */
  total: number;
  /** What is counted: "tagihan". */
  noun: string;
  /** When there is nothing at all: what belongs here, and the first act. */
  nothingYet: Omit<EmptyStateProps, 'kind'>;
  /** When the filters leave nothing, unless the usual words fit. */
  notFound?: Partial<Pick<EmptyStateProps, 'title' | 'children'>>;
  /** The list without its filters, when its address needs more than its path. */
  clearUrl?: string;
}

/** A list as a table: sorted by its heads, empty in two ways, with its way through; the address holds it all. */
export function ListTable<Row>(props: ListTableProps<Row>) {
  const { ctx, list, total, noun, nothingYet, notFound, clearUrl, ...table } = props;
  const everything = clearUrl ?? ctx.request.url.pathname;
  return (
    <DataTable
      {...table}
      sort={list.sort}
      sortUrl={sortUrlOf(ctx)}
      empty={
        pastTheEnd(ctx, list) ??
        (isNarrowed(list)
          ? {
              kind: 'not-found',
              title: `Tidak ada ${noun} dengan saringan ini`,
              children: 'Lepas salah satu saringan, atau cari yang lain.',
              actions: <LinkButton href={everything}>Lepas semua saringan</LinkButton>,
              ...notFound,
            }
          : { kind: 'nothing-yet', ...nothingYet })
      }
      footer={<ListFoot ctx={ctx} list={list} total={total} shown={table.rows.length} noun={noun} />}
    />
  );
}

/** What an address says that asks for a page behind the last one: the list need not be empty for that. */
export function pastTheEnd(ctx: RequestContext, list: Pick<ListQuery, 'page'>): EmptyStateProps | undefined {
  if (list.page === 1) return undefined;
  return {
    kind: 'not-found',
    title: 'Halaman ini kosong',
    children: 'Daftarnya berakhir sebelum halaman ini.',
    actions: (
      <LinkButton href={listUrl(ctx.request.url.pathname, ctx.query, { page: 1 })}>
        Ke halaman pertama
      </LinkButton>
    ),
  };
}

/** The address with the list sorted by another column. */
export function sortUrlOf(ctx: RequestContext) {
  return (key: string, direction: 'ascending' | 'descending') =>
    listUrl(ctx.request.url.pathname, ctx.query, { sort: direction === 'descending' ? `-${key}` : key });
}
