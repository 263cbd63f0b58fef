import { afterAll, beforeAll, expect, it } from 'vitest';
import type { HttpClient } from '../../../../test/support/http-client.ts';
import { openUnionWithPeople, type UnionWithPeople } from '../treasury/union-with-people.ts';

const OWN = '/me/privacy';

let union: UnionWithPeople;
let member: { id: string; browser: HttpClient };
beforeAll(async () => {
  union = await openUnionWithPeople();
  member = await union.addMember();
});
afterAll(() => union?.close());

const consentsOf = (id: string) =>
  union.ctx.transaction((tx) =>
    tx.query<{ purpose: string; given_by: string; withdrawn_by: string | null }>(
      `select purpose, given_by, withdrawn_by from consents
        where tenant_id = balai.tenant_id() and subject_id = $1 order by given_at, id`,
      [id],
    ),
  );
const keepsSalary = async () =>
  (
    await union.ctx.transaction((tx) =>
      tx.one<{ kept: boolean }>(
        'select consents_to_sensitive_data as kept from members where tenant_id = balai.tenant_id() and id = $1',
        [member.id],
      ),
    )
  )?.kept;
const say = (purpose: string, act: string) => member.browser.post(`${OWN}/consents/${purpose}`, { act });

it('a member agrees to keep the salary, and takes it back with what follows from it', async () => {
  expect((await say('salary', 'withdraw')).status).toBe(409);
  expect((await say('salary', 'give')).status).toBe(303);
  expect(await keepsSalary()).toBe(true);
  expect(await consentsOf(member.id)).toEqual([
    { purpose: 'salary', given_by: 'privacy', withdrawn_by: null },
  ]);
  const other = await union.addMember();
  expect(await consentsOf(other.id)).toEqual([]);
  expect((await say('salary', 'withdraw')).status).toBe(303);
  expect(await keepsSalary()).toBe(false);
  expect(await consentsOf(member.id)).toEqual([
    { purpose: 'salary', given_by: 'privacy', withdrawn_by: 'privacy' },
  ]);
  expect((await member.browser.get(OWN)).text).toContain('Ditarik');
});

it('a consent without which there is no membership is not taken back by a button', async () => {
  expect((await say('privacy', 'give')).status).toBe(303);
  const refused = await say('privacy', 'withdraw');
  expect(refused.status).toBe(409);
  expect(refused.text).toContain('Keanggotaan tidak dapat berjalan');
  expect((await consentsOf(member.id)).at(-1)).toMatchObject({ purpose: 'privacy', withdrawn_by: null });
});

it('a visitor, an unknown purpose and an unknown act change nothing', async () => {
  const before = await consentsOf(member.id);
  const visitor = await union.visitor().post(`${OWN}/consents/salary`, { act: 'give' });
  expect(visitor.headers.location).toContain('/login');
  expect((await say('bukan-tujuan', 'give')).status).toBe(404);
  expect((await say('salary', 'keduanya')).status).toBe(422);
  expect(await consentsOf(member.id)).toEqual(before);
});
