import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formValues } from '../../../../test/support/form-values.ts';
import type { HttpClient } from '../../../../test/support/http-client.ts';
import { openRegistration } from '../registration/open-registration.ts';

const { test, sql, picture } = await openRegistration();
let keeper: HttpClient;
let treasurer: HttpClient;
beforeAll(async () => {
  keeper = await test.signIn('serikat', 'super_admin');
  treasurer = await test.signIn('serikat', 'treasurer');
});
afterAll(() => test.close());

const idOf = async (name: string) =>
  (
    await sql<{ id: string }>(
      'select id from members where tenant_id = balai.tenant_id() and full_name = $1',
      [name],
    )
  )[0]!.id;
const stateOf = async (id: string) =>
  (
    await sql<{ state: string; account: string; gone: boolean; why: string | null }>(
      `select membership_status as state, account_status as account, deleted_at is not null as gone, status_reason as why from members
        where tenant_id = balai.tenant_id() and id = $1`,
      [id],
    )
  )[0]!;
/** What visitors read: how many members there are. */
const membersOnFrontPage = async () => {
  const { text } = await test.visitor('serikat').get('/');
  const [figure] = /(?<=anggota aktif<\/dt><dd[^>]*>)[\d.]+/.exec(text) ?? [];
  return Number(figure?.replaceAll('.', ''));
};
const isIn = async (client: HttpClient) => (await client.get('/dashboard')).status === 200;

/** Who may not is refused and nothing changes; then who may does it from the form of its page. */
async function take(id: string, step: string, fields: Record<string, string>): Promise<void> {
  const url = `/admin/members/${id}/${step}`;
  const before = await stateOf(id);
  expect((await treasurer.post(url, fields)).status).toBe(403);
  expect(await stateOf(id)).toEqual(before);
  const form = formValues((await keeper.get(url)).text, url);
  expect((await keeper.post(url, { ...form, ...fields })).status).toBe(303);
}

describe('an officer', () => {
  it('suspends a member, who is out at once, and lets them in again', async () => {
    const person = await test.signIn('serikat', 'anggota2@serikat.example');
    const id = await idOf('Maria Goreti Nahak');
    expect(await isIn(person)).toBe(true);
    await take(id, 'suspend', { reason: 'Melanggar kode etik' });
    expect(await stateOf(id)).toMatchObject({ account: 'suspended', why: 'Melanggar kode etik' });
    expect(await isIn(person)).toBe(false);
    await take(id, 'enable', { reason: 'Masa tindakan selesai' });
    expect(await stateOf(id)).toMatchObject({ account: 'active', why: null });
  });

  it('records a death without a mail, and takes a mistaken record back', async () => {
    const id = await idOf('Akhmad Zaini');
    const mails = () => sql('select 1 from outbox where tenant_id = balai.tenant_id()');
    const before = (await mails()).length;
    await take(id, 'record-death', { reason: 'Kabar keluarga' });
    expect(await stateOf(id)).toMatchObject({ state: 'deceased', why: 'Kabar keluarga' });
    expect(await mails()).toHaveLength(before);
    await take(id, 'reopen', { reason: 'Salah orang' });
    expect(await stateOf(id)).toMatchObject({ state: 'active' });
  });

  it('takes somebody off the list, and brings them back with everything', async () => {
    const id = await idOf('Akhmad Zaini');
    const isListed = async () =>
      (await keeper.get('/admin/members?q=Akhmad+Zaini')).text.includes(`/admin/members/${id}`);
    expect(await isListed()).toBe(true);
    await take(id, 'delete', { reason: 'Tercatat dua kali' });
    expect(await stateOf(id)).toMatchObject({ gone: true });
    expect(await isListed()).toBe(false);
    await take(id, 'restore', { reason: 'Ternyata bukan orang yang sama' });
    expect(await stateOf(id)).toMatchObject({ state: 'active', gone: false });
    expect(await isListed()).toBe(true);
  });

  it('changes a record from its form; a treasurer changes nothing of it', async () => {
    const id = await idOf('Akhmad Zaini');
    const url = `/admin/members/${id}/edit`;
    const facultyOf = async () =>
      (
        await sql<{ faculty: string }>(
          'select faculty from members where tenant_id = balai.tenant_id() and id = $1',
          [id],
        )
      )[0]!.faculty;
    const before = await facultyOf();
    const form = formValues((await keeper.get(url)).text, url);
    expect((await treasurer.post(url, { ...form, faculty: 'Ilmu Gelap' })).status).toBe(403);
    expect(await facultyOf()).toBe(before);
    expect((await keeper.post(url, { ...form, faculty: 'Perikanan dan Kelautan' })).status).toBe(303);
    expect(await facultyOf()).toBe('Perikanan dan Kelautan');
    expect((await keeper.get(`/admin/members/${id}`)).text).toContain('Perikanan dan Kelautan');
  });

  it('asks for another paper with a note that its owner reads, or says that it is good', async () => {
    const owner = await test.signIn('serikat', 'anggota@serikat.example');
    await owner.postFiles('/me/documents', {
      type: 'employee_card',
      document: { name: 'kartu.png', type: 'image/png', content: picture },
    });
    const paper = async () =>
      (
        await sql<{ id: string; member: string; state: string; note: string | null }>(
          `select id, member_id as member, review_status as state, review_note as note from member_documents
            where tenant_id = balai.tenant_id() and doc_type = 'employee_card' order by created_at desc limit 1`,
        )
      )[0]!;
    const { id, member } = await paper();
    const url = `/admin/members/${member}/documents/${id}/review`;
    const rejected = { status: 'rejected', note: 'Fotonya kabur, kirim lagi.' };
    expect((await treasurer.post(url, rejected)).status).toBe(403);
    const mute = await keeper.post(url, { status: 'rejected', note: 'ya' });
    expect(mute.status).toBe(422);
    expect(mute.text).toContain('agar pemilik tahu apa yang perlu diganti');
    expect(mute.text).toMatch(/<input[^>]*name="note"[^>]*value="ya"/);
    expect((await paper()).state).toBe('not_reviewed');
    expect((await keeper.get(`/admin/members/${member}`)).text).toContain(url);
    expect((await keeper.post(url, rejected)).status).toBe(303);
    expect(await paper()).toMatchObject({ state: 'rejected', note: rejected.note });
    expect((await owner.get('/notifications')).text).toContain(rejected.note);
    expect((await keeper.post(url, { status: 'approved' })).status).toBe(303);
    expect((await paper()).state).toBe('approved');
  });
});

