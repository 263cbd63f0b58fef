import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase, type TenantContext } from '#kernel/database';
import { openScratchDatabase, type ScratchDatabase } from '../support/scratch-database.ts';

let scratch: ScratchDatabase;
let database: Database;
const first = uuidv7();
const second = uuidv7();
const ctx = (id: string): TenantContext => ({ tenant: { id, schema: 'pooled' } });

beforeAll(async () => {
  scratch = await openScratchDatabase();
  for (const [id, slug] of [
    [first, 'satu'],
    [second, 'dua'],
  ]) {
    await scratch.sql(
      `insert into shared.tenants (id, slug, kind, name, schema_name) values ($1, $2, 'desa', $3, 'pooled')`,
      [id, slug, `Desa ${slug}`],
    );
  }
  // Two connections only: every request shares one with the other tenant.
  database = await openDatabase(scratch.urls.app, { connections: 2 });
});
afterAll(async () => {
  await database.close();
  await scratch.drop();
});

describe('withTenant', () => {
  it('refuses to open a pool for a role that passes the walls', async () => {
    await expect(openDatabase(scratch.urls.owner)).rejects.toThrow(/does not start/);
    // A role of its own: roles belong to the whole server, and other tests lean on the walls of balai_app right now.
    await scratch.sql(`create role mighty_app login bypassrls password 'mighty'`);
    const url = new URL(scratch.urls.app);
    url.username = 'mighty_app';
    url.password = 'mighty';
    try {
      await scratch.sql(`grant connect on database ${url.pathname.slice(1)} to mighty_app`);
      await expect(openDatabase(url.href)).rejects.toThrow(/may bypass row security/);
    } finally {
      await scratch.sql('drop owned by mighty_app; drop role mighty_app');
    }
  });

  it('never lets a canary cross in 500 interleaved transactions of two tenants on two connections, with aborts (research §5, 21)', async () => {
    for (const id of [first, second]) {
      await database.withTenant(ctx(id), (tx) =>
        tx.execute('insert into number_series (series) values ($1)', [`canary ${id}`]),
      );
    }
    let crossings = 0;
    let aborted = 0;
    await Promise.all(
      Array.from({ length: 500 }, async (_, turn) => {
        const id = turn % 2 === 0 ? first : second;
        await database
          .withTenant(ctx(id), async (tx) => {
            const rows = await tx.query<{ series: string }>('select series from number_series');
            if (rows.length !== 1 || rows[0]!.series !== `canary ${id}`) crossings += 1;
            if (turn % 5 === 0) throw new Error('abort');
            if (turn % 7 === 0) await tx.query('select 1/0');
          })
          .catch(() => {
            aborted += 1;
          });
      }),
    );
    expect(crossings).toBe(0);
    expect(aborted).toBeGreaterThan(100);
  });

  it('keeps nothing of a transaction that failed half-way', async () => {
    const work = database.withTenant(ctx(first), async (tx) => {
      await tx.execute(`insert into number_series (series) values ('half')`);
      throw new Error('stop here');
    });
    await expect(work).rejects.toThrow('stop here');
    const rows = await database.withTenant(ctx(first), (tx) =>
      tx.query(`select 1 from number_series where series = 'half'`),
    );
    expect(rows).toEqual([]);
  });

  it('tells the caller when a swallowed error has made the commit a rollback', async () => {
    const work = database.withTenant(ctx(first), async (tx) => {
      await tx.query('select 1/0').catch(() => {});
    });
    await expect(work).rejects.toThrow(/rolled back/);
  });

  it('refuses a statement that comes after the transaction has ended', async () => {
    let late: (() => Promise<unknown>) | undefined;
    await database.withTenant(ctx(first), async (tx) => {
      late = () => tx.query('select 1');
    });
    await expect(late!()).rejects.toThrow(/has ended/);
  });

  it('refuses to write a row for another tenant than the one of the context', async () => {
    const work = database.withTenant(ctx(first), (tx) =>
      tx.execute('insert into number_series (tenant_id, series) values ($1, $2)', [second, 'stolen']),
    );
    await expect(work).rejects.toThrow(/row-level security/);
  });

  it('fails cleanly when the connection is lost in the middle, and the next transaction works', async () => {
    const work = database.withTenant(ctx(first), async (tx) => {
      const [me] = await tx.query<{ pid: number }>('select pg_backend_pid() as pid');
      await scratch.sql('select pg_terminate_backend($1)', [me!.pid]);
      await new Promise((resolve) => setTimeout(resolve, 50));
      return tx.query('select 1');
    });
    await expect(work).rejects.toThrow();
    const rows = await database.withTenant(ctx(first), (tx) => tx.query('select 1 as ok'));
    expect(rows).toEqual([{ ok: 1 }]);
  });

  it('refuses a scope code that could imitate another one', async () => {
    const walls = { people: { within: ['63;people:all'] } };
    await expect(database.withTenant({ ...ctx(first), walls }, (tx) => tx.query('select 1'))).rejects.toThrow(
      /scope code/,
    );
  });
});
