import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WorkContext } from '#kernel/work';
import type { HttpClient } from '../../../../test/support/http-client.ts';
import { openTestApp, type TestApp } from '../../../../test/support/test-app.ts';
import { type Coordinator, readCoordinators } from './coordinators.ts';

let test: TestApp;
let ctx: WorkContext;
let admin: HttpClient;
let member: HttpClient;
let memberId: string;

const BASE = '/admin/region/assign';

beforeAll(async () => {
  test = await openTestApp({ jobs: false });
  ctx = await test.system('serikat');
  admin = await test.signIn('serikat', 'admin');
  member = await test.signIn('serikat', 'anggota@serikat.example');
  const row = await ctx.transaction((tx) =>
    tx.one<{ id: string }>(
      `select subject_id as id from accounts where tenant_id = balai.tenant_id() and email = 'anggota@serikat.example'`,
    ),
  );
  memberId = row!.id;
});
afterAll(() => test.close());

const grantsOf = async (): Promise<Coordinator[]> =>
  (await ctx.read((tx) => readCoordinators(tx))).filter((one) => one.memberId === memberId);

describe('a member whom an admin makes coordinator', () => {
  it('sees the regions at once, other ones after a change, and none when the task ends', async () => {
    expect((await member.get('/region/members')).status).toBe(403);
    expect((await admin.get(`${BASE}/baru?member=${memberId}`)).status).toBe(200);
    expect((await admin.post(BASE, { member: memberId, regions: ['33', '35'] })).status).toBe(303);
    expect((await member.get('/region/members')).status).toBe(200);
    expect((await member.get('/dashboard')).text).toContain('/region/members');

    const [grant] = await grantsOf();
    expect(grant!.regions).toEqual(['33', '35']);
    expect((await admin.get(BASE)).text).toContain(grant!.grantId);
    expect((await admin.post(`${BASE}/${grant!.grantId}`, { regions: ['63'] })).status).toBe(303);
    const [changed] = await grantsOf();
    expect(changed!.regions).toEqual(['63']);

    const unsaid = await admin.post(`${BASE}/${changed!.grantId}/akhiri`, {});
    expect(unsaid.status).toBe(422);
    expect((await admin.post(`${BASE}/${changed!.grantId}/akhiri`, { reason: 'Pindah tugas.' })).status).toBe(
      303,
    );
    expect((await member.get('/region/members')).status).toBe(403);
    expect(await grantsOf()).toEqual([]);
  });

  it('has at least one region, from the list, and an active membership', async () => {
    for (const regions of [[], ['99'], ['63', 'x']]) {
      expect((await admin.post(BASE, { member: memberId, regions })).status, String(regions)).toBe(422);
    }
    const candidate = await ctx.transaction((tx) =>
      tx.one<{ id: string }>(
        `select id from members where tenant_id = balai.tenant_id() and membership_status = 'candidate' limit 1`,
      ),
    );
    const answer = await admin.post(BASE, { member: candidate!.id, regions: ['63'] });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Hanya anggota aktif');
    expect(await grantsOf()).toEqual([]);
  });

  it('is made so by nobody without the right, and no other grant is ended this way', async () => {
    for (const role of ['kalsel@serikat.example', 'treasurer']) {
      const who = await test.signIn('serikat', role);
      expect((await who.get(BASE)).status, role).toBe(403);
      expect((await who.post(BASE, { member: memberId, regions: ['63'] })).status, role).toBe(403);
    }
    const treasurer = await ctx.transaction((tx) =>
      tx.one<{ id: string }>(
        `select id from role_grants where tenant_id = balai.tenant_id() and role = 'treasurer' limit 1`,
      ),
    );
    const answer = await admin.post(`${BASE}/${treasurer!.id}/akhiri`, { reason: 'Bukan koordinator.' });
    expect(answer.status).toBe(404);
  });
});
