import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { readPdf } from '../../../../test/read-pdf.ts';
import type { HttpClient } from '../../../../test/support/http-client.ts';
import { CREDENTIALS, openRegistration, register, sendProof } from './open-registration.ts';

const { test, ctx, picture, sql, mailsTo, stateOf } = await openRegistration();
afterAll(() => test.close());

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
         (select string_agg(c.purpose, ' ' order by c.purpose) from consents c where c.tenant_id = m.tenant_id and c.subject_id = m.id) as consents
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

  it('is sent the link once more on asking; who has no account is led to sign in', async () => {
    const links = async () =>
      (await mailsTo(email)).filter(({ template }) => template === 'union.email_confirmation').length;
    const before = await links();
    expect((await test.visitor('serikat').post('/register/resend')).headers.location).toContain('/login');
    expect(await links()).toBe(before);
    expect((await mega.post('/register/resend')).headers.location).toBe('/dashboard');
    expect(await links()).toBe(before + 1);
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
