import { setTimeout as wait } from 'node:timers/promises';
import {
  addDataKey,
  findSealedColumns,
  resealBatch,
  rewrapTenantKeys,
  settleSeconds,
} from '#kernel/encryption';
import type { Tenant } from '#kernel/tenancy';
import { createSystemContext } from '#kernel/work';
import type { OpenApp } from '../open-app.ts';

/**
 * Rotates the keys of one organisation, or of all: keys are wrapped by the current master key, a new data key is made,
 * and after the two minutes in which every process learns of it all sealed values are sealed with it. May be interrupted at any point and
 * run again; the server goes on serving.
 */
export async function rotateKeys(open: OpenApp, tenants: readonly Tenant[]): Promise<object[]> {
  const versions = new Map<string, number>();
  for (const tenant of tenants) {
    const ctx = createSystemContext(open.app, tenant, 'pergantian kunci');
    while ((await ctx.transaction((tx) => rewrapTenantKeys(tx, open.keyring))) > 0);
    versions.set(tenant.id, await ctx.transaction((tx) => addDataKey(tx, open.keyring, tenant.id)));
  }
  console.error(`waiting ${settleSeconds} seconds until every process knows the new keys`);
  await wait((settleSeconds + 1) * 1000);
  open.app.secrets.forget();
  const report: object[] = [];
  for (const tenant of tenants) {
    const ctx = createSystemContext(open.app, tenant, 'pergantian kunci');
    const columns = await ctx.transaction(findSealedColumns);
    let sealed = 0;
    for (const column of columns) {
      for (;;) {
        const batch = await ctx.transaction(async (tx) =>
          resealBatch(tx, await open.app.secrets.get(tx, tenant.id), column),
        );
        if (batch === 0) break;
        sealed += batch;
      }
    }
    report.push({
      tenant: tenant.slug,
      keyVersion: versions.get(tenant.id),
      columns: columns.length,
      sealed,
    });
  }
  return report;
}
