import path from 'node:path';
import { afterAll, beforeAll, expect, inject, it, vi } from 'vitest';
import { readBalances } from '#features/subledger';
import { backUpTenant, createTenantOf, restoreTenant } from '#kernel/backup';
import { addDataKey, findSealedColumns, resealBatch, type SealedColumn } from '#kernel/encryption';
import type { WorkContext } from '#kernel/work';
import { checkBooks } from '../../src/features/ledger/check-books.ts';
import { checkSubledger } from '../../src/features/subledger/check-subledger.ts';
import { formValues } from '../support/form-values.ts';
import type { HttpClient } from '../support/http-client.ts';
import { type PaymentServer, startPaymentServer } from '../support/payment-server.ts';
import { migrationsFolder } from '../support/scratch-database.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

vi.setConfig({ testTimeout: 120_000 });

let test: TestApp;
let gateway: PaymentServer;
let ctx: WorkContext;
let member: HttpClient;
beforeAll(async () => {
  test = await openTestApp({ jobs: false });
  gateway = await startPaymentServer();
  (test.app.config as { paymentAddress?: string }).paymentAddress = gateway.address;
  ctx = await test.system('koperasi');
  const chair = await test.signIn('koperasi', 'ketua');
  await chair.post('/pengaturan/gerbang-pembayaran', {
    ...{ isActive: '1', mode: 'sandbox', merchantId: '', serverKey: gateway.serverKey },
  });
  member = await test.signIn('koperasi', 'anggota');
}, 240_000);
afterAll(async () => {
  await test?.close();
  await gateway?.close();
});

/** What every page of money comes from: balances, loans and payments as their readers open them, and no fault in any. */
async function money(of: WorkContext) {
  return of.transaction(async (tx) => {
    expect((await checkSubledger(of, tx)).faults).toEqual([]);
    expect(await checkBooks(tx)).toEqual([]);
    const holders = await tx.query<{ id: string }>(
      'select id from cooperative_members where tenant_id = balai.tenant_id() order by id',
    );
    const balances = await readBalances(
      of,
      tx,
      holders.map(({ id }) => id),
    );
    return balances.map(({ account, part, balance }) => `${account} ${part} ${balance}`).sort();
  });
}

/** The member opens a payment of voluntary savings. @returns its order at the gateway */
async function openPayment(amount: number): Promise<string> {
  const known = new Set(gateway.orders.keys());
  const url = '/saya/bayar';
  const form = formValues((await member.get(url)).text, url);
  const voluntary = Object.keys(form)
    .filter((name) => name.startsWith('amount-'))
    .at(-1)!;
  const sent = await member.post(url, { ...form, purpose: 'savings', [voluntary]: String(amount) });
  expect(sent.status, sent.text.slice(0, 300)).toBe(303);
  return [...gateway.orders.keys()].find((one) => !known.has(one))!;
}

const settle = (of: TestApp, order: string) =>
  of.visitor('koperasi').postJson('/api/v1/pembayaran/midtrans', gateway.wordOf(order, 'settlement'));

async function payLoan(amount: string): Promise<void> {
  const treasurer = await test.signIn('koperasi', 'bendahara');
  const list = await treasurer.get('/buku/pinjaman');
  const url = `${/href="(\/buku\/pinjaman\/[0-9a-f-]{36})"/.exec(list.text)![1]}/bayar`;
  const form = formValues((await treasurer.get(url)).text, url);
  expect((await treasurer.post(url, { ...form, amount, place: 'cash' })).status).toBe(303);
}

