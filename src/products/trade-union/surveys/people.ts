import type { Audience } from '#features/surveys';
import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';

/** The region of the survey holds for everybody in it ('00': all). */
const ASKED = `m.tenant_id = balai.tenant_id() and m.deleted_at is null and ($1 = '00' or m.region_code = $1)`;

const ACTIVE = `m.membership_status = 'active' and m.account_status = 'active'`;

const AUDIENCES: Readonly<Record<string, string>> = {
  active: `${ACTIVE} and m.dues_held_at is null and cardinality($2::text[]) = 0`,
  regions: `${ACTIVE} and m.region_code = any($2::text[])`,
  campus_kinds: `${ACTIVE} and exists (select 1 from campuses c
    where c.tenant_id = m.tenant_id and c.id = m.campus_id and c.kind = any($2::text[]))`,
  statuses: `m.membership_status = any($2::text[])`,
  named: `m.id = any($2::text[]::uuid[])`,
};

/** The members of an audience at this moment, inside the walls. */
export async function readAudience(_: WorkContext, tx: Tx, audience: Audience): Promise<string[]> {
  const condition = AUDIENCES[audience.kind];
  if (!condition) return [];
  const rows = await tx.query<{ id: string }>(
    `select m.id from members m where ${ASKED} and ${condition} order by m.id`,
    [...[audience.regionCode, audience.values]],
  );
  return rows.map(({ id }) => id);
}

/** A member by number or e-mail address, of the survey's region. */
export async function findAudienceMember(
  _: WorkContext,
  tx: Tx,
  typed: string,
  regionCode: string,
): Promise<{ id: string; label: string } | undefined> {
  return tx.one<{ id: string; label: string }>(
    `select m.id, coalesce(m.member_number, m.email, '') as label from members m
      where ${ASKED} and (m.member_number = $2 or m.email_key = lower($2)) limit 1`,
    [regionCode, typed],
  );
}

export async function readNames(
  _: WorkContext,
  tx: Tx,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, { name: string; label: string }>> {
  const rows = await tx.query<{ id: string; name: string; label: string }>(
    `select id, full_name as name, coalesce(member_number, email, '') as label from members
      where tenant_id = balai.tenant_id() and id = any($1::uuid[])`,
    [personIds],
  );
  return new Map(rows.map(({ id, name, label }) => [id, { name, label }]));
}

/** The account of each member who has one. */
export async function readAccounts(
  _: WorkContext,
  tx: Tx,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ id: string; personId: string }>(
    `select id, subject_id as "personId" from accounts
      where tenant_id = balai.tenant_id() and subject_id = any($1::uuid[])`,
    [personIds],
  );
  return new Map(rows.map(({ id, personId }) => [personId, id]));
}

export async function readGroups(
  _: WorkContext,
  tx: Tx,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>> {
  const rows = await tx.query<{ id: string; region: string; membership: string; employment: string }>(
    `select id, region_code as region, membership_status as membership, employment_status as employment from members
      where tenant_id = balai.tenant_id() and id = any($1::uuid[])`,
    [personIds],
  );
  return new Map(rows.map(({ id, ...groups }) => [id, groups]));
}
