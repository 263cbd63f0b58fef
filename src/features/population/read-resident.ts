import type { Tx } from '#kernel/database';
import { notFound, type WorkContext } from '#kernel/work';
import type { ResidentValues } from './resident-fields.ts';
import { fieldColumns, valuesOf } from './seal-resident.ts';

/** A resident as the register knows them, opened; what pages show of it is masked there. */
export interface Resident {
  id: string;
  familyId: string;
  areaCode: string;
  kk: string | null;
  /** Of the family, without its area. */
  address: string;
  values: ResidentValues;
  nikNote: string | null;
  statusSince: string | null;
  version: number;
  updatedAt: Date;
}

type Row = Omit<Resident, 'values'> & Record<string, unknown>;

/**
 * One resident, behind the walls of the transaction.
 *
 * @param lock holds the row until the transaction ends
 * @throws AppError 404 for one who is not there or out of reach
 */
export async function readResident(
  ctx: WorkContext,
  tx: Tx,
  id: string,
  lock?: 'for update',
): Promise<Resident> {
  const row = await tx.one<Row>(
    `select r.id, r.family_id as "familyId", r.area_code as "areaCode", f.kk, f.address, r.nik_note as "nikNote",
       r.status_since as "statusSince", r.version, r.updated_at as "updatedAt", ${fieldColumns('r')}
       from residents r join families f on f.tenant_id = r.tenant_id and f.id = r.family_id
      where r.tenant_id = balai.tenant_id() and r.id = $1 ${lock ? 'for update of r' : ''}`,
    [id],
  );
  if (!row) throw notFound();
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const { familyId, areaCode, nikNote, statusSince, version, updatedAt } = row;
  return {
    ...{ id, familyId, areaCode, nikNote, statusSince, version, updatedAt },
    kk: row.kk && keys.open(row.kk, { table: 'families', column: 'kk' }),
    address: row.address ? keys.open(row.address, { table: 'families', column: 'address' }) : '',
    values: valuesOf(keys, row),
  };
}
