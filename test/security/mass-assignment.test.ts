import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { collectRoutes } from '../../src/web/collect-routes.ts';
import { unknownAddress } from '../matrix/call-route.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

vi.setConfig({ testTimeout: 120_000 });

/** Stands in no database but through a field that should not have been taken. */
const CANARY = '01980000-0000-7000-8000-0000c0ffee11';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ jobs: false });
});
afterAll(() => test?.close());

/** What an attacker would like to set: whose, who, what state, who checked. */
const STOLEN = {
  id: CANARY,
  tenant_id: CANARY,
  tenantId: CANARY,
  subject_id: CANARY,
  subjectId: CANARY,
  account_id: CANARY,
  created_by: CANARY,
  createdBy: CANARY,
  uploaded_by: CANARY,
  verified_by: CANARY,
  verifiedBy: CANARY,
  approved_by: CANARY,
  granted_by: CANARY,
  token_hash: CANARY,
  password_hash: CANARY,
  __proto__pollution: CANARY,
};
const RAISED = {
  role: 'super_admin',
  roles: 'super_admin',
  status: 'active',
  membership_status: 'active',
  membershipStatus: 'active',
  onboarding_state: 'approved',
  approved_at: '2026-01-01',
  email_verified_at: '2026-01-01',
  emailVerifiedAt: '2026-01-01',
  second_factor_at: '2026-01-01',
  is_admin: '1',
  region_code: '35',
  regionCode: '35',
  programmes: 'MM',
  member_number: '99999999',
  memberNumber: '99999999',
  published_at: '2026-01-01',
  nilai_akhir: '100',
  version: '999',
};

