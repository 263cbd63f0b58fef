import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import pg from 'pg';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { linkOf, readMails } from '../account/read-mails.ts';
import { workbookParts, zipParts } from '../fixtures/build-xlsx.ts';
import { captureOutput } from '../support/capture-output.ts';
import { formValues } from '../support/form-values.ts';
import type { Answer, HttpClient } from '../support/http-client.ts';
import { startMailServer } from '../support/mail-server.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

vi.setConfig({ testTimeout: 120_000 });

/*
 * What people and machines do wrong, over HTTP, with the sentence that the person reads. Elsewhere: two treasurers at
 * once (products/trade-union/treasury), a proof sent twice (…/registration), one import committed by two (flow/), killed
 * jobs, server and PostgreSQL (torture/), tokens of the API (account/sessions).
 */
let test: TestApp;
let mailPort: number;
let member: HttpClient;
let keeper: HttpClient;
beforeAll(async () => {
  const silent = await startMailServer();
  mailPort = silent.port;
  await silent.close();
  vi.stubEnv('BALAI_SMTP_HOST', '127.0.0.1');
  vi.stubEnv('BALAI_SMTP_PORT', String(mailPort));
  vi.stubEnv('BALAI_MAIL_FROM', 'Serikat <surat@serikat.example>');
  test = await openTestApp();
  member = await test.signIn('serikat', 'anggota@serikat.example');
  keeper = await test.signIn('serikat', 'super_admin');
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await test?.close();
});

const MB = 1024 * 1024;
const PROGRAM = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(3000, 1)]);

describe('an upload of 200 MB', () => {
  it.each([
    ['that says so', true],
    ['that does not say so', false],
  ])('%s is refused in words, without being held in memory', async (_, saysSo) => {
    const { most, value: answer } = await mostHeldDuring(() =>
      stream(member, '/me/profile/photo', 200 * MB, saysSo),
    );
    expect(answer.status).toBe(413);
    expect(answer.text).toMatch(/lebih dari 5,\d+ MB|Perkecil ukuran/);
    expect(most).toBeLessThan(100 * MB);
    expect((await member.get('/me/profile')).status).toBe(200);
  });
});

describe('a field of a form with a megabyte', () => {
  it('is refused with what to do, and nothing is stored', async () => {
    const form = await member.get('/me/profile/edit');
    const typed = { ...formValues(form.text, '/me/profile/edit'), city: 'x'.repeat(MB) };
    const answer = await member.post('/me/profile/edit', typed, { connection: 'close' });
    expect(answer.status).toBe(413);
    expect(answer.text).toContain('Pendekkan teksnya');
    expect((await member.get('/me/profile/edit')).text).not.toContain('xxxxxxxxxx');
  });
});

describe('a file of the wrong kind', () => {
  it.each([
    ['a text', Buffer.from('ini bukan foto'), 'foto.jpg'],
    ['a renamed program', PROGRAM, 'foto.jpg'],
  ])('%s as photo stands refused beside its field', async (_, content, name) => {
    const answer = await member.postFiles('/me/profile/photo', {
      photo: { name, type: 'image/jpeg', content },
    });
    expect(answer.status).toBe(422);
    expect(answer.text).toMatch(/role="alert"|aria-invalid/);
    expect(answer.text).toMatch(/JPG/);
  });

  const bomb = () => zipParts({ ...workbookParts(''), 'xl/worksheets/sheet1.xml': new Uint8Array(20 * MB) });
  const csv = (text: string) => () => Buffer.from(text);
  it.each<[string, () => Uint8Array, string, string]>([
    ['a zip bomb', bomb, 'bom.xlsx', 'jauh lebih besar daripada berkasnya'],
    ['a renamed program', () => PROGRAM, 'anggota.xlsx', 'Berkas ini program'],
    ['an empty file', () => Buffer.from(' '), 'anggota.csv', 'kosong'],
    [
      'a sheet of something else',
      csv('Barang;Harga;Stok\nKertas;50000;3\nTinta;9000;1\n'),
      'gudang.csv',
      'kolom',
    ],
  ])('%s as member sheet is refused on the page of the import', async (_, make, name, words) => {
    const content = make();
    // Making it takes the time in which a server hangs up on an idle connection.
    await new Promise((next) => setTimeout(next, 100));
    const answer = await keeper.postFiles('/system/members/import', {
      file: { name, type: 'application/octet-stream', content },
    });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.text.toLowerCase()).toContain(words.toLowerCase());
    expect(answer.text).toContain('name="file"');
  });

  it('a sheet without a column that has to be there is named, and makes nobody a member', async () => {
    const count = async () => (await test.asSuperuser('select 1 from pooled.members')).length;
    const before = await count();
    const sent = await keeper.postFiles('/system/members/import', {
      file: {
        name: 'anggota.csv',
        type: 'text/csv',
        content: Buffer.from('Email,No HP,Alamat\na@kampus.example,0812-3456-7890,Jalan A\n'),
      },
    });
    expect(sent.status).toBe(303);
    const page = await keeper.get(String(sent.headers.location));
    expect(page.text).toContain('Kolom yang harus ada belum ditemukan');
    expect(page.text).toMatch(/Nama[^<]*: pilih kolomnya/);
    expect(await count()).toBe(before);
  });
});

