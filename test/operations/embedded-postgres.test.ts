import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#kernel/database';
import { postmasterOf } from '../support/embedded-cluster.ts';

let folder: string;
let postgres: EmbeddedPostgres;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'balai-embedded-'));
  chmodSync(folder, 0o755);
  postgres = await startEmbeddedPostgres(folder);
});
afterAll(async () => {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

it('a PostgreSQL that is killed comes back by itself with everything that was committed', async () => {
  await ask('create table kept (id int)');
  await ask('insert into kept values (1)');
  const before = postmasterOf(folder)!;
  process.kill(before, 'SIGKILL');
  const end = Date.now() + 20_000;
  let rows: unknown;
  while (Date.now() < end && !rows) {
    await wait(100);
    rows = await ask('select id from kept').catch(() => undefined);
  }
  expect(rows).toEqual([{ id: 1 }]);
  expect(postmasterOf(folder)).not.toBe(before);
});

it('one that was stopped stays stopped', async () => {
  await postgres.stop();
  await wait(1_500);
  expect(postmasterOf(folder)).toBeUndefined();
});

async function ask(text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: postgres.url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}
