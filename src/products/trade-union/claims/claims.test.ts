import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkLedger, recordPayment } from '#features/dues';
import { readOutbox } from '#kernel/mail';
import type { HttpClient } from '../../../../test/support/http-client.ts';
import { readAuditLog } from '../../../../test/support/read-audit-log.ts';
import { openUnionWithPeople, type UnionWithPeople } from '../treasury/union-with-people.ts';

describe.each(['pooled', 'schema'] as const)('on level %s', (isolation) => {
  let union: UnionWithPeople;
  let treasurer: HttpClient;
  let second: HttpClient;
  let admin: HttpClient;
  let coordinator: HttpClient;

  beforeAll(async () => {
    union = await openUnionWithPeople(isolation);
    treasurer = await union.addOfficer('treasurer', { name: 'Bambang Wicaksono' });
    second = await union.addOfficer('treasurer', { name: 'Siti Aminah' });
    admin = await union.addOfficer('admin');
    coordinator = await union.addOfficer('coordinator', { regions: ['63'] });
  });
  afterAll(() => union?.close());

  const sql = <T extends object>(text: string, values: unknown[] = []) =>
    union.ctx.transaction((tx) => tx.query<T>(text, values));

  async function addBill(payerId: string, period = '202501'): Promise<string> {
    const [bill] = await sql<{ id: string }>(
      `insert into dues_bills (id, payer_id, region_code, kind, period, rate_code, rate_label, amount, due_date)
       select gen_random_uuid(), id, region_code, 'monthly', $2, 'GOL_III', 'Golongan III', 35000,
         to_date($2, 'YYYYMM') + 9 from members where tenant_id = balai.tenant_id() and id = $1 returning id`,
      [payerId, period],
    );
    return bill!.id;
  }

  async function fileClaim(browser: HttpClient, fields: Record<string, string>): Promise<string> {
    const answer = await browser.postFiles('/me/dues/claims', {
      ...{ kind: 'already_paid', description: 'Sudah saya transfer tanggal lima.', ...fields },
    });
    expect(answer.status, answer.text.slice(0, 400)).toBe(303);
    return String(answer.headers.location).split('/').at(-1)!;
  }

  it('goes from the member to the treasurer and back, and the bill is paid', async () => {
    const { id, browser } = await union.addMember({ name: 'Ratna Dewi' });
    const billId = await addBill(id);
    const picture = await sharp({ create: { width: 40, height: 40, channels: 3, background: '#eee' } })
      .jpeg()
      .toBuffer();
    const sent = await browser.postFiles('/me/dues/claims', {
      ...{ kind: 'already_paid', billId, description: 'Sudah saya transfer lewat BNI.' },
      file: { name: 'bukti.jpg', type: 'image/jpeg', content: picture },
    });
    expect(sent.status).toBe(303);
    const claimId = String(sent.headers.location).split('/').at(-1)!;
    expect((await browser.get('/me/dues/claims')).text).toContain('Sudah bayar, belum tercatat');
    expect((await browser.get(`/me/dues/claims/${claimId}/file`)).headers['content-type']).toBe('image/jpeg');

    const list = await treasurer.get('/treasury/dues/claims?filter[status]=open');
    expect(list.text).toContain('Ratna Dewi');
    const page = await treasurer.get(`/treasury/dues/claims/${claimId}`);
    expect(page.text).toContain('Sudah saya transfer lewat BNI.');
    expect((await treasurer.get(`/treasury/dues/claims/${claimId}/file`)).status).toBe(200);
    const empty = await treasurer.post(`/treasury/dues/claims/${claimId}/process`, {
      ...{ correction: 'record_payment', amount: '35.000', paidOn: '2025-01-05', note: ' ' },
    });
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('Tulis penjelasan untuk anggota');
    const done = await treasurer.post(`/treasury/dues/claims/${claimId}/process`, {
      ...{ correction: 'record_payment', amount: '35.000', paidOn: '2025-01-05', method: 'transfer' },
      ...{ reference: 'BNI-77', note: 'Ada di mutasi 5 Januari', billId },
    });
    expect(done.status, done.text.slice(0, 400)).toBe(303);
    const mine = await browser.get(`/me/dues/claims/${claimId}`);
    expect(mine.text).toContain('Ada di mutasi 5 Januari');
    expect(mine.text).toContain('Buku iuran dibetulkan');
    const [bill] = await sql<{ status: string }>('select status from dues_bills where id = $1', [billId]);
    expect(bill!.status).toBe('paid');
    const { items } = await union.ctx.transaction((tx) => readOutbox(union.ctx, tx, { offset: 0, limit: 3 }));
    expect(items.find(({ template }) => template === 'union.claim_decided')?.text).toContain('diterima');
    const actions = await sql<{ action: string }>(
      `select action from audit_events where tenant_id = balai.tenant_id() and object_id = $1 order by at`,
      [claimId],
    );
    expect(actions.map(({ action }) => action)).toEqual([
      'claim.submitted',
      'claim.proof_read',
      'claim.approved',
    ]);
    const late = await second.post(`/treasury/dues/claims/${claimId}/process`, {
      ...{ correction: 'reject', note: 'Terlambat memutuskan' },
    });
    expect(late.status).toBe(409);
    expect(late.text).toContain('sudah diterima oleh Bambang Wicaksono');
  });

  it('comes back with what was typed when something is missing', async () => {
    const { id, browser } = await union.addMember();
    await addBill(id);
    const answer = await browser.postFiles('/me/dues/claims', {
      ...{ kind: 'wrong_amount', description: 'Golongan saya dua, bukan tiga.' },
    });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Pilih tagihannya.');
    expect(answer.text).toContain('Golongan saya dua, bukan tiga.');
  });

  it('is read and decided by nobody else: other members, admins, coordinators, and not by oneself', async () => {
    const self = await union.addMember({ role: 'treasurer' });
    const stranger = await union.addMember();
    const billId = await addBill(self.id);
    const claimId = await fileClaim(self.browser, { billId });
    expect((await stranger.browser.get(`/me/dues/claims/${claimId}`)).status).toBe(404);
    expect((await stranger.browser.post(`/me/dues/claims/${claimId}/withdraw`, {})).status).toBe(404);
    for (const browser of [stranger.browser, admin, coordinator]) {
      expect((await browser.get('/treasury/dues/claims')).status).toBe(403);
      expect((await browser.get(`/treasury/dues/claims/${claimId}`)).status).toBe(403);
      const decide = { correction: 'reject', note: 'Tidak ada di mutasi' };
      expect((await browser.post(`/treasury/dues/claims/${claimId}/process`, decide)).status).toBe(403);
    }
    const own = await self.browser.post(`/treasury/dues/claims/${claimId}/process`, {
      ...{ correction: 'waive', note: 'Untuk saya sendiri', billId },
    });
    expect(own.status).toBe(403);
    expect(own.text).toContain('Klaim Anda sendiri diputuskan oleh bendahara lain');
    const [row] = await sql<{ status: string }>('select status from dues_claims where id = $1', [claimId]);
    expect(row!.status).toBe('submitted');
    // Somebody else's bill is no bill at all.
    const foreign = await stranger.browser.postFiles('/me/dues/claims', {
      ...{ kind: 'already_paid', billId, description: 'Tagihan orang lain ini.' },
    });
    expect(foreign.status).toBe(404);
    const take = await second.post(`/treasury/dues/claims/${claimId}/take`, {});
    expect(take.status).toBe(303);
    expect((await self.browser.post(`/me/dues/claims/${claimId}/withdraw`, {})).status).toBe(303);
  });

  it('a bill that was corrected after a claim leaves its old and new values in the log, and which claim it was', async () => {
    const person = await union.addMember({ name: 'Nyoman Sari' });
    const billId = await addBill(person.id);
    const sent = await person.browser.postFiles('/me/dues/claims', {
      ...{ kind: 'wrong_amount', billId, description: 'Golongan saya bukan itu.' },
    });
    const claimId = String(sent.headers.location).split('/').at(-1)!;
    const decided = await treasurer.post(`/treasury/dues/claims/${claimId}/process`, {
      ...{ correction: 'bill_reduction', billId, amount: '5.000', note: 'Golongannya memang keliru' },
    });
    expect(decided.status).toBe(303);
    const [row] = await sql<{ id: string; number: string }>(
      `select a.id, c.number from dues_adjustments a join dues_claims c on c.tenant_id = a.tenant_id and c.id = a.claim_id
        where a.tenant_id = balai.tenant_id() and c.id = $1`,
      [claimId],
    );
    expect((await second.post(`/treasury/dues/adjustments/${row!.id}/confirm`, {})).status).toBe(303);
    const [entry] = (await readAuditLog(union.ctx, { action: 'adjustment.confirmed' })).filter(
      ({ objectId }) => objectId === row!.id,
    );
    expect(entry!.before).toMatchObject({ bill_amount: 35_000, status: 'proposed' });
    expect(entry!.after).toMatchObject({ bill_amount: 30_000, status: 'confirmed' });
    expect(entry!.reason).toContain(row!.number);
  });

  it('a correction is proposed by one treasurer, confirmed by another, and by nobody else', async () => {
    const { id, browser } = await union.addMember({ name: 'Made Wirawan' });
    await addBill(id);
    const { ctx } = union;
    const { payment } = await ctx.transaction((tx) =>
      recordPayment(ctx, tx, {
        ...{ payerId: id, regionCode: '63', billId: null, amount: 70_000, paidOn: '2025-01-05' },
        ...{ method: 'transfer', reference: '', note: '' },
      }),
    );
    const search = await treasurer.get('/treasury/dues/adjustments/new?q=wirawan');
    expect(search.text).toContain('Made Wirawan');
    expect((await treasurer.get(`/treasury/dues/adjustments/new?payment=${payment.id}`)).text).toContain(
      'Made Wirawan',
    );
    const fields = {
      member: id,
      kind: 'payment_reversal',
      paymentId: payment.id,
      reason: 'Tercatat dua kali',
    };
    const tooMuch = await treasurer.post('/treasury/dues/adjustments', { ...fields, amount: '70.001' });
    expect(tooMuch.status).toBe(422);
    expect(tooMuch.text).toContain('Paling banyak Rp70.000');
    const sent = await treasurer.post('/treasury/dues/adjustments', { ...fields, amount: '35.000' });
    expect(sent.status, sent.text.slice(0, 300)).toBe(303);
    const where = String(sent.headers.location);
    expect((await treasurer.get(where)).text).toContain('Menunggu orang kedua');
    const alone = await treasurer.post(`${where}/confirm`, {});
    expect(alone.status).toBe(403);
    expect(alone.text).toContain('Orang kedua yang mengesahkannya');
    for (const other of [browser, admin, coordinator]) {
      expect((await other.get(where)).status).toBe(403);
      expect((await other.post(`${where}/confirm`, {})).status).toBe(403);
    }
    const answers = await Promise.all([
      second.post(`${where}/confirm`, {}),
      second.post(`${where}/confirm`, {}),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect((await treasurer.get('/treasury/dues/adjustments?filter[status]=confirmed')).text).toContain(
      'Made Wirawan',
    );
    const [row] = await sql<{ credit_amount: number }>(
      'select credit_amount from dues_payments where id = $1',
      [payment.id],
    );
    expect(row!.credit_amount).toBe(0);
    expect(await ctx.transaction((tx) => checkLedger(tx))).toEqual([]);
  });

  it('a correction is refused by another treasurer or taken back by the own one, and posts nothing', async () => {
    const { id } = await union.addMember({ name: 'Sari Utami' });
    const billId = await addBill(id);
    const propose = async () => {
      const sent = await treasurer.post('/treasury/dues/adjustments', {
        ...{ member: id, kind: 'bill_reduction', billId, amount: '5.000', reason: 'Salah golongan' },
      });
      expect(sent.status, sent.text.slice(0, 300)).toBe(303);
      return String(sent.headers.location);
    };
    const stateOf = async (where: string) =>
      (
        await sql<{ status: string }>('select status from dues_adjustments where id = $1', [
          where.split('/').at(-1),
        ])
      )[0]?.status;
    const refused = await propose();
    const note = { note: 'Golongannya sudah benar' };
    expect((await admin.post(`${refused}/refuse`, note)).status).toBe(403);
    expect((await treasurer.post(`${refused}/refuse`, note)).status).toBe(403);
    expect(await stateOf(refused)).toBe('proposed');
    expect((await second.post(`${refused}/refuse`, note)).status).toBe(303);
    expect(await stateOf(refused)).toBe('refused');
    expect((await treasurer.get(refused)).text).toContain(note.note);
    const withdrawn = await propose();
    expect((await admin.post(`${withdrawn}/withdraw`)).status).toBe(403);
    expect((await second.post(`${withdrawn}/withdraw`)).status).toBe(403);
    expect(await stateOf(withdrawn)).toBe('proposed');
    expect((await treasurer.post(`${withdrawn}/withdraw`)).status).toBe(303);
    expect(await stateOf(withdrawn)).toBe('withdrawn');
    expect((await second.post(`${withdrawn}/confirm`)).status).toBe(409);
    const [bill] = await sql<{ waived_amount: number }>(
      'select waived_amount from dues_bills where id = $1',
      [billId],
    );
    expect(bill!.waived_amount).toBe(0);
  });
});
