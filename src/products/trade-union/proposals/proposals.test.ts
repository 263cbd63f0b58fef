import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WorkContext } from '#kernel/work';
import type { HttpClient } from '../../../../test/support/http-client.ts';
import { openTestApp, type TestApp } from '../../../../test/support/test-app.ts';

let test: TestApp;
let ctx: WorkContext;
let kalsel: HttpClient;
let jawa: HttpClient;
let admin: HttpClient;
let treasurer: HttpClient;

beforeAll(async () => {
  test = await openTestApp({ jobs: false });
  ctx = await test.system('serikat');
  kalsel = await test.signIn('serikat', 'kalsel@serikat.example');
  jawa = await test.signIn('serikat', 'jawa@serikat.example');
  admin = await test.signIn('serikat', 'admin');
  treasurer = await test.signIn('serikat', 'treasurer');
});
afterAll(() => test.close());

const REASON = 'Memakai nama serikat untuk menagih uang pada 3 Oktober.';

async function activeIn(region: string): Promise<string[]> {
  const rows = await ctx.transaction((tx) =>
    tx.query<{ id: string }>(
      `select m.id from members m where m.tenant_id = balai.tenant_id() and m.region_code = $1
         and m.membership_status = 'active' and not exists (select 1 from accounts a
           join role_grants g on g.tenant_id = a.tenant_id and g.account_id = a.id
          where a.tenant_id = m.tenant_id and a.subject_id = m.id) order by m.name_key`,
      [region],
    ),
  );
  return rows.map(({ id }) => id);
}

async function statusOf(id: string): Promise<string> {
  const row = await ctx.transaction((tx) =>
    tx.one<{ status: string }>(
      'select membership_status as status from members where tenant_id = balai.tenant_id() and id = $1',
      [id],
    ),
  );
  return row!.status;
}

async function proposeOn(member: string, step = 'disable', who = kalsel): Promise<string> {
  const answer = await who.post('/region/proposals', { member, step, reason: REASON });
  expect(answer.status, answer.text.slice(0, 300)).toBe(303);
  return String(answer.headers.location).split('/').at(-1)!;
}

describe('a coordinator who proposes a step on a member', () => {
  it('changes nothing until an admin accepts it; then the member is disabled and both hear why', async () => {
    const [member] = await activeIn('63');
    const id = await proposeOn(member!);
    expect(await statusOf(member!)).toBe('active');
    expect((await admin.get('/admin/proposals')).text).toContain(`/admin/proposals/${id}`);

    const accepted = await admin.post(`/admin/proposals/${id}/accept`, {
      reason: 'Terbukti pada pemeriksaan.',
    });
    expect(accepted.status).toBe(303);
    expect(await statusOf(member!)).toBe('disabled');
    expect((await kalsel.get(`/region/proposals/${id}`)).text).toContain('Terbukti pada pemeriksaan.');
    expect((await kalsel.get('/notifications')).text).toContain('Usulan Anda diterima');

    const again = await admin.post(`/admin/proposals/${id}/decline`, { reason: 'Berubah pikiran.' });
    expect(again.status).toBe(409);
    expect(again.text).toContain('Diterima');
  });

  it('reads the reason when it is declined, and the member stays as before', async () => {
    const [member] = await activeIn('63');
    const id = await proposeOn(member!, 'suspend');
    expect((await admin.post(`/admin/proposals/${id}/decline`, {})).status).toBe(422);
    expect(
      (await admin.post(`/admin/proposals/${id}/decline`, { reason: 'Buktinya belum cukup.' })).status,
    ).toBe(303);
    expect(await statusOf(member!)).toBe('active');
    expect((await kalsel.get(`/region/proposals/${id}`)).text).toContain('Buktinya belum cukup.');
  });

  it('cannot propose the same twice, and may withdraw what waits; nobody else may', async () => {
    const [member] = await activeIn('63');
    const id = await proposeOn(member!);
    const twice = await kalsel.post('/region/proposals', {
      member: member!,
      step: 'disable',
      reason: REASON,
    });
    expect(twice.status).toBe(409);
    expect(twice.text).toContain('masih menunggu keputusan');
    expect((await jawa.post(`/region/proposals/${id}/withdraw`, {})).status).toBe(404);
    expect((await kalsel.post(`/region/proposals/${id}/withdraw`, {})).status).toBe(303);
    expect((await admin.post(`/admin/proposals/${id}/accept`, { reason: 'Terlambat datang.' })).status).toBe(
      409,
    );
    expect(await statusOf(member!)).toBe('active');
  });

  it('is told what is missing, with what was typed', async () => {
    const [member] = await activeIn('63');
    const answer = await kalsel.post('/region/proposals', { member: member!, step: '', reason: 'singkat' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Pilih tindakan yang diusulkan.');
    expect(answer.text).toContain('paling sedikit 10 karakter');
    expect(answer.text).toContain('singkat');
  });

  it('gets for a member of another region what a random id gets, and does not see its proposals', async () => {
    const [other] = await activeIn('35');
    const nobody = '019a0000-0000-7000-8000-000000000000';
    for (const member of [other!, nobody]) {
      expect((await kalsel.get(`/region/proposals/baru?member=${member}`)).status).toBe(404);
      expect(
        (await kalsel.post('/region/proposals', { member, step: 'disable', reason: REASON })).status,
      ).toBe(404);
    }
    const id = await proposeOn(other!, 'disable', jawa);
    expect((await kalsel.get(`/region/proposals/${id}`)).status).toBe(404);
    expect((await kalsel.get('/region/proposals')).text).not.toContain(id);
  });

  it('does not decide: only the officers of the whole union do', async () => {
    const [member] = await activeIn('63');
    const id = await proposeOn(member!);
    for (const who of [kalsel, treasurer]) {
      expect((await who.get('/admin/proposals')).status).toBe(403);
      expect(
        (await who.post(`/admin/proposals/${id}/accept`, { reason: 'Saya putuskan sendiri.' })).status,
      ).toBe(403);
    }
    expect((await treasurer.get('/region/proposals')).status).toBe(403);
    expect(await statusOf(member!)).toBe('active');
  });
});
