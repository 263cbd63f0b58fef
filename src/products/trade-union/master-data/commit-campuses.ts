import { v7 as uuidv7 } from 'uuid';
import type { ImportBatch, ImportCounts } from '#features/imports';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { type CheckedRow, isWarning } from '#kernel/exchange';
import type { WorkContext } from '#kernel/work';
import type { CampusRow } from './campus-import.ts';

interface StoredCampus {
  id: string;
  name: string;
  region_code: string;
  kind: string;
  is_active: boolean;
}

/**
 * Stores the sound rows: a campus is found again by its code, else by its name. Whoever works on a campus whose name or
 * province was put right goes along. Rows with problems are left out.
 */
export async function commitCampuses(
  ctx: WorkContext,
  tx: Tx,
  batch: ImportBatch<CampusRow>,
): Promise<ImportCounts> {
  const stored = await tx.query<StoredCampus>(
    `select id, name, region_code, kind, is_active from campuses where tenant_id = balai.tenant_id() for update`,
  );
  const byId = new Map(stored.map((campus) => [campus.id, campus]));
  const byName = new Map(stored.map((campus) => [campus.name.toLowerCase(), campus]));
  const counts: ImportCounts = { created: 0, updated: 0, unchanged: 0, pending: 0 };
  for (const row of batch.result.rows.filter(isSound)) {
    const wanted = wantedOf(
      row,
      byId.get(row.values.code ?? '') ?? byName.get(row.values.name!.toLowerCase()),
    );
    const { before } = wanted;
    if (!before) {
      await tx.execute(
        'insert into campuses (id, name, region_code, kind, is_active) values ($1, $2, $3, $4, $5)',
        [wanted.id, wanted.name, wanted.region_code, wanted.kind, wanted.is_active],
      );
      counts.created += 1;
    } else if (isSame(before, wanted) || isTaken(wanted, byName)) counts.unchanged += 1;
    else {
      await changeCampus(ctx, tx, before, wanted);
      counts.updated += 1;
    }
  }
  return counts;
}

function isSound({ values, problems }: CheckedRow<CampusRow>): boolean {
  return Boolean(values.name && values.provinceCode) && problems.every(isWarning);
}

/** What the row asks for; what it does not say stays as it is. */
function wantedOf(
  { values }: CheckedRow<CampusRow>,
  before: StoredCampus | undefined,
): StoredCampus & { before: StoredCampus | undefined } {
  return {
    before,
    id: before?.id ?? uuidv7(),
    name: values.name!,
    region_code: values.provinceCode!,
    kind: values.kind ?? before?.kind ?? '',
    is_active: values.isOffered ? values.isOffered === 'ya' : (before?.is_active ?? true),
  };
}

function isSame(one: StoredCampus, other: StoredCampus): boolean {
  return (
    one.name === other.name &&
    one.region_code === other.region_code &&
    one.kind === other.kind &&
    one.is_active === other.is_active
  );
}

/** Another campus has this name already. */
function isTaken(wanted: StoredCampus, byName: ReadonlyMap<string, StoredCampus>): boolean {
  const other = byName.get(wanted.name.toLowerCase());
  return other !== undefined && other.id !== wanted.id;
}

async function changeCampus(
  ctx: WorkContext,
  tx: Tx,
  before: StoredCampus,
  after: StoredCampus,
): Promise<void> {
  await tx.execute(
    `update campuses set name = $2, region_code = $3, kind = $4, is_active = $5
      where tenant_id = balai.tenant_id() and id = $1`,
    [after.id, after.name, after.region_code, after.kind, after.is_active],
  );
  const moved = await tx.execute(
    `update members set university_name = case when university_name = $4 then $2 else university_name end,
       region_code = $3, updated_at = now()
      where tenant_id = balai.tenant_id() and campus_id = $1 and (region_code <> $3 or (university_name = $4 and $4 <> $2))`,
    [after.id, after.name, after.region_code, before.name],
  );
  const { id, ...told } = before;
  const { name, region_code, kind, is_active } = after;
  await recordAudit(ctx, tx, {
    action: 'campus.updated',
    resource: 'masterdata',
    objectId: id,
    objectLabel: name,
    before: told,
    after: { name, region_code, kind, is_active, members: moved },
  });
}
