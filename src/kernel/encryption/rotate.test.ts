import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '#kernel/database';
import { openScratchDatabase, type ScratchDatabase } from '../../../test/support/scratch-database.ts';
import { createKeyring } from './keyring.ts';
import { checkMasterKeys, resealColumn, rewrapTenantKeys } from './rotate.ts';
import { addDataKey, createTenantKeys, readTenantKeys } from './tenant-keys.ts';
import { createTenantSecrets } from './tenant-secrets.ts';

const one = randomBytes(32);
const two = randomBytes(32);
const keyring = createKeyring({ masterKeys: { 1: one }, current: 1 });
const both = createKeyring({ masterKeys: { 1: one, 2: two }, current: 2 });

let scratch: ScratchDatabase;
let database: Database;
const tenants = [randomUUID(), randomUUID()] as const;
const as = (tenant: string) => ({ tenant: { id: tenant, schema: 'pooled' } });
const phone = { table: 'vault', column: 'phone' };

beforeAll(async () => {
  scratch = await openScratchDatabase();
  for (const [index, id] of tenants.entries()) {
    await scratch.sql(
      `insert into shared.tenants (id, slug, kind, name, schema_name) values ($1, $2, 'serikat', $2, 'pooled')`,
      [id, `serikat-${index}`],
    );
  }
  await scratch.sql(
    `create table pooled.vault (tenant_id uuid not null default balai.tenant_id(), id uuid, phone text, primary key (tenant_id, id))`,
  );
  await scratch.sql(`select balai.protect('pooled.vault')`);
  database = await openDatabase(scratch.urls.app, { connections: 3 });
  for (const tenant of tenants)
    await database.withTenant(as(tenant), (tx) => createTenantKeys(tx, keyring, tenant));
});
afterAll(async () => {
  await database.close();
  await scratch.drop();
});

/** Lets the time pass that a new data key waits. */
const settle = () =>
  scratch.sql(`update pooled.tenant_keys set created_at = created_at - interval '3 minutes'`);

describe('the keys of an organisation', () => {
  it('are made once, and stand in the database only wrapped', async () => {
    const [tenant] = tenants;
    const before = await database.withTenant(as(tenant), (tx) => readTenantKeys(tx, keyring, tenant));
    await database.withTenant(as(tenant), (tx) => createTenantKeys(tx, keyring, tenant));
    const after = await database.withTenant(as(tenant), (tx) => readTenantKeys(tx, keyring, tenant));
    expect(after.open(before.seal('0812', phone), phone)).toBe('0812');
    expect(after.blindIndex('phone', '0812')).toBe(before.blindIndex('phone', '0812'));
    const rows = await scratch.sql<{ purpose: string; wrapped: string }>(
      `select purpose, wrapped from pooled.tenant_keys where tenant_id = $1 order by purpose`,
      [tenant],
    );
    expect(rows.map(({ purpose }) => purpose)).toEqual(['data', 'index']);
    for (const { wrapped } of rows) expect(wrapped).toMatch(/^w1\.1\.[\w-]{80}$/);
  });

  it('open nothing of another organisation, and are not seen by it', async () => {
    const [a, b] = tenants;
    const ofA = await database.withTenant(as(a), (tx) => readTenantKeys(tx, keyring, a));
    const ofB = await database.withTenant(as(b), (tx) => readTenantKeys(tx, keyring, b));
    expect(ofB.blindIndex('nik', '1')).not.toBe(ofA.blindIndex('nik', '1'));
    expect(() => ofB.open(ofA.seal('0812', phone), phone)).toThrow(
      expect.objectContaining({ code: 'encryption_value_tampered' }),
    );
    await expect(database.withTenant(as(b), (tx) => readTenantKeys(tx, keyring, a))).rejects.toMatchObject({
      code: 'encryption_tenant_keys_missing',
    });
  });

  it('put into another organisation’s row are refused', async () => {
    const [a, b] = tenants;
    const [row] = await scratch.sql<{ wrapped: string }>(
      `select wrapped from pooled.tenant_keys where tenant_id = $1 and purpose = 'data'`,
      [a],
    );
    const [kept] = await scratch.sql<{ wrapped: string }>(
      `select wrapped from pooled.tenant_keys where tenant_id = $1 and purpose = 'data'`,
      [b],
    );
    const put = (wrapped?: string) =>
      scratch.sql(`update pooled.tenant_keys set wrapped = $2 where tenant_id = $1 and purpose = 'data'`, [
        b,
        wrapped,
      ]);
    await put(row?.wrapped);
    await expect(database.withTenant(as(b), (tx) => readTenantKeys(tx, keyring, b))).rejects.toMatchObject({
      code: 'encryption_value_tampered',
    });
    await put(kept?.wrapped);
  });
});

