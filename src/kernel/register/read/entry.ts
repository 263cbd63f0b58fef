import type { Zone } from '#kernel/calendar';
import { type ComputedField, type Field, isStored } from '../field.ts';
import { showValue, typeOf } from '../field-types/index.ts';
import type { Register } from '../register.ts';

/** What stands for a sealed value wherever it is not opened. Sent back unchanged, it leaves the value as it is. */
export const MASK = '••••';

export type IntakeState = 'held' | 'accepted' | 'refused';

/** One row of a book. */
export interface Entry {
  id: string;
  /** Its number in the book; none while a visitor's entry is held. */
  number: number | null;
  version: number;
  /** By key of field, as JSON has them; sensitive ones masked. */
  values: Readonly<Record<string, unknown>>;
  /** Sealed text of sensitive values, where a single entry was read. */
  sealed: Readonly<Record<string, string>>;
  /** What referenced rows are called, by key of field. */
  names: Readonly<Record<string, string>>;
  extra: Readonly<Record<string, unknown>>;
  answer: { text: string; by: string; at: Date } | null;
  publication: { at: Date; columns: readonly string[] } | null;
  intake: IntakeState | null;
  createdAt: Date;
  createdBy: string | null;
  updatedAt: Date;
  children: readonly Readonly<Record<string, unknown>>[];
}

/** A row as the queries of this folder select it. */
export interface EntryRow {
  id: string;
  book_number: number | null;
  version: number;
  extra: Record<string, unknown>;
  created_at: Date;
  created_by: string | null;
  updated_at: Date;
  answer?: string | null;
  answered_by_name?: string | null;
  answered_at?: Date | null;
  published_at?: Date | null;
  published_columns?: string[];
  intake_state?: IntakeState;
  [column: string]: unknown;
}

/** Turns a row into an entry: values as JSON has them, sealed ones masked, computed ones worked out. */
export function entryOf(register: Register, row: EntryRow): Entry {
  const values: Record<string, unknown> = {};
  const sealed: Record<string, string> = {};
  const names: Record<string, string> = {};
  const { stored, computed } = readersOf(register);
  for (const { key, column, nameColumn, isSealed, load } of stored) {
    const value = row[column];
    if (value === null || value === undefined || (isSealed && value === false)) {
      values[key] = null;
    } else if (isSealed) {
      values[key] = MASK;
      if (typeof value === 'string') sealed[key] = value;
    } else {
      values[key] = load ? load(value) : value;
      const name = nameColumn && row[nameColumn];
      if (typeof name === 'string') names[key] = name;
    }
  }
  for (const { key, compute } of computed) values[key] = compute(values);
  return {
    id: row.id,
    number: row.book_number,
    version: row.version,
    values,
    sealed,
    names,
    extra: row.extra,
    answer: row.answer ? { text: row.answer, by: row.answered_by_name ?? '', at: row.answered_at! } : null,
    publication: row.published_at ? { at: row.published_at, columns: row.published_columns ?? [] } : null,
    intake: row.intake_state ?? null,
    createdAt: row.created_at,
    createdBy: row.created_by,
    updatedAt: row.updated_at,
    children: [],
  };
}

interface Reader {
  key: string;
  column: string;
  nameColumn: string | undefined;
  isSealed: boolean;
  load: ((value: unknown) => unknown) | undefined;
}

interface Readers {
  stored: readonly Reader[];
  computed: readonly ComputedField[];
}

/** Made once a book: a list turns thousands of values a second. */
const readers = new WeakMap<Register, Readers>();

function readersOf(register: Register): Readers {
  const known = readers.get(register);
  if (known) return known;
  const made: Readers = {
    stored: register.fields.filter(isStored).map((field) => ({
      key: field.key,
      column: `v_${field.key}`,
      nameColumn: field.type === 'reference' ? `n_${field.key}` : undefined,
      isSealed: field.sensitive !== undefined,
      load: typeOf(field).load,
    })),
    computed: register.fields.filter((field) => field.type === 'computed'),
  };
  readers.set(register, made);
  return made;
}

/** What an entry is called: "Rapat anggota tahunan, 28 Februari 2026". Never from a sensitive field. */
export function nameOf(
  register: Register,
  entry: Pick<Entry, 'values' | 'number' | 'names'>,
  zone: Zone,
): string {
  const words = register.nameFrom.flatMap((key) => {
    const field = register.fields.find((one) => one.key === key);
    const word = field ? textOf(field, entry, zone) : '';
    return word === '' ? [] : [word];
  });
  if (words.length > 0) return words.join(', ');
  return entry.number === null ? register.entry : `${register.entry} nomor ${entry.number}`;
}

/** A value as one reads it, a reference by its name. */
export function textOf(field: Field, entry: Pick<Entry, 'values' | 'names'>, zone: Zone): string {
  if (field.type === 'reference') return entry.names[field.key] ?? '';
  return showValue(field, entry.values[field.key], zone);
}

/**
 * An entry as the API tells it. Masked values stay masked; of `hidden` fields not even that they are filled is told.
 */
export function itemOf(
  register: Register,
  entry: Entry,
  hidden: readonly string[] = [],
): Record<string, unknown> {
  const item: Record<string, unknown> = {
    id: entry.id,
    number: entry.number,
    version: entry.version,
    ...entry.values,
    ...(register.children && { [register.children.key]: entry.children }),
    extra: entry.extra,
    ...(register.answer && { answer: entry.answer }),
    ...(register.publish && { published: entry.publication }),
    ...(register.intake && { intake: entry.intake }),
    createdAt: entry.createdAt,
    updatedAt: entry.updatedAt,
  };
  for (const key of hidden) delete item[key];
  return item;
}
