import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { actorOf, conflict, notFound, type WorkContext } from '#kernel/work';
import { cleanMarkup, renderMarkup } from '../writing/markup.ts';
import { findOfficer, type Officer } from './officer-rows.ts';

export type OfficerInput = Pick<
  Officer,
  | 'personId'
  | 'fullName'
  | 'positionTitle'
  | 'level'
  | 'regionCode'
  | 'photoId'
  | 'bio'
  | 'isActive'
  | 'periodStart'
  | 'periodEnd'
>;

/** Adds an officer at the end of the level. */
export async function addOfficer(ctx: WorkContext, tx: Tx, input: OfficerInput): Promise<string> {
  const id = uuidv7();
  const bio = cleanMarkup(input.bio);
  await tx.execute(
    `insert into cms_officers (id, person_id, full_name, position_title, level, region_code, photo_id, bio, bio_html,
       is_active, period_start, period_end, updated_by, created_at, updated_at, sort_order)
     select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14, coalesce(max(sort_order), 0) + 1
       from cms_officers where tenant_id = balai.tenant_id() and level = $5 and deleted_at is null`,
    [
      ...[id, input.personId, input.fullName, input.positionTitle, input.level, input.regionCode],
      ...[input.photoId, bio, renderMarkup(bio), input.isActive, input.periodStart, input.periodEnd],
      ...[actorOf(ctx).id, ctx.now],
    ],
  );
  await recordAudit(ctx, tx, {
    ...{ action: 'cms_officer.created', resource: 'cms.officer', objectId: id, objectLabel: input.fullName },
    after: told(input),
  });
  return id;
}

/** Changes an officer. @throws AppError 404, 409 `changed_meanwhile` */
export async function changeOfficer(
  ctx: WorkContext,
  tx: Tx,
  given: { id: string; seen: number; input: OfficerInput },
): Promise<void> {
  const { id, input } = given;
  const before = await lockOfficer(tx, id);
  if (before.version !== given.seen) {
    throw conflict(
      'changed_meanwhile',
      'Data pengurus ini diubah orang lain sejak Anda membukanya. Isian Anda masih ada; periksa lalu simpan lagi.',
    );
  }
  const bio = cleanMarkup(input.bio);
  await tx.execute(
    `update cms_officers set person_id = $2, full_name = $3, position_title = $4, level = $5, region_code = $6,
       photo_id = $7, bio = $8, bio_html = $9, is_active = $10, period_start = $11, period_end = $12, updated_by = $13,
       updated_at = $14, version = version + 1
      where tenant_id = balai.tenant_id() and id = $1`,
    [
      ...[id, input.personId, input.fullName, input.positionTitle, input.level, input.regionCode],
      ...[input.photoId, bio, renderMarkup(bio), input.isActive, input.periodStart, input.periodEnd],
      ...[actorOf(ctx).id, ctx.now],
    ],
  );
  await recordAudit(ctx, tx, {
    ...{ action: 'cms_officer.updated', resource: 'cms.officer', objectId: id, objectLabel: input.fullName },
    before: told(before),
    after: told(input),
  });
}

/** Takes an officer off the list; whoever served is better switched off, so that the term is remembered. */
export async function deleteOfficer(ctx: WorkContext, tx: Tx, id: string): Promise<void> {
  const before = await lockOfficer(tx, id);
  await tx.execute(
    'update cms_officers set deleted_at = $2, updated_by = $3 where tenant_id = balai.tenant_id() and id = $1',
    [id, ctx.now, actorOf(ctx).id],
  );
  await recordAudit(ctx, tx, {
    ...{ action: 'cms_officer.deleted', resource: 'cms.officer', objectId: id, objectLabel: before.fullName },
    before: told(before),
  });
}

/**
 * Puts officers into this order. Ids that are not there are passed over; officers that were not named stay behind
 * those that were.
 */
export async function orderOfficers(ctx: WorkContext, tx: Tx, ids: readonly string[]): Promise<void> {
  const moved = await tx.execute(
    `update cms_officers o set sort_order = place.number, updated_at = $2
       from unnest($1::uuid[]) with ordinality as place(id, number)
      where o.tenant_id = balai.tenant_id() and o.id = place.id and o.deleted_at is null
        and o.sort_order <> place.number`,
    [ids, ctx.now],
  );
  if (moved === 0) return;
  await recordAudit(ctx, tx, {
    ...{ action: 'cms_officer.order_changed', resource: 'cms.officer', objectLabel: 'Urutan pengurus' },
    after: { moved },
  });
}

async function lockOfficer(tx: Tx, id: string): Promise<Officer> {
  const isThere = await tx.one(
    'select 1 as found from cms_officers where tenant_id = balai.tenant_id() and id = $1 and deleted_at is null for update',
    [id],
  );
  const row = isThere && (await findOfficer(tx, id));
  if (!row) throw notFound();
  return row;
}

const told = (one: OfficerInput) => ({
  ...{ full_name: one.fullName, position: one.positionTitle, level: one.level, region: one.regionCode },
  ...{ active: one.isActive, period_start: one.periodStart, period_end: one.periodEnd, photo: one.photoId },
});
