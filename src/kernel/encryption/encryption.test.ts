import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blindIndex } from './blind-index.ts';
import { EncryptionError } from './encryption-error.ts';
import { createKeyring, type KeyPurpose, keyPurposes } from './keyring.ts';
import { open, openBytes, seal, sealBytes } from './seal.ts';
import { openTenantKeys } from './tenant-keys.ts';

const place = { tenantId: 'tenant-a', table: 'members', column: 'nik_sealed' };
const dataKey = { version: 3, key: randomBytes(32) };
const find = (version: number) => (version === 3 ? dataKey : undefined);
const text = fc.string({ unit: 'binary' });

function codeOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof EncryptionError) return error.code;
    throw error;
  }
  return 'no refusal';
}

describe('a sealed value', () => {
  it('opens again as exactly the text that was sealed, whatever the text', () => {
    fc.assert(
      fc.property(text, (plain) => {
        const wellFormed = plain.toWellFormed();
        expect(open(find, seal(dataKey, wellFormed, place), place)).toBe(wellFormed);
      }),
    );
  });

  it('tells the key version in clear and nothing of the text, and is never the same twice', () => {
    const first = seal(dataKey, '6304055408880003', place);
    expect(first).toMatch(/^s1\.3\.[\w-]+$/);
    expect(first).not.toContain('6304055408880003');
    expect(first).not.toContain(Buffer.from('6304055408880003').toString('base64url').slice(0, 16));
    expect(seal(dataKey, '6304055408880003', place)).not.toBe(first);
  });

  it('refuses when any single character has been changed', () => {
    const value = seal(dataKey, 'Rp1.250.000', place);
    for (let index = 0; index < value.length; index += 1) {
      for (const letter of ['A', 'B', '-', '4', '.']) {
        if (value[index] === letter) continue;
        const changed = value.slice(0, index) + letter + value.slice(index + 1);
        expect(
          codeOf(() => open(find, changed, place)),
          changed,
        ).toMatch(/^encryption_(value_tampered|value_invalid|key_unknown)$/);
      }
    }
  });

  it('refuses when it was cut short or lengthened', () => {
    const value = seal(dataKey, 'Rp1.250.000', place);
    for (let length = 0; length < value.length; length += 1) {
      expect(codeOf(() => open(find, value.slice(0, length), place))).toMatch(/^encryption_value_/);
    }
    expect(codeOf(() => open(find, `${value}A`, place))).toMatch(/^encryption_value_/);
    expect(codeOf(() => open(find, `${value}\n`, place))).toBe('encryption_value_invalid');
  });

  it('does not open for another tenant, in another table or column, or in another row', () => {
    const value = seal(dataKey, 'rahasia', { ...place, row: 'row-1' });
    expect(open(find, value, { ...place, row: 'row-1' })).toBe('rahasia');
    for (const elsewhere of [
      { ...place, row: 'row-1', tenantId: 'tenant-b' },
      { ...place, row: 'row-1', table: 'residents' },
      { ...place, row: 'row-1', column: 'phone_sealed' },
      { ...place, row: 'row-2' },
      place,
      { ...place, table: 'member', column: 'snik_sealed', row: 'row-1' },
    ]) {
      expect(codeOf(() => open(find, value, elsewhere))).toBe('encryption_value_tampered');
    }
  });

  it('says so when its key version is not known, and when it is no sealed value at all', () => {
    const value = seal({ version: 9, key: randomBytes(32) }, 'x', place);
    expect(codeOf(() => open(find, value, place))).toBe('encryption_key_unknown');
    expect(codeOf(() => open(find, '6304055408880003', place))).toBe('encryption_value_invalid');
    expect(codeOf(() => open(find, '', place))).toBe('encryption_value_invalid');
  });

  it('never puts the text into the refusal', () => {
    const value = seal(dataKey, 'nama ibu kandung', place);
    try {
      open(find, value, { ...place, tenantId: 'tenant-b' });
      expect.unreachable();
    } catch (error) {
      expect(
        JSON.stringify([(error as EncryptionError).message, (error as EncryptionError).detail]),
      ).not.toContain('ibu');
    }
  });
});

