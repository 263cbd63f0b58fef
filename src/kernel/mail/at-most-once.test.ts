import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSessionLocks } from '#kernel/database';
import type { WorkContext } from '#kernel/work';
import { jobRun } from '../../../test/support/job-run.ts';
import { type MailServer, startMailServer } from '../../../test/support/mail-server.ts';
import { openTestApp, type TestApp } from '../../../test/support/test-app.ts';
import { decideUncertain } from './decide-uncertain.ts';
import { defineMail } from './define-mail.ts';
import { deliverBulkMailJob } from './deliver-bulk-mail.ts';
import { deliverMailJob } from './deliver-mail.ts';
import { queueBulkMail, queueMail } from './queue-mail.ts';

const letter = defineMail({ key: 'test.letter', subject: 'Kabar', variables: {}, body: 'Isi.' });

let test: TestApp;
let ctx: WorkContext;
let server: MailServer;

beforeAll(async () => {
  server = await startMailServer();
  process.env.BALAI_SMTP_HOST = '127.0.0.1';
  process.env.BALAI_SMTP_PORT = String(server.port);
  process.env.BALAI_MAIL_FROM = 'Uji <uji@contoh.id>';
  test = await openTestApp({ demo: false, jobs: false });
  await test.createTenant({ slug: 'uji', kind: 'desa', name: 'Desa Uji' });
  ctx = await test.system('uji');
});
afterAll(async () => {
  await test?.close();
  await server?.close();
  delete process.env.BALAI_SMTP_HOST;
});

const run = (input: Record<string, unknown>, entry = uuidv7()) => jobRun(input, { entry });
const queue = (address: string) =>
  ctx.transaction((tx) => queueMail(ctx, tx, letter, { to: { address }, values: {} }));
const stateOf = async (id: string) =>
  (
    await ctx.transaction((tx) =>
      tx.one<{ state: string }>('select state from outbox where tenant_id = balai.tenant_id() and id = $1', [
        id,
      ]),
    )
  )?.state;
const takenBy = (id: string, entry: string) =>
  ctx.transaction((tx) =>
    tx.execute(
      `update outbox set state = 'sending', job_id = $2, started_at = now() where tenant_id = balai.tenant_id() and id = $1`,
      [id, entry],
    ),
  );
const receivedBy = (address: string) =>
  server.mails.filter((mail) => [mail.to ?? []].flat().some(({ value }) => value[0]?.address === address))
    .length;

it('a mail whose worker was killed over it is uncertain, and is not sent again of itself', async () => {
  const id = await queue('ayu@contoh.id');
  await takenBy(id, uuidv7());
  await deliverMailJob().run(ctx, run({ mailId: id }));
  expect(await stateOf(id)).toBe('uncertain');
  await deliverMailJob().run(ctx, run({ mailId: id }));
  expect(receivedBy('ayu@contoh.id')).toBe(0);
});

it('the same run taken up again after a kill does not trust its own earlier hand', async () => {
  const id = await queue('budi@contoh.id');
  const entry = uuidv7();
  await takenBy(id, entry);
  await deliverMailJob().run(ctx, run({ mailId: id }, entry));
  expect(await stateOf(id)).toBe('uncertain');
  expect(receivedBy('budi@contoh.id')).toBe(0);
});

it('a mail in the hand of a living worker is left to it', async () => {
  const id = await queue('cici@contoh.id');
  const entry = uuidv7();
  await takenBy(id, entry);
  const other = createSessionLocks(test.open.urls.app);
  try {
    expect(await other.hold(`job ${entry}`)).toBeDefined();
    await deliverMailJob().run(ctx, run({ mailId: id }));
    expect(await stateOf(id)).toBe('sending');
  } finally {
    await other.close();
  }
});

it('an officer sends an uncertain mail once more, or leaves it; each once', async () => {
  const [again, left] = [await queue('dedi@contoh.id'), await queue('eka@contoh.id')];
  for (const id of [again, left]) await takenBy(id, uuidv7());
  await deliverMailJob().run(ctx, run({ mailId: again }));
  const decide = (id: string, decision: 'again' | 'leave') =>
    ctx.transaction((tx) => decideUncertain(ctx, tx, { mailIds: [id], decision }));
  expect(await decide(again, 'again')).toBe(1);
  expect(await decide(left, 'leave')).toBe(1);
  await expect(decide(left, 'again')).rejects.toMatchObject({ code: 'not_uncertain' });
  await deliverMailJob().run(ctx, run({ mailId: again }));
  await deliverMailJob().run(ctx, run({ mailId: left }));
  expect([await stateOf(again), await stateOf(left)]).toEqual(['sent', 'left']);
  expect([receivedBy('dedi@contoh.id'), receivedBy('eka@contoh.id')]).toEqual([1, 0]);
});

it('mails to many leave no faster than the pace, and the run says when it goes on', async () => {
  const ids = await ctx.transaction((tx) =>
    queueBulkMail(
      ctx,
      tx,
      letter,
      Array.from({ length: 30 }, (_, n) => ({ to: { address: `warga${n}@contoh.id` }, values: {} })),
    ),
  );
  await deliverBulkMailJob().run(ctx, run({}));
  const states = await Promise.all(ids.map(stateOf));
  // 120 a minute are 20 in ten seconds.
  expect(states.filter((state) => state === 'sent')).toHaveLength(20);
  expect(states.filter((state) => state === 'queued')).toHaveLength(10);
  const later = await test.asSuperuser<{ count: number }>(
    `select count(*)::int as count from jobs.job where data ->> 'kind' = 'deliverBulkMail' and start_after > now()`,
  );
  expect(later[0]!.count).toBe(1);
});
