export { type AuditEvent, recordAudit } from './record.ts';
export { type AuditFault, sealAudit, verifyAudit } from './seal.ts';
export { type KeptHead, readKeptHead, sealTenant, startAuditSealer } from './sealer.ts';
