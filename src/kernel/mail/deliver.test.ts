import type { AddressInfo, Socket } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { classifyFailure } from './classify-failure.ts';
import { createMailer, deliver } from './deliver.ts';
import { type MailSettings, readMailSettings, type SmtpSettings } from './mail-settings.ts';
import { isMailAddress, type MailMessage } from './message.ts';
import { nextMailAttempt } from './retry.ts';
import { createTokenBucket } from './token-bucket.ts';

const message: MailMessage = {
  id: '0193b4a0-0000-7000-8000-000000000001',
  to: { name: 'Ni Luh Putu Ayu Lestari', address: 'ayu@contoh.id' },
  subject: 'Konfirmasi pendaftaran – nomor 31',
  text: 'Halo Ayu,\n\nTerima kasih. Rp150.000 sudah kami terima.\n',
  html: '<!doctype html><html lang="id"><body><p>Halo Ayu</p></body></html>',
};

interface Received {
  mail: ParsedMail;
  from: string;
  to: string[];
}

const opened: SMTPServer[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((server) => new Promise<void>((resolve) => server.close(resolve))));
});

/** Ends the connection of a session without a word. */
function breakOff(session: SMTPServerSession): void {
  for (const server of opened) {
    for (const connection of server.connections as Iterable<{ id: string; _socket: Socket }>) {
      if (connection.id === session.id) connection._socket.end();
    }
  }
}

async function startServer(options: SMTPServerOptions = {}, port = 0) {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, callback) {
      simpleParser(stream, {}).then((mail) => {
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          mail,
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
        });
        callback();
      }, callback);
    },
    ...options,
  });
  server.on('error', () => undefined);
  opened.push(server);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const settings: SmtpSettings = {
    kind: 'smtp',
    host: '127.0.0.1',
    port: (server.server.address() as AddressInfo).port,
    secure: false,
    from: { name: 'Serikat Pekerja Kampus', address: 'surel@spk.contoh.id' },
    timeoutSeconds: 2,
  };
  return { received, settings, stop: () => new Promise<void>((resolve) => server.close(resolve)) };
}

describe('a mail to a member', () => {
  it('arrives whole: sender, recipient, Indonesian words, text and page, and an id of its own', async () => {
    const { received, settings } = await startServer();
    const delivery = await deliver(
      {
        ...message,
        replyTo: { address: 'sekretariat@spk.contoh.id' },
        attachments: [
          { name: 'Kartu – Ayu.pdf', mediaType: 'application/pdf', content: Buffer.from('%PDF-') },
        ],
      },
      settings,
    );
    expect(delivery).toEqual({ state: 'sent', id: `<${message.id}@spk.contoh.id>` });
    expect(received).toHaveLength(1);
    const { mail, from, to } = received[0]!;
    expect([from, to]).toEqual(['surel@spk.contoh.id', ['ayu@contoh.id']]);
    expect(mail.subject).toBe('Konfirmasi pendaftaran – nomor 31');
    expect(mail.from?.value).toEqual([{ name: 'Serikat Pekerja Kampus', address: 'surel@spk.contoh.id' }]);
    expect(mail.replyTo?.value[0]?.address).toBe('sekretariat@spk.contoh.id');
    expect(mail.messageId).toBe(`<${message.id}@spk.contoh.id>`);
    expect(mail.text?.trim()).toBe(message.text.trim());
    expect(mail.html).toContain('<p>Halo Ayu</p>');
    expect(mail.attachments[0]).toMatchObject({
      filename: 'Kartu – Ayu.pdf',
      contentType: 'application/pdf',
    });
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail.headers.has('list-unsubscribe')).toBe(false);
  });

  it('to many can be stopped with one click (RFC 8058)', async () => {
    const { received, settings } = await startServer();
    await deliver({ ...message, listUnsubscribeUrl: 'https://spk.contoh.id/berhenti/abc' }, settings);
    const raw = received[0]?.mail.headerLines.map(({ line }) => line).join('\n') ?? '';
    expect(raw).toMatch(/^List-Unsubscribe: <https:\/\/spk\.contoh\.id\/berhenti\/abc>$/im);
    expect(raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/im);
  });

  it('is kept when no server is set', async () => {
    expect(await deliver(message, { kind: 'outbox' })).toEqual({ state: 'kept' });
  });

  it.each([
    ['a line break in the name', { to: { name: 'Ayu\r\nBcc: semua@contoh.id', address: 'ayu@contoh.id' } }],
    ['a line break in the subject', { subject: 'Halo\r\nBcc: semua@contoh.id' }],
    ['a line break in the address', { to: { address: 'ayu@contoh.id\r\nRCPT TO:<b@contoh.id>' } }],
    ['two addresses in one', { to: { address: 'ayu@contoh.id, budi@contoh.id' } }],
    ['a line break in the id', { id: 'a>\r\nX: y' }],
    [
      'an address for stopping that is no web address',
      { listUnsubscribeUrl: 'mailto:a@b.id>,<javascript:x' },
    ],
  ])('is not sent with %s', async (_what, change) => {
    const { received, settings } = await startServer();
    expect(await deliver({ ...message, ...change }, settings)).toMatchObject({
      state: 'permanent',
      reason: { code: 'mail_message_invalid' },
    });
    expect(received).toEqual([]);
  });
});

