import { keptParameters, type ListQuery, listUrl, type RequestContext } from '#kernel/http';
import { FilterBar, type Option, Select } from '#kernel/ui';

interface ChoiceFilter {
  /** Field of the list: `status`. */
  key: string;
  label: string;
  /** The empty choice: "Semua status". */
  all: string;
  options: readonly Option[];
}

/** Search box, chips of what holds, and one select a filter behind "+ Saringan". */
export function ListFilters(props: {
  ctx: RequestContext;
  list: ListQuery;
  search: string;
  filters: readonly ChoiceFilter[];
}) {
  const { ctx, list, filters } = props;
  const at = ctx.request.url.pathname;
  const names = filters.map(({ key }) => `filter[${key}]`);
  const held = filters.flatMap(({ key, label, options }) => {
    const value = list.filters[key]?.[0];
    if (value === undefined) return [];
    const word = options.find((one) => one.value === value)?.label ?? value;
    return [{ label, value: word, removeUrl: listUrl(at, ctx.query, { [`filter[${key}]`]: null }) }];
  });
  return (
    <FilterBar
      action={at}
      keep={keptParameters(ctx.query, 'q')}
      search={{ label: props.search, value: list.q }}
      chips={held}
      fieldsKeep={keptParameters(ctx.query, ...names)}
      fields={filters.map(({ key, label, all, options }) => (
        <Select
          key={key}
          name={`filter[${key}]`}
          label={label}
          isOptional
          placeholder={all}
          options={[...options]}
          value={list.filters[key]?.[0] ?? ''}
        />
      ))}
    />
  );
}

/** Whether the list shows less than everything. */
export function isNarrowed(list: ListQuery): boolean {
  return list.q !== '' || Object.keys(list.filters).length > 0;
}
