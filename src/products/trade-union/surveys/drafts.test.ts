import { afterAll, beforeAll, expect, it } from 'vitest';
import { formValues } from '../../../../test/support/form-values.ts';
import type { HttpClient } from '../../../../test/support/http-client.ts';
import { openUnionWithPeople, type UnionWithPeople } from '../treasury/union-with-people.ts';

let union: UnionWithPeople;
let admin: HttpClient;
let kalsel: HttpClient;
let member: { id: string; browser: HttpClient };
beforeAll(async () => {
  union = await openUnionWithPeople();
  admin = await union.addOfficer('admin');
  kalsel = await union.addOfficer('coordinator', { regions: ['63'] });
  member = await union.addMember({ regionCode: '63' });
});
afterAll(() => union?.close());

const sql = <T extends object>(text: string, values: unknown[] = []) =>
  union.ctx.transaction((tx) => tx.query<T>(text, values));
const surveyOf = async (id: string) =>
  (
    await sql<{ title: string; is_anonymous: boolean }>(
      'select title, is_anonymous from surveys where tenant_id = balai.tenant_id() and id = $1',
      [id],
    )
  )[0];
const questionsOf = (id: string) =>
  sql<{ id: string; title: string }>(
    'select id, title from survey_questions where tenant_id = balai.tenant_id() and survey_id = $1 order by number',
    [id],
  );

/** A draft of the whole union with one question. */
async function begin(title: string): Promise<string> {
  const made = await admin.post('/admin/surveys', {
    ...{ title, mode: 'named', regionCode: '00', audience: 'active' },
  });
  const id = String(made.headers.location).split('/').at(-1)!;
  const question = { kind: 'single', title: 'Setuju?', choices: 'Ya\nTidak', isRequired: '1' };
  expect((await admin.post(`/admin/surveys/${id}/questions`, question)).status).toBe(303);
  return id;
}

it('the words of a draft are changed from its form, and by nobody outside its region', async () => {
  const id = await begin('Beban kerja');
  const url = `/admin/surveys/${id}/edit`;
  const form = formValues((await admin.get(url)).text, url);
  const changed = { ...form, title: 'Beban kerja dosen', mode: 'anonymous', audience: 'active' };
  expect((await member.browser.post(url, changed)).status).toBe(403);
  expect((await kalsel.post(url, changed)).status).toBe(404);
  expect(await surveyOf(id)).toEqual({ title: 'Beban kerja', is_anonymous: false });
  expect((await admin.post(url, changed)).status).toBe(303);
  expect(await surveyOf(id)).toEqual({ title: 'Beban kerja dosen', is_anonymous: true });
  // Written from a form that was opened before the other was stored.
  expect((await admin.post(url, { ...changed, title: 'Terlambat' })).status).toBe(409);
});

it('a question of a draft is changed from its form, and by nobody outside its region', async () => {
  const id = await begin('Ruang kerja');
  const [question] = await questionsOf(id);
  const url = `/admin/surveys/${id}/questions/${question!.id}`;
  const form = formValues((await admin.get(url)).text, url);
  const changed = { ...form, title: 'Apakah ruangnya cukup?' };
  expect((await member.browser.post(url, changed)).status).toBe(403);
  expect((await kalsel.post(url, changed)).status).toBe(404);
  expect(await questionsOf(id)).toEqual([question]);
  expect((await admin.post(url, { ...changed, title: '' })).status).toBe(422);
  expect((await admin.post(url, changed)).status).toBe(303);
  expect(await questionsOf(id)).toEqual([{ id: question!.id, title: changed.title }]);
});

it('a draft is deleted with its questions, and by nobody outside its region', async () => {
  const id = await begin('Salah buat');
  const url = `/admin/surveys/${id}/delete`;
  expect((await member.browser.post(url)).status).toBe(403);
  expect((await kalsel.post(url)).status).toBe(404);
  expect(await surveyOf(id)).toBeDefined();
  expect((await admin.get(url)).text).toContain('Salah buat');
  expect((await admin.post(url)).headers.location).toBe('/admin/surveys');
  expect(await surveyOf(id)).toBeUndefined();
  expect(await questionsOf(id)).toEqual([]);
});

it('a member answers at the address of the older requirement; who is not asked does not', async () => {
  const id = await begin('Alamat lama');
  const [question] = await questionsOf(id);
  expect((await admin.post(`/admin/surveys/${id}/publish`)).status).toBe(303);
  const candidate = await union.addMember({ status: 'candidate' });
  const answer = { go: 'send', [`q-${question!.id}`]: '1' };
  const responses = () =>
    sql('select 1 from survey_answers where tenant_id = balai.tenant_id() and survey_id = $1', [id]);
  const url = `/member/survey/${id}`;
  expect((await candidate.browser.post(url, answer)).status).toBe(404);
  expect(await responses()).toEqual([]);
  expect((await member.browser.post(url, answer)).status).toBe(303);
  expect(await responses()).toHaveLength(1);
  expect((await member.browser.post(url, answer)).status).toBe(409);
  expect(await responses()).toHaveLength(1);
});
