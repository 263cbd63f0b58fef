import type { Tx } from '#kernel/database';
import type { Keyring } from './keyring.ts';
import { readTenantKeys, settleSeconds, type TenantKeys } from './tenant-keys.ts';

/** Opened keys by tenant, so that the keys cost a query once a minute and not once a request. */
export interface TenantSecrets {
  /** The tenant's keys; reads them in `tx` when they are not held or a minute old. */
  get(tx: Tx, tenantId: string): Promise<TenantKeys>;
  /** Forgets a tenant's keys, or all of them: after a restore, or when a tenant is removed. */
  forget(tenantId?: string): void;
}

/** `readKeys` and `now` (milliseconds) are for tests of the clock. */
export function createTenantSecrets(
  keyring: Keyring,
  options: {
    maxTenants?: number;
    now?: () => number;
    readKeys?: (tx: Tx, keyring: Keyring, tenantId: string) => Promise<TenantKeys>;
  } = {},
): TenantSecrets {
  const { maxTenants = 2000, now = () => performance.now(), readKeys = readTenantKeys } = options;
  // Half the settling time: a key that has settled was there when the oldest held keys were read.
  const lifeMilliseconds = (settleSeconds / 2) * 1000;
  const held = new Map<string, { keys: TenantKeys; readAt: number }>();
  return {
    async get(tx, tenantId) {
      const entry = held.get(tenantId);
      if (entry && now() - entry.readAt < lifeMilliseconds) return entry.keys;
      const readAt = now();
      const keys = await readKeys(tx, keyring, tenantId);
      held.delete(tenantId);
      held.set(tenantId, { keys, readAt });
      // A map keeps the order of insertion: the first is the one read longest ago.
      for (const oldest of held.keys()) {
        if (held.size <= maxTenants) break;
        held.delete(oldest);
      }
      return keys;
    },
    forget(tenantId) {
      if (tenantId === undefined) held.clear();
      else held.delete(tenantId);
    },
  };
}
