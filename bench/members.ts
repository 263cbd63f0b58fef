import { createAccount, grantRole, openSession, signAccessToken } from '#kernel/identity';
import type { Tenant } from '#kernel/tenancy';
import { createSystemContext } from '#kernel/work';
import type { OpenApp } from '../src/open-app.ts';
import type { Workbench } from './workbench.ts';

/**
 * Puts so many active members into each of these organisations, in one statement as the superuser: over 24 provinces, or all
 * of the first half in one.
 */
export async function addMembers(
  bench: Workbench,
  database: string,
  tenantIds: readonly string[],
  each: number,
  { homeRegion }: { homeRegion?: string } = {},
): Promise<void> {
  await bench.sql(
    database,
    `insert into pooled.members (tenant_id, id, region_code, member_number, full_name, gender, email, university_name,
       employment_status, academic_rank, golongan, dues_rate_code, approved_at, membership_status, onboarding_state,
       account_status, joined_at, membership_start_date)
     select t.id, gen_random_uuid(), case when n <= $2 / 2 then coalesce($3, (11 + n % 24)::text) else (11 + n % 24)::text end, 'A-' || lpad(n::text, 6, '0'),
       (array['Siti','Budi','Made','Agus','Rina','Ahmad','Dewi','Joko'])[1 + n % 8] || ' ' ||
       (array['Rahman','Lestari','Saputra','Hidayat','Wulandari','Nasution','Siregar'])[1 + n % 7] || ' ' || n,
       case when n % 2 = 0 then 'P' else 'L' end, 'anggota' || n || '@ukur.example',
       'Universitas ' || (array['Lambung Mangkurat','Palangka Raya','Mulawarman','Tanjungpura'])[1 + n % 4],
       case when n % 3 = 0 then 'PNS' else 'Tetap Non-PNS' end, 'Lektor', case when n % 3 = 0 then 'III/c' end,
       case when n % 3 = 0 then 'GOL_III' else 'SAL_3000_6000' end, now(), 'active', 'approved', 'active',
       date '2020-01-01' + n, date '2020-01-01' + n
     from unnest($1::uuid[]) as t(id), generate_series(1, $2) as n`,
    [tenantIds, each, homeRegion ?? null],
  );
  await bench.sql(database, 'analyze pooled.members');
}

/** The access token of a fresh officer who may see every member of this organisation. */
export async function bearerOf(open: OpenApp, tenant: Tenant): Promise<string> {
  const ctx = createSystemContext(open.app, tenant, 'bench');
  const sessionId = await ctx.transaction(async (tx) => {
    const accountId = await createAccount(ctx, tx, {
      displayName: 'Ukur',
      username: 'ukur',
      passwordHash: 'none',
    });
    await grantRole(tx, { accountId, role: 'admin' });
    const session = {
      accountId,
      kind: 'api' as const,
      hours: 24,
      ip: '127.0.0.1',
      device: 'bench',
      hasSecondFactor: true,
    };
    return (await openSession(tx, session)).id;
  });
  return signAccessToken(open.app.serverKey('access-token'), { sessionId, tenantId: tenant.id });
}
