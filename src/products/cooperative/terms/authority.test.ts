import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { addDays } from '#kernel/calendar';
import { updateEntry } from '#kernel/register';
import { openCooperative } from '../../../../test/support/cooperative-office.ts';
import { formValues } from '../../../../test/support/form-values.ts';
import type { HttpClient } from '../../../../test/support/http-client.ts';
import { readAuditLog } from '../../../../test/support/read-audit-log.ts';
import { boardTerms } from '../registers/index.ts';

const { test, ctx, chair, secretary, treasurer, sql, today } = await openCooperative();

const URL = '/jabatan-dan-wewenang';
const tomorrow = addDays(today, 1);

async function termOf(name: string): Promise<string> {
  const rows = await sql<{ id: string }>(
    `select id from cooperative_board_terms where tenant_id = balai.tenant_id() and full_name = $1
       and ended_on is null order by elected_on desc`,
    name,
  );
  return rows[0]!.id;
}
async function save(by: HttpClient, id: string, change: Record<string, string>) {
  const page = `/buku/pengurus/${id}/ubah`;
  const answer = await by.post(page, { ...formValues((await by.get(page)).text, page), ...change });
  return { status: answer.status, text: answer.text };
}
const grantOf = async (name: string, role: string) =>
  (
    await sql<{ id: string; until: Date | null }>(
      `select g.id, g.valid_until as until from role_grants g
         join accounts a on a.tenant_id = g.tenant_id and a.id = g.account_id
        where g.tenant_id = balai.tenant_id() and a.display_name = $1 and g.role = $2`,
      name,
      role,
    )
  )[0]!;
const accountOf = async (name: string) =>
  (
    await sql<{ id: string }>(
      'select id from accounts where tenant_id = balai.tenant_id() and display_name = $1',
      name,
    )
  )[0]!.id;
/** A role by hand, as the founder's was. */
async function giveByHand(name: string, role: string, until: string | null = null): Promise<string> {
  const id = randomUUID();
  await sql(
    'insert into role_grants (id, account_id, role, valid_until) values ($1, $2, $3, $4)',
    ...[id, await accountOf(name), role, until],
  );
  return id;
}
const elect = async (fullName: string, position: string) =>
  (
    await sql<{ id: string }>(
      `insert into cooperative_board_terms (id, full_name, position, elected_on)
       values (gen_random_uuid(), $1, $2, '2026-01-10') returning id`,
      ...[fullName, position],
    )
  )[0]!.id;

const CHAIR = 'H. Ahmad Rifani';
const SECRETARY = 'M. Fakhruddin';
/** Has a second factor, as every officer does. */
const SUPERVISOR = 'Hj. Masniah';

it('officers who keep book 02 cannot end, prolong or bring back authority: that is for who hands out roles', async () => {
  const chairs = await termOf(CHAIR);
  const secretarys = await termOf(SECRETARY);
  const refused = await save(treasurer, chairs, { endedOn: today });
  expect([refused.status, refused.text.includes('Minta ketua')]).toEqual([403, true]);
  expect((await save(secretary, chairs, { endedOn: tomorrow })).status).toBe(403);
  expect((await save(secretary, secretarys, { endedOn: tomorrow })).status).toBe(403);
  const bearer = await test.bearer('koperasi', 'bendahara');
  const asked = await bearer.sendJson('DELETE', `/api/v1/board-terms/${chairs}`, { reason: 'Salah catat' });
  expect(asked.status).toBe(403);
  // A sheet that is imported is written by a job, which hands out no roles either.
  const imported = ctx.transaction((tx) =>
    updateEntry(ctx, tx, boardTerms, chairs, { values: { endedOn: today } }),
  );
  await expect(imported).rejects.toMatchObject({ code: 'authority_of_roles' });
  expect((await grantOf(CHAIR, 'ketua')).until).toBe(null);
  // What is no authority stays the book's.
  expect((await save(treasurer, chairs, { occupation: 'Pengusaha rotan' })).status).toBe(303);

  expect((await save(chair, secretarys, { endedOn: today })).status).toBe(303);
  for (const endedOn of ['', tomorrow])
    expect((await save(treasurer, secretarys, { endedOn })).status).toBe(403);
  expect((await save(treasurer, secretarys, { endedOn: addDays(today, -3) })).status).toBe(303);
  expect((await save(chair, secretarys, { endedOn: '' })).status).toBe(303);
  expect((await grantOf(SECRETARY, 'sekretaris')).until).toBe(null);
  const written = (await readAuditLog(ctx, { action: 'role.days_changed' })).filter(
    ({ objectLabel, actorName }) => objectLabel === SECRETARY && actorName === CHAIR,
  );
  expect(written.length).toBe(3);
});

