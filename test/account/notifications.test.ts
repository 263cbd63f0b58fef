import { afterAll, beforeAll, expect, it } from 'vitest';
import { notify } from '#kernel/notifications';
import { openTestApp, type TestApp } from '../support/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ jobs: false });
});
afterAll(() => test.close());

it('notifications are marked read one by one or all at once, and only one’s own', async () => {
  const [owner, stranger] = [await test.bearer('desa', 'user'), await test.bearer('desa', 'admin')];
  const ctx = await test.system('desa');
  const account = ((await owner.get('/api/v1/me')).json as { account: { id: string } }).account.id;
  await ctx.transaction(async (tx) => {
    for (const title of ['Surat selesai', 'Jadwal berubah', 'Rapat warga'])
      await notify(tx, [account], { title, url: '/me/security' });
  });
  const unread = async () =>
    (
      await ctx.transaction((tx) =>
        tx.query<{ id: string }>(
          'select id from notifications where tenant_id = balai.tenant_id() and account_id = $1 and read_at is null',
          [account],
        ),
      )
    ).map(({ id }) => id);
  const before = await unread();
  const mark = async (client: typeof owner, body: object) =>
    (await client.postJson('/api/v1/notifications/read', body)).json;
  expect(await mark(stranger, { id: before[0] })).toEqual({ marked: 0 });
  expect(await unread()).toEqual(before);
  expect(await mark(owner, { id: before[0] })).toEqual({ marked: 1 });
  expect(await unread()).toEqual(before.slice(1));
  expect(await mark(owner, {})).toEqual({ marked: before.length - 1 });
  expect(await unread()).toEqual([]);
});
