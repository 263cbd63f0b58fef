import type { Tx } from '#kernel/database';
import { approveSurplus, calculateSurplus, decideSurplus, postSurplus, saveBasis } from '../surplus/index.ts';
import type { Officers } from './cast.ts';

/** As the members' meeting decided for 2025. */
const PERCENTS = {
  ...{ cadangan: '30', modal: '25', usaha: '25', pengurus: '5', karyawan: '5', pendidikan: '5', sosial: '5' },
};

/** The surplus of the year before, shared by figures from a sheet. */
export async function fillSurplus(
  officers: SurplusOfficers,
  tx: Tx,
  given: { meetingId: string; year: number },
): Promise<void> {
  const { year } = given;
  const members = await tx.query<{ memberNumber: string; fullName: string }>(
    `select member_number as "memberNumber", full_name as "fullName" from cooperative_members
      where tenant_id = balai.tenant_id() and member_number is not null and left_on is null order by member_number`,
  );
  const takeBasis = () =>
    saveBasis(officers.treasurer, tx, {
      year,
      members: members.map((member, at) => ({
        ...member,
        savings: 340_000 + ((at * 37) % 24) * 20_000,
        business: ((at * 53) % 19) * 85_000,
      })),
    });
  await shareYear(officers, tx, { ...given, takeBasis });
}

/** The surplus of a year: decided by the members, calculated, approved and posted by three officers. */
export async function shareYear(
  officers: SurplusOfficers,
  tx: Tx,
  given: { meetingId: string; year: number; takeBasis: () => Promise<void> },
): Promise<void> {
  const { secretary, treasurer, chair } = officers;
  const { meetingId, year, takeBasis } = given;
  await decideSurplus(secretary, tx, { year, meetingId, typed: PERCENTS });
  await takeBasis();
  await calculateSurplus(treasurer, tx, year);
  await approveSurplus(chair, tx, year);
  await postSurplus(treasurer, tx, year);
}

type SurplusOfficers = Pick<Officers, 'secretary' | 'treasurer' | 'chair'>;
