import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { backUpTenant } from '#kernel/backup';
import { isPassword } from '#kernel/identity';
import type { WorkContext } from '#kernel/work';
import { exportJobKind } from '../../src/kernel/register/exchange/export-job.ts';
import { linkOf, readMails } from '../account/read-mails.ts';
import { enrolSecondFactor } from '../account/second-factor-steps.ts';
import { captureOutput } from '../support/capture-output.ts';
import { formValues } from '../support/form-values.ts';
import type { HttpClient } from '../support/http-client.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { digitsOf, findSecrets } from './disguises.ts';
import { openFiles, openRows } from './open-everything.ts';
import { MONEY_CANARIES, plantMoney } from './plant-money.ts';
import { dumpDatabase, type Found, readCluster, readFolder } from './read-everything.ts';

vi.setConfig({ testTimeout: 120_000 });

/** Planted through the pages as people send them; what the key opens again. */
const SEALED: Record<string, string> = {
  'NIK of the profile': '6371014108889417',
  'telephone of the registration': '0812-7741-9417',
  'telephone of a registration that was left': '0812-7742-9417',
  'second telephone': '0812-7743-9417',
  'emergency telephone': '0812-7744-9417',
  'home address': 'Jalan Kanari Rahasia Nomor 9417',
  'base salary': '741941777',
  'take-home pay': '841941777',
  'account number on the proof of payment': '1460009417331',
  'text of an own paper': 'KANARI-BERKAS-9417',
  'NIK in the sheet': '6371015202889418',
  'telephone in the sheet': '0813-5541-9418',
  'address in the sheet': 'Gang Kanari Lembar 9418',
  'account number in the sheet': '7710009418225',
  'NIK typed for a cell of the sheet': '6371015303889419',
  'NIK of a cooperative member': '6371016104889420',
  'telephone of a cooperative member': '0852-4471-9420',
  'address of a cooperative member': 'Kampung Kanari Koperasi 9420',
  'address of a guest': 'Lorong Kanari Tamu 9421',
  'text of a scanned letter': 'KANARI-SURAT-9422',
  ...MONEY_CANARIES,
};
/** What nobody opens again, not even with the key: only compared with what somebody brings. */
const HASHED = {
  password: 'burung-sandi-rahasia-9417',
  'password after a reset': 'burung-sandi-baru-9417',
};
/** Typed in the wrong place; kept nowhere. */
const STRAY = {
  'NIK nobody has, typed to sign in': '6371017105889423',
  'password typed as a name': 'kanari-salah-kolom-9423',
  'wrong password': 'kanari-sandi-keliru-9423',
  'NIK in a search': '6371017206889424',
  'NIK in an address': '6371017307889425',
};
const CONTROL = 'KANARI-TERANG-5521';
const EMAIL = 'kanari@kampus.example';
const ROOMS = { database: 'a dump', disk: 'the pages on the disk', files: 'the files', backup: 'a backup' };

let test: TestApp;
let union: WorkContext;
let cooperative: WorkContext;
let output: ReturnType<typeof captureOutput>;
const issued: Record<string, string> = {};
const rooms: Record<keyof typeof ROOMS, Found[]> = { database: [], disk: [], files: [], backup: [] };
let photo: Buffer;

beforeAll(async () => {
  vi.stubEnv('BALAI_LOG', 'requests');
  output = captureOutput();
  test = await openTestApp();
  union = await test.system('serikat');
  cooperative = await test.system('koperasi');
  const member = await register();
  await fillProfile(member);
  await useSecrets(member);
  await importSheets();
  await writeBooks();
  await plantMoney(test, paper);
  await typeInWrongPlaces();
  await jobsAreDone();

  rooms.database = await dumpDatabase(test);
  if (!process.env.TEST_DATABASE_URL) rooms.disk = await readCluster(test);
  const backup = path.join(inject('dataFolder'), 'kanari.balai');
  const source = {
    backupUrl: test.open.urls.backup,
    files: test.app.files,
    key: test.app.serverKey('backup'),
  };
  await backUpTenant(source, union.tenant, backup);
  rooms.backup = readFolder(inject('dataFolder')).filter(({ place }) => place === 'kanari.balai');
  rooms.files = readFolder(path.join(test.app.config.dataFolder)).filter(
    ({ place }) => !place.startsWith('secrets'),
  );
}, 240_000);
afterAll(async () => {
  output?.restore();
  vi.unstubAllEnvs();
  await test?.close();
});

