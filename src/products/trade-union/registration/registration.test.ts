import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readOutbox } from '#kernel/mail';
import type { WorkContext } from '#kernel/work';
import { readPdf } from '../../../../test/read-pdf.ts';
import type { HttpClient } from '../../../../test/support/http-client.ts';
import { openTestApp, type TestApp } from '../../../../test/support/test-app.ts';

let test: TestApp;
let ctx: WorkContext;
let picture: Buffer;
beforeAll(async () => {
  test = await openTestApp({ jobs: false });
  ctx = await test.system('serikat');
  picture = await sharp({ create: { width: 500, height: 700, channels: 3, background: '#eee' } })
    .png()
    .toBuffer();
});
afterAll(() => test.close());

const sql = <T extends object>(text: string, values: unknown[] = []) =>
  ctx.transaction((tx) => tx.query<T>(text, values));
const mailsTo = async (address: string) => {
  const { items } = await ctx.transaction((tx) => readOutbox(ctx, tx, { offset: 0, limit: 100 }));
  return items.filter(({ to }) => to.address === address);
};

const CREDENTIALS = { password: 'ruang-dosen-7', passwordAgain: 'ruang-dosen-7' };
const PERSON = { fullName: 'Dr. Mega Puspita, M.T.', phone: '0812 3456 7890' };
const WORK = {
  campusId: 'lain',
  universityName: 'Universitas Rawa Makmur',
  campusRegionCode: '63',
  faculty: 'Teknik',
  academicRank: 'Lektor',
  employmentStatus: 'PNS',
  golongan: 'III/c',
  duesRateCode: '',
};
const CONSENT = { terms: '1', privacy: '1' };

/** Fills in steps the way a browser without script does. */
async function register(
  client: HttpClient,
  email: string,
  changes: Partial<typeof WORK & typeof PERSON> = {},
): Promise<void> {
  const pick = <T extends object>(fields: T) =>
    Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [
        name,
        (changes as Record<string, string>)[name] ?? value,
      ]),
    );
  await client.get('/register');
  for (const [langkah, fields] of [
    ['akun', { email, ...CREDENTIALS }],
    ['diri', pick(PERSON)],
    ['kerja', pick(WORK)],
    ['persetujuan', CONSENT],
    ['iuran', {}],
  ] as const) {
    const answer = await client.post('/register', { langkah, ...fields });
    if (answer.status !== 303)
      throw new Error(`${langkah}: ${answer.status} ${/role="alert".*?<\/ul>/s.exec(answer.text)?.[0]}`);
  }
}

const sendProof = (client: HttpClient, content: Buffer, name = 'bukti.png', type = 'image/png') =>
  client.postFiles('/register/payment', {
    paidOn: new Date().toISOString().slice(0, 10),
    method: 'transfer',
    proof: { name, type, content },
  });

const stateOf = async (email: string) =>
  (
    await sql<{ m: string; o: string; a: string }>(
      'select membership_status as m, onboarding_state as o, account_status as a from members where tenant_id = balai.tenant_id() and email = $1',
      [email],
    )
  )[0];

