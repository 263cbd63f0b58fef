import { expect, it } from 'vitest';
import { addDays } from '#kernel/calendar';
import { linkOf, readMails } from '../../../../test/account/read-mails.ts';
import { openCooperative } from '../../../../test/support/cooperative-office.ts';
import { formValues } from '../../../../test/support/form-values.ts';

const { test, chair, secretary, treasurer, sql, today } = await openCooperative();

const URL = '/jabatan-dan-wewenang';
const EMAIL = 'suriansyah@contoh.example';

const linkTo = async (address: string) =>
  linkOf((await readMails(test, 'koperasi')).find((mail) => JSON.stringify(mail).includes(address)));

const termOf = async (book: 'board' | 'supervisor', name: string) =>
  (
    await sql<{ id: string }>(
      `select id from cooperative_${book}_terms where tenant_id = balai.tenant_id() and full_name = $1 and ended_on is null`,
      name,
    )
  )[0]!.id;
/** The secretary's own pages open, or do not. */
const secretaryReads = async () => (await secretary.get('/permohonan-anggota')).status;
/** As the chair does it in the book: the form with another day of leaving. */
async function endOn(book: string, id: string, endedOn: string): Promise<void> {
  const page = `${book}/${id}/ubah`;
  const form = formValues((await chair.get(page)).text, page);
  const answer = await chair.post(page, { ...form, endedOn });
  expect([answer.status, endedOn]).toEqual([303, endedOn]);
}

it('an officer’s authority ends as the day of leaving begins, comes back with the term, and goes with its entry', async () => {
  const id = await termOf('board', 'M. Fakhruddin');
  expect((await chair.get(URL)).text).toContain('M. Fakhruddin');
  expect(await secretaryReads()).toBe(200);
  await endOn('/buku/pengurus', id, addDays(today, 1));
  expect(await secretaryReads()).toBe(200);
  await endOn('/buku/pengurus', id, today);
  expect(await secretaryReads()).toBe(403);
  await endOn('/buku/pengurus', id, '');
  expect(await secretaryReads()).toBe(200);
  const bearer = await test.bearer('koperasi', 'ketua');
  const gone = await bearer.sendJson('DELETE', `/api/v1/board-terms/${id}`, { reason: 'Salah catat' });
  expect(gone.status).toBeLessThan(300);
  expect(await secretaryReads()).toBe(403);
});

it('whoever was elected is invited to the role of the term, accepts, and holds it as long as the term lasts', async () => {
  const term = await termOf('supervisor', 'Suriansyah');
  const form = { term, role: 'pengawas', email: EMAIL };
  expect((await treasurer.post(`${URL}/undang`, form)).status).toBe(403);
  const wrong = await chair.post(`${URL}/undang`, { ...form, role: 'ketua' });
  expect([wrong.status, wrong.text.includes('Pilih peran untuk jabatan ini')]).toEqual([422, true]);
  const ended = await sql<{ id: string }>(
    `select id from cooperative_board_terms where tenant_id = balai.tenant_id() and ended_on is not null limit 1`,
  );
  expect((await chair.post(`${URL}/undang`, { ...form, term: ended[0]!.id })).status).toBe(422);
  const invited = await chair.post(`${URL}/undang`, form);
  expect(invited.status).toBe(200);
  // No mail server here: nothing was sent, and the page says so and hands the link over.
  expect(invited.text).not.toContain('Undangan dikirim');
  expect(invited.text).toContain('menunggu di surat keluar');
  expect(new global.URL(/data-copy="([^"]+)"/.exec(invited.text)![1]!).pathname).toBe(await linkTo(EMAIL));
  expect((await chair.get(URL)).text).toContain(`Diundang, ${EMAIL}`);
  const link = await linkTo(EMAIL);
  const visitor = test.visitor('koperasi');
  await visitor.get(link);
  const password = 'kebun-bunga-pagi-hari-7';
  const accepted = await visitor.post(link, { name: 'Suriansyah', password, again: password });
  expect(accepted.status, accepted.text.slice(0, 500)).toBe(303);
  const holds = () =>
    sql<{ role: string; isOpen: boolean }>(
      `select g.role, g.valid_until is null or g.valid_until > now() as "isOpen" from role_grants g
         join accounts a on a.tenant_id = g.tenant_id and a.id = g.account_id
        where g.tenant_id = balai.tenant_id() and a.email = $1`,
      EMAIL,
    );
  expect(await holds()).toEqual([{ role: 'pengawas', isOpen: true }]);
  await endOn('/buku/pengawas', term, today);
  expect(await holds()).toEqual([{ role: 'pengawas', isOpen: false }]);
});

it('an invitation whose term has ended meanwhile gives nothing', async () => {
  const term = await termOf('supervisor', 'Rahmatullah');
  const email = 'rahmatullah@contoh.example';
  expect((await chair.post(`${URL}/undang`, { term, role: 'pengawas', email })).status).toBe(200);
  await endOn('/buku/pengawas', term, today);
  const link = await linkTo(email);
  const visitor = test.visitor('koperasi');
  await visitor.get(link);
  const password = 'kebun-bunga-pagi-hari-8';
  const refused = await visitor.post(link, { name: 'Rahmatullah', password, again: password });
  expect(refused.status).toBeGreaterThanOrEqual(409);
  expect(
    await sql('select 1 from accounts where tenant_id = balai.tenant_id() and email = $1', email),
  ).toEqual([]);
});

it('a role given by hand is tied to a term of its own book, and ends with it', async () => {
  const account = (
    await sql<{ id: string }>(
      `select account_id as id from account_identifiers
        where tenant_id = balai.tenant_id() and key = 'anggota2@koperasi.example'`,
    )
  )[0]!.id;
  const grantId = crypto.randomUUID();
  await sql(`insert into role_grants (id, account_id, role) values ($1, $2, 'sekretaris')`, grantId, account);
  const [term] = await sql<{ id: string }>(
    `insert into cooperative_board_terms (id, full_name, position, elected_on)
     values (gen_random_uuid(), 'Akhmad Zaini', 'Sekretaris', '2026-01-10') returning id`,
  );
  const form = { grant: grantId, term: term!.id };
  expect((await chair.get(URL)).text).toContain('Wewenang tanpa masa jabatan');
  expect((await treasurer.post(`${URL}/kaitkan`, form)).status).toBe(403);
  expect(
    (await chair.post(`${URL}/kaitkan`, { ...form, term: await termOf('supervisor', 'Hj. Masniah') })).status,
  ).toBe(409);
  const email = 'zaini@contoh.example';
  expect((await chair.post(`${URL}/undang`, { term: term!.id, role: 'sekretaris', email })).status).toBe(200);
  expect((await chair.post(`${URL}/kaitkan`, form)).status).toBe(303);
  // Who was invited meanwhile comes too late: one term, one authority.
  const link = await linkTo(email);
  const late = test.visitor('koperasi');
  await late.get(link);
  const password = 'kebun-bunga-pagi-hari-9';
  const answer = await late.post(link, { name: 'Akhmad Zaini', password, again: password });
  expect([answer.status, answer.text.includes('sudah dipegang akun lain')]).toEqual([422, true]);
  expect(
    await sql('select 1 from accounts where tenant_id = balai.tenant_id() and email = $1', email),
  ).toEqual([]);
  const other = await test.signIn('koperasi', 'anggota2@koperasi.example');
  await endOn('/buku/pengurus', term!.id, today);
  expect((await other.get('/permohonan-anggota')).status).toBe(403);
});
