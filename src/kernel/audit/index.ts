export { describeAction, describeThing, type NameOf, type Things } from './describe-action.ts';
export { eraseFromAudit } from './erase-from-audit.ts';
export {
  type AuditEntry,
  type AuditFilter,
  readAudit,
  readAuditEntry,
  readAuditOf,
  readAuditWords,
  readReadersOf,
  readSeal,
  streamAudit,
} from './read-audit.ts';
export { type AuditEvent, recordAudit } from './record.ts';
export { type AuditFault, sealAudit, verifyAudit } from './seal.ts';
export { type KeptHead, readKeptHead, sealTenant, startAuditSealer } from './sealer.ts';
