import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { backUpTenant, restoreTenant } from '#kernel/backup';
import type { WorkContext } from '#kernel/work';
import { migrationsFolder } from '../support/scratch-database.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

// Every refusal is found in a scratch database that is migrated for it.
vi.setConfig({ testTimeout: 120_000 });

let test: TestApp;
const folder = () => inject('dataFolder');
beforeAll(async () => {
  test = await openTestApp({ demo: false, jobs: false });
  await test.createTenant({ slug: 'bersama', kind: 'desa', name: 'Desa Bersama' });
  await test.createTenant({ slug: 'sendiri', kind: 'desa', name: 'Desa Sendiri', isolation: 'schema' });
});
afterAll(() => test.close());

const source = () => ({
  backupUrl: test.open.urls.backup,
  files: test.app.files,
  key: test.app.serverKey('backup'),
});
const target = () => ({
  adminUrl: test.open.urls.owner,
  ownerUrl: test.open.urls.owner,
  migrationsFolder,
  files: test.app.files,
  key: test.app.serverKey('backup'),
});
const setNumber = (ctx: WorkContext, series: string, last: number) =>
  ctx.transaction((tx) =>
    tx.execute(
      `insert into number_series (series, last_number) values ($1, $2)
       on conflict (tenant_id, series) do update set last_number = excluded.last_number`,
      [series, last],
    ),
  );
const setting = async (ctx: WorkContext) =>
  ctx.transaction((tx) =>
    tx.query(`select value from settings where tenant_id = balai.tenant_id() and key = 'probe'`),
  );

describe.each(['bersama', 'sendiri'])('a backup of one organisation (%s)', (slug) => {
  it('brings back what was deleted, leaves the neighbour alone and never lowers a number', async () => {
    const ctx = await test.system(slug);
    const neighbour = await test.system(slug === 'bersama' ? 'sendiri' : 'bersama');
    const stored = await test.app.files.put(Buffer.from('surat penting'));
    await ctx.transaction(async (tx) => {
      await tx.execute(`insert into settings (key, value) values ('probe', '"sebelum"')`);
      await tx.execute(
        `insert into files (id, resource, kind, name, media_type, size, sha256, store_key)
         values (gen_random_uuid(), 'test', 'other', 'surat.txt', 'text/plain', $1, $2, $3)`,
        [stored.size, stored.sha256, stored.key],
      );
    });
    await setNumber(ctx, 'letters', 7);
    const file = path.join(folder(), `${slug}.balai`);
    const report = await backUpTenant(source(), ctx.tenant, file);
    expect(report.rows.settings).toBeGreaterThan(0);
    expect(report.files).toBe(1);

    await ctx.transaction((tx) => tx.execute(`delete from settings where key = 'probe'`));
    await setNumber(ctx, 'letters', 12);
    await test.app.files.delete(stored.key);
    await setNumber(neighbour, 'untouched', 3);
    await restoreTenant(target(), ctx.tenant, file);

    expect(await setting(ctx)).toEqual([{ value: 'sebelum' }]);
    const [series] = await ctx.transaction((tx) =>
      tx.query(`select last_number from number_series where series = 'letters'`),
    );
    expect(series).toEqual({ last_number: 12 });
    const [kept] = await ctx.transaction((tx) =>
      tx.query<{ store_key: string }>(`select store_key from files`),
    );
    const bytes: Buffer[] = [];
    for await (const part of await test.app.files.get(kept!.store_key)) bytes.push(part as Buffer);
    expect(Buffer.concat(bytes).toString()).toBe('surat penting');
    expect(
      await neighbour.transaction((tx) =>
        tx.query(`select last_number from number_series where series = 'untouched'`),
      ),
    ).toEqual([{ last_number: 3 }]);
  });

  it('is refused when one byte was altered, when it was cut short, and when it belongs to another organisation', async () => {
    const ctx = await test.system(slug);
    const file = path.join(folder(), `${slug}.balai`);
    const bytes = await readFile(file);
    const before = await setting(ctx);
    for (const at of [20, 60, Math.floor(bytes.length / 2), bytes.length - 1]) {
      const altered = Buffer.from(bytes);
      altered[at] = altered[at]! ^ 1;
      await writeFile(`${file}.altered`, altered);
      await expect(restoreTenant(target(), ctx.tenant, `${file}.altered`)).rejects.toThrow();
    }
    await writeFile(`${file}.cut`, bytes.subarray(0, bytes.length - 40));
    await expect(restoreTenant(target(), ctx.tenant, `${file}.cut`)).rejects.toMatchObject({
      code: 'backup_incomplete',
    });
    const other = await test.system(slug === 'bersama' ? 'sendiri' : 'bersama');
    await expect(restoreTenant(target(), other.tenant, file)).rejects.toMatchObject({
      code: 'backup_mismatch',
    });
    const elsewhere = { ...target(), key: Buffer.alloc(32, 9) };
    await expect(restoreTenant(elsewhere, ctx.tenant, file)).rejects.toMatchObject({
      code: 'backup_altered',
    });
    expect(await setting(ctx)).toEqual(before);
  });
});