describe('somebody who carries away the database, the disk, a backup and the log', () => {
  it('could read what is not sealed: a control row is found in each disguise, a name in the clear', () => {
    const text = textOf('database');
    expect(findSecrets(text, { control: CONTROL })).toEqual([
      'control, plain',
      'control, spaced',
      'control, base64',
      'control, hex',
    ]);
    expect(text).toContain('Kanari Terang Wulandari');
    expect(rooms.files.length).toBeGreaterThan(5);
    expect(rooms.backup).toHaveLength(1);
    if (!process.env.TEST_DATABASE_URL) expect(textOf('disk')).toContain(CONTROL);
    expect(output.text()).toContain('"path":"/register"');
  });

  it('finds every one of the canaries with the key, where they belong', async () => {
    const opened = [...(await openRows(test, rooms.database)), ...(await openFiles(test))].join('\n');
    const missing = Object.entries({ ...SEALED, 'secret of the second factor': issued.secret! }).filter(
      ([, canary]) => ![canary, ...digitsOf(canary)].some((form) => opened.includes(form)),
    );
    expect(missing).toEqual([]);
    const [account] = await test.asSuperuser<{ password_hash: string }>(
      'select password_hash from pooled.accounts where email = $1',
      [EMAIL],
    );
    expect(await isPassword(account!.password_hash, HASHED['password after a reset'])).toBe(true);
  });

  it.each(Object.entries(ROOMS) as [keyof typeof ROOMS, string][])(
    'finds none of them without the key in %s',
    (room) => {
      const secrets = { ...SEALED, ...HASHED, ...STRAY, ...issued };
      const faults = rooms[room].flatMap(({ place, text }) =>
        findSecrets(text, secrets).map((secret) => `${place}: ${secret}`),
      );
      expect([...new Set(faults)]).toEqual([]);
    },
  );

  it('finds none of them in what the server printed', () => {
    expect(findSecrets(output.text(), { ...SEALED, ...HASHED, ...STRAY, ...issued })).toEqual([]);
  });

  it('finds no picture of a person, and no file that is open and was not meant for everybody', async () => {
    const middle = photo.subarray(photo.length / 2, photo.length / 2 + 48).toString('latin1');
    for (const room of Object.values(rooms))
      for (const { text } of room) expect(text.includes(middle)).toBe(false);
    const rows = await test.asSuperuser<{ kind: string }>(
      `select f.kind from pooled.files f where not f.is_sealed and not f.is_public
       union all select f.kind from ${cooperative.tenant.schema}.files f where not f.is_sealed and not f.is_public`,
    );
    expect(rows).toEqual([]);
  });
});

const paper = (text: string) => ({
  name: 'berkas.pdf',
  type: 'application/pdf',
  content: Buffer.from(
    `%PDF-1.4\n% ${text}\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`,
  ),
});

async function register(): Promise<HttpClient> {
  const left = test.visitor('serikat');
  await left.get('/register');
  const account = { password: HASHED.password, passwordAgain: HASHED.password };
  await expectSent(left.post('/register', { langkah: 'akun', email: 'pergi@kampus.example', ...account }));
  await expectSent(
    left.post('/register', {
      langkah: 'diri',
      fullName: 'Orang Yang Pergi',
      phone: SEALED['telephone of a registration that was left']!,
    }),
  );

  const client = test.visitor('serikat');
  await client.get('/register');
  for (const [langkah, fields] of [
    ['akun', { email: EMAIL, ...account }],
    ['diri', { fullName: 'Kanari Terang Wulandari', phone: SEALED['telephone of the registration']! }],
    [
      'kerja',
      {
        campusId: 'lain',
        universityName: 'Universitas Rawa Makmur',
        campusRegionCode: '63',
        faculty: 'Teknik',
        academicRank: 'Lektor',
        employmentStatus: 'PNS',
        golongan: 'III/c',
        duesRateCode: '',
      },
    ],
    ['persetujuan', { terms: '1', privacy: '1' }],
    ['iuran', {}],
  ] as const)
    await expectSent(client.post('/register', { langkah, ...fields }));
  await expectSent(
    client.postFiles('/register/payment', {
      paidOn: new Date().toISOString().slice(0, 10),
      method: 'transfer',
      proof: paper(`Rekening ${SEALED['account number on the proof of payment']}`),
    }),
  );
  return client;
}

