import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { conflict, notFound, type WorkContext } from '#kernel/work';
import type { CheckedResident } from './check-resident.ts';
import { type FieldChange, keepChanges } from './keep-changes.ts';
import { readResident } from './read-resident.ts';
import type { ResidentValues } from './resident-fields.ts';
import { columnsOf } from './seal-resident.ts';

/**
 * Enters somebody who lives here into a family.
 *
 * @returns the id @throws AppError 404 for a family out of reach; 409 `nik_taken`, `version` or `family_closed`
 */
export async function createResident(
  ctx: WorkContext,
  tx: Tx,
  fresh: CheckedResident & { familyId: string; source?: 'form' | 'event' },
): Promise<string> {
  const family = await tx.one<{ areaCode: string; isClosed: boolean }>(
    `select area_code as "areaCode", is_closed as "isClosed" from families
      where tenant_id = balai.tenant_id() and id = $1 for update`,
    [fresh.familyId],
  );
  if (!family) throw notFound();
  if (family.isClosed) throw conflict('family_closed', 'Kartu keluarga ini sudah ditutup.');
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const id = uuidv7();
  const columns: Record<string, unknown> = {
    ...columnsOf(keys, known(fresh.values)),
    ...{ id, family_id: fresh.familyId, area_code: family.areaCode, nik_note: fresh.nikNote },
    ...{ created_at: ctx.now, updated_at: ctx.now },
  };
  const names = Object.keys(columns);
  await tx
    .execute(
      `insert into residents (${names.join(', ')}) values (${names.map((_, at) => `$${at + 1}`).join(', ')})`,
      Object.values(columns),
    )
    .catch(tellTaken);
  const change: FieldChange = {
    ...{ residentId: id, areaCode: family.areaCode, field: 'created' },
    ...{ was: null, is: fresh.values.fullName ?? '' },
  };
  await keepChanges(ctx, tx, [change], { source: fresh.source ?? 'form', reason: fresh.nikNote });
  await recordAudit(ctx, tx, {
    ...{ action: 'resident.created', resource: 'resident', objectId: id },
    objectLabel: fresh.values.fullName ?? '',
    after: { area: family.areaCode },
  });
  return id;
}

/**
 * Changes what is known of a person and keeps what stood before, field by field.
 *
 * @param change.version the one the form showed: who was slower is told
 * @returns how many fields changed
 * @throws AppError 404; 409 `version` or `nik_taken`
 */
export async function updateResident(
  ctx: WorkContext,
  tx: Tx,
  id: string,
  change: CheckedResident & { version?: number; reason?: string; source?: 'form' | 'event' | 'import' },
): Promise<number> {
  const before = await readResident(ctx, tx, id, 'for update');
  if (change.version !== undefined && change.version !== before.version)
    throw conflict('version', 'Orang lain baru saja mengubah data ini. Muat ulang, lalu ubah lagi.');
  const changed = Object.entries(change.values).filter(
    ([name, value]) => (before.values[name] ?? null) !== value,
  );
  if (changed.length === 0 && change.nikNote === before.nikNote) return 0;
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  await writeColumns(ctx, tx, id, {
    ...columnsOf(keys, Object.fromEntries(changed)),
    nik_note: change.nikNote,
  });
  await keepChanges(
    ctx,
    tx,
    changed.map(([field, is]) => ({
      ...{ residentId: id, areaCode: before.areaCode, field },
      ...{ was: before.values[field] ?? null, is },
    })),
    { source: change.source ?? 'form', reason: change.reason || change.nikNote },
  );
  await recordAudit(ctx, tx, {
    ...{ action: 'resident.updated', resource: 'resident', objectId: id },
    objectLabel: before.values.fullName ?? '',
    after: { fields: changed.map(([name]) => name).join(' ') },
    ...(change.reason ? { reason: change.reason } : {}),
  });
  return changed.length;
}

/** Writes columns of one person and counts the version up. @throws AppError 409 `nik_taken` */
export async function writeColumns(
  ctx: WorkContext,
  tx: Tx,
  id: string,
  columns: Readonly<Record<string, unknown>>,
): Promise<void> {
  const values: unknown[] = [id, ctx.now];
  const sets = Object.entries(columns).map(([name, value]) => `${name} = $${values.push(value)}`);
  await tx
    .execute(
      `update residents set ${[...sets, 'version = version + 1', 'updated_at = $2'].join(', ')}
        where tenant_id = balai.tenant_id() and id = $1`,
      values,
    )
    .catch(tellTaken);
}

/** What is not known takes the column's own beginning. */
const known = (values: ResidentValues): ResidentValues =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));

function tellTaken(error: unknown): never {
  if ((error as { constraint?: string }).constraint === 'residents_nik')
    throw conflict(
      'nik_taken',
      'NIK ini sudah tercatat pada penduduk lain di desa ini. Cari dulu dengan NIK-nya.',
    );
  throw error;
}