it('nobody ends or prolongs the term that carries their own authority, and a keeper always remains', async () => {
  const chairs = await termOf(CHAIR);
  for (const endedOn of [today, tomorrow])
    expect((await save(chair, chairs, { endedOn })).text).toContain('Wewenang Anda sendiri');
  expect((await grantOf(CHAIR, 'ketua')).until).toBe(null);
  const by = await giveByHand(SUPERVISOR, 'ketua', tomorrow);
  const second = await test.signIn('koperasi', 'pengawas');
  const late = await save(second, chairs, { endedOn: addDays(today, 5) });
  expect([late.status, late.text.includes('orang terakhir')]).toEqual([409, true]);
  await sql('update role_grants set valid_until = null where tenant_id = balai.tenant_id() and id = $1', by);
  expect((await save(second, chairs, { endedOn: today })).status).toBe(303);
  expect((await chair.get('/pengguna')).status).toBe(403);
  expect((await save(second, chairs, { endedOn: '' })).status).toBe(303);
  expect((await chair.get('/pengguna')).status).toBe(200);
  await sql('delete from role_grants where tenant_id = balai.tenant_id() and id = $1', by);
});

it('a term that carries authority asks for the password again', async () => {
  const secretarys = await termOf(SECRETARY);
  const accountId = await accountOf(CHAIR);
  const aged = (minutes: number) =>
    sql(
      `update sessions set password_at = now() - make_interval(mins => $2)
        where tenant_id = balai.tenant_id() and account_id = $1`,
      ...[accountId, minutes],
    );
  await aged(600);
  const old = await save(chair, secretarys, { endedOn: tomorrow });
  expect([old.status, old.text.includes('kata sandi Anda sekali lagi')]).toEqual([403, true]);
  await aged(0);
  expect((await save(chair, secretarys, { endedOn: tomorrow })).status).toBe(303);
  expect((await save(chair, secretarys, { endedOn: '' })).status).toBe(303);
});

it('a term stays its person’s while an account acts for it', async () => {
  const secretarys = await termOf(SECRETARY);
  const [other] = await sql<{ id: string }>(
    `select id from cooperative_members where tenant_id = balai.tenant_id() and full_name = 'Siti Rahmah'`,
  );
  for (const [field, value] of [
    ['fullName', 'Siti Rahmah'],
    ['memberId', other!.id],
  ] as const)
    expect((await save(chair, secretarys, { [field]: value })).status).toBe(422);
  const term = await elect('Akhmad Zaini', 'Wakil ketua');
  const email = 'zaini@contoh.example';
  expect((await chair.post(`${URL}/undang`, { term, role: 'sekretaris', email })).status).toBe(200);
  expect((await save(treasurer, term, { memberId: other!.id })).status).toBe(422);
  // One invitation a term: the second address is refused, the form says so.
  const twice = await Promise.all(
    ['satu@contoh.example', 'dua@contoh.example'].map((address) =>
      chair.post(`${URL}/undang`, { term, role: 'ketua', email: address }),
    ),
  );
  expect(twice.map(({ status }) => status)).toEqual([409, 409]);
  const free = await elect('Norhayati', 'Wakil bendahara');
  const both = await Promise.all(
    ['satu@contoh.example', 'dua@contoh.example'].map((address) =>
      chair.post(`${URL}/undang`, { term: free, role: 'bendahara', email: address }),
    ),
  );
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
});

it('a chair who was elected again moves the authority to the new term before the old one is closed', async () => {
  const old = await termOf(CHAIR);
  const fresh = await elect(CHAIR, 'Ketua');
  const { id: grant } = await grantOf(CHAIR, 'ketua');
  expect((await chair.get(URL)).text).toContain('Kaitkan wewenang dengan masa jabatan');
  expect((await treasurer.post(`${URL}/kaitkan`, { grant, term: fresh })).status).toBe(403);
  expect((await chair.post(`${URL}/kaitkan`, { grant, term: fresh })).status).toBe(303);
  expect((await save(secretary, old, { endedOn: today })).status).toBe(303);
  expect((await chair.get('/pengguna')).status).toBe(200);
  expect((await save(secretary, fresh, { endedOn: today })).status).toBe(403);
});

it('nobody gives their own role more days by tying it to a term', async () => {
  const grant = await giveByHand(SUPERVISOR, 'ketua', tomorrow);
  const second = await test.signIn('koperasi', 'pengawas');
  const term = await elect('Hj. Noor Aida', 'Wakil ketua');
  expect((await second.post(`${URL}/kaitkan`, { grant, term })).status).toBe(403);
  expect((await chair.post(`${URL}/kaitkan`, { grant, term })).status).toBe(303);
});
