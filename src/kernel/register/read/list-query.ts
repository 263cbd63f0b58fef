import { isPlainDate, lastDayOf } from '#kernel/calendar';
import { type ListQuery, type ListShape, readListQuery } from '#kernel/http';
import { invalid } from '#kernel/work';
import { type Field, isStored } from '../field.ts';
import { typeOf } from '../field-types/index.ts';
import type { Register } from '../register.ts';
import type { IntakeState } from './entry.ts';

export const PAGE_SIZES = [10, 25, 50, 100] as const;

/** The parameter with the columns that the reader chose; once for each. */
export const COLUMNS = 'kolom';

/** What a list of a book shows, as its address says it. */
export interface BookQuery extends Omit<ListQuery, 'filters'> {
  /** By name of filter: `nature`, `heldOn.from`, `heldOn.to`. */
  filters: Readonly<Record<string, string>>;
  /** Keys of columns; none: those that are shown at first. */
  columns: readonly string[];
  /** Of a book that visitors write in: recorded entries, or those that wait, or were refused. */
  view: IntakeState;
}

const VIEWS: readonly IntakeState[] = ['accepted', 'held', 'refused'];

/** What the address of a book's list may ask for. */
export function listShapeOf(register: Register): ListShape {
  return {
    sorts: ['number', ...register.fields.filter(({ sort }) => sort).map(({ key }) => key)],
    defaultSort: register.defaultSort,
    filters: [
      ...filterFields(register).flatMap(({ key, ...field }) =>
        isRange({ key, ...field } as Field) ? [key, `${key}.from`, `${key}.to`] : [key],
      ),
      ...(register.intake ? ['intake'] : []),
      ...stateFilters(register),
    ],
  };
}

/**
 * Reads the address of a list. A filter's value is understood by its field's type: nothing reaches a query unchecked.
 *
 * @throws AppError 422 with `isStrict` (the API) for what the book does not know; a page goes on without it
 */
export function readBookQuery(
  register: Register,
  parameters: URLSearchParams,
  options: { isStrict?: boolean } = {},
): BookQuery {
  const { filters: given, ...query } = readListQuery(parameters, listShapeOf(register), options);
  const filters: Record<string, string> = {};
  const faults: Record<string, string> = {};
  let view: IntakeState = 'accepted';
  for (const [name, values] of Object.entries(given)) {
    const value = values.at(-1) ?? '';
    if (name === 'intake') {
      view = VIEWS.find((known) => known === value) ?? view;
      continue;
    }
    if (stateFilters(register).includes(name) && (value === 'true' || value === 'false')) {
      filters[name] = value;
      continue;
    }
    const read = readFilter(register, name, value);
    if (read) Object.assign(filters, read);
    else faults[`filter[${name}]`] = 'Nilai saringan ini tidak dapat dibaca.';
  }
  if (options.isStrict && Object.keys(faults).length > 0) throw invalid(faults);
  const columns = parameters.getAll(COLUMNS).filter((key) => /^[a-zA-Z0-9_]{1,50}$/.test(key));
  return { ...query, filters, columns, view };
}

/** Filters that every book with an answer or with public pages has: whether an entry has been answered, is published. */
export function stateFilters(register: Register): string[] {
  return [...(register.answer ? ['answered'] : []), ...(register.publish ? ['published'] : [])];
}

/** Fields a list may be filtered by. */
export function filterFields(register: Register): readonly Field[] {
  return register.fields.filter(
    (field) => field.filter && isStored(field) && typeOf(field).filter !== 'none',
  );
}

/** Whether a field is filtered from one value to another. */
export function isRange(field: Field): boolean {
  return typeOf(field).filter === 'range';
}

function readFilter(register: Register, name: string, value: string): Record<string, string> | undefined {
  const [key, end] = name.split('.') as [string, 'from' | 'to' | undefined];
  const field = filterFields(register).find((one) => one.key === key);
  if (!field) return undefined;
  if (!isRange(field)) return isEqualValue(field, value) ? { [key]: value } : undefined;
  if (end) return isRangeValue(field, value) ? { [name]: value } : undefined;
  const range = rangeOf(field, value);
  return range && { [`${key}.from`]: range[0], [`${key}.to`]: range[1] };
}

function isEqualValue(field: Field, value: string): boolean {
  if (field.type === 'choice') return field.choices.some((choice) => choice.value === value);
  if (field.type === 'boolean') return value === 'true' || value === 'false';
  if (field.type === 'reference') return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);
  return true;
}

function isRangeValue(field: Field, value: string): boolean {
  if (field.type === 'date' || field.type === 'dateTime') return isPlainDate(value);
  if (field.type === 'percent') return /^\d{1,7}([.,]\d{1,2})?$/.test(value);
  return /^-?\d{1,15}$/.test(value);
}

/** `filter[heldOn]=2026`, `2026-03`, `2026-03-01` or `2026-01-01..2026-06-30`; for figures one value or `10..20`. */
function rangeOf(field: Field, value: string): [from: string, to: string] | undefined {
  const [from, to] = value.split('..');
  if (from !== undefined && to !== undefined) {
    return isRangeValue(field, from) && isRangeValue(field, to) ? [from, to] : undefined;
  }
  if (field.type === 'date' || field.type === 'dateTime') {
    if (/^(19|20)\d{2}$/.test(value)) return [`${value}-01-01`, `${value}-12-31`];
    if (/^(19|20)\d{2}-(0[1-9]|1[0-2])$/.test(value)) return [`${value}-01`, lastDayOf(value)];
  }
  return isRangeValue(field, value) ? [value, value] : undefined;
}
