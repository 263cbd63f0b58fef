export { createTenant, type NewTenant, refuseSlug, TenantNameError } from './create-tenant.ts';
export { createTenantDirectory, type TenantDirectory } from './directory.ts';
export type { Tenant, TenantKind } from './tenant.ts';
