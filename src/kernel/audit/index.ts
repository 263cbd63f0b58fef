export { type AuditEvent, recordAudit } from './record.ts';
export { type AuditFault, sealAudit, verifyAudit } from './seal.ts';
