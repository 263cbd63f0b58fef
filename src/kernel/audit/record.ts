import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';
import { noteTouchedTenant } from './touched-tenants.ts';

export interface AuditEvent {
  /** Verb in the past, dotted: `member.approved`, `payment.verified`, `import.committed`. */
  action: string;
  resource: string;
  objectId?: string;
  /** What the object is called, for a reader of the log; never a sensitive value. */
  objectLabel?: string;
  before?: Readonly<Record<string, unknown>>;
  after?: Readonly<Record<string, unknown>>;
  reason?: string;
  outcome?: 'done' | 'refused' | 'failed';
}

/** Fields whose values never stand in the log in clear, whatever a caller passes. */
const SENSITIVE =
  /(^|_)(nik|kk|no_kk|identity_number|phone|phone_number|alt_phone_number|address|salary|base_salary|take_home_pay|bank_account|account_number|password|secret|otp|token)($|_)/i;

/**
 * Writes one row of the audit log in the caller's transaction: it stands exactly when the change stands. Values of
 * sensitive fields are masked; only fields that differ are kept.
 */
export async function recordAudit(ctx: WorkContext, tx: Tx, event: AuditEvent): Promise<void> {
  const { before, after } = difference(event.before, event.after);
  const actor = actorOf(ctx);
  noteTouchedTenant(ctx.tenant.id);
  await tx.execute(
    `insert into audit_events (id, actor_kind, actor_id, actor_name, roles, scope, action, resource, object_id,
       object_label, outcome, before, after, reason, ip, device, request_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
    [
      ...[uuidv7(), actor.kind, actor.id, actor.name, actor.roles, actor.scope],
      ...[
        event.action,
        event.resource,
        event.objectId ?? null,
        event.objectLabel ?? null,
        event.outcome ?? 'done',
      ],
      ...[before && JSON.stringify(before), after && JSON.stringify(after), event.reason ?? null],
      ...[ctx.request?.ip ?? '', ctx.request?.device.slice(0, 250) ?? '', ctx.request?.id ?? ''],
    ],
  );
}

function actorOf(ctx: WorkContext) {
  const { principal } = ctx;
  const roles = principal.grants.map((grant) => grant.role).join(' ');
  const scope = principal.grants
    .flatMap((grant) => [...(grant.regions ?? []), ...(grant.programmes ?? []), ...(grant.areas ?? [])])
    .join(' ');
  if (principal.kind === 'account') {
    return { kind: 'account', id: principal.accountId, name: principal.name, roles, scope };
  }
  return {
    kind: principal.kind,
    id: null,
    name: principal.kind === 'system' ? principal.reason : '',
    roles,
    scope,
  };
}

type Values = Readonly<Record<string, unknown>>;

function difference(before: Values | undefined, after: Values | undefined) {
  if (!before || !after) return { before: before && masked(before), after: after && masked(after) };
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => JSON.stringify(before[key] ?? null) !== JSON.stringify(after[key] ?? null),
  );
  const pick = (values: Values) =>
    masked(Object.fromEntries(changed.map((key) => [key, values[key] ?? null])));
  return { before: pick(before), after: pick(after) };
}

function masked(values: Values): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, SENSITIVE.test(key) ? maskOf(value) : value]),
  );
}

function maskOf(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  const text = String(value);
  return text.length > 8 ? `••••${text.slice(-2)}` : '••••';
}