async function fillProfile(client: HttpClient): Promise<void> {
  const form = await client.get('/me/profile/edit');
  await expectSent(
    client.post('/me/profile/edit', {
      ...formValues(form.text, '/me/profile/edit'),
      nik: SEALED['NIK of the profile']!,
      altPhone: SEALED['second telephone']!,
      emergencyPhone: SEALED['emergency telephone']!,
      address: SEALED['home address']!,
      baseSalary: SEALED['base salary']!,
      takeHomePay: SEALED['take-home pay']!,
      consentsToSensitiveData: '1',
    }),
  );
  const noise = Buffer.from(Array.from({ length: 300 * 300 * 3 }, (_, at) => (at * at * 31) % 251));
  const content = await sharp(noise, { raw: { width: 300, height: 300, channels: 3 } })
    .jpeg()
    .toBuffer();
  await expectSent(
    client.postFiles('/me/profile/photo', { photo: { name: 'saya.jpg', type: 'image/jpeg', content } }),
  );
  photo = (await client.get('/me/profile/photo')).bytes;
  await expectSent(
    client.postFiles('/me/documents', { type: 'id_proof', document: paper(SEALED['text of an own paper']!) }),
  );
}

/** Second factor, sessions, tokens and links: what was handed out is remembered here and nowhere else in the clear. */
async function useSecrets(client: HttpClient): Promise<void> {
  const { secret, codes } = await enrolSecondFactor(client);
  issued.secret = secret;
  issued.code = codes[0]!;
  await test.visitor('serikat').post('/forgot-password', { identifier: EMAIL, email: EMAIL });
  const [mail] = await readMails(test, 'serikat', 'identity.password_reset');
  const link = linkOf(mail);
  issued.link = link.split(/[/=]/).at(-1)!;
  const reset = test.visitor('serikat');
  await reset.get(link);
  const fresh = HASHED['password after a reset'];
  await expectSent(reset.post(link, { token: issued.link, password: fresh, again: fresh }));
  const officer = test.accounts.find(({ identifier }) => identifier === 'anggota@serikat.example')!;
  const tokens = (
    await test.visitor('serikat').postJson('/api/v1/session', {
      identifier: officer.identifier,
      password: officer.password,
    })
  ).json as { accessToken: string; refreshToken: string };
  issued.accessToken = tokens.accessToken;
  issued.refreshToken = tokens.refreshToken;
  const web = await test.signIn('serikat', 'anggota@serikat.example');
  issued.cookie = [...web.cookies].find(([name]) => name.endsWith('session'))![1];
}

/** One sheet becomes members through the job of the page, one stays a dry run with a value typed for a cell. */
async function importSheets(): Promise<void> {
  const keeper = await test.signIn('serikat', 'super_admin');
  const send = async (rows: string[]) => {
    const head = 'Nama Lengkap,Email,NIK,No HP,Alamat,No Rekening,Universitas,Provinsi Kampus';
    const content = Buffer.from([head, ...rows].join('\n'));
    const sent = await keeper.postFiles('/system/members/import', {
      file: { name: 'anggota.csv', type: 'text/csv', content },
    });
    expect(sent.status, sent.text.slice(0, 400)).toBe(303);
    return String(sent.headers.location);
  };
  const committed = await send([
    [
      'Kanari Lembar',
      'lembar@kampus.example',
      SEALED['NIK in the sheet'],
      SEALED['telephone in the sheet'],
      SEALED['address in the sheet'],
      SEALED['account number in the sheet'],
      'Universitas Rawa Makmur',
      'Kalimantan Selatan',
    ].join(','),
  ]);
  await expectSent(keeper.post(`${committed}/commit`));
  const dry = await send(['Kanari Kedua,kedua@kampus.example,123,0813-0000-1111,,,Universitas Rawa Makmur,']);
  await expectSent(
    keeper.post(`${dry}/corrections`, { 'cell:2:nik': SEALED['NIK typed for a cell of the sheet']! }),
  );
}

