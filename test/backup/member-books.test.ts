import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { depositSavings, readPassbook, readSavingsTypes } from '#features/savings';
import { checkSubledger, type Holder } from '#features/subledger';
import { backUpTenant, restoreTenant } from '#kernel/backup';
import { addDataKey, findSealedColumns, resealBatch } from '#kernel/encryption';
import type { WorkContext } from '#kernel/work';
import { dumpDatabase } from '../security/read-everything.ts';
import { actAsOfficer } from '../support/act-as-officer.ts';
import { migrationsFolder } from '../support/scratch-database.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ demo: false, jobs: false });
  await test.createTenant({ slug: 'bersama', kind: 'koperasi', name: 'Koperasi Bersama' });
  await test.createTenant({
    ...{ slug: 'sendiri', kind: 'koperasi', name: 'Koperasi Sendiri', isolation: 'schema' },
  });
});
afterAll(() => test?.close());

/** Together 741,946,157: a sum that stands nowhere but in the member's balance. */
const DEPOSITS = [300_041_977, 441_904_180];

describe.each(['bersama', 'sendiri'])('what a member has saved (%s)', (slug) => {
  let ctx: WorkContext;
  const siti: Holder = {
    ...{ id: randomUUID(), number: '0001', name: 'Siti Rahmah', joinedOn: '2024-01-02', leftOn: null },
  };
  const deposit = async (amount: number) => {
    const treasurer = await ctx.transaction((tx) => actAsOfficer(ctx, tx, 'Norhayati'));
    return treasurer.transaction(async (tx) => {
      const type = (await readSavingsTypes(tx)).find(({ kind }) => kind === 'voluntary')!;
      const { entries } = await depositSavings(treasurer, tx, {
        ...{ holder: siti, parts: [{ typeId: type.id, amount }], postedOn: '2024-03-05', into: 'cash' },
        key: randomUUID(),
      });
      return entries[0]!;
    });
  };
  /** The book as the member reads it, after every figure was opened and held against the general ledger. */
  const book = () =>
    ctx.transaction(async (tx) => {
      expect((await checkSubledger(ctx, tx)).faults).toEqual([]);
      const { total, entries } = await readPassbook(ctx, tx, siti);
      return { total, entries };
    });
  beforeAll(async () => {
    ctx = await test.system(slug);
  });

  it('stands in no dump: neither the balance, nor receipt and code, nor whose it is beside a sum', async () => {
    const entries = [];
    for (const amount of DEPOSITS) entries.push(await deposit(amount));
    expect((await book()).total).toBe(741_946_157);
    const secrets = [...['741946157', siti.id], ...entries.flatMap(({ receipt, code }) => [receipt, code])];
    const dump = await dumpDatabase(test);
    const found = secrets.flatMap((secret) =>
      dump.filter(({ text }) => text.includes(secret)).map(({ place }) => `${secret} in ${place}`),
    );
    expect(found).toEqual([]);
  });

  it('opens with renewed keys, all of it sealed anew', async () => {
    const before = await book();
    await ctx.transaction((tx) => addDataKey(tx, test.open.keyring, ctx.tenant.id));
    // The two minutes in which other processes learn of the key have passed.
    await test.asSuperuser(
      `update "${ctx.tenant.schema}".tenant_keys set created_at = created_at - interval '5 minutes'`,
    );
    test.app.secrets.forget();
    const columns = await ctx.transaction(findSealedColumns);
    for (const table of ['subledger_balances', 'subledger_entries']) {
      expect(columns).toContainEqual({ table, column: 'sealed' });
      for (;;) {
        const batch = await ctx.transaction(async (tx) =>
          resealBatch(tx, await test.app.secrets.get(tx, ctx.tenant.id), { table, column: 'sealed' }),
        );
        if (batch === 0) break;
      }
      const left = await test.asSuperuser(
        `select 1 from "${ctx.tenant.schema}".${table} where tenant_id = $1 and sealed like 's1.1.%'`,
        [ctx.tenant.id],
      );
      expect([table, left]).toEqual([table, []]);
    }
    expect(await book()).toEqual(before);
  });

  it('comes back from a backup to the rupiah, and what was paid in since is gone', async () => {
    const before = await book();
    const file = path.join(inject('dataFolder'), `${slug}-member-books.balai`);
    const { files } = test.app;
    const key = test.app.serverKey('backup');
    await backUpTenant({ backupUrl: test.open.urls.backup, files, key }, ctx.tenant, file);
    await deposit(5_000);
    expect((await book()).total).toBe(before.total + 5_000);
    const { owner } = test.open.urls;
    await restoreTenant({ adminUrl: owner, ownerUrl: owner, migrationsFolder, files, key }, ctx.tenant, file);
    test.app.secrets.forget();
    expect(await book()).toEqual(before);
    await deposit(7_000);
    expect((await book()).total).toBe(before.total + 7_000);
  });
});