describe('a mail server', () => {
  it('that falls silent after it was given the whole mail makes it uncertain, and it is not given again', async () => {
    let given = 0;
    const { settings } = await startServer({
      onData(stream, session) {
        stream.resume();
        stream.on('end', () => {
          given += 1;
          breakOff(session);
        });
      },
    });
    const mailer = createMailer(settings);
    try {
      expect(await mailer.deliver(message)).toMatchObject({
        state: 'uncertain',
        reason: { code: 'mail_outcome_unknown' },
      });
    } finally {
      mailer.close();
    }
    expect(given).toBe(1);
  });

  it.each([
    ['550 5.1.1 No such user here', 'hard'],
    ['553 Mailbox name not allowed', 'hard'],
    ['552 5.2.2 Mailbox full', 'soft'],
    ['550 5.7.1 Refused by policy', 'soft'],
    ['450 4.2.1 Try again later', 'soft'],
  ])('that answers a recipient with "%s" makes a %s bounce', (line, bounce) => {
    const failure = Object.assign(new Error(`Can't send mail - all recipients were rejected: ${line}`), {
      ...{ code: 'EENVELOPE', command: 'RCPT TO', responseCode: Number(line.slice(0, 3)) },
    });
    const { state, reason } = classifyFailure(failure);
    expect(reason.bounce).toBe(bounce);
    expect(state).toBe(line.startsWith('4') ? 'temporary' : 'permanent');
    expect(line.startsWith(reason.answer)).toBe(true);
  });

  it('that is down is tried again later, and the same mailer sends when it is up', async () => {
    const { settings, stop } = await startServer();
    await stop();
    const mailer = createMailer(settings);
    try {
      expect(await mailer.deliver(message)).toMatchObject({
        state: 'temporary',
        reason: { code: 'mail_server_unreachable', message: expect.stringMatching(/nanti/) },
      });
      const again = await startServer({}, settings.port);
      expect(await mailer.deliver(message)).toMatchObject({ state: 'sent' });
      await again.stop();
      expect(await mailer.deliver(message)).toMatchObject({ state: 'temporary' });
      const third = await startServer({}, settings.port);
      expect(await mailer.deliver(message)).toMatchObject({ state: 'sent' });
      expect([again.received.length, third.received.length]).toEqual([1, 1]);
    } finally {
      mailer.close();
    }
  });

  it('takes many mails over few connections', async () => {
    let connections = 0;
    const { received, settings } = await startServer({
      onConnect(_session, callback) {
        connections += 1;
        callback();
      },
    });
    const mailer = createMailer(settings);
    const all = await Promise.all(
      Array.from({ length: 30 }, (_, index) => mailer.deliver({ ...message, id: `m${index}` })),
    );
    mailer.close();
    expect(all.every(({ state }) => state === 'sent')).toBe(true);
    expect(new Set(received.map(({ mail }) => mail.messageId)).size).toBe(30);
    expect(connections).toBeLessThanOrEqual(2);
  });

  const refuse = (responseCode: number) => Object.assign(new Error('no'), { responseCode });

  it.each([
    [
      'asks to wait (450)',
      { onRcptTo: (_a, _s, done) => done(refuse(450)) },
      'temporary',
      'mail_server_busy',
    ],
    [
      'is greylisting (451)',
      { onData: (stream, _s, done) => stream.resume().on('end', () => done(refuse(451))) },
      'temporary',
      'mail_server_busy',
    ],
    [
      'knows no such mailbox (550)',
      { onRcptTo: (_a, _s, done) => done(refuse(550)) },
      'permanent',
      'mail_address_refused',
    ],
    [
      'takes the mail for spam (554)',
      { onData: (stream, _s, done) => stream.resume().on('end', () => done(refuse(554))) },
      'permanent',
      'mail_content_refused',
    ],
    [
      'does not let us send in this name (553)',
      { onMailFrom: (_a, _s, done) => done(refuse(553)) },
      'temporary',
      'mail_sender_refused',
    ],
    [
      'wants a login (530)',
      { onMailFrom: (_a, _s, done) => done(refuse(530)) },
      'temporary',
      'mail_login_refused',
    ],
  ] satisfies [string, SMTPServerOptions, string, string][])(
    'that %s: the mail fails as it should',
    async (_what, options, state, code) => {
      const { settings } = await startServer(options);
      expect(await deliver(message, settings)).toMatchObject({ state, reason: { code } });
    },
  );

  it('that refuses our password loses no mail', async () => {
    const { settings, received } = await startServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (auth, _session, done) =>
        auth.password === 'benar' ? done(null, { user: 'x' }) : done(new Error('wrong password')),
    });
    const withPassword = (pass: string): MailSettings => ({ ...settings, user: 'x', pass });
    expect(await deliver(message, withPassword('salah'))).toMatchObject({
      state: 'temporary',
      reason: { code: 'mail_login_refused' },
    });
    expect(await deliver(message, withPassword('benar'))).toMatchObject({ state: 'sent' });
    expect(received).toHaveLength(1);
  });

  it('that never answers is given up after the time limit', async () => {
    const { settings } = await startServer({ onConnect: () => undefined });
    const start = performance.now();
    expect(await deliver(message, { ...settings, timeoutSeconds: 1 })).toMatchObject({ state: 'temporary' });
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it('elsewhere gets no password over an open line', async () => {
    const { settings } = await startServer({
      allowInsecureAuth: true,
      onAuth: (_a, _s, done) => done(null, { user: 'x' }),
    });
    // Another way to write this machine's address, so that it counts as elsewhere.
    const elsewhere: MailSettings = { ...settings, host: '127.1', user: 'x', pass: 'rahasia' };
    expect(await deliver(message, elsewhere)).toMatchObject({
      state: 'temporary',
      reason: { code: 'mail_tls_failed' },
    });
    expect(await deliver(message, { ...elsewhere, host: '127.0.0.1' })).toMatchObject({ state: 'sent' });
  });
});

