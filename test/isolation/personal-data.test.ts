import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kernelData, type PersonalData, type PersonalTable } from '#kernel/personal-data';
import { products } from '../../src/products.ts';
import { openScratchDatabase, type ScratchDatabase } from '../support/scratch-database.ts';

interface Column {
  table: string;
  column: string;
  type: string;
  isChoice: boolean;
}

let database: ScratchDatabase;
let columns: Column[];
beforeAll(async () => {
  database = await openScratchDatabase();
  columns = await database.sql<Column>(`
    select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type,
      exists (select 1 from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
        and pg_get_constraintdef(k.oid) ~ '= ANY \\(ARRAY\\[') as "isChoice"
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'pooled'::regnamespace and c.relkind = 'r' and a.attgenerated = ''`);
});
afterAll(() => database.drop());

const declared: PersonalData[] = [
  kernelData,
  ...products.flatMap(({ personalData }) => personalData?.data ?? []),
];
const tablesOf = (name: string): PersonalTable[] =>
  declared.flatMap(({ tables }) => tables).filter(({ table }) => table === name);

/** What may say something of a person: words and days. Ids, moments, numbers and yes-or-no tell nothing without a name. */
const TELLING = /^(text|jsonb|date|text\[\]|bytea|inet)$/;

describe('what is kept of people', () => {
  it('is said for every table: whom it tells of, or why of nobody', () => {
    const known = new Set(
      declared.flatMap(({ tables, plain }) => [...tables, ...plain]).map(({ table }) => table),
    );
    const tables = [...new Set(columns.map(({ table }) => table))];
    expect(tables.filter((table) => !known.has(table))).toEqual([]);
    expect([...known].filter((table) => !tables.includes(table))).toEqual([]);
  });

  it('is said for every column with words or days: what becomes of it, or that it stays', () => {
    const plain = new Set(declared.flatMap((data) => data.plain.map(({ table }) => table)));
    const unsaid = columns
      .filter(({ table, type, isChoice }) => TELLING.test(type) && !isChoice && !plain.has(table))
      .filter(({ table, column }) => !tablesOf(table).some((one) => saysOf(one, column)))
      .map(({ table, column }) => `${table}.${column}`);
    expect(unsaid).toEqual([]);
  });

  it('names no column that is not there', () => {
    const real = new Set(columns.map(({ table, column }) => `${table}.${column}`));
    const named = declared.flatMap(({ tables }) =>
      tables.flatMap(({ table, people, plain = [] }) => [
        ...plain.map((column) => `${table}.${column}`),
        // The log knows a thing by its id.
        ...people.flatMap(({ erase, files = [], isTheirs }) =>
          [...(erase === 'delete' ? [] : Object.keys(erase)), ...files, ...(isTheirs ? ['id'] : [])].map(
            (column) => `${table}.${column}`,
          ),
        ),
      ]),
    );
    expect(named.filter((column) => !real.has(column))).toEqual([]);
  });

  it('leaves no table of people without a word on what stays and why', () => {
    const silent = declared
      .flatMap(({ tables }) => tables)
      .filter(({ people, keeps }) => people.length === 0 && !keeps)
      .map(({ table }) => table);
    expect(silent).toEqual([]);
  });
});

function saysOf({ people, plain = [] }: PersonalTable, column: string): boolean {
  return plain.includes(column) || people.some(({ erase }) => erase !== 'delete' && column in erase);
}
