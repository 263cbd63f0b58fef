import { keptParameters, listUrl, type RequestContext } from '#kernel/http';
import { type ChipProps, FilterBar, type FilterBarProps } from '#kernel/ui';

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
