import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { AuditEntry } from '#kernel/audit';
import { captureOutput } from '../support/capture-output.ts';
import { formValues } from '../support/form-values.ts';
import { readAuditLog } from '../support/read-audit-log.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

vi.setConfig({ testTimeout: 120_000 });

let test: TestApp;
let output: ReturnType<typeof captureOutput>;
beforeAll(async () => {
  vi.stubEnv('BALAI_LOG', 'requests');
  output = captureOutput();
  test = await openTestApp({ jobs: false });
});
afterAll(async () => {
  output.restore();
  vi.unstubAllEnvs();
  await test?.close();
});

async function lastRows(slug: string, count = 5): Promise<AuditEntry[]> {
  return (await readAuditLog(await test.system(slug))).slice(-count).reverse();
}

describe('the audit log (research §5, 40)', () => {
  it('has a row for each refusal: who, in which role and scope, what was asked for, from where', async () => {
    const client = await test.bearer('serikat', 'kalsel@serikat.example');
    expect((await client.get('/api/v1/audit-events')).status).toBe(403);
    const [row] = await lastRows('serikat', 1);
    expect(row).toMatchObject({
      action: 'access.refused',
      outcome: 'refused',
      actorKind: 'account',
      actorName: 'Dr. Ahmad Fauzi Rahman',
      resource: 'audit',
      scope: '63',
      ip: '127.0.0.1',
    });
    expect(row!.roles.split(' ')).toContain('coordinator');
    expect(row!.reason).toContain('/api/v1/audit-events');
    expect(row!.requestId).not.toBe('');
  });

  it('has a row for each change, with before and after and nothing of what did not change', async () => {
    const client = await test.signIn('desa', 'user');
    await client.post('/me/profile', { name: 'Siti Rahmah Baru', mail: '1' });
    const row = (await lastRows('desa')).find(({ action }) => action === 'account.updated');
    expect(row).toMatchObject({
      actorKind: 'account',
      roles: 'user',
      outcome: 'done',
      before: { display_name: 'Siti Rahmah' },
      after: { display_name: 'Siti Rahmah Baru' },
    });
    expect(row!.objectId).toBe(row!.actorId);
  });

  it('masks what is sensitive under every name it goes by, and passwords never come near it', async () => {
    const client = await test.signIn('serikat', 'anggota@serikat.example');
    const given = {
      nik: '6371014101900417',
      phone: '0812-7741-0417',
      altPhone: '0812-7742-0417',
      emergencyPhone: '0812-7743-0417',
      address: 'Jalan Kanari Rahasia 417',
      baseSalary: '7417417',
      takeHomePay: '8417417',
      consentsToSensitiveData: '1',
    };
    const form = await client.get('/me/profile/edit');
    const changed = await client.post('/me/profile/edit', {
      ...formValues(form.text, '/me/profile/edit'),
      ...given,
    });
    expect(changed.status).toBe(303);
    const account = test.accounts.find(({ identifier }) => identifier === 'anggota@serikat.example')!;
    await test
      .visitor('serikat')
      .postJson('/api/v1/session', { identifier: account.identifier, password: 'kata-sandi-rahasia-417' });
    const text = JSON.stringify(await readAuditLog(await test.system('serikat')));
    expect(text).toContain('member.updated');
    for (const value of [
      ...Object.values(given).filter((one) => one !== '1'),
      account.password,
      'kata-sandi-rahasia-417',
    ]) {
      expect(text, value).not.toContain(value);
      // A number may stand there without its dashes; a few digits stand in ids and times by chance.
      const digits = value.replace(/\D/g, '');
      if (digits.length > 6) expect(text, value).not.toContain(digits);
    }
  });

  it('cannot be changed or shortened by the role that serves', async () => {
    const ctx = await test.system('serikat');
    for (const attempt of [
      `update audit_events set action = 'x'`,
      'delete from audit_events',
      'truncate audit_events',
      'drop table audit_events',
      `update audit_seals set hash = ''`,
    ]) {
      await expect(
        ctx.transaction((tx) => tx.execute(attempt)),
        attempt,
      ).rejects.toThrow(/permission denied|must be owner/);
    }
  });

  it('and the log of the server hold no number, no password and no token; errors tell no statement', async () => {
    const client = test.visitor('serikat');
    const secret = {
      nik: '6371014101900418',
      password: 'kata-sandi-rahasia-418',
      token: 'token-rahasia-418',
    };
    await client.postJson('/api/v1/session', { identifier: secret.nik, password: secret.password });
    await client.get(`/reset-password?token=${secret.token}`);
    await client.get(`/admin/members?q=${secret.nik}`);
    const answers = [
      await (await test.bearer('serikat', 'super_admin')).get('/api/v1/members/bukan-uuid'),
      await (await test.bearer('serikat', 'super_admin')).get("/api/v1/members?q='%00"),
      await client.send('POST', '/api/v1/session', '{"identifier":"\\u0000","password":"\\u0000"}', {
        'content-type': 'application/json',
      }),
      await client.get('/reset-password?token=%00'),
    ];
    for (const answer of answers) {
      expect(answer.status).toBeLessThan(500);
      expect(answer.text).not.toMatch(/select |insert into|invalid input syntax|at \w+ \(|\.ts:\d+/);
    }
    const log = output.text();
    expect(log).toContain('/reset-password');
    for (const value of Object.values(secret)) expect(log).not.toContain(value);
    for (const { password, totpSecret } of test.accounts) {
      expect(log).not.toContain(password);
      if (totpSecret) expect(log).not.toContain(totpSecret);
    }
  });
});
