import { keptParameters, type ListQuery, listUrl, type RequestContext } from '#kernel/http';
import { type ChipProps, FilterBar, type FilterBarProps, Pagination } from '#kernel/ui';

const formatCount = (count: number): string => count.toLocaleString('id-ID');

export interface ListFoot {
  ctx: RequestContext;
  list: ListQuery;
  total: number;
  shown: number;
  /** What is counted: "pengguna". */
  noun: string;
}

/** The way through a list of the console; its address keeps search, filters and order. */
export function ListPagination({ ctx, list, total, shown, noun }: ListFoot) {
  return (
    <Pagination
      page={list.page}
      pageCount={Math.max(1, Math.ceil(total / list.size))}
      summary={`${formatCount(shown === 0 ? 0 : list.offset + 1)}–${formatCount(list.offset + shown)} dari ${formatCount(total)} ${noun}`}
      pageUrl={(page) => listUrl(ctx.request.url.pathname, ctx.query, { page })}
    />
  );
}

export interface ActiveFilter {
  /** As in the address: `filter[role]`, `from`. */
  parameter: string;
  label: string;
  /** In words; without one the filter does not hold. */
  value: string | undefined;
}

export interface ListFilterProps {
  ctx: RequestContext;
  search: NonNullable<FilterBarProps['search']>;
  filters: readonly ActiveFilter[];
  fields: FilterBarProps['fields'];
  end?: FilterBarProps['end'];
}

/** Search box, the filters that hold, and the fields behind "+ Saringan". */
export function ListFilter({ ctx, search, filters, fields, end }: ListFilterProps) {
  const { pathname } = ctx.request.url;
  const parameters = filters.map(({ parameter }) => parameter);
  const chips = filters.flatMap(({ parameter, label, value }): ChipProps[] =>
    value === undefined
      ? []
      : [{ label, value, removeUrl: listUrl(pathname, ctx.query, { [parameter]: null }) }],
  );
  return (
    <FilterBar
      action={pathname}
      search={search}
      keep={keptParameters(ctx.query, 'q')}
      fieldsKeep={keptParameters(ctx.query, ...parameters)}
      chips={chips}
      fields={fields}
      end={end}
    />
  );
}

/** The address with the list sorted by another column. */
export function sortUrlOf(ctx: RequestContext) {
  return (key: string, direction: 'ascending' | 'descending') =>
    listUrl(ctx.request.url.pathname, ctx.query, { sort: direction === 'descending' ? `-${key}` : key });
}
