import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { asOwner, prepareServer, startEmbeddedPostgres } from '#kernel/database';
import { postmasterOf } from '../support/embedded-cluster.ts';

const projectRoot = path.resolve(import.meta.dirname, '../..');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'balai-refused-'));
  chmodSync(folder, 0o755);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('a start on a port that is taken says so in one line and leaves no PostgreSQL behind', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as { port: number };
  const said = await start({ PORT: String(port) });
  taken.close();
  expect(said.code).toBe(1);
  expect(said.error).toMatch(new RegExp(`^balai cannot start: .*EADDRINUSE.*${port}\\n$`));
  expect(postmasterOf(folder)).toBeUndefined();
}, 120_000);

it('a start over a migration that was changed after it ran says which, and leaves no PostgreSQL behind', async () => {
  const postgres = await startEmbeddedPostgres(folder);
  const urls = await prepareServer(postgres.url, path.join(folder, 'secrets'), 'balai');
  await asOwner(urls.owner, (client) =>
    client.query("update shared.migrations set checksum = 'another' where name like '0001%'"),
  );
  await postgres.stop();
  const said = await start({ PORT: '0' });
  expect(said.code).toBe(1);
  expect(said.error).toMatch(/^balai cannot start: Migration shared\/0001_\S+ was changed after it ran\n$/);
  expect(postmasterOf(folder)).toBeUndefined();
}, 120_000);

function start(environment: Record<string, string>): Promise<{ code: number | null; error: string }> {
  const child = spawn(process.execPath, [path.join(projectRoot, 'scripts/start.mjs')], {
    cwd: projectRoot,
    env: {
      ...{ HOME: process.env.HOME, PATH: process.env.PATH, BALAI_DATA: folder, BALAI_DEMO: '0' },
      ...environment,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let error = '';
  child.stderr.on('data', (chunk: Buffer) => {
    error += chunk.toString();
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, error })));
}
