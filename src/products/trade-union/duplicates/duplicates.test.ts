import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WorkContext } from '#kernel/work';
import type { HttpClient } from '../../../../test/support/http-client.ts';
import { openTestApp, type TestApp } from '../../../../test/support/test-app.ts';
import { columnsOf, keysOf } from '../members/store-member.ts';
import { findAlikePairs } from './find-pairs.ts';

let test: TestApp;
let ctx: WorkContext;
let admin: HttpClient;

beforeAll(async () => {
  test = await openTestApp({ jobs: false });
  ctx = await test.system('serikat');
  admin = await test.signIn('serikat', 'admin');
});
afterAll(() => test.close());

let count = 0;

interface Fields {
  name: string;
  birthDate?: string;
  phone?: string;
  nik?: string;
  city?: string;
  isNumbered?: boolean;
}

async function enter({ name, birthDate, phone, nik, city, isNumbered }: Fields): Promise<string> {
  const id = crypto.randomUUID();
  count += 1;
  await ctx.transaction(async (tx) => {
    const columns = {
      id,
      full_name: name,
      origin: 'import',
      onboarding_state: 'imported',
      membership_status: 'inactive',
      region_code: '63',
      birth_date: birthDate ?? null,
      city: city ?? null,
      member_number: isNumbered ? `SPK-2018-${String(90_000 + count)}` : null,
      ...columnsOf(await keysOf(ctx, tx), { ...(phone && { phone }), ...(nik && { nik }) }),
    };
    const names = Object.keys(columns);
    await tx.execute(
      `insert into members (${names.join(', ')}) values (${names.map((_, at) => `$${at + 1}`).join(', ')})`,
      Object.values(columns),
    );
  });
  return id;
}

const read = (id: string) =>
  ctx.transaction((tx) =>
    tx.one<{ city: string; nik_index: string | null; deleted_at: Date | null; merged_into: string | null }>(
      'select city, nik_index, deleted_at, merged_into from members where tenant_id = balai.tenant_id() and id = $1',
      [id],
    ),
  );
const pairOf = async (one: string, other: string) =>
  (await ctx.read((tx) => findAlikePairs(tx))).find(
    ({ first, second }) => [first.id, second.id].sort().join() === [one, other].sort().join(),
  );
const at = (one: string, other: string) => `/admin/members/duplicates/${one}/${other}`;

describe('a person who stands in the books twice', () => {
  it('is found by telephone, or by a name that is nearly the same with the same birthday; blanks match nobody', async () => {
    const one = await enter({ name: 'Nur Aisyah', phone: '081349001122', isNumbered: true });
    const two = await enter({ name: 'Aisyah N.', phone: '081349001122' });
    const three = await enter({ name: 'Rusdiansyah Noor', birthDate: '1980-05-04' });
    const four = await enter({ name: 'Rusdiansyah Nur', birthDate: '1980-05-04' });
    const five = await enter({ name: 'Rusdiansyah Noor' });
    expect((await pairOf(one, two))?.reasons).toEqual(['phone']);
    expect((await pairOf(one, two))?.first.id).toBe(one);
    expect((await pairOf(three, four))?.reasons).toEqual(['name-and-birth-date']);
    expect(await pairOf(three, five)).toBeUndefined();
    const page = (await admin.get('/admin/members/duplicates')).text;
    expect(page).toContain(at(one, two));
  });

  it('becomes one: chosen values hold, blanks are filled, the other row points to the kept one and signs out of every list', async () => {
    const kept = await enter({
      name: 'Siti Rahmah',
      phone: '081200000001',
      city: 'Banjarmasin',
      isNumbered: true,
    });
    const dropped = await enter({
      name: 'Siti Rahmah',
      phone: '081200000001',
      city: 'Martapura',
      nik: '6371015708850003',
    });
    const before = await read(dropped);
    expect((await admin.get(at(kept, dropped))).text).toContain('Martapura');
    const answer = await admin.post(`${at(kept, dropped)}/merge`, { keep: kept, 'take-city': dropped });
    expect(answer.status, answer.text.slice(0, 200)).toBe(303);
    expect(await read(kept)).toMatchObject({
      city: 'Martapura',
      nik_index: before!.nik_index,
      deleted_at: null,
    });
    expect(await read(dropped)).toMatchObject({ merged_into: kept });
    expect((await read(dropped))!.deleted_at).not.toBeNull();
    expect(await pairOf(kept, dropped)).toBeUndefined();
    const again = await admin.post(`${at(kept, dropped)}/merge`, { keep: kept });
    expect(again.status).toBe(404);
    const superAdmin = await test.signIn('serikat', 'super_admin');
    const restored = await superAdmin.post(`/admin/members/${dropped}/restore`, {
      reason: 'Salah gabung kemarin.',
    });
    expect(restored.status).toBe(409);
    expect(restored.text).toContain('sudah digabung');
  });

  it('keeps the row that money came in for', async () => {
    const [payer] = await ctx.transaction((tx) =>
      tx.query<{ payer_id: string }>(
        `select p.payer_id from dues_payments p where p.tenant_id = balai.tenant_id() and p.status = 'verified'
           and not exists (select 1 from accounts a join role_grants g on g.tenant_id = a.tenant_id and g.account_id = a.id
             where a.tenant_id = p.tenant_id and a.subject_id = p.payer_id) limit 1`,
      ),
    );
    const other = await enter({ name: 'Data Kedua' });
    const refused = await admin.post(`${at(other, payer!.payer_id)}/merge`, { keep: other });
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('sudah ada iuran yang diterima');
    expect((await read(payer!.payer_id))!.deleted_at).toBeNull();
    const accepted = await admin.post(`${at(other, payer!.payer_id)}/merge`, { keep: payer!.payer_id });
    expect(accepted.status).toBe(303);
  });

  it('and two who only look alike are told apart once and for all', async () => {
    const one = await enter({ name: 'Ahmad Fauzi', birthDate: '1979-01-01' });
    const other = await enter({ name: 'Ahmad Fauzi', birthDate: '1979-01-01' });
    expect(await pairOf(one, other)).toBeDefined();
    expect((await admin.post(`${at(one, other)}/apart`, {})).status).toBe(303);
    expect(await pairOf(one, other)).toBeUndefined();
  });

  it('is merged by nobody who lacks the right, and a merge names what stays', async () => {
    const one = await enter({ name: 'Budi Satu', phone: '081200000009' });
    const other = await enter({ name: 'Budi Dua', phone: '081200000009' });
    for (const role of ['kalsel@serikat.example', 'treasurer', 'anggota@serikat.example']) {
      const who = await test.signIn('serikat', role);
      expect((await who.get('/admin/members/duplicates')).status, role).toBe(403);
      expect((await who.post(`${at(one, other)}/merge`, { keep: one })).status, role).toBe(403);
    }
    const unsaid = await admin.post(`${at(one, other)}/merge`, {});
    expect(unsaid.status).toBe(422);
    expect(unsaid.text).toContain('Pilih data yang disimpan.');
    expect((await read(other))!.deleted_at).toBeNull();
  });
});
