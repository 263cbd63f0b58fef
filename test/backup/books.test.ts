import path from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { closePeriod, makeStatement, postJournal, reverseJournal } from '#features/ledger';
import { backUpTenant, restoreTenant } from '#kernel/backup';
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

it.each(['bersama', 'sendiri'])(
  'the books of a cooperative (%s) come back whole, closed months and counter-journals too',
  async (slug) => {
    const ctx = await test.system(slug);
    const treasurer = await ctx.transaction((tx) => actAsOfficer(ctx, tx, 'Norhayati'));
    const post = (postedOn: string, id: string) =>
      treasurer.transaction((tx) =>
        postJournal(treasurer, tx, {
          ...{ postedOn, description: 'Hibah', source: { kind: 'test', id } },
          lines: [
            { account: { purpose: 'bank' }, debit: 5_000 },
            { account: { purpose: 'donation' }, credit: 5_000 },
          ],
        }),
      );
    const { journal } = await post('2024-01-10', 'one');
    await post('2024-02-10', 'two');
    await treasurer.transaction((tx) => closePeriod(treasurer, tx, '2024-01'));
    // The counter-journal stands before its original in no order of ids or days that a restore could rely on.
    await treasurer.transaction((tx) =>
      reverseJournal(treasurer, tx, { journalId: journal.id, reason: 'Salah buku' }),
    );
    const sheet = () =>
      ctx.transaction((tx) => makeStatement(tx, 'neraca', { from: '2024-01-01', to: '2024-12-31' }, []));
    const before = await sheet();
    const file = path.join(inject('dataFolder'), `${slug}-books.balai`);
    const { files } = test.app;
    const key = test.app.serverKey('backup');
    const report = await backUpTenant({ backupUrl: test.open.urls.backup, files, key }, ctx.tenant, file);
    expect(report.rows.ledger_journals).toBe(3);
    await post('2024-03-10', 'three');
    expect(await sheet()).not.toEqual(before);
    const { owner } = test.open.urls;
    await restoreTenant({ adminUrl: owner, ownerUrl: owner, migrationsFolder, files, key }, ctx.tenant, file);
    expect(await sheet()).toEqual(before);
    await expect(post('2024-01-20', 'four')).rejects.toMatchObject({ code: 'period_closed' });
    expect((await post('2024-03-11', 'five')).journal.number).toBe('JU-2024-000005');
  },
);
