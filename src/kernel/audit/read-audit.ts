import type { Tx } from '#kernel/database';

/** One row of the log, as it is read; sensitive values were masked when it was written. */
export interface AuditEntry {
  id: string;
  at: Date;
  actorKind: 'account' | 'guest' | 'system';
  actorId: string | null;
  actorName: string;
  roles: string;
  scope: string;
  action: string;
  resource: string;
  objectId: string | null;
  objectLabel: string | null;
  outcome: 'done' | 'refused' | 'failed';
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  reason: string | null;
  ip: string;
  device: string;
  requestId: string;
}

export interface AuditFilter {
  /** Part of the actor's name, or an account's id. */
  actor?: string;
  /** A whole action, or the part before its dot. */
  action?: string;
  resource?: string;
  outcome?: string;
  /** The thing it is about. */
  object?: string;
  /** Instants; `until` is left out itself. */
  from?: Date;
  until?: Date;
  /** Words in action, object or actor. */
  q?: string;
}

const COLUMNS = `e.id, e.at, e.actor_kind as "actorKind", e.actor_id as "actorId", e.actor_name as "actorName", e.roles,
  e.scope, e.action, e.resource, e.object_id as "objectId", e.object_label as "objectLabel", e.outcome, e.before,
  e.after, e.reason, e.ip, e.device, e.request_id as "requestId"`;

const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** The log of this tenant, the newest first. */
export async function readAudit(
  tx: Tx,
  filter: AuditFilter,
  page: { offset: number; limit: number },
): Promise<{ items: AuditEntry[]; total: number }> {
  const { where, values } = conditions(filter);
  const [count] = await tx.query<{ total: number }>(
    `select count(*)::int as total from audit_events e where ${where}`,
    values,
  );
  const items = await tx.query<AuditEntry>(
    `select ${COLUMNS} from audit_events e where ${where} order by e.at desc, e.id desc
      offset $${values.length + 1} limit $${values.length + 2}`,
    [...values, page.offset, page.limit],
  );
  return { items, total: count?.total ?? 0 };
}

/** The same in pieces of a thousand, oldest last, for a download that does not fill the memory. */
export async function* streamAudit(
  read: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>,
  filter: AuditFilter,
): AsyncGenerator<AuditEntry[]> {
  // By id, which carries the time: a timestamp loses its microseconds on the way through JavaScript.
  let after: string | undefined;
  for (;;) {
    const { where, values } = conditions(filter);
    const keyset = after ? ` and e.id < $${values.length + 1}` : '';
    const rows = await read((tx) =>
      tx.query<AuditEntry>(
        `select ${COLUMNS} from audit_events e where ${where}${keyset} order by e.id desc limit 1000`,
        after ? [...values, after] : values,
      ),
    );
    if (rows.length > 0) yield rows;
    if (rows.length < 1000) return;
    after = rows.at(-1)!.id;
  }
}

export function readAuditEntry(tx: Tx, id: string): Promise<AuditEntry | undefined> {
  return tx.one<AuditEntry>(
    `select ${COLUMNS} from audit_events e where e.tenant_id = balai.tenant_id() and e.id = $1`,
    [id],
  );
}

/** Whether the row is in the chain already, and at which place. */
export async function readSeal(tx: Tx, id: string): Promise<{ seq: number; sealedAt: Date } | undefined> {
  return tx.one(
    `select seq, sealed_at as "sealedAt" from audit_seals where tenant_id = balai.tenant_id() and event_id = $1`,
    [id],
  );
}

/** What the filters may offer: every resource and every action that stands in the log of the last months. */
export async function readAuditWords(tx: Tx): Promise<{ resources: string[]; actions: string[] }> {
  const rows = await tx.query<{ resource: string; action: string }>(
    `select distinct resource, action from audit_events
      where tenant_id = balai.tenant_id() and at > now() - interval '180 days' limit 500`,
  );
  const sorted = (words: string[]) => [...new Set(words)].sort();
  return {
    resources: sorted(rows.map(({ resource }) => resource)),
    actions: sorted(rows.map(({ action }) => action)),
  };
}

/** Who looked at what is kept about a person: reading, revealing, printing, exporting by somebody else. */
export function readReadersOf(
  tx: Tx,
  objectIds: readonly string[],
  ownAccountId: string,
): Promise<AuditEntry[]> {
  return tx.query<AuditEntry>(
    `select ${COLUMNS} from audit_events e
      where e.tenant_id = balai.tenant_id() and e.object_id = any($1) and e.outcome = 'done'
        and e.actor_id is distinct from $2 and e.actor_kind = 'account'
        and e.action ~ '[._](read|viewed|revealed|opened|printed|downloaded|exported)$'
      order by e.at desc limit 50`,
    [objectIds, ownAccountId],
  );
}

function conditions(filter: AuditFilter): { where: string; values: unknown[] } {
  const values: unknown[] = [];
  const parts = ['e.tenant_id = balai.tenant_id()'];
  const add = (text: (place: string) => string, value: unknown) => {
    values.push(value);
    parts.push(text(`$${values.length}`));
  };
  if (filter.actor && UUID.test(filter.actor)) add((p) => `e.actor_id = ${p}`, filter.actor);
  else if (filter.actor) add((p) => `strpos(lower(e.actor_name), lower(${p})) > 0`, filter.actor);
  if (filter.action) add((p) => `(e.action = ${p} or starts_with(e.action, ${p} || '.'))`, filter.action);
  if (filter.resource) add((p) => `e.resource = ${p}`, filter.resource);
  if (filter.outcome) add((p) => `e.outcome = ${p}`, filter.outcome);
  if (filter.object) add((p) => `e.object_id = ${p}`, filter.object);
  if (filter.from) add((p) => `e.at >= ${p}`, filter.from);
  if (filter.until) add((p) => `e.at < ${p}`, filter.until);
  if (filter.q) {
    add(
      (p) =>
        `strpos(lower(e.action || ' ' || coalesce(e.object_label, '') || ' ' || e.actor_name), lower(${p})) > 0`,
      filter.q,
    );
  }
  return { where: parts.join(' and '), values };
}
