import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { saveBroadcast, sendBroadcast } from '#features/broadcast';
import { bulkPace, FASTEST_PER_MINUTE } from '#kernel/mail';
import { writeSetting } from '#kernel/settings';
import { createSystemContext, type WorkContext } from '#kernel/work';
import { build } from '../../scripts/build.mjs';
import { type OpenApp, openApp } from '../../src/open-app.ts';
import { unionBroadcast } from '../../src/products/trade-union/broadcast/index.ts';
import { readConfig } from '../../src/read-config.ts';
import { actAsOfficer } from '../support/act-as-officer.ts';
import { ServerProcess } from './server-process.ts';

const KILLS = 10;
const MEMBERS = 240;
/** So many mails after a start the server is killed, each time in the middle of one. */
const MAILS_A_LIFE = 15;

let server: ServerProcess;
let smtp: SMTPServer;
/** How often each address was given a whole mail. */
const given = new Map<string, number>();
let untilKill = Number.POSITIVE_INFINITY;
let strike = () => {};

beforeAll(async () => {
  await build({ quiet: true });
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      stream.resume();
      stream.on('end', () => {
        const address = session.envelope.rcptTo[0]!.address;
        given.set(address, (given.get(address) ?? 0) + 1);
        untilKill -= 1;
        // In the worst moment: the whole mail is here, and the sender never learns of it.
        if (untilKill === 0) strike();
        else done();
      });
    },
  });
  smtp.on('error', () => {});
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  server = new ServerProcess({
    BALAI_DEMO: '0',
    BALAI_SMTP_HOST: '127.0.0.1',
    BALAI_SMTP_PORT: String((smtp.server.address() as AddressInfo).port),
    BALAI_MAIL_FROM: 'Serikat <uji@contoh.id>',
  });
}, 180_000);
afterAll(async () => {
  await server?.close();
  smtp?.close(() => {});
});

it('nobody gets a letter twice when the worker is killed ten times over it, and each person is accounted for', async () => {
  const letterId = await withApp(async (open) => {
    await open.app.provision({ slug: 'uji', kind: 'serikat', name: 'Serikat Uji' });
    const ctx = await systemOf(open);
    return ctx.transaction(async (tx) => {
      await tx.execute(
        `insert into members (id, region_code, full_name, email, membership_status, account_status)
         select gen_random_uuid(), '63', 'Anggota ' || n, 'anggota' || n || '@contoh.ac.id', 'active', 'active'
           from generate_series(1, ${MEMBERS}) n`,
      );
      await writeSetting(tx, bulkPace, { perMinute: FASTEST_PER_MINUTE }, null);
      const officer = await actAsOfficer(ctx, tx);
      const id = await saveBroadcast(officer, tx, unionBroadcast, 'all', {
        ...{ subject: 'Kongres', body: 'Halo {{nama}}, kongres dibuka.', buttonLabel: '', buttonUrl: '' },
        ...{ isEssential: true, audience: {} },
      });
      expect(await sendBroadcast(officer, tx, unionBroadcast, { id, expected: MEMBERS })).toBe(MEMBERS);
      return id;
    });
  });

  for (let kill = 0; kill < KILLS; kill += 1) {
    const struck = new Promise<void>((resolve) => {
      strike = resolve;
    });
    untilKill = MAILS_A_LIFE;
    await server.start();
    await struck;
    await server.killServer();
  }
  untilKill = Number.POSITIVE_INFINITY;
  await server.start();
  const states = await withApp(async (open) => {
    const ctx = await systemOf(open);
    await expect
      .poll(
        async () =>
          (await statesOf(ctx, letterId)).filter(({ state }) => /queued|sending/.test(state)).length,
        {
          ...{ timeout: 120_000, interval: 1_000 },
        },
      )
      .toBe(0);
    return statesOf(ctx, letterId);
  });

  expect([...given.values()].filter((times) => times > 1)).toEqual([]);
  expect(states).toHaveLength(MEMBERS);
  const sent = states.filter(({ state }) => state === 'sent');
  const uncertain = states.filter(({ state }) => state === 'uncertain');
  // Each kill had at least the one mail in hand; three workers have at most three.
  expect(uncertain.length).toBeGreaterThanOrEqual(KILLS);
  expect(uncertain.length).toBeLessThanOrEqual(3 * KILLS);
  expect(sent.length + uncertain.length).toBe(MEMBERS);
  expect(sent.filter(({ email }) => given.get(email) !== 1)).toEqual([]);
}, 400_000);

const statesOf = (ctx: WorkContext, letterId: string) =>
  ctx.transaction((tx) =>
    tx.query<{ email: string; state: string }>(
      `select m.email, o.state from broadcast_recipients r
         join members m on m.tenant_id = r.tenant_id and m.id = r.person_id
         join outbox o on o.tenant_id = r.tenant_id and o.id = r.mail_id
        where r.tenant_id = balai.tenant_id() and r.broadcast_id = $1`,
      [letterId],
    ),
  );

/** Work in this process on the server's own database; nothing is worked on here, so the server alone sends. */
async function withApp<T>(work: (open: OpenApp) => Promise<T>): Promise<T> {
  const open = await openApp(readConfig(server.environment(), path.resolve(import.meta.dirname, '../..')));
  try {
    return await work(open);
  } finally {
    await open.close({ keepPostgres: true });
  }
}

async function systemOf(open: OpenApp): Promise<WorkContext> {
  return createSystemContext(open.app, (await open.app.directory.findBySlug('uji'))!, 'test');
}
