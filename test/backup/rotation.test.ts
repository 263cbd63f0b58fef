import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDataKey, findSealedColumns, resealBatch } from '#kernel/encryption';
import { defineMail, queueMail, readOutbox } from '#kernel/mail';
import { openTestApp, type TestApp } from '../support/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ jobs: false });
});
afterAll(() => test.close());

it('seals everything with the new key, second factors and mails included, and everything still opens', async () => {
  const ctx = await test.system('desa');
  const mail = defineMail({
    key: 'test.probe',
    subject: 'Kabar',
    variables: { nama: 'Nama' },
    body: 'Halo {{nama}}',
  });
  await ctx.transaction((tx) =>
    queueMail(ctx, tx, mail, { to: { address: 'warga@desa.example' }, values: { nama: 'Siti' } }),
  );
  await ctx.transaction((tx) => addDataKey(tx, test.open.keyring, ctx.tenant.id));
  // The two minutes in which other processes learn of the key have passed.
  await test.asSuperuser(`update pooled.tenant_keys set created_at = created_at - interval '5 minutes'`);
  test.app.secrets.forget();

  const columns = await ctx.transaction(findSealedColumns);
  expect(columns).toEqual(
    expect.arrayContaining([
      { table: 'accounts', column: 'second_factor_secret' },
      { table: 'outbox', column: 'content' },
      { table: 'outbox', column: 'recipient' },
      { table: 'outbox', column: 'subject' },
    ]),
  );
  for (const column of columns) {
    for (;;) {
      const batch = await ctx.transaction(async (tx) =>
        resealBatch(tx, await test.app.secrets.get(tx, ctx.tenant.id), column),
      );
      if (batch === 0) break;
    }
    const left = await test.asSuperuser(
      `select 1 from pooled.${column.table} where tenant_id = $1 and ${column.column} like 's1.1.%'`,
      [ctx.tenant.id],
    );
    expect(left, `${column.table}.${column.column}`).toEqual([]);
  }
  const outbox = await ctx.transaction((tx) => readOutbox(ctx, tx, { offset: 0, limit: 5 }));
  expect(outbox.items[0]).toMatchObject({ to: { address: 'warga@desa.example' }, subject: 'Kabar' });
  await expect(test.signIn('desa', 'super_admin')).resolves.toBeDefined();
});
