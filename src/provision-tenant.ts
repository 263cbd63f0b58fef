import { createTenantKeys } from '#kernel/encryption';
import type { BalaiApp } from '#kernel/product';
import { createTenant, type NewTenant, type Tenant } from '#kernel/tenancy';
import { createSystemContext } from '#kernel/work';

/**
 * Makes an organisation and seeds what its product starts with, as the serving role behind the new tenant's own wall.
 * With an id that is there already it goes on where a kill left off.
 *
 * @throws TenantNameError when the subdomain is malformed, reserved or another's
 */
export async function provisionTenant(app: BalaiApp, ownerUrl: string, fresh: NewTenant): Promise<Tenant> {
  app.directory.forget();
  const begun = fresh.id ? await app.directory.findById(fresh.id) : undefined;
  const tenant = begun ?? (await createTenant(ownerUrl, app.config.migrationsFolder, fresh));
  app.directory.forget();
  await seedTenant(app, tenant);
  return tenant;
}

/** Seeds once: the row of `tenant_state` stands in the same transaction and says that it was done. */
export async function seedTenant(app: BalaiApp, tenant: Tenant): Promise<void> {
  const ctx = createSystemContext(app, tenant, 'pembuatan organisasi');
  await ctx.transaction(async (tx) => {
    if (await tx.one('select 1 from tenant_state where tenant_id = balai.tenant_id()')) return;
    await createTenantKeys(tx, app.keyring, tenant.id);
    await tx.execute('insert into tenant_state default values');
    await app.products.get(tenant.kind)!.seed(ctx, tx);
  });
}
