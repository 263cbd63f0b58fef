import { afterAll, beforeAll, expect, it } from 'vitest';
import type { HttpClient } from '../support/http-client.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { enterAs, makePerson } from './people.ts';

let test: TestApp;
let keeper: HttpClient;
let stranger: HttpClient;
beforeAll(async () => {
  test = await openTestApp({ jobs: false });
  keeper = await test.bearer('pasca', 'superadmin');
  stranger = await test.bearer('pasca', 'admin');
});
afterAll(() => test.close());

const one = async <T extends object>(sql: string, value: string) =>
  (await test.system('pasca')).transaction((tx) => tx.one<T>(sql, [value]));

it('an account is made by who may, and waits for its owner', async () => {
  const given = { name: 'Orang Baru', email: 'baru.json@pasca.example' };
  const made = () =>
    one<{ id: string; status: string }>(
      `select id, status from accounts where tenant_id = balai.tenant_id() and email = $1`,
      given.email,
    );
  expect((await stranger.postJson('/api/v1/users', given)).status).toBe(403);
  expect(await made()).toBeUndefined();
  const answer = await keeper.postJson('/api/v1/users', given);
  expect(answer.status).toBe(201);
  expect(answer.json).toMatchObject({ ...given, status: 'invited', grants: [] });
  expect(await made()).toEqual({ id: (answer.json as { id: string }).id, status: 'invited' });
  expect((await keeper.postJson('/api/v1/users', given)).status).toBe(409);
});

it('an account is closed for good with a reason, and by nobody without the right', async () => {
  const person = await makePerson(test, 'pasca', 'hapus-json', { roles: [{ role: 'tu' }] });
  const close = (client: HttpClient, body: object) =>
    client.sendJson('DELETE', `/api/v1/users/${person.id}`, body);
  expect((await close(stranger, { reason: 'Tidak boleh' })).status).toBe(403);
  expect((await close(keeper, {})).status).toBe(422);
  await enterAs(test, person);
  expect((await close(keeper, { reason: 'Permintaan sendiri' })).status).toBe(204);
  await expect(enterAs(test, person)).rejects.toThrow('422');
});

it('a role is taken away by who hands out roles, and only from whom it was given to', async () => {
  const [person, other] = await Promise.all(
    ['cabut-json', 'lain-json'].map((name) => makePerson(test, 'pasca', name, { roles: [{ role: 'tu' }] })),
  );
  const grant = await one<{ id: string }>(
    'select id from role_grants where tenant_id = balai.tenant_id() and account_id = $1',
    person!.id,
  );
  const client = await enterAs(test, person!);
  const take = (by: HttpClient, from: string) =>
    by.sendJson('DELETE', `/api/v1/users/${from}/grants/${grant!.id}`, undefined);
  expect((await take(stranger, person!.id)).status).toBe(403);
  expect((await take(keeper, other!.id)).status).toBe(404);
  expect((await client.get('/dashboard')).status).toBe(200);
  expect((await take(keeper, person!.id)).status).toBe(204);
  expect((await client.get('/dashboard')).status).toBe(403);
});