async function writeBooks(): Promise<void> {
  const ketua = await test.bearer('koperasi', 'ketua');
  const member = await ketua.postJson('/api/v1/members', {
    fullName: 'Kanari Koperasi',
    joinedOn: '2026-01-05',
    nik: SEALED['NIK of a cooperative member'],
    phone: SEALED['telephone of a cooperative member'],
    address: SEALED['address of a cooperative member'],
  });
  expect(member.status, member.text).toBe(201);
  const guest = test.visitor('koperasi');
  await guest.get('/isi/buku-tamu');
  const sent = await guest.post('/isi/buku-tamu', {
    guestName: 'Kanari Tamu',
    purpose: [
      CONTROL,
      CONTROL.split('').join(' '),
      Buffer.from(CONTROL).toString('base64'),
      Buffer.from(CONTROL).toString('hex'),
    ].join(' | '),
    address: SEALED['address of a guest']!,
  });
  expect(sent.status).toBeLessThan(400);
  const letter = await ketua.postJson('/api/v1/mail-agenda', {
    subject: 'Surat kanari',
    direction: 'in',
    letterNumber: '9422/K',
    letterOn: '2026-01-06',
    correspondent: 'Dinas',
  });
  expect(letter.status, letter.text).toBe(201);
  const { id } = letter.json as { id: string };
  const scan = await ketua.postFiles(`/api/v1/mail-agenda/${id}/files/scan`, {
    file: paper(SEALED['text of a scanned letter']!),
  });
  expect(scan.status, scan.text).toBe(201);
  // A book of more than a few thousand entries is exported in the background; the job is the same for a small one.
  await cooperative.transaction((tx) =>
    cooperative.app.jobs.add(cooperative, tx, {
      kind: exportJobKind('cooperative'),
      title: 'Ekspor',
      input: {
        register: 'members',
        format: 'csv',
        query: '',
        fields: ['fullName', 'nik', 'phone', 'address'],
        walls: {},
      },
    }),
  );
}

async function typeInWrongPlaces(): Promise<void> {
  const visitor = test.visitor('serikat');
  const signIn = (identifier: string, password: string) =>
    visitor.postJson('/api/v1/session', { identifier, password });
  await signIn(STRAY['NIK nobody has, typed to sign in'], 'x');
  await signIn(STRAY['password typed as a name'], 'x');
  await signIn(EMAIL, STRAY['wrong password']);
  await visitor.post('/login', { identifier: STRAY['password typed as a name'], password: 'x' });
  const officer = await test.signIn('serikat', 'super_admin');
  await officer.get(`/admin/members?q=${STRAY['NIK in a search']}`);
  await officer.get(`/admin/members/${STRAY['NIK in an address']}`);
  await officer.get(`/${STRAY['NIK in an address']}`);
}

async function jobsAreDone(): Promise<void> {
  for (let turn = 0; turn < 300; turn += 1) {
    const open = await test.asSuperuser<{ title: string; state: string; failure: string }>(
      `select title, state, failure from pooled.job_runs where state <> 'done'
       union all select title, state, failure from ${cooperative.tenant.schema}.job_runs where state <> 'done'`,
    );
    if (open.length === 0) return;
    if (open.some(({ state }) => state === 'failed')) throw new Error(JSON.stringify(open));
    await new Promise((next) => setTimeout(next, 200));
  }
  throw new Error('Background work did not end');
}

const textOf = (room: keyof typeof ROOMS) => rooms[room].map(({ text }) => text).join('\n');

async function expectSent(sending: Promise<{ status: number; text: string }>): Promise<void> {
  const answer = await sending;
  const problem = /role="alert"[\s\S]*?<\/ul>/.exec(answer.text)?.[0] ?? answer.text.slice(0, 300);
  expect(answer.status, problem).toBe(303);
}
