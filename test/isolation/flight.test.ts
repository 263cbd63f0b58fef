import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase, type TenantContext } from '#kernel/database';
import { openScratchDatabase, type ScratchDatabase } from '../support/scratch-database.ts';

let scratch: ScratchDatabase;
let database: Database;
const first = uuidv7();
const second = uuidv7();
const ctx = (id: string): TenantContext => ({ tenant: { id, schema: 'pooled' } });
const series = {
  name: 'flight-series',
  text: 'select series, last_number from number_series order by series',
  values: [],
};

beforeAll(async () => {
  scratch = await openScratchDatabase();
  for (const id of [first, second]) {
    await scratch.sql(
      `insert into shared.tenants (id, slug, kind, name, schema_name) values ($1, $2, 'desa', 'Desa', 'pooled')`,
      [id, `d-${id.slice(-8)}`],
    );
  }
  database = await openDatabase(scratch.urls.app, { connections: 1 });
  for (const id of [first, second]) {
    await database.withTenant(ctx(id), (tx) =>
      tx.execute('insert into number_series (series) values ($1)', [`of ${id}`]),
    );
  }
});
afterAll(async () => {
  await database.close();
  await scratch.drop();
});

const readSeries = async (id: string) => {
  const [rows] = await database.readInOneFlight(ctx(id), [series]);
  return (rows as { series: string }[]).map((row) => row.series);
};

describe('a read in one flight', () => {
  it('answers the rows of each statement in order, typed as elsewhere', async () => {
    const [rows, none, made] = await database.readInOneFlight(ctx(first), [
      series,
      { text: 'select 1 as one where false', values: [] },
      {
        text: `select $1::text[] as words, $2::date as day, $3::bigint as number, $4::jsonb as thing, $5::text as nothing`,
        values: [['a "b"', 'c,d'], '2026-11-22', 7, { x: [1] }, null],
      },
    ]);
    expect(rows).toEqual([{ series: `of ${first}`, last_number: 0 }]);
    expect(none).toEqual([]);
    expect(made).toEqual([
      { words: ['a "b"', 'c,d'], day: '2026-11-22', number: 7, thing: { x: [1] }, nothing: null },
    ]);
  });

  it('shows each organisation its own rows, however they take turns on one connection', async () => {
    for (let turn = 0; turn < 20; turn += 1) {
      const id = turn % 2 === 0 ? first : second;
      expect(await readSeries(id)).toEqual([`of ${id}`]);
    }
    const mixed = await Promise.all(
      Array.from({ length: 40 }, async (_, turn) => {
        const id = turn % 3 === 0 ? first : second;
        if (turn % 4 === 0) {
          const rows = await database.withTenant(ctx(id), (tx) =>
            tx.query<{ series: string }>('select series from number_series'),
          );
          return rows.length === 1 && rows[0]!.series === `of ${id}`;
        }
        return (await readSeries(id)).join() === `of ${id}`;
      }),
    );
    expect(mixed.every(Boolean)).toBe(true);
  });

  it('leaves no organisation behind on the connection', async () => {
    await readSeries(first);
    const rows = await database.withoutTenant((tx) =>
      tx.query(
        `select current_setting('balai.tenant_id', true) as tenant, current_setting('transaction_read_only') as read_only`,
      ),
    );
    expect(rows).toEqual([{ tenant: '', read_only: 'off' }]);
  });

  it('cannot write', async () => {
    const text = `insert into number_series (series) values ('sneaked in') returning series`;
    await expect(database.readInOneFlight(ctx(first), [{ text, values: [] }])).rejects.toThrow(
      /read-only transaction/,
    );
    expect(await readSeries(first)).toEqual([`of ${first}`]);
  });

  it('fails as a whole when one statement does, and the next read works', async () => {
    const read = database.readInOneFlight(ctx(first), [
      series,
      { name: 'flight-broken', text: 'select 1 / 0 as never', values: [] },
      { name: 'flight-behind', text: 'select 1 as late', values: [] },
    ]);
    await expect(read).rejects.toThrow(/division by zero/);
    expect(await readSeries(first)).toEqual([`of ${first}`]);
    const [late] = await database.readInOneFlight(ctx(first), [
      { name: 'flight-behind', text: 'select 1 as late', values: [] },
    ]);
    expect(late).toEqual([{ late: 1 }]);
  });

  it('refuses a name that stands for another statement, and a number too large to be exact', async () => {
    await readSeries(first);
    await expect(
      database.readInOneFlight(ctx(first), [{ ...series, text: 'select 2 as other' }]),
    ).rejects.toThrow(/another statement/);
    const large = { text: 'select 9007199254740993::bigint as number', values: [] };
    await expect(database.readInOneFlight(ctx(first), [large])).rejects.toThrow(/too large/);
    expect(await readSeries(second)).toEqual([`of ${second}`]);
  });

  it('fails cleanly when the connection is lost, and the next read works', async () => {
    const [rows] = await database.readInOneFlight(ctx(first), [
      { text: 'select pg_backend_pid() as pid', values: [] },
    ]);
    const read = database.readInOneFlight(ctx(first), [{ text: 'select pg_sleep(5)', values: [] }]);
    const gone = expect(read).rejects.toThrow();
    await new Promise((resolve) => setTimeout(resolve, 100));
    await scratch.sql('select pg_terminate_backend($1)', [(rows![0] as { pid: number }).pid]);
    await gone;
    expect(await readSeries(second)).toEqual([`of ${second}`]);
  });
});

describe('reading together', () => {
  it('answers each question its own rows, asked in one turn or one after the other', async () => {
    const found = await database.read(ctx(first), async (tx) => {
      const [all, one, named] = await Promise.all([
        tx.query('select series from number_series'),
        tx.one('select 1 as one'),
        tx.prepared(series.name, series.text),
      ]);
      const after = await tx.query('select $1::text as word', ['later']);
      return { all, one, named, after };
    });
    expect(found).toEqual({
      all: [{ series: `of ${first}` }],
      one: { one: 1 },
      named: [{ series: `of ${first}`, last_number: 0 }],
      after: [{ word: 'later' }],
    });
  });

  it('cannot write, and does not outlive its work', async () => {
    const write = database.read(ctx(first), (tx) =>
      tx.execute(`insert into number_series (series) values ('no')`),
    );
    await expect(write).rejects.toThrow(/read-only transaction/);
    let late: (() => Promise<unknown>) | undefined;
    await database.read(ctx(first), async (tx) => {
      late = () => tx.query('select 1');
    });
    await expect(late!()).rejects.toThrow(/has ended/);
    expect(await readSeries(first)).toEqual([`of ${first}`]);
  });
});