describe('fields that a form does not have (research §5, 11)', () => {
  it('raise nobody: a villager who sends a role, a state and another owner along changes only the name', async () => {
    const client = await test.signIn('desa', 'user');
    const me = (await client.get('/api/v1/me')).json as { account: { id: string }; roles: string[] };
    const read = async () => {
      const [row] = await test.asSuperuser(
        `select to_jsonb(a) - 'display_name' - 'updated_at' - 'wants_mail' as rest, a.display_name,
           (select jsonb_agg(to_jsonb(g)) from pooled.role_grants g where g.account_id = a.id) as grants
           from pooled.accounts a where a.id = $1`,
        [me.account.id],
      );
      return row as { rest: object; display_name: string; grants: object };
    };
    const before = await read();
    expect(
      (await client.post('/me/profile', { name: 'Nama Baru', mail: '1', ...STOLEN, ...RAISED })).status,
    ).toBe(303);
    const after = await read();
    expect(after.display_name).toBe('Nama Baru');
    expect(after.rest).toEqual(before.rest);
    expect(after.grants).toEqual(before.grants);
    expect(((await client.get('/api/v1/me')).json as { roles: string[] }).roles).toEqual(me.roles);
  });

  it('make no candidate a member: a registration takes only what registering asks for', async () => {
    const visitor = test.visitor('serikat');
    const made = await visitor.postJson('/api/v1/registrations', {
      email: 'pelamar4118@kampus.example',
      password: 'ruang-dosen-4118',
      fullName: 'Pelamar Baru',
      phone: '0812 3456 7890',
      campusId: 'lain',
      universityName: 'Universitas Rawa Makmur',
      campusRegionCode: '63',
      faculty: 'Teknik',
      academicRank: 'Lektor',
      employmentStatus: 'PNS',
      golongan: 'III/c',
      duesRateCode: '',
      terms: true,
      privacy: true,
      ...STOLEN,
      ...RAISED,
      amount: '1',
      paid_amount: '35000',
    });
    const [row] = await test.asSuperuser<Record<string, unknown>>(
      `select m.membership_status, m.onboarding_state, m.member_number, m.approved_at, m.email_verified_at, m.region_code,
         (select count(*)::int from pooled.role_grants g join pooled.accounts a on a.id = g.account_id where a.subject_id = m.id) as grants,
         (select count(*)::int from pooled.dues_bills b where b.payer_id = m.id and b.status = 'unpaid' and b.amount > 1) as bills
         from pooled.members m where m.email = 'pelamar4118@kampus.example'`,
    );
    if (made.status === 422) expect(row).toBeUndefined();
    else {
      expect(made.status).toBe(201);
      expect(row).toEqual({
        membership_status: 'candidate',
        onboarding_state: 'registered',
        member_number: null,
        approved_at: null,
        email_verified_at: null,
        region_code: '63',
        grants: 0,
        bills: 1,
      });
    }
  });

  it('let no coordinator write what is not theirs into a member of the own region', async () => {
    const bearer = await test.bearer('serikat', 'kalsel@serikat.example');
    const [member] = await test.asSuperuser<{ id: string }>(
      `select m.id from pooled.members m join shared.tenants t on t.id = m.tenant_id
        where t.slug = 'serikat' and m.region_code = '63' and m.membership_status = 'active' limit 1`,
    );
    const read = () =>
      test.asSuperuser(
        `select to_jsonb(m) - 'updated_at' - 'phone' - 'phone_index' as row from pooled.members m where id = $1`,
        [member!.id],
      );
    const before = await read();
    for (const [name, value] of Object.entries({
      ...STOLEN,
      ...RAISED,
      fullName: 'Orang Lain',
      nik: '6371010101900001',
      baseSalary: '1',
      adminNotes: 'x',
      duesRateCode: 'S1',
    })) {
      const answer = await bearer.sendJson('PATCH', `/api/v1/members/${member!.id}`, { [name]: value });
      expect(answer.status, name).toBeLessThan(500);
      expect(await read(), name).toEqual(before);
    }
  });

  it('accept no guest without an officer: what a visitor sends is held, unpublished and without a number', async () => {
    const visitor = test.visitor('koperasi');
    await visitor.get('/isi/buku-tamu');
    const sent = await visitor.post('/isi/buku-tamu', {
      guestName: 'Tamu Canary',
      purpose: 'Bertanya',
      address: 'Gang Sepi 3',
      ...STOLEN,
      ...RAISED,
      intake: 'accepted',
      intake_state: 'accepted',
      intakeState: 'accepted',
      number: '1',
      book_number: '1',
      publishedAt: '2026-01-01',
    });
    expect(sent.status).toBeLessThan(500);
    const schema = (await test.system('koperasi')).tenant.schema;
    const rows = await test.asSuperuser(
      `select intake_state, book_number, created_by from ${schema}.cooperative_guests where guest_name = 'Tamu Canary'`,
    );
    for (const row of rows)
      expect(row).toEqual({ intake_state: 'held', book_number: null, created_by: null });
  });

  it('leave no trace anywhere, whichever of all forms and calls they are sent to by whoever may send it', async () => {
    const keepers = {
      serikat: 'super_admin',
      desa: 'super_admin',
      pasca: 'superadmin',
      koperasi: 'ketua',
      platform: 'operator',
    };
    const faults: string[] = [];
    for (const product of test.app.products.values()) {
      const slug = product.story?.tenant.slug as keyof typeof keepers | undefined;
      if (!slug) continue;
      const client = await test.signIn(slug, keepers[slug]);
      for (const route of collectRoutes(product)) {
        if (
          route.method === 'GET' ||
          route.bodyKind === 'multipart' ||
          /logout|session|second-factor|password/.test(route.path)
        )
          continue;
        const address = unknownAddress(route);
        const body = { ...STOLEN, ...RAISED };
        const answer =
          route.kind === 'api'
            ? await client.sendJson(route.method, address, body)
            : await client.post(address, body);
        if (answer.status >= 500) faults.push(`${slug} ${route.method} ${route.path} fails`);
      }
    }
    expect(faults).toEqual([]);
    expect(await findInDatabase(CANARY)).toEqual([]);
  });
});

/** Tables in which a text stands, be it in whatever column. */
async function findInDatabase(needle: string): Promise<string[]> {
  const tables = await test.asSuperuser<{ name: string }>(
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and (n.nspname in ('pooled', 'shared', 'jobs') or n.nspname like 'tenant\\_%')`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await test.asSuperuser(`select 1 from ${name} t where strpos(t::text, $1) > 0 limit 1`, [
      needle,
    ]);
    if (rows.length > 0) found.push(name);
  }
  return found;
}