describe('sealed bytes', () => {
  it('open again as they were and refuse any changed byte', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.nat(), (bytes, at) => {
        const sealed = sealBytes(dataKey, Buffer.from(bytes), place);
        expect(openBytes(find, sealed, place).equals(Buffer.from(bytes))).toBe(true);
        const changed = Buffer.from(sealed);
        const index = at % changed.length;
        changed[index] = (changed[index] ?? 0) ^ 1;
        expect(codeOf(() => openBytes(find, changed, place))).toMatch(/^encryption_/);
      }),
    );
    expect(codeOf(() => openBytes(find, Buffer.alloc(3), place))).toBe('encryption_value_invalid');
    expect(codeOf(() => openBytes(find, Buffer.from('BLS1\0\0\0\x03'), place))).toBe(
      'encryption_value_invalid',
    );
  });
});

describe('a blind index', () => {
  const key = randomBytes(32);

  it('is equal exactly when the field and the normalised value are equal', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (field, value, field2, value2) => {
        const isSame = field === field2 && value === value2;
        expect(blindIndex(key, field, value) === blindIndex(key, field2, value2)).toBe(isSame);
        expect(blindIndex(key, field, value)).toBe(blindIndex(key, field, value));
      }),
    );
  });

  it('is 43 characters base64url and another one under another key', () => {
    expect(blindIndex(key, 'nik', '6304055408880003')).toMatch(/^[\w-]{43}$/);
    expect(blindIndex(randomBytes(32), 'nik', '6304055408880003')).not.toBe(
      blindIndex(key, 'nik', '6304055408880003'),
    );
  });
});

describe('a tenant key', () => {
  const one = randomBytes(32);
  const two = randomBytes(32);
  const keyring = createKeyring({ masterKeys: { 1: one }, current: 1 });
  const both = createKeyring({ masterKeys: { 1: one, 2: two }, current: 2 });
  const identity = { tenantId: 'tenant-a', purpose: 'data', version: 1 } as const;

  it('opens only as the key of that tenant, purpose and version', () => {
    const { key, wrapped, masterVersion } = keyring.createKey(identity);
    expect(masterVersion).toBe(1);
    expect(keyring.unwrap(identity, wrapped).equals(key)).toBe(true);
    for (const other of [
      { ...identity, tenantId: 'tenant-b' },
      { ...identity, purpose: 'index' as const },
      { ...identity, version: 2 },
    ]) {
      expect(codeOf(() => keyring.unwrap(other, wrapped))).toBe('encryption_value_tampered');
    }
    expect(codeOf(() => keyring.unwrap(identity, wrapped.replace('w1.1.', 'w1.2.')))).toBe(
      'encryption_master_key_unknown',
    );
    expect(codeOf(() => both.unwrap(identity, wrapped.replace('w1.1.', 'w1.2.')))).toBe(
      'encryption_value_tampered',
    );
    expect(codeOf(() => keyring.unwrap(identity, 'w1.1.AAAA'))).toBe('encryption_value_invalid');
    expect(codeOf(() => keyring.unwrap(identity, key.toString('base64url')))).toBe(
      'encryption_value_invalid',
    );
  });

  it('is rewrapped for a new master key once, and stays the same key', () => {
    const { key, wrapped } = keyring.createKey(identity);
    const anew = both.rewrap(identity, wrapped);
    expect(anew?.masterVersion).toBe(2);
    expect(both.unwrap(identity, anew?.wrapped ?? '').equals(key)).toBe(true);
    expect(both.rewrap(identity, anew?.wrapped ?? '')).toBeUndefined();
    const onlyNew = createKeyring({ masterKeys: { 2: two }, current: 2 });
    expect(onlyNew.unwrap(identity, anew?.wrapped ?? '').equals(key)).toBe(true);
    expect(codeOf(() => onlyNew.unwrap(identity, wrapped))).toBe('encryption_master_key_unknown');
  });

  it('needs master keys of 32 bytes and a current one among them', () => {
    expect(codeOf(() => createKeyring({ masterKeys: { 1: randomBytes(31) }, current: 1 }))).toBe(
      'encryption_master_key_invalid',
    );
    expect(codeOf(() => createKeyring({ masterKeys: { 1: one }, current: 2 }))).toBe(
      'encryption_master_key_unknown',
    );
  });
});