describe('a new data key', () => {
  it('is used after two minutes, then every old value is sealed anew, also when the command was killed on the way', async () => {
    const [tenant, other] = tenants;
    const old = await database.withTenant(as(tenant), (tx) => readTenantKeys(tx, keyring, tenant));
    const values = new Map(Array.from({ length: 25 }, (_, index) => [randomUUID() as string, `08${index}`]));
    await database.withTenant(as(tenant), async (tx) => {
      for (const [id, value] of values) {
        await tx.execute('insert into vault (id, phone) values ($1, $2)', [id, old.seal(value, phone)]);
      }
      await tx.execute('insert into vault (id, phone) values ($1, null)', [randomUUID()]);
    });
    const otherKeys = await database.withTenant(as(other), (tx) => readTenantKeys(tx, keyring, other));
    const untouched = otherKeys.seal('0899', phone);
    await database.withTenant(as(other), (tx) =>
      tx.execute('insert into vault (id, phone) values ($1, $2)', [randomUUID(), untouched]),
    );

    expect(await database.withTenant(as(tenant), (tx) => addDataKey(tx, keyring, tenant))).toBe(2);
    expect(
      await database.withTenant(as(tenant), (tx) => addDataKey(tx, keyring, tenant)),
      'asked twice',
    ).toBe(2);
    const waiting = await database.withTenant(as(tenant), (tx) => readTenantKeys(tx, keyring, tenant));
    expect(waiting.currentVersion).toBe(1);
    expect(await database.withTenant(as(tenant), (tx) => resealColumn(tx, waiting, phone))).toBe(0);
    await settle();

    const keys = await database.withTenant(as(tenant), (tx) => readTenantKeys(tx, keyring, tenant));
    expect(keys.currentVersion).toBe(2);
    const batch = () => database.withTenant(as(tenant), (tx) => resealColumn(tx, keys, phone, 10));
    expect(await batch()).toBe(10);
    await expect(
      database.withTenant(as(tenant), async (tx) => {
        await resealColumn(tx, keys, phone, 10);
        throw new Error('killed');
      }),
    ).rejects.toThrow('killed');
    expect([await batch(), await batch(), await batch()]).toEqual([10, 5, 0]);

    const rows = await scratch.sql<{ id: string; phone: string | null; tenant_id: string }>(
      'select id, phone, tenant_id from pooled.vault',
    );
    const mine = rows.filter((row) => row.tenant_id === tenant && row.phone !== null);
    expect(mine).toHaveLength(25);
    for (const row of mine) {
      expect(row.phone).toMatch(/^s1\.2\./);
      expect(keys.open(row.phone ?? '', phone)).toBe(values.get(row.id));
    }
    expect(rows.find((row) => row.tenant_id === other)?.phone).toBe(untouched);
  });
});

describe('a new master key', () => {
  it('wraps every key anew, batch by batch, after which the old one is not needed any more', async () => {
    for (const tenant of tenants) {
      await database.withTenant(as(tenant), (tx) => checkMasterKeys(tx, both));
      let rewrapped = 0;
      for (let batch = 1; batch > 0; rewrapped += batch) {
        batch = await database.withTenant(as(tenant), (tx) => rewrapTenantKeys(tx, both, 1));
      }
      expect(rewrapped).toBe(tenant === tenants[0] ? 3 : 2);
    }
    const onlyNew = createKeyring({ masterKeys: { 2: two }, current: 2 });
    const [tenant] = tenants;
    await database.withTenant(as(tenant), (tx) => checkMasterKeys(tx, onlyNew));
    const keys = await database.withTenant(as(tenant), (tx) => readTenantKeys(tx, onlyNew, tenant));
    const [row] = await database.withTenant(as(tenant), (tx) =>
      tx.query<{ phone: string }>('select phone from vault where phone is not null limit 1'),
    );
    expect(keys.open(row?.phone ?? '', phone)).toMatch(/^08/);
  });

  it('that is not the one which wrapped the keys stops the start with a clear reason', async () => {
    const [tenant] = tenants;
    const wrong = createKeyring({ masterKeys: { 2: randomBytes(32) }, current: 2 });
    await expect(database.withTenant(as(tenant), (tx) => checkMasterKeys(tx, wrong))).rejects.toMatchObject({
      code: 'encryption_master_key_mismatch',
    });
    await expect(database.withTenant(as(tenant), (tx) => checkMasterKeys(tx, keyring))).rejects.toMatchObject(
      { code: 'encryption_master_key_unknown' },
    );
  });
});

describe('opened keys', () => {
  it('cost one query a minute, not one a request', async () => {
    const secrets = createTenantSecrets(both);
    const [tenant] = tenants;
    const first = await database.withTenant(as(tenant), (tx) => secrets.get(tx, tenant));
    const second = await database.withTenant(as(tenant), (tx) => secrets.get(tx, tenant));
    expect(second).toBe(first);
    secrets.forget(tenant);
    expect(await database.withTenant(as(tenant), (tx) => secrets.get(tx, tenant))).not.toBe(first);
  });
});