describe('an address or a link that leads nowhere', () => {
  it('of an organisation nobody has says where to look', async () => {
    const answer = await test.visitor('tidak-ada-di-sini').get('/');
    expect(answer.status).toBe(404);
    expect(answer.text).toContain('Tidak ada organisasi dengan alamat ini');
  });

  it('to a new password is refused once it was used, and once its hour is over', async () => {
    const { schema } = (await test.system('koperasi')).tenant;
    const address = test.accounts.find(({ role }) => role === 'anggota')!.identifier;
    const ask = async () => {
      const visitor = test.visitor('koperasi');
      await visitor.post('/forgot-password', { identifier: address, email: address });
      const [mail] = await readMails(test, 'koperasi', 'identity.password_reset');
      return linkOf(mail);
    };
    const use = async (link: string) => {
      const visitor = test.visitor('koperasi');
      const token = link.split(/[/=]/).at(-1)!;
      await visitor.get(link);
      return visitor.post(link, { token, password: 'sungai-baru-7731', again: 'sungai-baru-7731' });
    };
    const used = await ask();
    expect((await use(used)).status).toBe(303);
    const expired = await ask();
    await test.asSuperuser(`update ${schema}.mailed_tokens set expires_at = now() - interval '1 minute'`);
    for (const link of [used, expired]) {
      const answer = await use(link);
      expect(answer.status).toBe(410);
      expect(answer.text).toMatch(/tidak berlaku|sudah dipakai/);
    }
  });
});