it('keys are renewed while members pay, stopped twice in the middle, and every figure is the same', async () => {
  const early = await openPayment(61_000);
  const before = await money(ctx);
  const renew = async () => {
    await ctx.transaction((tx) => addDataKey(tx, test.open.keyring, ctx.tenant.id));
    // The two minutes in which other processes learn of the key have passed.
    await test.asSuperuser(
      `update "${ctx.tenant.schema}".tenant_keys set created_at = created_at - interval '5 minutes'`,
    );
    test.app.secrets.forget();
  };
  const reseal = (column: SealedColumn) =>
    ctx.transaction(async (tx) => resealBatch(tx, await test.app.secrets.get(tx, ctx.tenant.id), column));
  await renew();
  const columns = await ctx.transaction(findSealedColumns);
  const tables = ['loan_acts', 'loans', 'payment_charges', 'payment_gateways', 'subledger_balances'];
  for (const table of tables) expect(columns.map((one) => one.table)).toContain(table);

  // Stopped in a batch: what it had begun is as it was.
  const [first, ...others] = columns.filter(({ table }) => /^(loan|payment|subledger)/.test(table));
  await expect(
    ctx.transaction(async (tx) => {
      await resealBatch(tx, await test.app.secrets.get(tx, ctx.tenant.id), first!);
      throw new Error('killed');
    }),
  ).rejects.toThrow('killed');
  expect(await money(ctx)).toEqual(before);
  // Stopped between two columns, half of everything under the new key: a payment of before comes in, and an instalment.
  for (const column of others.slice(0, Math.floor(others.length / 2))) await reseal(column);
  expect((await settle(test, early)).status).toBe(200);
  await payLoan('50.000');
  const between = await money(ctx);
  expect(between).not.toEqual(before);

  // Begun again with one more key, as the command does, and to the end.
  await renew();
  for (const column of await ctx.transaction(findSealedColumns)) while ((await reseal(column)) > 0);
  for (const { table, column } of columns) {
    const left = await test.asSuperuser(
      `select 1 from "${ctx.tenant.schema}"."${table}" where tenant_id = $1 and "${column}" ~ '^s1[.][12][.]'`,
      [ctx.tenant.id],
    );
    expect([table, column, left]).toEqual([table, column, []]);
  }
  test.app.secrets.forget();
  expect(await money(ctx)).toEqual(between);
  const late = await openPayment(62_000);
  expect((await settle(test, late)).status).toBe(200);
  expect(await money(ctx)).not.toEqual(between);
});

it('a cooperative comes back on a server that never knew it: figures tie out, log and papers are whole, and it goes on', async () => {
  const waiting = await openPayment(63_000);
  const before = await money(ctx);
  const file = path.join(inject('dataFolder'), 'koperasi-money.balai');
  const key = test.app.serverKey('backup');
  const source = { backupUrl: test.open.urls.backup, files: test.app.files, key };
  const report = await backUpTenant(source, ctx.tenant, file);
  expect(report.rows.loan_acts).toBeGreaterThan(10);
  expect(report.rows.payment_charges).toBeGreaterThan(0);

  const fresh = await openTestApp({ demo: false, jobs: false, keysOf: test });
  try {
    (fresh.app.config as { paymentAddress?: string }).paymentAddress = gateway.address;
    const { owner } = fresh.open.urls;
    const target = {
      ...{ adminUrl: owner, ownerUrl: owner, migrationsFolder, files: fresh.app.files },
      key: fresh.app.serverKey('backup'),
    };
    await expect(createTenantOf(target, 'lain', file)).rejects.toMatchObject({ code: 'backup_mismatch' });
    const tenant = await createTenantOf(target, 'koperasi', file);
    expect(tenant.id).toBe(ctx.tenant.id);
    await restoreTenant(target, tenant, file);
    fresh.app.directory.forget();
    const there = await fresh.system('koperasi');
    expect(await money(there)).toEqual(before);
    const log = (of: WorkContext) =>
      of.transaction((tx) =>
        tx.one<{ count: number }>(
          'select count(*)::int as count from audit_events where tenant_id = balai.tenant_id()',
        ),
      );
    expect((await log(there))!.count).toBe(report.rows.audit_events);
    // What was under way when the backup was taken is settled there, once.
    for (let times = 0; times < 2; times += 1) expect((await settle(fresh, waiting)).status).toBe(200);
    const after = await money(there);
    expect(after).not.toEqual(before);
    expect(await money(ctx), 'the old server is not touched').toEqual(before);
    // Brought back once more where it stands by now: the past money, and the log goes on.
    await restoreTenant(target, tenant, file);
    expect(await money(there)).toEqual(before);
    expect((await log(there))!.count).toBeGreaterThan(report.rows.audit_events!);
  } finally {
    await fresh.close();
  }
});