describe('the keys of a tenant', () => {
  const keyring = createKeyring({ masterKeys: { 1: randomBytes(32) }, current: 1 });
  const row = (purpose: KeyPurpose, version = 1, isSettled = true) => ({
    purpose,
    version,
    isSettled,
    ...keyring.createKey({ tenantId: 'tenant-a', purpose, version }),
  });
  const first = keyPurposes.map((purpose) => row(purpose));
  const nik = { table: 'members', column: 'nik' };

  it('wait with a new data key until every process can open it, then reseal each old value once', () => {
    const before = openTenantKeys(keyring, 'tenant-a', first);
    const old = before.seal('6304055408880003', nik);

    const waiting = openTenantKeys(keyring, 'tenant-a', [...first, row('data', 2, false)]);
    expect(waiting.currentVersion).toBe(1);
    expect(waiting.reseal(old, nik)).toBeUndefined();

    const settled = openTenantKeys(keyring, 'tenant-a', [...first, row('data', 2)]);
    expect(settled.currentVersion).toBe(2);
    expect(settled.open(old, nik)).toBe('6304055408880003');
    const anew = settled.reseal(old, nik);
    expect(anew).toMatch(/^s1\.2\./);
    expect(settled.open(anew ?? '', nik)).toBe('6304055408880003');
    expect(settled.reseal(anew ?? '', nik)).toBeUndefined();
    expect(settled.blindIndex('nik', '1')).toBe(before.blindIndex('nik', '1'));
    expect(settled.pseudonym('m1')).toBe(before.pseudonym('m1'));
  });

  it('use a brand-new first data key at once, because no older one exists', () => {
    const keys = openTenantKeys(
      keyring,
      'tenant-a',
      first.map((each) => ({ ...each, isSettled: false })),
    );
    expect(keys.currentVersion).toBe(1);
  });

  it('leave a value of a newer key alone, and refuse a value that is not theirs while resealing', () => {
    const keys = openTenantKeys(keyring, 'tenant-a', first);
    expect(keys.reseal('s1.2.AAAA', nik)).toBeUndefined();
    const settled = openTenantKeys(keyring, 'tenant-a', [...first, row('data', 2)]);
    const old = keys.seal('x', nik);
    expect(codeOf(() => settled.reseal(old, { ...nik, column: 'phone' }))).toBe('encryption_value_tampered');
  });

  it('use a different key for each purpose', () => {
    const keys = openTenantKeys(keyring, 'tenant-a', first);
    expect(keys.pseudonym('1')).not.toBe(keys.blindIndex('pseudonym', '1'));
    expect(keys.pseudonym('1')).not.toBe(blindIndex(keys.signingKey, 'pseudonym', '1'));
    expect(keys.signingKey).toHaveLength(32);
    expect(keyring.serverKey('csrf').equals(keyring.serverKey('file-link'))).toBe(false);
    expect(keyring.serverKey('csrf').equals(keyring.serverKey('csrf'))).toBe(true);
  });

  it('are refused when one purpose is missing', () => {
    for (const purpose of keyPurposes) {
      const rows = first.filter((each) => each.purpose !== purpose);
      expect(codeOf(() => openTenantKeys(keyring, 'tenant-a', rows))).toBe('encryption_tenant_keys_missing');
    }
  });
});
