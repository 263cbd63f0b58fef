import { afterAll, beforeAll, expect, it } from 'vitest';
import { readOutbox } from '#kernel/mail';
import { formValues } from '../../../../test/support/form-values.ts';
import type { HttpClient } from '../../../../test/support/http-client.ts';
import { openUnionWithPeople, type UnionWithPeople } from '../treasury/union-with-people.ts';

const DESK = '/admin/broadcast';

let union: UnionWithPeople;
let admin: HttpClient;
let kalsel: HttpClient;
let treasurer: HttpClient;
let near: { id: string };
beforeAll(async () => {
  union = await openUnionWithPeople();
  admin = await union.addOfficer('admin', { name: 'Laila Pusat' });
  kalsel = await union.addOfficer('coordinator', { regions: ['63'] });
  treasurer = await union.addOfficer('treasurer');
  near = await union.addMember({ name: 'Warga Kalsel', regionCode: '63' });
  await union.addMember({ name: 'Warga Jatim', regionCode: '35' });
});
afterAll(() => union?.close());

const sql = <T extends object>(text: string, values: unknown[] = []) =>
  union.ctx.transaction((tx) => tx.query<T>(text, values));
const subjectOf = async (id: string) =>
  (
    await sql<{ subject: string }>(
      `select subject from broadcasts where tenant_id = balai.tenant_id() and id = $1 and state <> 'cancelled'`,
      [id],
    )
  )[0]?.subject;

async function begin(subject: string): Promise<string> {
  const made = await admin.post(`${DESK}/new`, {
    ...{ subject, body: 'Kongres dibuka Senin pagi.', kind: 'news', status: 'active' },
  });
  expect(made.status, made.text.slice(0, 600)).toBe(303);
  return String(made.headers.location).split('/').at(-1)!;
}

/** Neither a treasurer, who writes no letters, nor a coordinator at a letter of the whole union. */
async function expectRefused(path: string, fields: Record<string, string> = {}): Promise<void> {
  expect((await treasurer.post(`${DESK}/${path}`, fields)).status).toBe(403);
  expect((await kalsel.post(`/region/broadcast/${path}`, fields)).status).toBe(404);
}

it('a draft is changed from its form', async () => {
  const id = await begin('Kongres');
  const url = `${DESK}/${id}/edit`;
  const form = formValues((await admin.get(url)).text, url);
  const changed = { ...form, subject: 'Kongres ditunda' };
  await expectRefused(`${id}/edit`, changed);
  expect(await subjectOf(id)).toBe('Kongres');
  expect((await admin.post(url, { ...changed, subject: '' })).status).toBe(422);
  expect((await admin.post(url, changed)).status).toBe(303);
  expect(await subjectOf(id)).toBe('Kongres ditunda');
});

it('a letter is tried on oneself alone, and nobody else gets it', async () => {
  const id = await begin('Percobaan');
  const tests = async () => {
    const { items } = await union.ctx.transaction((tx) =>
      readOutbox(union.ctx, tx, { offset: 0, limit: 50 }),
    );
    return items.filter(({ subject }) => subject === '[Uji] Percobaan').map(({ to }) => to.address);
  };
  await expectRefused(`${id}/test`);
  const silent = await admin.post(`${DESK}/${id}/test`);
  expect([silent.status, silent.text.includes('belum punya alamat surel')]).toEqual([409, true]);
  expect(await tests()).toEqual([]);
  await sql(
    `update accounts set email = 'laila@uji.example' where tenant_id = balai.tenant_id() and display_name = 'Laila Pusat' returning id`,
  );
  expect((await admin.post(`${DESK}/${id}/test`)).status).toBe(303);
  expect(await tests()).toEqual(['laila@uji.example']);
});

it('a draft is thrown away', async () => {
  const id = await begin('Salah tulis');
  await expectRefused(`${id}/delete`);
  expect(await subjectOf(id)).toBe('Salah tulis');
  expect((await admin.get(`${DESK}/${id}`)).text).toContain(`${DESK}/${id}/delete`);
  expect((await admin.post(`${DESK}/${id}/delete`)).headers.location).toBe(DESK);
  expect(await subjectOf(id)).toBeUndefined();
});

it('mails whose outcome nobody knows are sent once more or left, one by one and all together', async () => {
  const id = await begin('Kabar penting');
  const expected = /name="expected" value="(\d+)"/.exec((await admin.get(`${DESK}/${id}`)).text)![1]!;
  expect((await admin.post(`${DESK}/${id}/send`, { expected })).status).toBe(303);
  const mails = () =>
    sql<{ person: string; state: string }>(
      `select r.person_id as person, o.state from broadcast_recipients r
         join outbox o on o.tenant_id = r.tenant_id and o.id = r.mail_id
        where r.tenant_id = balai.tenant_id() and r.broadcast_id = $1 order by r.person_id`,
      [id],
    );
  const forget = () =>
    sql(
      `update outbox o set state = 'uncertain' from broadcast_recipients r where o.tenant_id = balai.tenant_id()
          and r.tenant_id = o.tenant_id and r.mail_id = o.id and r.broadcast_id = $1 returning o.id`,
      [id],
    );
  await forget();
  const person = near.id;
  const one = `${id}/recipients/${person}`;
  // One of the own province, and still a letter of the whole union.
  await expectRefused(`${one}/decide`, { decision: 'leave' });
  await expectRefused(`${one}/bounced`, { kind: 'hard' });
  await expectRefused(`${id}/uncertain`, { decision: 'leave' });
  expect((await mails()).map(({ state }) => state)).toEqual(['uncertain', 'uncertain']);
  expect((await admin.get(`${DESK}/${one}`)).text).toContain(`${DESK}/${one}/decide`);
  expect((await admin.post(`${DESK}/${one}/decide`, { decision: 'leave' })).status).toBe(303);
  for (const mail of await mails()) expect(mail.state).toBe(mail.person === person ? 'left' : 'uncertain');
  expect((await admin.get(`${DESK}/${id}`)).text).toContain(`${DESK}/${id}/uncertain`);
  expect((await admin.post(`${DESK}/${id}/uncertain`, { decision: 'leave' })).status).toBe(303);
  expect((await mails()).map(({ state }) => state)).toEqual(['left', 'left']);
  expect((await admin.post(`${DESK}/${id}/uncertain`, { decision: 'again' })).status).toBe(409);
});