describe('the same thing twice', () => {
  it('a form that was sent twice by an impatient finger is one entry', async () => {
    const guest = test.visitor('koperasi');
    const page = await guest.get('/isi/buku-tamu');
    const fields = {
      ...formValues(page.text, '/isi/buku-tamu'),
      guestName: 'Tamu Dua Kali',
      purpose: 'Bertanya',
    };
    const answers = await Promise.all([
      guest.post('/isi/buku-tamu', fields),
      guest.post('/isi/buku-tamu', fields),
    ]);
    for (const { status } of answers) expect(status).toBeLessThan(400);
    const { schema } = (await test.system('koperasi')).tenant;
    expect(
      await test.asSuperuser(`select 1 from ${schema}.cooperative_guests where guest_name = 'Tamu Dua Kali'`),
    ).toHaveLength(1);
  });

  it('two officers who approve one candidate at once: one does, the other is told', async () => {
    const [candidate] = await test.asSuperuser<{ id: string }>(
      `select m.id from pooled.members m join shared.tenants t on t.id = m.tenant_id
        where t.slug = 'serikat' and m.membership_status = 'candidate' and m.onboarding_state = 'email_verified'
          and exists (select 1 from pooled.dues_bills b where b.payer_id = m.id and b.status = 'paid') limit 1`,
    );
    const officers = [await test.bearer('serikat', 'admin'), await test.bearer('serikat', 'super_admin')];
    const answers = await Promise.all(
      officers.map((officer) => officer.postJson(`/api/v1/members/${candidate!.id}/approve`, {})),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const told = answers.find(({ status }) => status === 409)!.json as { detail: string };
    expect(told.detail).toMatch(/keadaan sekarang: Aktif. Terakhir diubah oleh /);
    const numbers = await test.asSuperuser(
      `select 1 from pooled.member_events where member_id = $1 and to_state = 'active'`,
      [candidate!.id],
    );
    expect(numbers).toHaveLength(1);
  });
});

describe('when something below fails', () => {
  it('a connection to the database that is lost in the middle: nothing is stored, and the next request works', async () => {
    const villager = await test.signIn('desa', 'user');
    const me = (await villager.get('/api/v1/me')).json as { account: { id: string } };
    const url = new URL(inject('postgresUrl'));
    url.pathname = new URL(test.open.urls.owner).pathname;
    const locker = new pg.Client({ connectionString: url.href });
    await locker.connect();
    try {
      await locker.query('begin');
      await locker.query('select 1 from pooled.accounts where id = $1 for update', [me.account.id]);
      const sending = villager.post('/me/profile', { name: 'Tidak Tersimpan', mail: '1' });
      // Another connection may wait for the same row, and be the first to be cut.
      let isAnswered = false;
      const answered = sending.finally(() => {
        isAnswered = true;
      });
      await cutWaitingConnections(locker, () => isAnswered);
      const answer = await answered;
      expect(answer.status).toBe(503);
      expect(answer.text).toContain('Perubahan Anda belum disimpan');
    } finally {
      await locker.query('rollback');
      await locker.end();
    }
    expect((await villager.post('/me/profile', { name: 'Tersimpan', mail: '1' })).status).toBe(303);
    const rows = await test.asSuperuser<{ display_name: string }>(
      'select display_name from pooled.accounts where id = $1',
      [me.account.id],
    );
    expect(rows).toEqual([{ display_name: 'Tersimpan' }]);
  });

  it('a disk that is full: the person is told, the log too, nothing is half there, and later it works', async () => {
    const noise = randomBytes(400 * 400 * 3);
    const content = await sharp(noise, { raw: { width: 400, height: 400, channels: 3 } })
      .png()
      .toBuffer();
    const send = () =>
      member.postFiles('/me/profile/photo', { photo: { name: 'foto.png', type: 'image/png', content } });
    expect(content.length).toBeGreaterThan(100_000);
    const output = captureOutput();
    limitFileSize('65536');
    let answer: Answer;
    try {
      answer = await send();
    } finally {
      limitFileSize('unlimited');
      output.restore();
    }
    expect(answer.status).toBe(507);
    expect(answer.text).toContain('Tempat penyimpanan sedang penuh');
    expect(output.text()).toContain('"level":"error"');
    expect((await send()).status).toBe(303);
  });

  it('a mail server that is down: the page answers as always, the mail waits, and leaves when it is back', async () => {
    const visitor = test.visitor('pasca');
    const address = test.accounts.find(({ tenant, role }) => tenant === 'pasca' && role === 'tu')!.identifier;
    const answer = await visitor.post('/forgot-password', { identifier: address, email: address });
    expect(answer.status).toBeLessThan(400);
    const waiting = async () =>
      (await readMails(test, 'pasca', 'identity.password_reset')).find(({ to }) => to.address === address);
    await until(async () => ((await waiting())?.attempts ?? 0) > 0);
    expect(await waiting()).toMatchObject({ state: 'queued', attempts: 1 });
    const server = await startMailServer(mailPort);
    try {
      // The next try is a minute away; it is due at once.
      const { id } = (await test.app.directory.findBySlug('pasca'))!;
      await test.asSuperuser(
        `update jobs.job set start_after = now() where state in ('created', 'retry') and data ->> 'tenantId' = $1`,
        [id],
      );
      await server.waitFor(address, /sandi/i);
      await until(async () => (await waiting())?.state === 'sent');
    } finally {
      await server.close();
    }
  });
});

/** The most bytes that buffers held at a time beyond those of the beginning, looked at all the while. */
async function mostHeldDuring<T>(work: () => Promise<T>): Promise<{ most: number; value: T }> {
  const held = () => process.memoryUsage().arrayBuffers;
  const before = held();
  let most = 0;
  const look = setInterval(() => {
    most = Math.max(most, held() - before);
  }, 5);
  try {
    const value = await work();
    return { value, most };
  } finally {
    clearInterval(look);
  }
}

/** Sends so many bytes as one file, until the server has answered. */
function stream(client: HttpClient, path: string, bytes: number, saysSo: boolean): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const head = Buffer.from(
      '--batas\r\ncontent-disposition: form-data; name="photo"; filename="foto.jpg"\r\ncontent-type: image/jpeg\r\n\r\n',
    );
    const chunk = Buffer.alloc(64 * 1024, 7);
    const request = httpRequest({
      host: '127.0.0.1',
      port: test.port,
      method: 'POST',
      path,
      headers: {
        host: client.host,
        origin: `http://${client.host}`,
        cookie: [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        'content-type': 'multipart/form-data; boundary=batas',
        connection: 'close',
        ...(saysSo ? { 'content-length': String(bytes) } : {}),
      },
    });
    request.on('response', (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        if (saysSo) request.destroy();
        const body = Buffer.concat(parts);
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          bytes: body,
          text: body.toString(),
          json: undefined,
        });
      });
    });
    request.on('error', reject);
    // Who says how much will come is answered before it has come; who does not may send it all and then look.
    let left = saysSo ? MB : bytes - head.length;
    const pump = () => {
      while (left > 0 && !request.destroyed) {
        const part = chunk.subarray(0, Math.min(chunk.length, left));
        left -= part.length;
        if (!request.write(part)) {
          request.once('drain', pump);
          return;
        }
      }
      if (!saysSo) request.end();
    };
    request.write(head);
    pump();
  });
}

/** Ends the connection whose statement waits for the lock that this client holds. */
async function cutWaitingConnections(locker: pg.Client, isEnough: () => boolean): Promise<void> {
  await until(async () => {
    await locker.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock' and pid <> pg_backend_pid()`,
    );
    return isEnough();
  });
}

/** This process meets the same refusal in the middle of a write as on a full disk. */
function limitFileSize(bytes: string): void {
  execFileSync('prlimit', ['--pid', String(process.pid), `--fsize=${bytes}:`]);
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 200; turn += 1) {
    if (await isSo()) return;
    await new Promise((next) => setTimeout(next, 100));
  }
  throw new Error('It did not come about within twenty seconds');
}
