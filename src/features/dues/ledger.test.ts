import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WorkContext } from '#kernel/work';
import { readBill, readBillsOf } from './bill.ts';
import { checkLedger } from './check-ledger.ts';
import { FIRST_PAYER, makeBillBatch, previewMonthlyBills } from './monthly-bills.ts';
import { openRegistrationBill } from './open-registration-bill.ts';
import { readDuesAccount, readLedger } from './read-account.ts';
import { submitPaymentProof } from './submit-payment-proof.ts';
import { openUnionOfPayers, type UnionOfPayers } from './union-of-payers.ts';
import { rejectPayment, verifyPayment } from './verify-payment.ts';
import { waiveBill } from './waive-bill.ts';

const source = {
  sql: `select m.id as payer_id, m.region_code, m.dues_rate_code as rate_code,
    case when m.membership_status <> 'active' then 'not_active' end as skip_reason
    from members m where m.tenant_id = balai.tenant_id()`,
};
const RUN = '00000000-0000-7000-8000-000000000001';

describe.each(['pooled', 'schema'] as const)('on level %s', (isolation) => {
  let union: UnionOfPayers;
  let ctx: WorkContext;
  let treasurer: WorkContext;

  beforeAll(async () => {
    union = await openUnionOfPayers(isolation);
    ctx = union.ctx;
    treasurer = await union.officer('Bambang Wicaksono');
  });
  afterAll(() => union?.close());

  async function billFor(month: string, payerId?: string) {
    const only = payerId ? { sql: `${source.sql} and m.id = '${payerId}'` } : source;
    return ctx.transaction((tx) =>
      makeBillBatch(tx, {
        ...{ runId: RUN, month, dueDay: 10, source: only, after: FIRST_PAYER, size: 10_000, now: ctx.now },
      }),
    );
  }

  async function pay(payerId: string, billId: string, amount?: number) {
    const fileId = await union.addFile();
    return ctx.transaction((tx) =>
      submitPaymentProof(ctx, tx, {
        ...{
          billId,
          payerId,
          regionCode: '63',
          fileId,
          paidOn: '2026-01-05',
          method: 'transfer',
          reference: 'X',
        },
        ...(amount === undefined ? {} : { amount }),
      }),
    );
  }

  const verify = (by: WorkContext, paymentId: string, receivedAmount?: number) =>
    by.transaction((tx) =>
      verifyPayment(by, tx, { paymentId, ...(receivedAmount ? { receivedAmount } : {}) }),
    );

  const accountOf = (payerId: string) => ctx.transaction((tx) => readDuesAccount(tx, payerId, '2026-12-31'));
  const billsOf = (payerId: string) => ctx.transaction((tx) => readBillsOf(tx, payerId));
  const faults = () => ctx.transaction((tx) => checkLedger(tx));

  describe('what a member owes', () => {
    it('a partial payment leaves the rest open, and the next payment pays the oldest bill first', async () => {
      const member = await union.addMember();
      await billFor('2025-01', member);
      await billFor('2025-02', member);
      const [february, january] = await billsOf(member);
      await verify(treasurer, (await pay(member, january!.id, 20_000)).id);
      expect((await billsOf(member)).map(({ paidAmount, status }) => [paidAmount, status])).toEqual([
        [0, 'unpaid'],
        [20_000, 'unpaid'],
      ]);
      await verify(treasurer, (await pay(member, january!.id, 30_000)).id);
      expect((await billsOf(member)).map(({ paidAmount, status }) => [paidAmount, status])).toEqual([
        [15_000, 'unpaid'],
        [35_000, 'paid'],
      ]);
      expect(await accountOf(member)).toMatchObject({ balance: 20_000, open: 20_000, credit: 0 });
      expect(february!.amount).toBe(35_000);
    });

    it('one payment for several months pays the bill it was meant for, then the oldest', async () => {
      const member = await union.addMember();
      for (const month of ['2025-01', '2025-02', '2025-03']) await billFor(month, member);
      const [march] = await billsOf(member);
      await verify(treasurer, (await pay(member, march!.id, 80_000)).id);
      expect((await billsOf(member)).map(({ period, paidAmount }) => [period, paidAmount])).toEqual([
        ['202503', 35_000],
        ['202502', 10_000],
        ['202501', 35_000],
      ]);
    });

    it('money paid ahead becomes credit and pays the bills of the months to come by itself', async () => {
      const member = await union.addMember();
      await billFor('2025-03', member);
      const [bill] = await billsOf(member);
      await verify(treasurer, (await pay(member, bill!.id, 100_000)).id);
      expect(await accountOf(member)).toMatchObject({ balance: -65_000, open: 0, credit: 65_000 });
      await billFor('2025-04', member);
      await billFor('2025-05', member);
      expect(
        (await billsOf(member)).map(({ period, status, paidAmount }) => [period, status, paidAmount]),
      ).toEqual([
        ['202505', 'unpaid', 30_000],
        ['202504', 'paid', 35_000],
        ['202503', 'paid', 35_000],
      ]);
      expect(await accountOf(member)).toMatchObject({ balance: 5_000, open: 5_000, credit: 0 });
    });

    it('the rupiah that make a transfer unique stay the member’s own, and small change waits', async () => {
      const member = await union.addMember();
      await billFor('2025-06', member);
      const [bill] = await billsOf(member);
      const payment = await pay(member, bill!.id);
      expect(payment.amount).toBe(35_000 + bill!.transferSuffix);
      await verify(treasurer, payment.id);
      await billFor('2025-07', member);
      expect((await billsOf(member))[0]).toMatchObject({ period: '202507', paidAmount: 0 });
      expect(await accountOf(member)).toMatchObject({ credit: bill!.transferSuffix });
    });

    it('a registration covers the first month, one bill an attempt', async () => {
      const member = await union.addMember({ status: 'candidate' });
      const rate = { code: 'SAL_1500_3000', label: 'Gaji Rp1.500.001–Rp3.000.000', amount: 15_000 };
      const open = (attempt: number) =>
        ctx.transaction((tx) =>
          openRegistrationBill(ctx, tx, { payerId: member, regionCode: '63', attempt, rate }),
        );
      const first = await open(1);
      expect(await open(1)).toMatchObject({ id: first.id, period: '000001', amount: 15_000 });
      expect((await open(2)).id).not.toBe(first.id);
    });

    it('a waiver closes the bill with its reason and never the member’s own', async () => {
      const member = await union.addMember();
      await billFor('2025-08', member);
      const [bill] = await billsOf(member);
      const own = await union.officer('Rahmat', member);
      const waive = (by: WorkContext, reason: string) =>
        by.transaction((tx) => waiveBill(by, tx, { billId: bill!.id, reason }));
      await expect(waive(own, 'saya sendiri')).rejects.toMatchObject({ code: 'own_bill', status: 403 });
      await expect(waive(treasurer, ' x ')).rejects.toMatchObject({ status: 422 });
      expect(await waive(treasurer, 'Cuti sakit panjang')).toMatchObject({
        status: 'waived',
        waivedAmount: 35_000,
      });
      await expect(waive(treasurer, 'Cuti sakit panjang')).rejects.toMatchObject({ code: 'bill_settled' });
      expect(await accountOf(member)).toMatchObject({ balance: 0, open: 0 });
    });
  });

  describe('deciding about a payment', () => {
    it('five treasurers pressing at once post it once, and four are told who was faster', async () => {
      const member = await union.addMember();
      await billFor('2025-09', member);
      const payment = await pay(member, (await billsOf(member))[0]!.id, 35_000);
      const officers = await Promise.all([1, 2, 3, 4, 5].map((n) => union.officer(`Bendahara ${n}`)));
      const outcomes = await Promise.allSettled(officers.map((officer) => verify(officer, payment.id)));
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const outcome of outcomes) {
        if (outcome.status === 'rejected')
          expect(outcome.reason).toMatchObject({ code: 'already_decided', status: 409 });
      }
      const lines = await ctx.transaction((tx) => readLedger(tx, member));
      expect(lines.map(({ kind, amount }) => [kind, amount])).toEqual([
        ['payment', -35_000],
        ['bill', 35_000],
      ]);
      expect(
        await ctx.transaction((tx) => tx.query('select 1 from dues_receipts where payer_id = $1', [member])),
      ).toHaveLength(1);
    });

    it('the same treasurer pressing three times at once gets the same answer and one posting', async () => {
      const member = await union.addMember();
      await billFor('2025-09', member);
      const payment = await pay(member, (await billsOf(member))[0]!.id, 40_000);
      const answers = await Promise.all([1, 2, 3].map(() => verify(treasurer, payment.id)));
      expect(answers.map(({ isNew }) => isNew).sort()).toEqual([false, false, true]);
      expect(new Set(answers.map(({ receipt }) => receipt.number)).size).toBe(1);
      expect(await accountOf(member)).toMatchObject({ balance: -5_000 });
    });

    it('verifying and rejecting at once: one of them holds', async () => {
      const member = await union.addMember();
      await billFor('2025-09', member);
      const payment = await pay(member, (await billsOf(member))[0]!.id, 35_000);
      const other = await union.officer('Bendahara kedua');
      const outcomes = await Promise.allSettled([
        verify(treasurer, payment.id),
        other.transaction((tx) =>
          rejectPayment(other, tx, { paymentId: payment.id, reason: 'Buktinya buram' }),
        ),
      ]);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    });

    it('nobody decides about the own payment, nor about one they handed in', async () => {
      const member = await union.addMember();
      await billFor('2025-09', member);
      const payment = await pay(member, (await billsOf(member))[0]!.id, 35_000);
      const self = await union.officer('Bendahara anggota', member);
      await expect(verify(self, payment.id)).rejects.toMatchObject({ code: 'own_payment', status: 403 });
      const reject = self.transaction((tx) =>
        rejectPayment(self, tx, { paymentId: payment.id, reason: 'salah kirim' }),
      );
      await expect(reject).rejects.toMatchObject({ code: 'own_payment' });
      expect(await accountOf(member)).toMatchObject({ balance: 35_000 });
    });

    it('a proof that was replaced while the page stood open is not verified unseen', async () => {
      const member = await union.addMember();
      await billFor('2025-09', member);
      const billId = (await billsOf(member))[0]!.id;
      const seen = await pay(member, billId, 35_000);
      const newer = await pay(member, billId, 5_000);
      expect(newer.id).toBe(seen.id);
      const stale = treasurer.transaction((tx) =>
        verifyPayment(treasurer, tx, { paymentId: seen.id, seenProofId: seen.proofFileId! }),
      );
      await expect(stale).rejects.toMatchObject({ code: 'payment_changed', status: 409 });
    });

    it('after a refusal the bill takes another proof, and the refused one stays on record', async () => {
      const member = await union.addMember();
      await billFor('2025-09', member);
      const billId = (await billsOf(member))[0]!.id;
      const first = await pay(member, billId, 35_000);
      await treasurer.transaction((tx) =>
        rejectPayment(treasurer, tx, { paymentId: first.id, reason: 'Bukan rekening kami' }),
      );
      const second = await pay(member, billId, 35_000);
      expect(second.id).not.toBe(first.id);
      await verify(treasurer, second.id);
      expect((await ctx.transaction((tx) => readBill(tx, billId)))?.status).toBe('paid');
      await expect(pay(member, billId)).rejects.toMatchObject({ code: 'bill_settled' });
    });

    it('the database itself refuses to change or remove what was posted', async () => {
      const member = await union.addMember();
      await billFor('2025-09', member);
      const payment = await pay(member, (await billsOf(member))[0]!.id, 35_000);
      await verify(treasurer, payment.id);
      for (const change of [
        `update dues_bills set amount = 1 where payer_id = '${member}'`,
        `delete from dues_bills where payer_id = '${member}'`,
        `update dues_payments set received_amount = 1, allocated_amount = 0 where payer_id = '${member}'`,
        `update dues_payments set status = 'rejected', received_amount = null, rejected_reason = 'x' where payer_id = '${member}'`,
        `update dues_entries set amount = -1 where payer_id = '${member}'`,
        `delete from dues_entries where payer_id = '${member}'`,
        `delete from dues_allocations where payer_id = '${member}'`,
        `insert into dues_entries (id, payer_id, region_code, kind, amount, payment_id)
         select gen_random_uuid(), payer_id, region_code, 'payment', -1, id from dues_payments where payer_id = '${member}'`,
      ]) {
        await expect(
          ctx.transaction((tx) => tx.execute(change)),
          change,
        ).rejects.toThrow(/never changed|permission denied|duplicate key/);
      }
    });
  });

  describe('a thousand random things in random order', () => {
    it('leave bills less waivers less payments equal to the balance of everybody', async () => {
      const members = await Promise.all(
        Array.from({ length: 5 }, () => union.addMember({ rateCode: 'SAL_0_1500' })),
      );
      const step = fc.record({
        who: fc.nat(4),
        what: fc.constantFrom('bill', 'pay', 'pay', 'verify', 'verify', 'verify', 'reject', 'waive'),
        amount: fc.integer({ min: 1, max: 60_000 }),
        month: fc.integer({ min: 0, max: 119 }),
        pick: fc.nat(),
      });
      const model = new Map(members.map((id) => [id, 0]));
      const add = (id: string, amount: number) => model.set(id, model.get(id)! + amount);
      const steps = fc.sample(step, { numRuns: 1000, seed: 20_261_123 });
      for (const { who, what, amount, month, pick } of steps) {
        const member = members[who]!;
        if (what === 'bill') {
          const plain = `${2030 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
          const { made } = await billFor(plain, member);
          add(member, made * 7_500);
          continue;
        }
        const open = (await billsOf(member)).filter(({ status }) => status === 'unpaid');
        const bill = open[pick % (open.length || 1)];
        if (what === 'pay' && bill) await pay(member, bill.id, amount);
        if (what === 'waive' && bill && pick % 3 === 0) {
          const after = await treasurer.transaction((tx) =>
            waiveBill(treasurer, tx, { billId: bill.id, reason: 'acak saja' }),
          );
          add(member, bill.waivedAmount - after.waivedAmount);
        }
        if (what !== 'verify' && what !== 'reject') continue;
        const waiting = await ctx.transaction((tx) =>
          tx.query<{ id: string }>(
            `select id from dues_payments where tenant_id = balai.tenant_id() and payer_id = $1 and status = 'submitted'`,
            [member],
          ),
        );
        const payment = waiting[pick % (waiting.length || 1)];
        if (!payment) continue;
        if (what === 'verify')
          add(member, -(await verify(treasurer, payment.id, amount)).payment.receivedAmount!);
        else
          await treasurer.transaction((tx) =>
            rejectPayment(treasurer, tx, { paymentId: payment.id, reason: 'acak saja' }),
          );
      }
      for (const member of members) {
        const account = await accountOf(member);
        expect(account.balance).toBe(model.get(member));
        expect(account.balance).toBe(account.open - account.credit);
        const [line] = await ctx.transaction((tx) => readLedger(tx, member));
        expect(line?.balance ?? 0).toBe(account.balance);
      }
      expect(await faults()).toEqual([]);
    }, 120_000);
  });

  describe('making the bills of a month', () => {
    it('makes what the preview says, and nothing when run again', async () => {
      await union.addMember({ rateCode: null });
      await union.addMember({ rateCode: 'GOL_OLD' });
      await union.addMember({ status: 'inactive' });
      const preview = await ctx.transaction((tx) =>
        previewMonthlyBills(tx, { month: '2029-01', dueDay: 10, source }),
      );
      expect(preview.skipped).toEqual(
        expect.arrayContaining([
          { reason: 'no_rate', count: 1 },
          { reason: 'rate_not_in_force', count: 1 },
        ]),
      );
      expect((await billFor('2029-01')).made).toBe(preview.count);
      expect((await billFor('2029-01')).made).toBe(0);
      const after = await ctx.transaction((tx) =>
        previewMonthlyBills(tx, { month: '2029-01', dueDay: 10, source }),
      );
      expect(after).toMatchObject({ count: 0, amount: 0, billed: preview.count, dueDate: '2029-01-10' });
    });

    it('cut off between batches and started again it makes each bill once, and the sums are the same', async () => {
      await Promise.all(Array.from({ length: 12 }, () => union.addMember({ rateCode: 'GOL_IV' })));
      const preview = await ctx.transaction((tx) =>
        previewMonthlyBills(tx, { month: '2029-02', dueDay: 10, source }),
      );
      const batch = (after: string, tx: Parameters<typeof makeBillBatch>[0]) =>
        makeBillBatch(tx, { runId: RUN, month: '2029-02', dueDay: 10, source, after, size: 4, now: ctx.now });
      let after: string | undefined = FIRST_PAYER;
      let made = 0;
      for (let turn = 0; after; turn += 1) {
        const from: string = after;
        // Every third batch dies before its commit, every fifth after it and the worker begins anew.
        if (turn % 3 === 2) {
          const cut = ctx.transaction(async (tx) => {
            await batch(from, tx);
            throw new Error('killed');
          });
          await expect(cut).rejects.toThrow('killed');
        }
        const done = await ctx.transaction((tx) => batch(from, tx));
        made += done.made;
        after = turn === 5 ? FIRST_PAYER : done.last;
      }
      expect(made).toBe(preview.count);
      const [sum] = await ctx.transaction((tx) =>
        tx.query<{ count: number; amount: number }>(
          `select count(*) as count, sum(amount)::bigint as amount from dues_bills
          where tenant_id = balai.tenant_id() and period = '202902'`,
        ),
      );
      expect(sum).toEqual({ count: preview.count, amount: preview.amount });
      expect(await faults()).toEqual([]);
    });

    it('a payment verified while bills are being made leaves no credit beside an open bill', async () => {
      const members = await Promise.all(
        Array.from({ length: 8 }, () => union.addMember({ rateCode: 'GOL_I' })),
      );
      await billFor('2028-01');
      const payments = await Promise.all(
        members.map(async (member) => pay(member, (await billsOf(member))[0]!.id, 60_000)),
      );
      await Promise.all([
        ...payments.map(({ id }) => verify(treasurer, id)),
        billFor('2028-02'),
        billFor('2028-03'),
      ]);
      for (const member of members) {
        expect(await accountOf(member)).toMatchObject({ balance: 0, open: 0, credit: 0 });
      }
    });
  });
});
