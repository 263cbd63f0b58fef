import { afterAll, beforeAll, expect, it } from 'vitest';
import { readOutbox } from '#kernel/mail';
import type { WorkContext } from '#kernel/work';
import { HttpClient } from '../../../../test/support/http-client.ts';
import { openTestApp, type TestApp } from '../../../../test/support/test-app.ts';
import { columnsOf, keysOf } from '../members/store-member.ts';

let test: TestApp;
let ctx: WorkContext;
let admin: HttpClient;

beforeAll(async () => {
  test = await openTestApp({ jobs: false });
  ctx = await test.system('serikat');
  admin = await test.signIn('serikat', 'admin');
});
afterAll(() => test.close());

/** Somebody from an old list: in the books, with no way in. */
async function fromOldList(name: string, email: string | null, nik: string): Promise<string> {
  const id = crypto.randomUUID();
  await ctx.transaction(async (tx) => {
    const sealed = columnsOf(await keysOf(ctx, tx), { nik });
    await tx.execute(
      `insert into members (id, full_name, email, origin, approved_at, onboarding_state, membership_status, account_status,
         member_number, region_code, nik, nik_index)
       values ($1, $2, $3, 'import', now(), 'approved', 'active', 'active', $4, '63', $5, $6)`,
      [id, name, email, `SPK-2019-${nik.slice(-5)}`, sealed.nik, sealed.nik_index],
    );
  });
  return id;
}

it('a member from an old list gets a link, sets a password, and signs in by address, number or NIK', async () => {
  const id = await fromOldList('Halimah Tusadiah', 'halimah@kampus.example', '6371014508830123');
  expect((await admin.get('/admin/members?filter[account]=none&q=Halimah')).text).toContain(id);

  const asked = await admin.post('/admin/members/bulk', { id, act: 'invite', back: '/admin/members' });
  expect(asked.text).toContain('Kirim tautan masuk 1 orang');
  expect((await admin.post('/admin/members/bulk/invite', { id, back: '/admin/members' })).status).toBe(303);
  expect((await admin.get('/admin/members?filter[account]=invited&q=Halimah')).text).toContain(id);

  const mails = await ctx.transaction((tx) => readOutbox(ctx, tx, { offset: 0, limit: 50 }));
  const link = /\/activate\/[\w-]+/.exec(JSON.stringify(mails))?.[0];
  expect(link).toBeDefined();
  const visitor = test.visitor('serikat');
  await visitor.get(link!);
  const set = await visitor.post(link!, { password: 'kopi sore di teras 7', again: 'kopi sore di teras 7' });
  expect(set.status).toBe(303);

  for (const identifier of ['halimah@kampus.example', 'SPK-2019-30123', '6371014508830123']) {
    const person = new HttpClient(test.port, visitor.host);
    await person.get('/login');
    const answer = await person.post('/login', { identifier, password: 'kopi sore di teras 7' });
    expect(answer.status, identifier).toBe(303);
    expect((await person.get('/dashboard')).text).toContain('Halimah');
  }
  expect((await admin.post(`/admin/members/${id}/invite`, {})).text).toContain('sudah dapat masuk');
});

it('one without an address is named with what is missing, and the others get theirs', async () => {
  const silent = await fromOldList('Tanpa Surel', null, '6371014508830124');
  const other = await fromOldList('Punya Surel', 'punya@kampus.example', '6371014508830125');
  const answer = await admin.post('/admin/members/bulk/invite', {
    id: [silent, other],
    back: '/admin/members',
  });
  expect(answer.text).toContain('1 berhasil, 1 tidak');
  expect(answer.text).toContain('Surel orang ini belum tercatat');
});

it('only who approves members opens the way in', async () => {
  const id = await fromOldList('Belum Masuk', 'belum@kampus.example', '6371014508830126');
  for (const role of ['treasurer', 'kalsel@serikat.example']) {
    const who = await test.signIn('serikat', role);
    expect((await who.post(`/admin/members/${id}/invite`, {})).status, role).toBe(403);
    expect((await who.post('/admin/members/bulk/invite', { id, back: '/admin/members' })).status, role).toBe(
      403,
    );
  }
  const accounts = () =>
    ctx.transaction((tx) =>
      tx.query('select 1 from accounts where tenant_id = balai.tenant_id() and subject_id = $1', [id]),
    );
  expect(await accounts()).toEqual([]);
  expect((await admin.post(`/admin/members/${id}/invite`, {})).status).toBe(303);
  expect(await accounts()).toHaveLength(1);
});
