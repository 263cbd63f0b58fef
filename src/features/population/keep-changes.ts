import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#kernel/database';
import { actorOf, type WorkContext } from '#kernel/work';

/** One field of one person, before and after. */
export interface FieldChange {
  residentId: string;
  areaCode: string;
  field: string;
  was: string | null;
  is: string | null;
}

const placeOf = (column: 'old_value' | 'new_value') => ({ table: 'resident_changes', column });
const BATCH = 2000;

/** Writes the history by field; values are sealed, whatever field it is. */
export async function keepChanges(
  ctx: WorkContext,
  tx: Tx,
  changes: readonly FieldChange[],
  why: { source: 'form' | 'event' | 'import'; reason?: string | null },
): Promise<void> {
  if (changes.length === 0) return;
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const actor = actorOf(ctx);
  const seal = (column: 'old_value' | 'new_value', value: string | null) =>
    value === null ? null : keys.seal(value, placeOf(column));
  for (let at = 0; at < changes.length; at += BATCH) {
    const part = changes.slice(at, at + BATCH);
    await tx.execute(
      `insert into resident_changes (id, resident_id, area_code, field, old_value, new_value, reason, source, at,
         actor_id, actor_name)
       select r.*, $7, $8, $9::timestamptz, $10::uuid, $11
         from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[])
           as r(id, resident_id, area_code, field, old_value, new_value)`,
      [
        part.map(() => uuidv7()),
        part.map(({ residentId }) => residentId),
        part.map(({ areaCode }) => areaCode),
        part.map(({ field }) => field),
        part.map(({ was }) => seal('old_value', was)),
        part.map(({ is }) => seal('new_value', is)),
        why.reason ?? null,
        ...[why.source, ctx.now, actor.id, actor.name],
      ],
    );
  }
}

/** A line of somebody's history. */
export interface KeptChange {
  id: string;
  field: string;
  was: string | null;
  is: string | null;
  reason: string | null;
  source: 'form' | 'event' | 'import';
  at: Date;
  actorName: string;
}

/** What changed of a person, the newest first. */
export async function readChanges(
  ctx: WorkContext,
  tx: Tx,
  residentId: string,
  limit = 100,
): Promise<KeptChange[]> {
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const rows = await tx.query<KeptChange>(
    `select id, field, old_value as was, new_value as is, reason, source, at, actor_name as "actorName"
       from resident_changes where tenant_id = balai.tenant_id() and resident_id = $1
      order by at desc, id desc limit $2`,
    [residentId, limit],
  );
  const open = (column: 'old_value' | 'new_value', value: string | null) =>
    value === null ? null : keys.open(value, placeOf(column));
  return rows.map((row) => ({ ...row, was: open('old_value', row.was), is: open('new_value', row.is) }));
}
