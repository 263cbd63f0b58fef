import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  checkLedger,
  openRegistrationBill,
  readBill,
  readPaymentPanel,
  submitPaymentProof,
  verifyPayment,
} from '#features/dues';
import { parseQris } from '#features/payments';
import { readOutbox } from '#kernel/mail';
import type { HttpClient } from '../../../../test/support/http-client.ts';
import { readAuditLog } from '../../../../test/support/read-audit-log.ts';
import { openUnionWithPeople, type UnionWithPeople } from './union-with-people.ts';

describe.each(['pooled', 'schema'] as const)('on level %s', (isolation) => {
  let union: UnionWithPeople;
  let treasurer: HttpClient;
  let second: HttpClient;
  let admin: HttpClient;
  let coordinator: HttpClient;
  let picture: Buffer;

  const month = (() => {
    const now = new Date();
    return `${now.getUTCFullYear()}-${String(now.getUTCMonth() + 1).padStart(2, '0')}`;
  })();
  const today = new Date().toISOString().slice(0, 10);

  beforeAll(async () => {
    union = await openUnionWithPeople(isolation);
    treasurer = await union.addOfficer('treasurer', { name: 'Bambang Wicaksono' });
    second = await union.addOfficer('treasurer', { name: 'Siti Aminah' });
    admin = await union.addOfficer('admin');
    coordinator = await union.addOfficer('coordinator', { regions: ['63'] });
    picture = await sharp({ create: { width: 60, height: 90, channels: 3, background: '#eee' } })
      .withExif({ IFD0: { Software: 'KAMERA-RAHASIA' } })
      .jpeg()
      .toBuffer();
  });
  afterAll(() => union?.close());

  const sql = <T extends object>(text: string, values: unknown[] = []) =>
    union.ctx.transaction((tx) => tx.query<T>(text, values));

  async function generate(by: HttpClient): Promise<{ runId: string; count: number; created: number }> {
    const asked = await by.postJson('/api/v1/dues/bills/generate', { month });
    const { runId, count } = asked.json as { runId: string | null; count: number };
    if (!runId) return { runId: '', count, created: 0 };
    for (;;) {
      const run = (await by.get(`/api/v1/dues/bills/runs/${runId}`)).json as {
        state: string;
        result: { count: number } | null;
      };
      if (run.state === 'done') return { runId, count, created: run.result!.count };
      if (run.state === 'failed') throw new Error('The run failed');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  async function openBillOf(memberId: string): Promise<string> {
    const [bill] = await sql<{ id: string }>(
      `select id from dues_bills where tenant_id = balai.tenant_id() and payer_id = $1 and status = 'unpaid' limit 1`,
      [memberId],
    );
    return bill!.id;
  }

  const proof = (content: Buffer = picture, name = 'bukti.jpg') => ({ name, type: 'image/jpeg', content });

  async function sendProof(
    browser: HttpClient,
    billId: string,
    more: Record<string, string> = {},
  ): Promise<string> {
    const answer = await browser.postFiles(`/dues/${billId}/upload-proof`, {
      ...{ amount: '35.000', paidOn: today, method: 'transfer', reference: 'TRF-1', ...more },
      proof: proof(),
    });
    expect(answer.status, answer.text.slice(0, 500)).toBe(303);
    const [payment] = await sql<{ id: string }>(
      `select id from dues_payments where tenant_id = balai.tenant_id() and bill_id = $1 and status = 'submitted'`,
      [billId],
    );
    return payment!.id;
  }

  describe('the bills of a month', () => {
    it('are looked at first, made once, and none the second time', async () => {
      await union.addMember();
      await union.addMember({ rateCode: 'SAL_0_1500' });
      await union.addMember({ rateCode: null });
      await union.addMember({ status: 'inactive' });
      const preview = (await treasurer.postJson('/api/v1/dues/bills/preview', { month })).json as {
        count: number;
        amount: number;
        skipped: { reason: string; count: number }[];
      };
      expect(preview).toMatchObject({ count: 2, amount: 42_500 });
      expect(preview.skipped).toEqual(
        expect.arrayContaining([
          { reason: 'no_rate', count: 1 },
          { reason: 'not_active', count: 1 },
        ]),
      );
      expect(await generate(treasurer)).toMatchObject({ count: 2, created: 2 });
      expect(await generate(treasurer)).toMatchObject({ count: 0, created: 0 });
      const list = (await treasurer.get(`/api/v1/dues/bills?filter[period]=${month}`)).json as {
        total: number;
        sums: { amount: number };
      };
      expect(list).toMatchObject({ total: 2, sums: { amount: 42_500 } });
      const page = await treasurer.get('/treasury/dues/bills/generate');
      expect(page.text).toContain('sudah lengkap');
    });

    it('leave out the month that the registration paid for', async () => {
      const { id } = await union.addMember({ startDate: `${month}-01` });
      const { ctx } = union;
      const rate = { code: 'GOL_III', label: 'Golongan III', amount: 35_000 };
      await ctx.transaction(async (tx) => {
        const bill = await openRegistrationBill(ctx, tx, { payerId: id, regionCode: '63', attempt: 1, rate });
        const [file] = await tx.query<{ id: string }>(
          `insert into files (id, resource, kind, name, media_type, size, sha256, store_key)
         values (gen_random_uuid(), 'dues.payment', 'dues_payment_proof', 'x', 'image/jpeg', 1, '', '') returning id`,
        );
        const paid = { billId: bill.id, payerId: id, regionCode: '63', fileId: file!.id, paidOn: today };
        const payment = await submitPaymentProof(ctx, tx, { ...paid, method: 'transfer', amount: 35_000 });
        await verifyPayment(ctx, tx, { paymentId: payment.id });
      });
      const preview = (await treasurer.postJson('/api/v1/dues/bills/preview', { month })).json;
      expect(preview).toMatchObject({
        count: 0,
        skipped: expect.arrayContaining([{ reason: 'covered_by_registration', count: 1 }]),
      });
    });

    it('are made on the page too, with progress and result behind the next address', async () => {
      await union.addMember();
      const sent = await treasurer.post('/treasury/dues/bills/generate', { month });
      expect(sent.status).toBe(303);
      const where = String(sent.headers.location);
      expect(where).toMatch(/^\/treasury\/dues\/bills\/runs\//);
      for (let turn = 0; turn < 100; turn += 1) {
        const page = await treasurer.get(where);
        expect(page.status).toBe(200);
        if (page.text.includes('sudah dibuat')) return;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      throw new Error('The run never ended');
    });

    it('a month too far off is refused with the reason beside the field', async () => {
      const answer = await treasurer.post('/treasury/dues/bills/generate', { month: '2199-01' });
      expect(answer.status).toBe(422);
      expect(answer.text).toContain('Bulan tagihan antara');
    });
  });

  describe('paying and verifying', () => {
    it('from the proof to the receipt: seen, verified, mailed, and checked by anybody', async () => {
      const { id, browser } = await union.addMember({ name: 'Ratna Dewi' });
      await generate(treasurer);
      const pay = await browser.get('/me/dues/upload');
      expect(pay.text).toContain('0099 8877 66');
      const billId = await openBillOf(id);
      const paymentId = await sendProof(browser, billId);

      const queue = await treasurer.get(`/treasury/dues/payments/pending?open=${paymentId}`);
      expect(queue.text).toContain('Ratna Dewi');
      const source = /src="(\/treasury\/dues\/payments\/[^"]+)"/
        .exec(queue.text)?.[1]
        ?.replaceAll('&amp;', '&');
      const shown = await treasurer.get(source!);
      expect(shown.headers['content-type']).toBe('image/jpeg');
      expect(shown.bytes.includes('KAMERA-RAHASIA')).toBe(false);
      // The link alone opens nothing, and neither does the right with another link.
      expect((await admin.get(source!)).status).toBe(403);
      expect((await browser.get(source!)).status).toBe(403);
      expect((await treasurer.get(source!.replace(/[^/]+$/, 'zzz.AAAA'))).status).toBe(404);
      expect((await treasurer.get(source!.replace(/\/proof\/[^.]+/, '/proof/1'))).status).toBe(404);

      const verified = await treasurer.post(`/treasury/dues/payments/${paymentId}/verify`, {
        receivedAmount: '35.000',
      });
      expect(verified.status, verified.text.slice(0, 400)).toBe(303);
      expect((await browser.get('/me/dues')).text).toContain('Tidak ada tagihan yang perlu dibayar');
      const [receipt] = await sql<{ id: string; check_code: string; number: string }>(
        'select id, check_code, number from dues_receipts where tenant_id = balai.tenant_id() and payment_id = $1',
        [paymentId],
      );
      const pdf = await browser.get(`/me/dues/receipts/${receipt!.id}`);
      expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
      const stranger = await union.addMember();
      expect((await stranger.browser.get(`/me/dues/receipts/${receipt!.id}`)).status).toBe(404);
      const check = await union.visitor().get(`/kuitansi/${receipt!.check_code.toLowerCase()}`);
      expect(check.text).toContain('Kuitansi ini asli');
      expect(check.text).not.toContain('Ratna');
      expect((await union.visitor().get('/kuitansi/AAAAA-AAAAA')).status).toBe(404);
      const { items } = await union.ctx.transaction((tx) =>
        readOutbox(union.ctx, tx, { offset: 0, limit: 5 }),
      );
      expect(items.find(({ template }) => template === 'union.payment_verified')?.text).toContain(
        receipt!.number,
      );
      const [audit] = await readAuditLog(union.ctx, { action: 'payment.verified', object: paymentId });
      expect(audit).toMatchObject({
        before: { status: 'submitted' },
        after: { status: 'verified' },
        actorName: 'Bambang Wicaksono',
      });
    });

    it('two treasurers pressing at once post once; the slower one is told who was faster', async () => {
      const { id, browser } = await union.addMember();
      await generate(treasurer);
      const paymentId = await sendProof(browser, await openBillOf(id));
      const answers = await Promise.all(
        [treasurer, second, treasurer, second].map((one) =>
          one.postJson(`/api/v1/dues/payments/${paymentId}/verify`, {}),
        ),
      );
      const statuses = answers.map(({ status }) => status).sort();
      expect(statuses).toEqual([200, 200, 409, 409]);
      expect(answers.find(({ status }) => status === 409)!.json).toMatchObject({
        code: 'already_decided',
        detail: expect.stringMatching(/sudah diverifikasi oleh (Bambang|Siti)/),
      });
      const lines = await sql(
        'select 1 from dues_entries where tenant_id = balai.tenant_id() and payer_id = $1',
        [id],
      );
      expect(lines).toHaveLength(1);
    });

    it('a proof sent back tells why, by bell and mail, and the bill takes another', async () => {
      const { id, browser } = await union.addMember();
      await generate(treasurer);
      const billId = await openBillOf(id);
      const paymentId = await sendProof(browser, billId);
      const without = await treasurer.post(`/treasury/dues/payments/${paymentId}/reject`, {
        reason: ' ',
        from: 'pending',
      });
      expect(without.status).toBe(422);
      expect(without.text).toContain('Tulis alasannya');
      const sent = await treasurer.post(`/treasury/dues/payments/${paymentId}/reject`, {
        reason: 'Bukti terpotong, kirim utuh',
      });
      expect(sent.status).toBe(303);
      expect((await browser.get('/me/dues')).text).toContain('Bukti terpotong, kirim utuh');
      const { items } = await union.ctx.transaction((tx) =>
        readOutbox(union.ctx, tx, { offset: 0, limit: 5 }),
      );
      expect(items.find(({ template }) => template === 'union.payment_returned')?.text).toContain(
        'Bukti terpotong',
      );
      expect(await sendProof(browser, billId)).not.toBe(paymentId);
    });

    it('a treasurer does not verify the own payment, on the page or over the API', async () => {
      const { id, browser: self } = await union.addMember({ role: 'treasurer' });
      await generate(treasurer);
      const paymentId = await sendProof(self, await openBillOf(id));
      const answer = await self.postJson(`/api/v1/dues/payments/${paymentId}/verify`, {});
      expect(answer.status).toBe(403);
      expect(answer.json).toMatchObject({ code: 'own_payment' });
      expect((await self.get(`/treasury/dues/payments/${paymentId}`)).text).toContain(
        'Bendahara lain yang memeriksanya',
      );
      const [payment] = await sql<{ status: string }>(
        'select status from dues_payments where tenant_id = balai.tenant_id() and id = $1',
        [paymentId],
      );
      expect(payment!.status).toBe('submitted');
    });

    it.each([
      ['a program named like a picture', Buffer.from('MZ\u0090\u0000program'), /bukan JPG|Simpan ulang/],
      ['a page named like a picture', Buffer.from('<html><script>1</script>'), /bukan JPG|Simpan ulang/],
      ['an empty file', Buffer.alloc(0), /kosong/],
    ])('%s is refused in words and stores nothing', async (_what, content, words) => {
      const { id, browser } = await union.addMember();
      await generate(treasurer);
      const answer = await browser.postFiles(`/dues/${await openBillOf(id)}/upload-proof`, {
        ...{ amount: '35000', paidOn: today, method: 'transfer' },
        proof: proof(content),
      });
      expect(answer.status).toBe(422);
      expect(answer.text).toMatch(words);
      expect(
        await sql('select 1 from dues_payments where tenant_id = balai.tenant_id() and payer_id = $1', [id]),
      ).toEqual([]);
    });

    it('nobody pays a bill of somebody else, and a day to come is no day of payment', async () => {
      const one = await union.addMember();
      const other = await union.addMember();
      await generate(treasurer);
      const foreign = await one.browser.postFiles(`/dues/${await openBillOf(other.id)}/upload-proof`, {
        ...{ amount: '35000', paidOn: today, method: 'transfer' },
        proof: proof(),
      });
      expect(foreign.status).toBe(404);
      const early = await one.browser.postFiles(`/dues/${await openBillOf(one.id)}/upload-proof`, {
        ...{ amount: '35000', paidOn: '2099-01-01', method: 'transfer' },
        proof: proof(),
      });
      expect(early.status).toBe(422);
      expect(early.text).toContain('Tanggal bayar belum tiba');
    });

    it('the QRIS code on the page carries the amount to the rupiah', async () => {
      const { id } = await union.addMember();
      await generate(treasurer);
      const panel = await union.ctx.transaction(async (tx) =>
        readPaymentPanel(union.ctx, tx, (await readBill(tx, await openBillOf(id)))!),
      );
      expect(parseQris(panel.qris!.payload)).toMatchObject({ kind: 'dynamic', amount: panel.transferAmount });
      expect(panel.transferAmount).toBe(35_000 + panel.suffix);
    });
  });

  describe('who may look and who may act', () => {
    it('an admin and a coordinator see sums and change nothing', async () => {
      const { id, browser } = await union.addMember();
      await generate(treasurer);
      const paymentId = await sendProof(browser, await openBillOf(id));
      for (const looker of [admin, coordinator]) {
        expect((await looker.get('/api/v1/dues/dashboard')).status).toBe(200);
        for (const path of [
          '/treasury/dues/bills',
          '/treasury/dues/payments',
          '/treasury/dues/payments/pending',
          '/treasury/dues/rates',
          '/treasury/dues/policy',
          '/admin/dues',
        ]) {
          expect((await looker.get(path)).status, path).toBe(403);
        }
        expect((await looker.postJson(`/api/v1/dues/payments/${paymentId}/verify`, {})).status).toBe(403);
        expect((await looker.postJson('/api/v1/dues/bills/generate', { month })).status).toBe(403);
      }
      expect((await browser.get('/treasury/dues/dashboard')).status).toBe(403);
      const [payment] = await sql<{ status: string }>(
        'select status from dues_payments where tenant_id = balai.tenant_id() and id = $1',
        [paymentId],
      );
      expect(payment!.status).toBe('submitted');
    });

    it('a coordinator of Kalimantan Selatan counts only Kalimantan Selatan, whatever the address asks', async () => {
      await union.addMember({ regionCode: '35' });
      await generate(treasurer);
      const all = (await treasurer.get(`/api/v1/dues/dashboard?month=${month}`)).json as {
        byRegion: { code: string; obliged: number }[];
      };
      expect(all.byRegion.map(({ code }) => code).sort()).toEqual(['35', '63']);
      const own = (await coordinator.get(`/api/v1/dues/dashboard?month=${month}`)).json as {
        total: { obliged: number };
        byRegion: { code: string; obliged: number }[];
      };
      expect(own.byRegion).toEqual(all.byRegion.filter(({ code }) => code === '63'));
      const foreign = (await coordinator.get(`/api/v1/dues/dashboard?month=${month}&filter[region]=35`)).json;
      expect(foreign).toMatchObject({ total: { obliged: 0 }, byRegion: [] });
      expect((await coordinator.get(`/region/dues?month=${month}`)).text).not.toContain('Jawa Timur');
    });

    it('the sums of the overview are those of the bill list', async () => {
      const overview = (await treasurer.get(`/api/v1/dues/dashboard?month=${month}`)).json as {
        total: {
          obliged: number;
          paid: number;
          unpaid: number;
          waived: number;
          amount: number;
          paidAmount: number;
        };
      };
      const list = (await treasurer.get(`/api/v1/dues/bills?filter[period]=${month}&filter[kind]=monthly`))
        .json as {
        total: number;
        sums: { amount: number; paid: number };
      };
      const { total } = overview;
      expect(total.obliged).toBe(total.paid + total.unpaid + total.waived);
      expect([total.obliged, total.amount, total.paidAmount]).toEqual([
        list.total,
        list.sums.amount,
        list.sums.paid,
      ]);
    });

    it('addresses of the older requirement open for the treasurer and are closed to others', async () => {
      for (const path of [
        '/admin/dues/bills',
        '/admin/dues/payments',
        '/admin/dues/generate',
        '/admin/payments/pending',
      ]) {
        expect((await treasurer.get(path)).status, path).toBe(200);
        expect((await admin.get(path)).status, path).toBe(403);
      }
      expect((await treasurer.get('/admin/dues')).status).toBe(200);
    });
  });

  describe('rates and policy', () => {
    it('a new table of rates is stored with its day, and one with a gap of a rupiah is not', async () => {
      const rates = ((await treasurer.get('/api/v1/dues/rates')).json as Record<string, unknown>[]).map(
        ({ effectiveFrom: _from, effectiveTo: _to, ...rate }) => rate,
      );
      const day = '2099-01-01';
      const gap = rates.map((rate) =>
        rate.code === 'SAL_1500_3000' ? { ...rate, minSalary: 1_500_002 } : rate,
      );
      const refused = await treasurer.sendJson('PUT', '/api/v1/dues/rates', {
        effectiveFrom: day,
        rates: gap,
      });
      expect(refused.status).toBe(422);
      expect(JSON.stringify(refused.json)).toContain('belum masuk golongan tarif');
      const dearer = rates.map((rate) => (rate.code === 'GOL_I' ? { ...rate, amount: 25_000 } : rate));
      const stored = await treasurer.sendJson('PUT', '/api/v1/dues/rates', {
        effectiveFrom: day,
        rates: dearer,
      });
      expect(stored.status).toBe(200);
      const versions = (
        stored.json as { code: string; amount: number; effectiveFrom: string; effectiveTo: string | null }[]
      ).filter(({ code }) => code === 'GOL_I');
      expect(
        versions.map(({ amount, effectiveFrom, effectiveTo }) => [amount, effectiveFrom, effectiveTo]),
      ).toEqual([
        [25_000, day, null],
        [20_000, '2020-01-01', '2098-12-31'],
      ]);
      const past = await treasurer.sendJson('PUT', '/api/v1/dues/rates', {
        effectiveFrom: '2020-06-01',
        rates: dearer,
      });
      expect(past.status).toBe(422);
      const earlier = await treasurer.sendJson('PUT', '/api/v1/dues/rates', {
        effectiveFrom: '2098-01-01',
        rates: dearer,
      });
      expect(earlier.status).toBe(422);
      expect(
        (await admin.sendJson('PUT', '/api/v1/dues/rates', { effectiveFrom: day, rates: dearer })).status,
      ).toBe(403);
    });

    it('the page asks for the password when it was typed long ago, before anything is filled in', async () => {
      const late = await union.addOfficer('treasurer');
      await sql(
        `update sessions set password_at = now() - interval '1 hour' where tenant_id = balai.tenant_id()
        and id = (select id from sessions where tenant_id = balai.tenant_id() order by created_at desc, id desc limit 1)`,
      );
      for (const path of ['/treasury/dues/rates/edit', '/treasury/dues/policy/edit']) {
        const answer = await late.get(path);
        expect([path, answer.status, String(answer.headers.location)]).toEqual([
          path,
          303,
          expect.stringContaining('/me/security/confirm'),
        ]);
      }
      expect((await late.get('/treasury/dues/rates')).status).toBe(200);
      const call = await late.postJson('/api/v1/dues/bills/generate', { month });
      expect([call.status, (call.json as { code: string }).code]).toEqual([403, 'password_required']);
    });

    it('a damaged QRIS text comes back with the form and what was typed', async () => {
      const answer = await treasurer.post('/treasury/dues/policy/edit', {
        ...{ dueDay: '12', registrationFee: '0', registrationDays: '14' },
        ...{ 'bank-0': 'BNI', 'number-0': '12345678', 'holder-0': 'Serikat', qris: '00020101021163041234' },
      });
      expect(answer.status).toBe(422);
      expect(answer.text).toContain('QRIS');
      expect(answer.text).toContain('value="12"');
    });
  });

  it('after all of this the books agree with themselves', async () => {
    expect(await union.ctx.transaction((tx) => checkLedger(tx))).toEqual([]);
  });
});
