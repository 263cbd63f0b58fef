import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Tx } from '#kernel/database';
import { createKeyring, keyPurposes } from './keyring.ts';
import { openTenantKeys } from './tenant-keys.ts';
import { createTenantSecrets } from './tenant-secrets.ts';

const keyring = createKeyring({ masterKeys: { 1: randomBytes(32) }, current: 1 });
// The cache only hands the transaction on to the reader, which here needs none.
const tx = {} as Tx;

function openFresh(tenantId: string) {
  const rows = keyPurposes.map((purpose) => {
    const { wrapped } = keyring.createKey({ tenantId, purpose, version: 1 });
    return { purpose, version: 1, isSettled: true, wrapped };
  });
  return openTenantKeys(keyring, tenantId, rows);
}

describe('opened keys', () => {
  it('are held a minute, are each tenant’s own, and are read anew after that or when forgotten', async () => {
    let clock = 0;
    const reads: string[] = [];
    const cache = createTenantSecrets(keyring, {
      maxTenants: 2,
      now: () => clock,
      readKeys: async (_tx, _keyring, tenantId) => {
        reads.push(tenantId);
        return openFresh(tenantId);
      },
    });
    expect((await cache.get(tx, 'a')).tenantId).toBe('a');
    expect((await cache.get(tx, 'b')).tenantId).toBe('b');
    clock = 59_999;
    await cache.get(tx, 'a');
    expect(reads).toEqual(['a', 'b']);
    clock = 60_000;
    await cache.get(tx, 'a');
    expect(reads).toEqual(['a', 'b', 'a']);
    cache.forget('a');
    await cache.get(tx, 'a');
    expect(reads).toEqual(['a', 'b', 'a', 'a']);
    await cache.get(tx, 'c');
    await cache.get(tx, 'c');
    clock = 60_001;
    await cache.get(tx, 'a');
    expect(reads).toEqual(['a', 'b', 'a', 'a', 'c']);
    cache.forget();
    await cache.get(tx, 'a');
    expect(reads).toEqual(['a', 'b', 'a', 'a', 'c', 'a']);
  });
});
