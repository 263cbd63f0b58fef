import { validate as isUuid } from 'uuid';
import { readDuesRates } from '#features/dues';
import { todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';

/** What a mandate is written from. */
export interface MandateGround {
  id: string;
  fullName: string;
  memberNumber: string | null;
  employeeNumber: string | null;
  workUnit: string | null;
  regionCode: string;
  membershipStatus: string;
  employer: string | null;
  hidesFromEmployer: boolean;
  /** Rupiah a month by the rate in force; nothing without a rate. */
  rateAmount: number | null;
  rateLabel: string;
}

/** The member as a mandate needs it, inside the walls of this transaction. */
export async function readMandateGround(
  ctx: WorkContext,
  tx: Tx,
  memberId: string,
  options: { isLocked?: boolean } = {},
): Promise<MandateGround | undefined> {
  if (!isUuid(memberId)) return undefined;
  const row = await tx.one<Omit<MandateGround, 'rateAmount' | 'rateLabel'> & { rateCode: string | null }>(
    `select id, full_name as "fullName", member_number as "memberNumber", employee_number as "employeeNumber",
       coalesce(work_unit, faculty) as "workUnit", region_code as "regionCode",
       membership_status as "membershipStatus", university_name as employer,
       hides_from_employer as "hidesFromEmployer", dues_rate_code as "rateCode"
       from members where tenant_id = balai.tenant_id() and id = $1 and deleted_at is null
       ${options.isLocked ? 'for update' : ''}`,
    [memberId],
  );
  if (!row) return undefined;
  const { rateCode, ...person } = row;
  const rate = (await readDuesRates(tx, todayOf(ctx))).find(({ code }) => code === rateCode);
  return { ...person, rateAmount: rate?.amount ?? null, rateLabel: rate?.label ?? '' };
}
