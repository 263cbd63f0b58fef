import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NamedGrant } from '#kernel/identity';
import type { WorkContext } from '#kernel/work';
import type { HttpClient } from '../../../../test/support/http-client.ts';
import { readAuditLog } from '../../../../test/support/read-audit-log.ts';
import { openTestApp, type TestApp } from '../../../../test/support/test-app.ts';
import { BASE, readHandlers } from './handlers.ts';

let test: TestApp;
let ctx: WorkContext;
let admin: HttpClient;
let chief: HttpClient;
let member: HttpClient;
let memberId: string;
let adminMemberId: string;

beforeAll(async () => {
  test = await openTestApp({ jobs: false });
  ctx = await test.system('serikat');
  admin = await test.signIn('serikat', 'admin');
  chief = await test.signIn('serikat', 'super_admin');
  member = await test.signIn('serikat', 'anggota@serikat.example');
  memberId = await subjectOf('anggota@serikat.example');
  adminMemberId = await subjectOf('admin@serikat.example');
});
afterAll(() => test.close());

const subjectOf = async (email: string): Promise<string> =>
  (await ctx.transaction((tx) =>
    tx.one<{ id: string }>(
      'select subject_id as id from accounts where tenant_id = balai.tenant_id() and email = $1',
      [email],
    ),
  ))!.id;

/** Beside the one whom the demo named. */
const handlers = async (): Promise<NamedGrant[]> =>
  (await ctx.read((tx) => readHandlers(tx))).filter(({ name }) => name !== 'Endang Pratiwi, S.Ak.');
const propose = (by: HttpClient, who: string, reason = 'Dipercaya kedua pihak.') =>
  by.post(BASE, { member: who, reason });
const readsGrievances = async (who: HttpClient) =>
  JSON.stringify(((await who.get('/api/v1/me')).json as { rights: object }).rights).includes('confidential');

describe('who opens confidential grievances', () => {
  it('is proposed by one officer, waits, and reads nothing until another officer has confirmed', async () => {
    expect((await propose(admin, memberId, '')).status).toBe(422);
    expect((await propose(admin, memberId)).status).toBe(303);
    const [waiting] = await handlers();
    expect(waiting).toMatchObject({ since: null, confirmerName: null, reason: 'Dipercaya kedua pihak.' });
    expect(await readsGrievances(member)).toBe(false);
    expect((await member.get('/admin/complaints')).status).toBe(403);
    expect((await chief.get('/notifications')).text).toContain('menunggu pengesahan');
    // Not twice, and the users page does not call it a role that the person holds.
    expect((await propose(chief, memberId)).status).toBe(409);

    const page = `${BASE}/${waiting!.id}`;
    expect((await admin.get(page)).text).not.toContain(`${page}/sahkan`);
    expect((await admin.post(`${page}/sahkan`)).status).toBe(403);
    expect((await member.post(`${page}/sahkan`)).status).toBe(403);
    expect((await handlers())[0]!.since).toBeNull();

    expect((await chief.get(page)).text).toContain(`${page}/sahkan`);
    expect((await chief.post(`${page}/sahkan`)).status).toBe(303);
    expect((await handlers())[0]).toMatchObject({
      since: expect.any(Date),
      confirmerName: expect.any(String),
    });
    expect(await readsGrievances(member)).toBe(true);
    expect((await member.get('/admin/complaints?filter[confidential]=1')).status).toBe(200);
    expect((await member.get('/dashboard')).text).toContain('Pengaduan Rahasia');
    expect((await chief.post(`${page}/sahkan`)).status).toBe(409);
    const log = await readAuditLog(ctx);
    for (const action of ['role.proposed', 'role.granted'])
      expect(log.some((event) => event.action === action && event.reason === 'Dipercaya kedua pihak.')).toBe(
        true,
      );
  });

  it('loses it at once when one officer ends the task, with a reason', async () => {
    const [held] = await handlers();
    expect((await admin.post(`${BASE}/${held!.id}/tolak`, { reason: 'Sudah lewat.' })).status).toBe(409);
    expect((await admin.post(`${BASE}/${held!.id}/akhiri`, { reason: '' })).status).toBe(422);
    expect((await admin.post(`${BASE}/${held!.id}/akhiri`, { reason: 'Masa tugas usai.' })).status).toBe(303);
    expect(await readsGrievances(member)).toBe(false);
    expect(await handlers()).toEqual([]);
  });

  it('is nobody who named themselves, and nobody whom a single officer made so', async () => {
    expect((await propose(admin, adminMemberId)).status).toBe(422);
    expect((await propose(chief, adminMemberId)).status).toBe(303);
    const [own] = await handlers();
    expect((await admin.post(`${BASE}/${own!.id}/sahkan`)).status).toBe(403);
    expect((await admin.post(`${BASE}/${own!.id}/tolak`, { reason: 'Saya tidak sanggup.' })).status).toBe(
      303,
    );
    expect(await handlers()).toEqual([]);

    const account = (await ctx.transaction((tx) =>
      tx.one<{ id: string }>(
        'select id from accounts where tenant_id = balai.tenant_id() and subject_id = $1',
        [memberId],
      ),
    ))!.id;
    expect((await chief.get(`/system/users/${account}/peran/beri`)).text).not.toContain('grievance_handler');
    const role = 'grievance_handler';
    expect((await chief.post(`/system/users/${account}/peran/beri`, { role, understood: '1' })).status).toBe(
      422,
    );
    expect((await chief.postJson(`/api/v1/users/${account}/grants`, { role })).status).toBe(422);
    const invited = { email: 'luar@contoh.ac.id', name: 'Orang Luar', role };
    expect((await chief.post('/system/invitations', invited)).status).not.toBe(303);
    expect(await handlers()).toEqual([]);
  });

  it('is proposed and confirmed by the board alone, and no other grant is touched here', async () => {
    for (const who of ['kalsel@serikat.example', 'treasurer', 'anggota2@serikat.example']) {
      const browser = await test.signIn('serikat', who);
      expect((await browser.get(BASE)).status, who).toBe(403);
      expect((await propose(browser, memberId)).status, who).toBe(403);
    }
    const other = await ctx.transaction((tx) =>
      tx.one<{ id: string }>(
        `select id from role_grants where tenant_id = balai.tenant_id() and role = 'treasurer' limit 1`,
      ),
    );
    for (const act of ['sahkan', 'tolak', 'akhiri'])
      expect((await chief.post(`${BASE}/${other!.id}/${act}`, { reason: 'Salah alamat.' })).status, act).toBe(
        404,
      );
  });

  it('two officers who confirm at the same moment confirm once', async () => {
    expect((await propose(admin, memberId)).status).toBe(303);
    const [waiting] = await handlers();
    const answers = await Promise.all([1, 2].map(() => chief.post(`${BASE}/${waiting!.id}/sahkan`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
  });
});
