export { type BackupReport, type BackupSource, backUpTenant } from './back-up-tenant.ts';
export { BackupError } from './frames.ts';
export { createTenantOf, type RestoreReport, type RestoreTarget, restoreTenant } from './restore-tenant.ts';
