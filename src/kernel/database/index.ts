export {
  type Database,
  openDatabase,
  type TenantContext,
  type Wall,
  type Walls,
} from './database.ts';
export { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded.ts';
export { type MigrationReport, migrate, migrateTenantSchema, POOLED } from './migrate.ts';
export {
  asOwner,
  ident,
  prepareServer,
  ROLES,
  type ServerUrls,
  scratchDatabase,
  withBackupRole,
} from './server.ts';
export { createSessionLocks, isLocked, type SessionLock, type SessionLocks } from './session-locks.ts';
export { type Statement, Tx } from './transaction.ts';