describe('an officer, with several people at once', () => {
  it('approves those whose money is verified, and lets the shut out in again', async () => {
    const people = [await idOf('Nur Aisyah'), await idOf('Tri Handayani')];
    const statesOf = async () => (await Promise.all(people.map(stateOf))).map(({ state }) => state);
    const before = await statesOf();
    const all = { id: people, back: '/admin/candidates' };
    for (const step of ['approve', 'enable'])
      expect((await treasurer.post(`/admin/members/bulk/${step}`, { ...all, reason: 'Coba' })).status).toBe(
        403,
      );
    expect(await statesOf()).toEqual(before);
    for (const path of ['/admin/members/bulk', '/admin/members/bulk/approve']) {
      const nobody = await keeper.post(path, { act: 'approve', back: '/admin/candidates' });
      expect(nobody.status, path).toBe(422);
      expect(nobody.text).toContain('Belum ada orang yang dipilih');
    }
    const asked = await keeper.post('/admin/members/bulk', { ...all, act: 'approve' });
    expect(asked.text).toContain('Setujui menjadi anggota 2 orang');
    const counted = await membersOnFrontPage();
    expect((await keeper.post('/admin/members/bulk/approve', all)).headers.location).toBe(
      '/admin/candidates',
    );
    expect(await statesOf()).toEqual(['active', 'active']);
    await expect.poll(membersOnFrontPage, { timeout: 10_000 }).toBe(counted + 2);
    const reason = { reason: 'Permintaan bersama' };
    await keeper.post('/admin/members/bulk/disable', { ...all, ...reason });
    expect(await statesOf()).toEqual(['disabled', 'disabled']);
    expect((await keeper.post('/admin/members/bulk/enable', { ...all, reason: '' })).status).toBe(422);
    expect((await keeper.post('/admin/members/bulk/enable', { ...all, ...reason })).status).toBe(303);
    expect(await statesOf()).toEqual(['active', 'active']);
  });
});
