import { listProvinces } from '#features/regions';
import type { Tx } from '#kernel/database';
import { giveRole, takeRole } from '#kernel/identity';
import { invalid, notFound, type WorkContext } from '#kernel/work';
import { accountForTask } from '../members/member-account.ts';

const ROLE = 'coordinator';

/** A person who looks after one or several regions. */
export interface Coordinator {
  grantId: string;
  accountId: string;
  name: string;
  memberId: string | null;
  memberNumber: string | null;
  /** Province codes. */
  regions: string[];
  since: Date;
}

/** Who looks after which regions, by name. */
export function readCoordinators(tx: Tx): Promise<Coordinator[]> {
  return tx.query<Coordinator>(
    `select g.id as "grantId", a.id as "accountId", a.display_name as name, m.id as "memberId",
       m.member_number as "memberNumber", g.regions, g.valid_from as since
       from role_grants g
       join accounts a on a.tenant_id = g.tenant_id and a.id = g.account_id and a.status <> 'closed'
       left join members m on m.tenant_id = a.tenant_id and m.id = a.subject_id
      where g.tenant_id = balai.tenant_id() and g.role = $1 and (g.valid_until is null or g.valid_until > now())
      order by lower(a.display_name), g.valid_from`,
    [ROLE],
  );
}

/** Regions with active members that nobody looks after, with how many wait for somebody. */
export function readUnattended(tx: Tx): Promise<{ regionCode: string; members: number }[]> {
  return tx.query(
    `select m.region_code as "regionCode", count(*) as members from members m
      where m.tenant_id = balai.tenant_id() and m.deleted_at is null and m.membership_status = 'active'
        and m.region_code <> '00' and not exists (select 1 from role_grants g
          where g.tenant_id = m.tenant_id and g.role = $1 and m.region_code = any(g.regions)
            and (g.valid_until is null or g.valid_until > now()))
      group by m.region_code order by count(*) desc, m.region_code`,
    [ROLE],
  );
}

/**
 * Makes an active member the coordinator of regions.
 *
 * @param wish.memberId somebody with an account: who cannot sign in cannot look after anybody
 * @throws AppError 404; 422 naming `member` or `regions`; 409 `role_held`
 */
export async function assignCoordinator(
  ctx: WorkContext,
  tx: Tx,
  wish: { memberId: string; regions: readonly string[] },
): Promise<void> {
  const accountId = await accountForTask(tx, wish.memberId);
  await giveRole(ctx, tx, { accountId, role: ROLE, regions: checkRegions(wish.regions) });
}

/** Gives a coordinator other regions; what was before stands in the audit log. @throws AppError 404, 422 */
export async function changeRegions(
  ctx: WorkContext,
  tx: Tx,
  grantId: string,
  regions: readonly string[],
): Promise<void> {
  const grant = await findGrant(tx, grantId);
  await takeRole(ctx, tx, grantId);
  await giveRole(ctx, tx, { accountId: grant.accountId, role: ROLE, regions: checkRegions(regions) });
}

/** Ends the assignment. @throws AppError 404 */
export async function relieveCoordinator(
  ctx: WorkContext,
  tx: Tx,
  grantId: string,
  reason: string,
): Promise<Coordinator> {
  const grant = await findGrant(tx, grantId);
  await takeRole(ctx, tx, grantId, reason);
  return grant;
}

/** One assignment; never a grant of another role, whatever id is asked for. @throws AppError 404 */
export async function findGrant(tx: Tx, grantId: string): Promise<Coordinator> {
  const found = (await readCoordinators(tx)).find((one) => one.grantId === grantId);
  if (!found) throw notFound();
  return found;
}

/** @throws AppError 422 naming `regions` */
function checkRegions(codes: readonly string[]): string[] {
  const known = new Set(listProvinces().map(({ code }) => code));
  if (codes.length === 0) throw invalid({ regions: 'Pilih paling sedikit satu wilayah.' });
  if (!codes.every((code) => known.has(code))) throw invalid({ regions: 'Pilih wilayah dari daftar.' });
  return [...new Set(codes)];
}
