import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WorkContext } from '#kernel/work';
import { linkOf, readMails } from '../../../../test/account/read-mails.ts';
import type { HttpClient } from '../../../../test/support/http-client.ts';
import { openTestApp, type TestApp } from '../../../../test/support/test-app.ts';

let test: TestApp;
let ctx: WorkContext;
let superAdmin: HttpClient;
let admin: HttpClient;
beforeAll(async () => {
  test = await openTestApp({ jobs: false });
  ctx = await test.system('serikat');
  admin = await test.signIn('serikat', 'admin');
  superAdmin = await test.signIn('serikat', 'super_admin');
});
afterAll(() => test?.close());

const WHY = 'Tugas belajar saya sudah selesai bulan lalu, surat aktif kembali sudah dikirim.';
const idOf = async (email: string) =>
  (await ctx.transaction((tx) =>
    tx.one<{ id: string }>(
      'select id from members where tenant_id = balai.tenant_id() and email = $1 and deleted_at is null',
      [email],
    ),
  ))!.id;
const statusOf = async (id: string) =>
  (await ctx.transaction((tx) =>
    tx.one<{ status: string }>(
      'select membership_status as status from members where tenant_id = balai.tenant_id() and id = $1',
      [id],
    ),
  ))!.status;
/** The link of the latest letter about a closed membership. */
const linkInLetter = async () => linkOf((await readMails(test, 'serikat', 'union.membership_closed'))[0]);

async function appealOf(id: string): Promise<string> {
  const row = await ctx.transaction((tx) =>
    tx.one<{ id: string }>(
      `select id from member_appeals where tenant_id = balai.tenant_id() and member_id = $1
        order by submitted_at desc limit 1`,
      [id],
    ),
  );
  return `/admin/appeals/${row!.id}`;
}

describe('somebody who was disabled and cannot sign in', () => {
  it('appeals by the link of the letter, once, and another officer than the decider takes the decision back', async () => {
    const email = 'anggota@serikat.example';
    const id = await idOf(email);
    const closed = await admin.post(`/admin/members/${id}/disable`, {
      reason: 'Tidak membalas surat pengurus.',
    });
    expect(closed.status, closed.text.slice(0, 200)).toBe(303);
    const link = await linkInLetter();
    const visitor = test.visitor('serikat');
    const page = await visitor.get(link);
    expect(page.text).toContain('Tidak membalas surat pengurus.');
    const short = await visitor.post(link, { reason: 'tolong' });
    expect(short.status).toBe(422);
    expect(short.text).toContain('tolong</textarea>');
    expect((await visitor.post(link, { reason: WHY })).status).toBe(303);
    expect((await visitor.get(link)).text).toContain('sudah kami terima');
    expect((await visitor.post(link, { reason: WHY })).status).toBe(409);

    const at = await appealOf(id);
    const own = await admin.get(at);
    expect(own.text).toContain('diputuskan oleh pengurus lain');
    const refused = await admin.post(`${at}/decide`, {
      decision: 'accept',
      answer: 'Saya setuju dengan bandingnya.',
    });
    expect(refused.status).toBe(409);
    expect(await statusOf(id)).toBe('disabled');

    const decided = await superAdmin.post(`${at}/decide`, {
      decision: 'accept',
      answer: 'Surat aktif kembali sudah kami terima.',
    });
    expect(decided.status, decided.text.slice(0, 300)).toBe(303);
    expect(await statusOf(id)).toBe('active');
    const again = await superAdmin.post(`${at}/decide`, {
      decision: 'decline',
      answer: 'Berubah pikiran lagi.',
    });
    expect(again.status).toBe(409);
    expect((await visitor.get(link)).text).toContain('Tidak ada keputusan yang dapat dibanding');
  });

  it('gets nothing by a link that is forged', async () => {
    const visitor = test.visitor('serikat');
    for (const token of ['s1.1.AAAA', 'x'.repeat(80)]) {
      expect((await visitor.get(`/appeal/${token}`)).status).toBe(410);
      expect((await visitor.post(`/appeal/${token}`, { reason: WHY })).status).toBe(404);
    }
  });
});

describe('a rejected candidate', () => {
  it('appeals from the own page; when it is not accepted the rejection stands, when it is the way is open again', async () => {
    const candidate = await test.signIn('serikat', 'calon5@serikat.example');
    const id = await idOf('calon5@serikat.example');
    const page = await candidate.get('/me/membership/status');
    const link = /href="(\/appeal\/[^"]+)"/.exec(page.text)![1]!;
    expect((await candidate.post(link, { reason: WHY })).status).toBe(303);
    expect((await candidate.get('/me/membership/status')).text).toContain('Lihat banding Anda');
    const at = await appealOf(id);
    expect((await superAdmin.post(`${at}/decide`, {})).status).toBe(422);
    const declined = await superAdmin.post(`${at}/decide`, {
      decision: 'decline',
      answer: 'Surat tugas yang dikirim belum memuat nama kampus.',
    });
    expect(declined.status).toBe(303);
    expect(await statusOf(id)).toBe('rejected');
    expect((await candidate.get(link)).text).toContain('belum memuat nama kampus');

    const opened = await admin.post(`/admin/members/${id}/reconsider`, {
      reason: 'Surat tugas baru sudah benar.',
    });
    expect(opened.status, opened.text.slice(0, 200)).toBe(303);
    expect(await statusOf(id)).toBe('candidate');
    expect((await candidate.get('/me/dues')).text).toContain('Iuran pendaftaran');
  });
});

it('is read by nobody without the right to reopen a membership', async () => {
  const at = await appealOf(await idOf('anggota@serikat.example'));
  for (const who of ['kalsel@serikat.example', 'treasurer', 'anggota2@serikat.example']) {
    const other = await test.signIn('serikat', who);
    expect((await other.get('/admin/appeals')).status).toBe(403);
    expect((await other.get(at)).status).toBe(403);
    expect((await other.post(`${at}/decide`, { decision: 'accept', answer: 'Boleh kembali.' })).status).toBe(
      403,
    );
  }
});
