import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';
import { type AuditPart, partPlace } from './sealed-part.ts';
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
 * sensitive fields are masked; only fields that differ are kept. Who acted and what it was about are sealed, each under
 * a key of its own, which erasing a person destroys.
 */
export async function recordAudit(ctx: WorkContext, tx: Tx, event: AuditEvent): Promise<void> {
  const { before, after } = difference(event.before, event.after);
  const actor = actorOf(ctx);
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const id = uuidv7();
  const sealed: SealedPart[] = [];
  const sealPart = (part: AuditPart, owner: string | null, values: Record<string, unknown>) => {
    const told = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
    if (Object.keys(told).length === 0) return null;
    const value = keys.sealUnderOwnKey(JSON.stringify(told), partPlace(id, part));
    sealed.push({ part, owner, key: value.key });
    return value.sealed;
  };
  const who =
    actor.kind === 'system'
      ? null
      : sealPart('actor', actor.id, {
          name: actor.name || undefined,
          ip: ctx.request?.ip,
          device: ctx.request?.device.slice(0, 250),
        });
  const details = sealPart('details', event.objectId ?? null, {
    label: event.objectLabel,
    before,
    after,
    reason: event.reason,
  });
  noteTouchedTenant(ctx.tenant.id);
  await tx.execute(
    `with kept as (
       insert into audit_keys (event_id, part, owner, key)
       select $1::uuid, k.part, k.owner, k.key from jsonb_to_recordset($14::jsonb) as k(part text, owner text, key text))
     insert into audit_events (id, actor_kind, actor_id, actor, actor_name, roles, scope, action, resource, object_id,
       outcome, details, request_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      ...[id, actor.kind, actor.id, who, actor.kind === 'system' ? actor.name : '', actor.roles, actor.scope],
      ...[event.action, event.resource, event.objectId ?? null, event.outcome ?? 'done', details],
      ...[ctx.request?.id ?? '', JSON.stringify(sealed)],
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

interface SealedPart {
  part: AuditPart;
  owner: string | null;
  key: string;
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
