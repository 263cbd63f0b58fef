import { type AuditEntry, type AuditFilter, streamAudit } from '#kernel/audit';
import type { WorkContext } from '#kernel/work';

/** The audit log of an organisation with everything that is sealed in it opened, the oldest first. */
export async function readAuditLog(ctx: WorkContext, filter: AuditFilter = {}): Promise<AuditEntry[]> {
  const found: AuditEntry[] = [];
  for await (const rows of streamAudit(ctx, filter)) found.push(...rows);
  return found.reverse();
}
