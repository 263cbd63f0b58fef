import { formatMonth, isPlainMonth } from '#kernel/calendar';
import { keptParameters, type ListQuery, listUrl, type RequestContext } from '#kernel/http';
import { type ChipProps, DateField, FilterBar, type FilterBarProps, type Option, Select } from '#kernel/ui';

/** What a list may be narrowed by; its value stands in the address as `filter[key]`. */
export type ListFilter = { /** Field of the list: `status`. */ key: string } & (
  | {
      kind?: 'choice';
      label: string /** The empty choice: "Semua status". */;
      all: string;
      options: readonly Option[];
    }
  | { kind: 'month'; label: string }
  /** Comes from a link on another page: it can be taken away here, not chosen. */
  | { kind: 'given'; word: string }
);

export interface ListFiltersProps {
  ctx: RequestContext;
  list: Pick<ListQuery, 'q' | 'filters'>;
  /** Label of the search box; none: nothing to search for. */
  search?: string;
  filters: readonly ListFilter[];
  /** Fields of this page's own, before the filters, and the parameters they write. */
  more?: { parameters: readonly string[]; fields: React.ReactNode };
  end?: FilterBarProps['end'];
}

/** Search box, chips of what holds, and one field a filter behind "+ Saringan". */
export function ListFilters({ ctx, list, search, filters, more, end }: ListFiltersProps) {
  const at = ctx.request.url.pathname;
  const shown = filters.filter(({ kind }) => kind !== 'given').map(({ key }) => parameterOf(key));
  return (
    <FilterBar
      action={at}
      keep={keptParameters(ctx.query, 'q')}
      {...(search === undefined ? {} : { search: { label: search, value: list.q } })}
      chips={filters.flatMap((filter) => chipOf(ctx, list, filter) ?? [])}
      fieldsKeep={keptParameters(ctx.query, ...shown, ...(more?.parameters ?? []))}
      fields={
        <>
          {more?.fields}
          {filters.map((filter) => (
            <FilterField key={filter.key} filter={filter} list={list} />
          ))}
        </>
      }
      end={end}
    />
  );
}

const parameterOf = (key: string) => `filter[${key}]`;

/** The field of one filter, for a form that shows its filters openly. */
export function FilterField({ filter, list }: { filter: ListFilter; list: Pick<ListQuery, 'filters'> }) {
  if (filter.kind === 'given') return null;
  const value = list.filters[filter.key]?.[0] ?? '';
  const name = parameterOf(filter.key);
  if (filter.kind === 'month') {
    const month = monthIn(value);
    return <DateField name={name} label={filter.label} kind="month" value={month} isOptional />;
  }
  return (
    <Select
      name={name}
      label={filter.label}
      isOptional
      placeholder={filter.all}
      options={[...filter.options]}
      value={value}
    />
  );
}

function chipOf(
  ctx: RequestContext,
  list: Pick<ListQuery, 'filters'>,
  filter: ListFilter,
): ChipProps | undefined {
  const values = list.filters[filter.key];
  if (!values) return undefined;
  const removeUrl = listUrl(ctx.request.url.pathname, ctx.query, { [parameterOf(filter.key)]: null });
  if (filter.kind === 'given') return { value: filter.word, removeUrl };
  return { label: filter.label, value: values.map((value) => wordOf(filter, value)).join(', '), removeUrl };
}

function wordOf(filter: Exclude<ListFilter, { kind: 'given' }>, value: string): string {
  if (filter.kind === 'month') {
    const month = monthIn(value);
    return month ? formatMonth(month) : value;
  }
  return filter.options.find((one) => one.value === value)?.label ?? value;
}

/** A month that may also be written without its stroke: `202601`. */
function monthIn(value: string): string | undefined {
  const month = value.replace(/^(\d{4})(\d{2})$/, '$1-$2');
  return isPlainMonth(month) ? month : undefined;
}