describe('a failure that is not known', () => {
  it('counts as passing, so that no mail is lost', () => {
    expect(classifyFailure(new Error('?')).state).toBe('temporary');
    expect(classifyFailure(undefined).state).toBe('temporary');
  });
});

describe('the settings', () => {
  it('come from the environment, and without a host mails stay in the outbox', () => {
    expect(readMailSettings({})).toEqual({ kind: 'outbox' });
    expect(
      readMailSettings({
        BALAI_SMTP_HOST: 'smtp.contoh.id',
        BALAI_SMTP_USER: 'u',
        BALAI_SMTP_PASSWORD: 'p',
        BALAI_MAIL_FROM: 'Balai Warga <surel@contoh.id>',
      }),
    ).toEqual({
      kind: 'smtp',
      host: 'smtp.contoh.id',
      port: 587,
      secure: false,
      user: 'u',
      pass: 'p',
      from: { name: 'Balai Warga', address: 'surel@contoh.id' },
    });
    expect(
      readMailSettings({ BALAI_SMTP_HOST: 'x', BALAI_SMTP_SECURE: '1', BALAI_MAIL_FROM: 'a@b.id' }),
    ).toMatchObject({ port: 465, from: { address: 'a@b.id' } });
  });

  it.each([
    { BALAI_MAIL_FROM: '' },
    { BALAI_MAIL_FROM: 'Balai' },
    { BALAI_MAIL_FROM: 'a@b.id', BALAI_SMTP_PORT: '70000' },
  ])('are refused at start when they are wrong: %j', (environment) => {
    expect(() => readMailSettings({ BALAI_SMTP_HOST: 'x', ...environment })).toThrow(
      expect.objectContaining({ code: 'mail_settings_invalid' }),
    );
  });

  it.each([
    ['ayu@contoh.id', true],
    ['a.b+c@sub.contoh.ac.id', true],
    ['surel@localhost', true],
    ['ayu', false],
    ['@contoh.id', false],
    ['ayu@', false],
    ['ayu@-contoh.id', false],
    ['a..b@contoh.id', false],
    ['a b@contoh.id', false],
    ['<a@contoh.id>', false],
    ['a@contoh.id,b@contoh.id', false],
    [`${'a'.repeat(65)}@contoh.id`, false],
  ])('tell a mail address from what is none: %s', (text, isAddress) => {
    expect(isMailAddress(text)).toBe(isAddress);
  });
});

describe('sending', () => {
  it('is tried again at growing distances for about two days, then no more', () => {
    const now = new Date('2026-11-22T00:00:00Z');
    expect(nextMailAttempt(1, now)).toEqual(new Date('2026-11-22T00:01:00Z'));
    let hours = 0;
    let attempts = 1;
    for (; nextMailAttempt(attempts, now); attempts += 1) {
      hours += (nextMailAttempt(attempts, now)!.getTime() - now.getTime()) / 3_600_000;
    }
    expect(attempts).toBe(9);
    expect(hours).toBeGreaterThan(36);
    expect(hours).toBeLessThan(60);
  });

  it('lets a burst through and then keeps the pace', () => {
    let clock = 0;
    const bucket = createTokenBucket({ perMinute: 60, burst: 3, now: () => clock });
    expect([bucket.take(), bucket.take(), bucket.take()]).toEqual([0, 0, 0]);
    expect([bucket.take(), bucket.take()]).toEqual([1000, 2000]);
    clock = 2000;
    expect(bucket.take()).toBe(1000);
    clock = 60_000;
    expect([bucket.take(), bucket.take(), bucket.take(), bucket.take()]).toEqual([0, 0, 0, 1000]);
    expect(() => createTokenBucket({ perMinute: 0 })).toThrow(RangeError);
  });
});