describe('a lecturer registers without script', () => {
  const email = 'mega@kampus.example';
  let mega: HttpClient;

  it('goes step by step, back and forth, and is signed in as candidate with one bill', async () => {
    mega = test.visitor('serikat');
    await mega.get('/register');
    // A later step is not shown before the earlier one is told.
    expect((await mega.get('/register?langkah=iuran')).headers.location).toBe('/register?langkah=akun');
    await register(mega, email);
    const payment = await mega.get('/register/payment');
    expect(payment.status).toBe(200);
    expect(payment.text).toMatch(/Rp35\.\d{3}/);
    expect(payment.text).toContain('Berita transfer');
    expect(payment.text).toContain('Kode QRIS untuk pembayaran');
    expect(await stateOf(email)).toEqual({ m: 'candidate', o: 'registered', a: 'pending' });
    const bills = await sql<{ amount: number; kind: string; period: string }>(
      `select b.amount, b.kind, b.period from dues_bills b join members m on m.tenant_id = b.tenant_id and m.id = b.payer_id
        where b.tenant_id = balai.tenant_id() and m.email = $1`,
      [email],
    );
    expect(bills).toEqual([{ amount: 35_000, kind: 'registration', period: '000001' }]);
    const me = (await mega.get('/api/v1/me')).json as { roles: { role: string }[] | string[] };
    expect(JSON.stringify(me.roles)).toContain('candidate');
  });

  it('keeps telephone sealed, consents with their time, and the password only as a hash', async () => {
    const [row] = await sql<Record<string, string | null>>(
      `select m.phone, m.agreed_to_terms_at::text as terms, m.agreed_to_privacy_at::text as privacy, m.region_code, a.password_hash,
         (select string_agg(c.purpose, ' ' order by c.purpose) from member_consents c where c.tenant_id = m.tenant_id and c.member_id = m.id) as consents
         from members m join accounts a on a.tenant_id = m.tenant_id and a.subject_id = m.id
        where m.tenant_id = balai.tenant_id() and m.email = $1`,
      [email],
    );
    expect(row!.phone).toMatch(/^s1\./);
    expect(row!.password_hash).toMatch(/^\$argon2id\$/);
    expect(row).toMatchObject({ region_code: '63', consents: 'privacy terms' });
    expect(row!.terms && row!.privacy).toBeTruthy();
    const drafts = await sql('select id from registration_drafts where tenant_id = balai.tenant_id()');
    expect(drafts).toEqual([]);
  });

  it('may open own pages, and neither card, forum nor office', async () => {
    for (const path of [
      '/dashboard',
      '/me/profile',
      '/me/profile/edit',
      '/me/membership/status',
      '/ad-art',
    ]) {
      expect((await mega.get(path)).status, path).toBe(200);
    }
    for (const path of ['/me/member-card', '/me/member-card.pdf', '/member/info', '/admin/members']) {
      expect((await mega.get(path)).status, path).toBe(403);
    }
    expect((await mega.get('/me/profile')).text).not.toMatch(/SPK-\d{4}-\d{5}/);
  });

  it('is refused a program that is called picture, a picture too large, and nothing at all', async () => {
    const program = await sendProof(mega, Buffer.from('MZ this is a program'), 'bukti.jpg', 'image/jpeg');
    expect(program.status).toBe(422);
    expect(program.text).toContain('JPG, PNG');
    const large = await sendProof(mega, Buffer.alloc(5 * 1024 * 1024 + 200_000, 1));
    expect(large.status).toBe(413);
    expect(large.text).toContain('5 MB');
    const none = await mega.postFiles('/register/payment', { paidOn: '2026-01-01', method: 'transfer' });
    expect(none.status).toBe(422);
    expect(none.text).toContain('Pilih berkas bukti bayar dahulu.');
    expect(await stateOf(email)).toMatchObject({ o: 'registered' });
  });

  it('sends the proof before the e-mail is confirmed: payment_submitted, once, however often it is sent', async () => {
    expect((await sendProof(mega, picture)).status).toBe(303);
    expect((await sendProof(mega, picture)).status).toBe(303);
    expect(await stateOf(email)).toEqual({ m: 'candidate', o: 'payment_submitted', a: 'pending' });
    const payments = await sql(
      `select p.id from dues_payments p join members m on m.tenant_id = p.tenant_id and m.id = p.payer_id
        where p.tenant_id = balai.tenant_id() and m.email = $1`,
      [email],
    );
    expect(payments).toHaveLength(1);
    expect((await mega.get('/dashboard')).text).toContain('Konfirmasi surel Anda');
  });

  it('confirms by the mailed link; looking does not spend it, a second use is refused', async () => {
    const [latest] = (await mailsTo(email)).filter(({ template }) => template === 'union.email_confirmation');
    const link = /http:\/\/\S+(\/register\/resume\/[\w-]+)/.exec(latest!.text)![1]!;
    const scanner = test.visitor('serikat');
    expect((await scanner.get(link)).status).toBe(200);
    expect((await scanner.get(link)).status).toBe(200);
    expect((await mega.post(link)).status).toBe(303);
    expect(await stateOf(email)).toEqual({ m: 'candidate', o: 'email_verified', a: 'pending' });
    expect((await mega.post(link)).status).toBe(410);
    expect((await scanner.get(link)).text).toContain('sudah tidak berlaku');
  });

  it('the first link works beside the second, but only for the address it was sent to; a link dies after a day', async () => {
    const [first] = (await mailsTo(email)).filter(
      ({ template }) => template === 'union.registration_started',
    );
    const old = /http:\/\/\S+(\/register\/resume\/[\w-]+)/.exec(first!.text)![1]!;
    const visitor = test.visitor('serikat');
    expect((await visitor.get(old)).status).toBe(200);
    const address = (to: string, from: string) =>
      sql('update accounts set email = $1 where tenant_id = balai.tenant_id() and email = $2', [to, from]);
    await address('lain@kampus.example', email);
    expect((await visitor.post(old)).status).toBe(410);
    await address(email, 'lain@kampus.example');
    const [life] = await sql<{ hours: number }>(
      `select extract(epoch from max(expires_at - created_at)) / 3600 as hours from mailed_tokens
        where tenant_id = balai.tenant_id() and purpose = 'resume'`,
    );
    expect(Number(life!.hours)).toBe(24);
  });

  it('is approved after the treasurer: number, card with PDF, and a check that tells nothing more', async () => {
    const [row] = await sql<{ id: string; payment: string }>(
      `select m.id, p.id as payment from members m join dues_payments p on p.tenant_id = m.tenant_id and p.payer_id = m.id
        where m.tenant_id = balai.tenant_id() and m.email = $1`,
      [email],
    );
    const treasurer = await test.bearer('serikat', 'treasurer');
    expect((await treasurer.postJson(`/api/v1/dues/payments/${row!.payment}/verify`, {})).status).toBe(200);
    const admin = await test.bearer('serikat', 'admin');
    expect((await admin.postJson(`/api/v1/members/${row!.id}/approve`, {})).status).toBe(200);
    expect(await stateOf(email)).toEqual({ m: 'active', o: 'approved', a: 'active' });

    const photo = await mega.postFiles('/me/profile/photo', {
      photo: { name: 'saya.png', type: 'image/png', content: picture },
    });
    expect(photo.status).toBe(303);
    const stored = await mega.get('/me/profile/photo');
    expect(await sharp(stored.bytes).metadata()).toMatchObject({ format: 'jpeg', width: 600, height: 600 });
    const card = await mega.get('/me/member-card');
    expect(card.text).toContain('Dr. Mega Puspita');
    const number = /SPK-\d{4}-\d{5}/.exec(card.text)![0];
    const pdf = await mega.get('/me/member-card.pdf');
    expect(pdf.headers['content-type']).toBe('application/pdf');
    const { pages } = await readPdf(pdf.bytes);
    expect(JSON.stringify(pages)).toContain(number);

    const [token] = await ctx.transaction(async (tx) => {
      const { cardTokenOf } = await import('../card/card-token.ts');
      return [await cardTokenOf(ctx, tx, row!.id)];
    });
    const visitor = test.visitor('serikat');
    const good = await visitor.get(`/card/verify/${token}`);
    expect(good.text).toContain('Kartu ini berlaku');
    for (const told of ['Mega', number, 'Rawa Makmur', email]) expect(good.text).not.toContain(told);
    const unknown = await visitor.get(`/card/verify/${'x'.repeat(22)}`);
    expect(unknown.status).toBe(200);
    expect(unknown.text).toContain('Kartu ini tidak berlaku');

    // A new code revokes the printed one; its answer is that of a code nobody ever had.
    expect((await mega.post('/me/member-card/renew')).status).toBe(303);
    const revoked = await visitor.get(`/card/verify/${token}`);
    const plain = (text: string) => text.replace(/csrf-token" content="[^"]+|[\w-]{22,}/g, '');
    expect(plain(revoked.text)).toBe(plain(unknown.text));
  });

  it('signs in with the member number too', async () => {
    const [row] = await sql<{ member_number: string }>(
      'select member_number from members where tenant_id = balai.tenant_id() and email = $1',
      [email],
    );
    const again = test.visitor('serikat');
    await again.get('/login');
    const answer = await again.post('/login', {
      identifier: row!.member_number,
      password: CREDENTIALS.password,
    });
    expect(answer.status).toBe(303);
  });
});

describe('what a registration refuses', () => {
  const stepOne = async (fields: Record<string, string>) => {
    const client = test.visitor('serikat');
    await client.get('/register');
    return client.post('/register', { langkah: 'akun', ...fields });
  };

  it('tells each wrong field of the first step and keeps what was typed', async () => {
    const answer = await stepOne({ email: 'abc@', password: 'pendek', passwordAgain: '' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('value="abc@"');
    expect(answer.text).toContain('Baru 6 karakter, seharusnya paling sedikit 8.');
    expect(answer.text).not.toContain('pendek"');
    const slip = await stepOne({ email: 'nama@gmial.com', ...CREDENTIALS });
    expect(slip.text).toContain('@gmail.com');
    const unequal = await stepOne({
      email: 'lain@kampus.example',
      password: 'ruang-dosen-7',
      passwordAgain: 'ruang-dosen-8',
    });
    expect(unequal.text).toContain('Belum sama');
  });

  it('an address that is taken, in whatever letter case, and stops answering who asks too often', async () => {
    expect((await stepOne({ email: 'Anggota@Serikat.Example', ...CREDENTIALS })).status).toBe(422);
    let status = 0;
    for (let tries = 0; tries < 12 && status !== 429; tries += 1) {
      status = (await stepOne({ email: 'anggota@serikat.example', ...CREDENTIALS })).status;
    }
    expect(status).toBe(429);
  });

  it('work without campus, faculty, rank, or the fact that decides the dues', async () => {
    const client = test.visitor('serikat');
    await client.get('/register');
    await client.post('/register', { langkah: 'akun', email: 'tanpa@kampus.example', ...CREDENTIALS });
    await client.post('/register', { langkah: 'diri', ...PERSON });
    const empty = await client.post('/register', {
      langkah: 'kerja',
      campusId: '',
      faculty: '',
      academicRank: '',
      employmentStatus: '',
    });
    expect(empty.status).toBe(422);
    for (const text of [
      'Pilih kampus Anda',
      'Isi fakultas',
      'Isi jabatan akademik',
      'Isi status kepegawaian',
    ]) {
      expect(empty.text).toContain(text);
    }
    const noGrade = await client.post('/register', { langkah: 'kerja', ...WORK, golongan: '' });
    expect(noGrade.text).toContain('iuran PNS mengikuti golongan');
    const noBracket = await client.post('/register', {
      langkah: 'kerja',
      ...WORK,
      employmentStatus: 'PPPK',
      golongan: 'III/c',
    });
    expect(noBracket.text).toContain('iuran selain PNS mengikuti rentang ini');
    const done = await client.post('/register', {
      langkah: 'kerja',
      ...WORK,
      employmentStatus: 'PPPK',
      duesRateCode: 'SAL_6000_UP',
    });
    expect(done.status).toBe(303);
    const noConsent = await client.post('/register', { langkah: 'persetujuan', terms: '1' });
    expect(noConsent.status).toBe(422);
    await client.post('/register', { langkah: 'persetujuan', ...CONSENT });
    expect((await client.get('/register?langkah=iuran')).text).toContain('Rp60.000');
  });

  it.each([
    ['I/a', 'Rp20.000'],
    ['II/d', 'Rp30.000'],
    ['III/d', 'Rp35.000'],
    ['IV/e', 'Rp45.000'],
  ])('a civil servant of golongan %s sees dues of %s', async (golongan, dues) => {
    const client = test.visitor('serikat');
    await client.get('/register');
    await client.post('/register', {
      langkah: 'akun',
      email: `${golongan.replace('/', '')}@kampus.example`,
      ...CREDENTIALS,
    });
    await client.post('/register', { langkah: 'diri', ...PERSON });
    await client.post('/register', { langkah: 'kerja', ...WORK, golongan });
    await client.post('/register', { langkah: 'persetujuan', ...CONSENT });
    expect((await client.get('/register?langkah=iuran')).text).toContain(dues);
  });

  it('markup in a name stays text', async () => {
    const client = test.visitor('serikat');
    await register(client, 'skrip@kampus.example', { fullName: '<script>alert(1)</script> Budi' });
    const page = await client.get('/me/profile');
    expect(page.text).toContain('&lt;script&gt;');
    expect(page.text).not.toContain('<script>alert');
  });
});

describe('a candidate who changes their mind', () => {
  it('cancels, leaves the queue, and applies again with a second bill', async () => {
    const client = test.visitor('serikat');
    const email = 'batal@kampus.example';
    await register(client, email);
    expect((await client.post('/me/membership/status/cancel', { reason: '' })).status).toBe(303);
    expect(await stateOf(email)).toEqual({ m: 'cancelled', o: 'cancelled', a: 'pending' });
    const admin = await test.signIn('serikat', 'admin');
    expect((await admin.get('/admin/candidates?q=Mega')).text).not.toContain(email);
    expect((await client.post('/me/membership/status/cancel')).status).toBe(409);
    expect((await client.post('/me/membership/status/reapply')).status).toBe(303);
    expect(await stateOf(email)).toEqual({ m: 'candidate', o: 'registered', a: 'pending' });
    const bills = await sql<{ period: string; status: string }>(
      `select b.period, b.status from dues_bills b join members m on m.tenant_id = b.tenant_id and m.id = b.payer_id
        where b.tenant_id = balai.tenant_id() and m.email = $1 order by b.period`,
      [email],
    );
    expect(bills).toEqual([
      { period: '000001', status: 'waived' },
      { period: '000002', status: 'unpaid' },
    ]);
  });

  it('gets the proof back with the reason and sends another', async () => {
    const client = test.visitor('serikat');
    const email = 'ulang@kampus.example';
    await register(client, email);
    await sendProof(client, picture);
    const [payment] = await sql<{ id: string }>(
      `select p.id from dues_payments p join members m on m.tenant_id = p.tenant_id and m.id = p.payer_id
        where p.tenant_id = balai.tenant_id() and m.email = $1`,
      [email],
    );
    const treasurer = await test.bearer('serikat', 'treasurer');
    const back = await treasurer.postJson(`/api/v1/dues/payments/${payment!.id}/reject`, {
      reason: 'Jumlahnya tidak terbaca.',
    });
    expect(back.status).toBe(200);
    expect(await stateOf(email)).toMatchObject({ o: 'registered' });
    expect((await client.get('/register/payment')).text).toContain('Jumlahnya tidak terbaca.');
    expect((await sendProof(client, picture)).status).toBe(303);
    expect(await stateOf(email)).toMatchObject({ o: 'payment_submitted' });
  });

  it('asks for a link only once the proof is there, by the older address', async () => {
    const client = test.visitor('serikat');
    const email = 'tautan@kampus.example';
    await register(client, email);
    const count = async () =>
      (await mailsTo(email)).filter(({ template }) => template === 'union.email_confirmation').length;
    await client.post('/email/verification/request');
    expect(await count()).toBe(0);
    await sendProof(client, picture);
    expect(await count()).toBe(1);
    await client.post('/email/verification/request');
    expect(await count()).toBe(2);
  });
});

describe('the registration over the API', () => {
  it('does the same in one call, with the same refusals', async () => {
    const client = test.visitor('serikat');
    const body = {
      email: 'api@kampus.example',
      password: 'ruang-dosen-7',
      ...PERSON,
      ...WORK,
      terms: true,
      privacy: true,
    };
    const made = await client.postJson('/api/v1/registrations', body);
    expect(made.status).toBe(201);
    expect(made.json).toMatchObject({ state: 'registered', amount: 35_000 });
    // The tests above have asked so often about taken addresses that this network may not be told any more.
    expect([422, 429]).toContain((await client.postJson('/api/v1/registrations', body)).status);
    const silent = await client.postJson('/api/v1/registrations', {
      ...body,
      email: 'api2@kampus.example',
      privacy: false,
    });
    expect(silent.status).toBe(422);
    expect((silent.json as { fields: object }).fields).toHaveProperty('privacy');
  });
});

describe('one’s own record', () => {
  it('stores a salary only with its consent, sealed, and erases it when the consent goes', async () => {
    const member = await test.signIn('serikat', 'anggota@serikat.example');
    const form = await member.get('/me/profile/edit');
    const seenAt = () => /name="seenAt" value="([^"]+)"/.exec(form.text)![1]!;
    expect(form.text).not.toMatch(/name="(fullName|golongan|campusId|adminNotes|branchName)"/);
    const fields = {
      phone: '081211112222',
      faculty: 'Seni Pertunjukan',
      academicRank: 'Asisten Ahli',
      seenAt: seenAt(),
    };
    const refused = await member.post('/me/profile/edit', { ...fields, takeHomePay: '5.250.000' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('hanya disimpan dengan persetujuan');
    const saved = await member.post('/me/profile/edit', {
      ...fields,
      takeHomePay: '5.250.000',
      consentsToSensitiveData: '1',
    });
    expect(saved.status).toBe(303);
    const row = async () =>
      (
        await sql<{ pay: string | null; consent: boolean; consents: number }>(
          `select m.take_home_pay as pay, m.consents_to_sensitive_data as consent,
           (select count(*) from member_consents c where c.tenant_id = m.tenant_id and c.member_id = m.id and c.purpose = 'salary' and c.withdrawn_at is null) as consents
           from members m where m.tenant_id = balai.tenant_id() and m.email = 'anggota@serikat.example'`,
        )
      )[0];
    expect(await row()).toMatchObject({ pay: expect.stringMatching(/^s1\./), consent: true, consents: 1 });
    const fresh = await member.get('/me/profile/edit');
    const again = /name="seenAt" value="([^"]+)"/.exec(fresh.text)![1]!;
    await member.post('/me/profile/edit', { ...fields, takeHomePay: '', seenAt: again });
    expect(await row()).toMatchObject({ pay: null, consent: false, consents: 0 });
  });

  it('refuses fields that are not the person’s to change, and dates that cannot be', async () => {
    const member = await test.signIn('serikat', 'anggota@serikat.example');
    const golongan = await member.post('/me/profile/edit', { golongan: 'IV/a' });
    expect(golongan.status).toBe(403);
    const date = await member.post('/me/profile/edit', {
      phone: '081211112222',
      faculty: 'Seni',
      academicRank: 'Lektor',
      birthDate: '2990-01-01',
    });
    expect(date.status).toBe(422);
    expect(date.text).toContain('Tanggal ini belum tiba.');
  });

  it('papers are the person’s own: another member’s id answers as a random one', async () => {
    const member = await test.signIn('serikat', 'anggota@serikat.example');
    const other = await test.signIn('serikat', 'anggota2@serikat.example');
    const sent = await member.postFiles('/me/documents', {
      type: 'employee_card',
      document: { name: 'kartu.png', type: 'image/png', content: picture },
    });
    expect(sent.status).toBe(303);
    const [paper] = await sql<{ id: string; sha256: string }>(
      `select d.id, f.sha256 from member_documents d join files f on f.tenant_id = d.tenant_id and f.id = d.file_id
        where d.tenant_id = balai.tenant_id() and d.doc_type = 'employee_card' order by d.created_at desc limit 1`,
    );
    const own = await member.get(`/me/documents/${paper!.id}`);
    expect(own.status).toBe(200);
    const { createHash } = await import('node:crypto');
    expect(createHash('sha256').update(own.bytes).digest('hex')).toBe(paper!.sha256);
    expect((await other.get(`/me/documents/${paper!.id}`)).status).toBe(404);
  });

  it('an account’s own page never holds what officers note among themselves', async () => {
    await sql(
      `update members set admin_notes = 'RAHASIA PENGURUS' where tenant_id = balai.tenant_id() and email = 'anggota@serikat.example' returning 1`,
    );
    const member = await test.signIn('serikat', 'anggota@serikat.example');
    for (const path of ['/me/profile', '/me/profile/edit', '/dashboard', '/me/membership/status']) {
      expect((await member.get(path)).text, path).not.toContain('RAHASIA PENGURUS');
    }
  });
});
