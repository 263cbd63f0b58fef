export { createTenant, type NewTenant, TenantNameError } from './create-tenant.ts';
export { createTenantDirectory, type TenantDirectory } from './directory.ts';
export type { Tenant, TenantKind } from './tenant.ts';
