import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';

let test: TestApp;

beforeAll(async () => {
  test = await openTestApp();
  await test.asSuperuser(`create function pooled.no_space() returns trigger language plpgsql as
    $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$`);
  await test.asSuperuser(`create trigger no_space before insert on pooled.sign_in_events
    for each statement execute function pooled.no_space()`);
});
afterAll(() => test?.close());

it('a database without space says so, keeps nothing of the request, and goes on once there is space', async () => {
  const visitor = test.visitor('serikat');
  const signIn = () =>
    visitor.postJson('/api/v1/session', { identifier: 'anggota@serikat.example', password: 'salah sekali' });
  const refused = await signIn();
  expect(refused.status, refused.text).toBe(507);
  expect(refused.json).toMatchObject({ code: 'storage_full', detail: expect.stringContaining('penuh') });
  await test.asSuperuser('drop trigger no_space on pooled.sign_in_events');
  expect((await signIn()).status).toBe(401);
});
