import type { Tx } from '#kernel/database';
import type { TenantKeys } from '#kernel/encryption';
import type { WorkContext } from '#kernel/work';
import { openPart } from './sealed-part.ts';

/** One row of the log, opened; sensitive values were masked when it was written. */
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
  /** What it was about has been destroyed with the data of the person it told of. */
  isErased: boolean;
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

/** What stands where a person was erased from the log. */
export const ERASED_ACTOR = 'Orang yang datanya sudah dihapus';

const COLUMNS = `e.id, e.at, e.actor_kind as "actorKind", e.actor_id as "actorId", e.actor_name as "actorName",
  e.actor, e.roles, e.scope, e.action, e.resource, e.object_id as "objectId", e.outcome, e.details,
  e.request_id as "requestId", a.key as "actorKey", d.key as "detailsKey"`;

const EVENTS = `audit_events e
  left join audit_keys a on a.tenant_id = e.tenant_id and a.event_id = e.id and a.part = 'actor'
  left join audit_keys d on d.tenant_id = e.tenant_id and d.event_id = e.id and d.part = 'details'`;

interface StoredEvent
  extends Omit<AuditEntry, 'objectLabel' | 'before' | 'after' | 'reason' | 'ip' | 'device' | 'isErased'> {
  actor: string | null;
  actorKey: string | null;
  details: string | null;
  detailsKey: string | null;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;
/** What something is called is sealed: words are looked for in the names of the newest events only. */
const NAMES_SEARCHED = 5_000;

/** The log of this tenant, the newest first. */
export async function readAudit(
  ctx: WorkContext,
  tx: Tx,
  filter: AuditFilter,
  page: { offset: number; limit: number },
): Promise<{ items: AuditEntry[]; total: number }> {
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const { where, values } = conditions(filter, await findNamed(tx, keys, filter));
  const [count] = await tx.query<{ total: number }>(
    `select count(*)::int as total from audit_events e where ${where}`,
    values,
  );
  const rows = await tx.query<StoredEvent>(
    `select ${COLUMNS} from ${EVENTS} where ${where} order by e.at desc, e.id desc
      offset $${values.length + 1} limit $${values.length + 2}`,
    [...values, page.offset, page.limit],
  );
  return { items: rows.map((row) => openEvent(keys, row)), total: count?.total ?? 0 };
}

/** The same in pieces of a thousand, oldest last, for a download that does not fill the memory. */
export async function* streamAudit(ctx: WorkContext, filter: AuditFilter): AsyncGenerator<AuditEntry[]> {
  const keys = await ctx.transaction((tx) => ctx.app.secrets.get(tx, ctx.tenant.id));
  const named = await ctx.transaction((tx) => findNamed(tx, keys, filter));
  // By id, which carries the time: a timestamp loses its microseconds on the way through JavaScript.
  let after: string | undefined;
  for (;;) {
    const { where, values } = conditions(filter, named);
    const keyset = after ? ` and e.id < $${values.length + 1}` : '';
    const rows = await ctx.transaction((tx) =>
      tx.query<StoredEvent>(
        `select ${COLUMNS} from ${EVENTS} where ${where}${keyset} order by e.id desc limit 1000`,
        after ? [...values, after] : values,
      ),
    );
    if (rows.length > 0) yield rows.map((row) => openEvent(keys, row));
    if (rows.length < 1000) return;
    after = rows.at(-1)!.id;
  }
}

export async function readAuditEntry(ctx: WorkContext, tx: Tx, id: string): Promise<AuditEntry | undefined> {
  const row = await tx.one<StoredEvent>(
    `select ${COLUMNS} from ${EVENTS} where e.tenant_id = balai.tenant_id() and e.id = $1`,
    [id],
  );
  return row && openEvent(await ctx.app.secrets.get(tx, ctx.tenant.id), row);
}

/** What was done to one thing, the newest first. */
export async function readAuditOf(
  ctx: WorkContext,
  tx: Tx,
  thing: { resource: string; id: string },
  limit: number,
): Promise<AuditEntry[]> {
  const rows = await tx.query<StoredEvent>(
    `select ${COLUMNS} from ${EVENTS}
      where e.tenant_id = balai.tenant_id() and e.resource = $1 and e.object_id = $2 and e.outcome = 'done'
      order by e.at desc, e.id desc limit $3`,
    [thing.resource, thing.id, limit],
  );
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  return rows.map((row) => openEvent(keys, row));
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
export async function readReadersOf(
  ctx: WorkContext,
  tx: Tx,
  objectIds: readonly string[],
  ownAccountId: string,
): Promise<AuditEntry[]> {
  const rows = await tx.query<StoredEvent>(
    `select ${COLUMNS} from ${EVENTS}
      where e.tenant_id = balai.tenant_id() and e.object_id = any($1) and e.outcome = 'done'
        and e.actor_id is distinct from $2 and e.actor_kind = 'account'
        and e.action ~ '[._](read|viewed|revealed|opened|printed|downloaded|exported)$'
      order by e.at desc limit 50`,
    [objectIds, ownAccountId],
  );
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  return rows.map((row) => openEvent(keys, row));
}

function openEvent(keys: TenantKeys, row: StoredEvent): AuditEntry {
  const { actor, actorKey, details, detailsKey, ...plain } = row;
  const who = openPart(keys, row.id, 'actor', actor, actorKey);
  const what = openPart(keys, row.id, 'details', details, detailsKey);
  const person = who === 'erased' ? { name: ERASED_ACTOR } : who;
  const told = what === 'erased' ? undefined : what;
  return {
    ...plain,
    actorName: (person?.name as string | undefined) ?? row.actorName,
    ip: (person as { ip?: string } | undefined)?.ip ?? '',
    device: (person as { device?: string } | undefined)?.device ?? '',
    objectLabel: (told?.label as string | undefined) ?? null,
    before: (told?.before as Record<string, unknown> | undefined) ?? null,
    after: (told?.after as Record<string, unknown> | undefined) ?? null,
    reason: (told?.reason as string | undefined) ?? null,
    isErased: what === 'erased',
  };
}

/** Events whose thing has a name with these words: looked for among the newest, because names are sealed. */
async function findNamed(tx: Tx, keys: TenantKeys, filter: AuditFilter): Promise<string[]> {
  const { q, ...others } = filter;
  if (!q) return [];
  const { where, values } = conditions(others, []);
  const rows = await tx.query<{ id: string; details: string; key: string }>(
    `select e.id, e.details, d.key from audit_events e
       join audit_keys d on d.tenant_id = e.tenant_id and d.event_id = e.id and d.part = 'details'
      where ${where} order by e.at desc limit ${NAMES_SEARCHED}`,
    values,
  );
  const words = q.toLowerCase();
  return rows
    .filter(({ id, details, key }) => {
      const told = openPart(keys, id, 'details', details, key);
      return (
        typeof told === 'object' &&
        String(told.label ?? '')
          .toLowerCase()
          .includes(words)
      );
    })
    .map(({ id }) => id);
}

function conditions(filter: AuditFilter, named: readonly string[]): { where: string; values: unknown[] } {
  const values: unknown[] = [];
  const parts = ['e.tenant_id = balai.tenant_id()'];
  const add = (text: (place: string) => string, value: unknown) => {
    values.push(value);
    parts.push(text(`$${values.length}`));
  };
  if (filter.actor && UUID.test(filter.actor)) add((p) => `e.actor_id = ${p}`, filter.actor);
  else if (filter.actor) add(isNamed, filter.actor);
  if (filter.action) add((p) => `(e.action = ${p} or starts_with(e.action, ${p} || '.'))`, filter.action);
  if (filter.resource) add((p) => `e.resource = ${p}`, filter.resource);
  if (filter.outcome) add((p) => `e.outcome = ${p}`, filter.outcome);
  if (filter.object) add((p) => `e.object_id = ${p}`, filter.object);
  if (filter.from) add((p) => `e.at >= ${p}`, filter.from);
  if (filter.until) add((p) => `e.at < ${p}`, filter.until);
  if (filter.q) {
    values.push(named);
    const ids = `$${values.length}::uuid[]`;
    add(
      (p) => `(strpos(lower(e.action), lower(${p})) > 0 or ${isNamed(p)} or e.id = any (${ids}))`,
      filter.q,
    );
  }
  return { where: parts.join(' and '), values };
}

/** A name is sealed in the log: people are found by the name that their account has now. */
function isNamed(place: string): string {
  return `(strpos(lower(e.actor_name), lower(${place})) > 0 or e.actor_id in (select id from accounts
    where tenant_id = balai.tenant_id() and strpos(lower(display_name), lower(${place})) > 0))`;
}
