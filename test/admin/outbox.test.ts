import { afterAll, beforeAll, expect, it } from 'vitest';
import { defineMail, queueMail } from '#kernel/mail';
import { openTestApp, type TestApp } from '../support/test-app.ts';

const letter = defineMail({ key: 'test.letter', subject: 'Kabar', variables: {}, body: 'Isi.' });

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ jobs: false });
});
afterAll(() => test.close());

it.each([
  ['again', 'Kirim sekali lagi', 'queued'],
  ['leave', 'Biarkan', 'left'],
])('a mail of uncertain outcome is decided by who keeps the settings: %s', async (decision, words, after) => {
  const ctx = await test.system('pasca');
  const id = await ctx.transaction(async (tx) => {
    const mailId = await queueMail(ctx, tx, letter, { to: { address: 'ayu@pasca.example' }, values: {} });
    await tx.execute(
      `update outbox set state = 'uncertain' where tenant_id = balai.tenant_id() and id = $1`,
      [mailId],
    );
    return mailId;
  });
  const stateOf = async () =>
    (
      await ctx.transaction((tx) =>
        tx.one<{ state: string }>(
          'select state from outbox where tenant_id = balai.tenant_id() and id = $1',
          [id],
        ),
      )
    )?.state;
  const clerk = await test.signIn('pasca', 'tu');
  expect((await clerk.post(`/surat-keluar/${id}/decide`, { decision })).status).toBe(403);
  expect(await stateOf()).toBe('uncertain');
  const keeper = await test.signIn('pasca', 'superadmin');
  expect((await keeper.get(`/surat-keluar/${id}`)).text).toContain(words);
  expect((await keeper.post(`/surat-keluar/${id}/decide`, {})).status).toBe(422);
  expect((await keeper.post(`/surat-keluar/${id}/decide`, { decision })).status).toBe(303);
  expect(await stateOf()).toBe(after);
  expect((await keeper.get(`/surat-keluar/${id}`)).text).not.toContain(words);
  expect((await keeper.post(`/surat-keluar/${id}/decide`, { decision })).status).toBe(409);
});
