import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { WorkContext } from '#kernel/work';
import { openTestApp, type TestApp } from '../../../test/support/test-app.ts';
import { readBounceFolder } from './bounce-folder.ts';
import { isBlockedSql } from './bounces.ts';
import { addressKey } from './queue-mail.ts';

let test: TestApp;
let ctx: WorkContext;
let folder: string;
beforeAll(async () => {
  test = await openTestApp({ demo: false });
  await test.createTenant({ slug: 'lain', kind: 'desa', name: 'Desa Lain' });
  await test.createTenant({ slug: 'uji', kind: 'serikat', name: 'Serikat Uji' });
  ctx = await test.system('uji');
  folder = await mkdtemp(path.join(tmpdir(), 'balai-bounces-'));
});
afterAll(async () => {
  await test?.close();
  await rm(folder, { recursive: true, force: true });
});

const notification = (mailId: string, status = '5.1.1') => `From: MAILER-DAEMON@mx.example
Subject: Undelivered
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; budi@kampus.example
Action: failed
Status: ${status}

--b
Content-Type: text/rfc822-headers

Message-ID: <${mailId}@serikat.example>

--b--
`;

it('a returned mail in the folder closes the address it was sent to, once; anything else is laid aside', async () => {
  const mailId = uuidv7();
  const key = await ctx.transaction(async (tx) => {
    const secrets = await ctx.app.secrets.get(tx, ctx.tenant.id);
    const key = addressKey(secrets, 'budi@kampus.example');
    await tx.execute(
      `insert into outbox (id, template, recipient, recipient_key, subject, content, state, sent_at)
       values ($1, 'uji.surat', 'x', $2, 'x', 'x', 'sent', now())`,
      [mailId, key],
    );
    return key;
  });
  const isBlocked = async () =>
    (await ctx.transaction((tx) => tx.one<{ is: boolean }>(`select ${isBlockedSql('$1')} as is`, [key])))!.is;
  await writeFile(path.join(folder, '1.eml'), notification(mailId));
  await writeFile(path.join(folder, '2.eml'), notification(uuidv7()));
  await writeFile(path.join(folder, '3.eml'), 'Subject: halo\n\nApa kabar');
  expect(await isBlocked()).toBe(false);
  expect(await readBounceFolder(test.app, folder)).toBe(1);
  expect(await isBlocked()).toBe(true);
  expect(await readdir(folder)).toEqual(['other']);
  expect((await readdir(path.join(folder, 'other'))).sort()).toEqual(['2.eml', '3.eml']);

  await writeFile(path.join(folder, '4.eml'), notification(mailId));
  expect(await readBounceFolder(test.app, folder)).toBe(0);
  const rows = await ctx.transaction((tx) =>
    tx.query('select source, kind, code from mail_bounces where tenant_id = balai.tenant_id()'),
  );
  expect(rows).toEqual([{ source: 'report', kind: 'hard', code: '5.1.1' }]);
});
