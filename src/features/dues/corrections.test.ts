import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WorkContext } from '#kernel/work';
import type { AdjustmentKind } from './adjustment.ts';
import { readBillsOf } from './bill.ts';
import { checkLedger } from './check-ledger.ts';
import { readClaimEvents } from './claim.ts';
import { confirmAdjustment, refuseAdjustment, withdrawAdjustment } from './decide-adjustment.ts';
import { approveClaim, rejectClaim, takeClaim } from './decide-claim.ts';
import { FIRST_PAYER, makeBillBatch } from './monthly-bills.ts';
import { movePayment } from './move-payment.ts';
import { proposeAdjustment } from './propose-adjustment.ts';
import { readDuesAccount } from './read-account.ts';
import { recordPayment } from './record-payment.ts';
import { submitClaim, withdrawClaim } from './submit-claim.ts';
import { openUnionOfPayers, type UnionOfPayers } from './union-of-payers.ts';
import { waiveBill } from './waive-bill.ts';

const RUN = '00000000-0000-7000-8000-000000000001';
/** A tenth of the ten thousand, which take minutes: `BALAI_LEDGER_STEPS=10000`. */
const STEPS = Number(process.env.BALAI_LEDGER_STEPS ?? 1_000);

describe('correcting what stands in the books', () => {
  let union: UnionOfPayers;
  let ctx: WorkContext;
  let treasurer: WorkContext;
  let second: WorkContext;

  beforeAll(async () => {
    union = await openUnionOfPayers();
    ctx = union.ctx;
    treasurer = await union.officer('Bambang Wicaksono');
    second = await union.officer('Siti Aminah');
  });
  afterAll(() => union?.close());

  const bill = (month: string, payerId: string) =>
    ctx.transaction((tx) =>
      makeBillBatch(tx, {
        ...{ runId: RUN, month, dueDay: 10, after: FIRST_PAYER, size: 10, now: ctx.now },
        source: {
          sql: `select m.id as payer_id, m.region_code, m.dues_rate_code as rate_code, null::text as skip_reason
            from members m where m.tenant_id = balai.tenant_id() and m.id = '${payerId}' and $1 <> ''`,
        },
      }),
    );
  const billsOf = (payerId: string) => ctx.transaction((tx) => readBillsOf(tx, payerId));
  const accountOf = (payerId: string) => ctx.transaction((tx) => readDuesAccount(tx, payerId, '2026-12-31'));
  const faults = () => ctx.transaction((tx) => checkLedger(tx));
  const receive = (payerId: string, amount: number, billId: string | null = null) =>
    treasurer.transaction((tx) =>
      recordPayment(treasurer, tx, {
        ...{ payerId, regionCode: '63', billId, amount, paidOn: '2026-01-05', method: 'transfer' },
        ...{ reference: 'X', note: '' },
      }),
    );
  const propose = (
    payerId: string,
    kind: AdjustmentKind,
    amount: number,
    about: { billId?: string; paymentId?: string } = {},
    by = treasurer,
  ) =>
    by.transaction((tx) =>
      proposeAdjustment(by, tx, {
        ...{ payerId, regionCode: '63', kind, amount, reason: 'Salah catat', ...about },
        ...(kind === 'payment_entry' ? { paidOn: '2026-01-06', method: 'cash' as const } : {}),
      }),
    );
  const confirm = (by: WorkContext, adjustmentId: string) =>
    by.transaction((tx) => confirmAdjustment(by, tx, { adjustmentId }));
  const claim = (payerId: string, more: Partial<Parameters<typeof submitClaim>[2]>) =>
    ctx.transaction((tx) =>
      submitClaim(ctx, tx, {
        ...{ payerId, regionCode: '63', kind: 'already_paid', billId: null, paymentId: null, fileId: null },
        ...{ description: 'Sudah saya transfer tanggal lima.', ...more },
      }),
    );

  describe('by one person, confirmed by another', () => {
    it('a payment posted twice is taken back: the bill is open again and the ledger keeps both lines', async () => {
      const member = await union.addMember();
      await bill('2025-01', member);
      const { payment } = await receive(member, 35_000);
      const adjustment = await propose(member, 'payment_reversal', 35_000, { paymentId: payment.id });
      expect(await accountOf(member)).toMatchObject({ balance: 0, open: 0 });
      expect(await confirm(second, adjustment.id)).toMatchObject({
        status: 'confirmed',
        decidedByName: 'Siti Aminah',
      });
      expect(await accountOf(member)).toMatchObject({ balance: 35_000, open: 35_000, credit: 0 });
      const lines = await ctx.transaction((tx) =>
        tx.query('select kind, amount from dues_ledger where payer_id = $1 order by at, amount', [member]),
      );
      expect(lines).toHaveLength(3);
    });

    it('who proposed it cannot confirm it, and neither can the member it is about', async () => {
      const member = await union.addMember();
      await bill('2025-01', member);
      const { payment } = await receive(member, 35_000);
      const adjustment = await propose(member, 'payment_reversal', 10_000, { paymentId: payment.id });
      const own = await union.officer('Bendahara anggota', member);
      await expect(confirm(treasurer, adjustment.id)).rejects.toMatchObject({
        code: 'second_person_needed',
        status: 403,
      });
      await expect(confirm(own, adjustment.id)).rejects.toMatchObject({
        code: 'own_adjustment',
        status: 403,
      });
      await expect(
        propose(member, 'payment_reversal', 1, { paymentId: payment.id }, own),
      ).rejects.toMatchObject({
        code: 'own_adjustment',
      });
      expect(await accountOf(member)).toMatchObject({ balance: 0 });
      // The database holds two persons apart even when the code forgets.
      await expect(
        ctx.transaction((tx) =>
          tx.execute(
            `update dues_adjustments set status = 'confirmed', decided_by = proposed_by, decided_at = now() where id = $1`,
            [adjustment.id],
          ),
        ),
      ).rejects.toThrow(/check constraint/);
    });

    it('confirmed by two at once it is posted once', async () => {
      const member = await union.addMember();
      const { payment } = await receive(member, 50_000);
      const adjustment = await propose(member, 'payment_reversal', 20_000, { paymentId: payment.id });
      const third = await union.officer('Bendahara ketiga');
      const outcomes = await Promise.allSettled([
        confirm(second, adjustment.id),
        confirm(third, adjustment.id),
      ]);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await accountOf(member)).toMatchObject({ balance: -30_000, credit: 30_000 });
    });

    it('a bill that asked for too much is lowered after it was paid: the rest becomes credit', async () => {
      const member = await union.addMember();
      await bill('2025-01', member);
      await receive(member, 35_000);
      const [january] = await billsOf(member);
      const less = await propose(member, 'bill_reduction', 15_000, { billId: january!.id });
      await confirm(second, less.id);
      expect(await accountOf(member)).toMatchObject({ balance: -15_000, open: 0, credit: 15_000 });
      const again = await propose(member, 'waiver_reversal', 15_000, { billId: january!.id });
      await confirm(second, again.id);
      expect(await accountOf(member)).toMatchObject({ balance: 0, open: 0, credit: 0 });
    });

    it('nothing is taken back beyond what there is, and a refused or withdrawn proposal changes nothing', async () => {
      const member = await union.addMember();
      await bill('2025-01', member);
      const { payment } = await receive(member, 35_000);
      const [january] = await billsOf(member);
      await expect(
        propose(member, 'payment_reversal', 35_001, { paymentId: payment.id }),
      ).rejects.toMatchObject({
        status: 422,
      });
      await expect(propose(member, 'bill_reduction', 35_001, { billId: january!.id })).rejects.toMatchObject({
        status: 422,
      });
      await expect(propose(member, 'waiver_reversal', 1, { billId: january!.id })).rejects.toMatchObject({
        status: 422,
      });
      // Two proposals that fit alone and not together: the second is refused when it would be posted.
      const first = await propose(member, 'payment_reversal', 30_000, { paymentId: payment.id });
      const other = await propose(member, 'payment_reversal', 30_000, { paymentId: payment.id });
      await confirm(second, first.id);
      await expect(confirm(second, other.id)).rejects.toMatchObject({ status: 422 });
      await second.transaction((tx) =>
        refuseAdjustment(second, tx, { adjustmentId: other.id, note: 'Sudah ditarik sebelumnya' }),
      );
      const third = await propose(member, 'payment_entry', 5_000);
      await expect(
        second.transaction((tx) => withdrawAdjustment(second, tx, { adjustmentId: third.id })),
      ).rejects.toMatchObject({ code: 'not_proposer' });
      await treasurer.transaction((tx) => withdrawAdjustment(treasurer, tx, { adjustmentId: third.id }));
      await expect(confirm(second, third.id)).rejects.toMatchObject({ code: 'already_decided', status: 409 });
      expect(await accountOf(member)).toMatchObject({ balance: 30_000 });
    });

    it('a payment moved to another month leaves the sum owed as it was', async () => {
      const member = await union.addMember();
      await bill('2025-01', member);
      await bill('2025-02', member);
      const [february, january] = await billsOf(member);
      const { payment } = await receive(member, 35_000, january!.id);
      const move = (by: WorkContext) =>
        by.transaction((tx) =>
          movePayment(by, tx, { paymentId: payment.id, billId: february!.id, reason: 'Untuk Februari' }),
        );
      await expect(move(await union.officer('Sendiri', member))).rejects.toMatchObject({
        code: 'own_payment',
      });
      expect(await move(treasurer)).toBe(35_000);
      expect((await billsOf(member)).map(({ status }) => status)).toEqual(['paid', 'unpaid']);
      expect(await accountOf(member)).toMatchObject({ balance: 35_000, open: 35_000 });
    });
  });

  describe('a claim', () => {
    it('that says paid is answered by posting the money, and the trail names the payment', async () => {
      const member = await union.addMember();
      await bill('2025-03', member);
      const [march] = await billsOf(member);
      const filed = await claim(member, { billId: march!.id });
      expect(filed.number).toMatch(/^KL-\d{4}-\d{6}$/);
      await expect(claim(member, { billId: march!.id })).rejects.toMatchObject({ code: 'claim_open' });
      await treasurer.transaction((tx) => takeClaim(treasurer, tx, filed.id));
      const decided = await treasurer.transaction((tx) =>
        approveClaim(treasurer, tx, {
          claimId: filed.id,
          note: 'Uangnya ada di mutasi',
          remedy: {
            ...{ correction: 'record_payment', amount: 35_000, paidOn: '2026-01-05' },
            ...{ method: 'transfer', reference: 'T1' },
          },
        }),
      );
      expect(decided).toMatchObject({ status: 'approved', correction: 'record_payment' });
      expect((await billsOf(member))[0]!.status).toBe('paid');
      const trail = await ctx.transaction((tx) => readClaimEvents(tx, filed.id));
      expect(trail.map(({ step }) => step)).toEqual(['submitted', 'taken', 'corrected', 'approved']);
      expect(trail[2]).toMatchObject({ amount: 35_000, paymentId: expect.any(String) });
    });

    it('for relief lets the bill go; one about a payment in the wrong month moves it', async () => {
      const member = await union.addMember();
      await bill('2025-03', member);
      await bill('2025-04', member);
      const [april, march] = await billsOf(member);
      const relief = await claim(member, { kind: 'waiver_request', billId: april!.id });
      await treasurer.transaction((tx) =>
        approveClaim(treasurer, tx, {
          ...{ claimId: relief.id, note: 'Cuti melahirkan', remedy: { correction: 'waive' } },
        }),
      );
      expect((await billsOf(member))[0]).toMatchObject({ status: 'waived', waivedAmount: 35_000 });
      await bill('2025-05', member);
      const { payment } = await receive(member, 35_000, march!.id);
      const may = (await billsOf(member))[0]!;
      const wrong = await claim(member, { kind: 'wrong_period', paymentId: payment.id, billId: may.id });
      await treasurer.transaction((tx) =>
        approveClaim(treasurer, tx, {
          ...{ claimId: wrong.id, note: 'Memang untuk Mei', remedy: { correction: 'move_payment' } },
        }),
      );
      expect((await billsOf(member)).map(({ status }) => status)).toEqual(['paid', 'waived', 'unpaid']);
    });

    it('that would take money back waits for a second person', async () => {
      const member = await union.addMember();
      const { payment } = await receive(member, 70_000);
      const filed = await claim(member, { kind: 'double_payment', paymentId: payment.id });
      await treasurer.transaction((tx) =>
        approveClaim(treasurer, tx, {
          claimId: filed.id,
          note: 'Dikembalikan Rp35.000',
          remedy: { correction: 'adjustment', proposal: { kind: 'payment_reversal', amount: 35_000 } },
        }),
      );
      expect(await accountOf(member)).toMatchObject({ credit: 70_000 });
      const trail = await ctx.transaction((tx) => readClaimEvents(tx, filed.id));
      await confirm(second, trail.find(({ adjustmentId }) => adjustmentId)!.adjustmentId!);
      expect(await accountOf(member)).toMatchObject({ credit: 35_000, balance: -35_000 });
    });

    it('is never decided by the person it is about, nor twice, nor about the bill of somebody else', async () => {
      const member = await union.addMember();
      const other = await union.addMember();
      await bill('2025-03', member);
      await bill('2025-03', other);
      const foreign = (await billsOf(other))[0]!.id;
      await expect(claim(member, { billId: foreign })).rejects.toMatchObject({ status: 404 });
      const filed = await claim(member, { billId: (await billsOf(member))[0]!.id });
      const own = await union.officer('Sendiri', member);
      const decide = (by: WorkContext) =>
        by.transaction((tx) => rejectClaim(by, tx, { claimId: filed.id, note: 'Tidak ada di mutasi' }));
      await expect(decide(own)).rejects.toMatchObject({ code: 'own_claim', status: 403 });
      await expect(
        treasurer.transaction((tx) =>
          approveClaim(treasurer, tx, {
            ...{ claimId: filed.id, note: 'Dibebaskan saja' },
            remedy: { correction: 'waive', billId: foreign },
          }),
        ),
      ).rejects.toMatchObject({ status: 404 });
      await expect(
        treasurer.transaction((tx) => rejectClaim(treasurer, tx, { claimId: filed.id, note: ' ' })),
      ).rejects.toMatchObject({ status: 422 });
      await decide(treasurer);
      await expect(decide(second)).rejects.toMatchObject({ code: 'already_decided', status: 409 });
      await expect(
        ctx.transaction((tx) => withdrawClaim(ctx, tx, { claimId: filed.id, payerId: member })),
      ).rejects.toMatchObject({ code: 'already_decided' });
    });
  });

  describe(`${STEPS} random acts in random order`, () => {
    it('leave bills less allocations less credit equal to the balance of everybody', async () => {
      const members = await Promise.all(
        Array.from({ length: 6 }, () => union.addMember({ rateCode: 'SAL_0_1500' })),
      );
      const step = fc.record({
        who: fc.nat(5),
        what: fc.constantFrom(
          'bill',
          'bill',
          'receive',
          'receive',
          'waive',
          'move',
          'claim',
          'adjust',
          'adjust',
        ),
        kind: fc.constantFrom<AdjustmentKind>(
          'payment_reversal',
          'payment_entry',
          'bill_reduction',
          'waiver_reversal',
        ),
        amount: fc.integer({ min: 1, max: 20_000 }),
        month: fc.integer({ min: 0, max: 479 }),
        pick: fc.nat(),
      });
      const model = new Map(members.map((id) => [id, 0]));
      const add = (id: string, amount: number) => model.set(id, model.get(id)! + amount);
      let refused = 0;
      for (const one of fc.sample(step, { numRuns: STEPS, seed: 20_261_122 })) {
        const member = members[one.who]!;
        try {
          add(member, await act(member, one));
        } catch (error) {
          // What does not fit is refused in words and leaves no trace.
          expect(error).toMatchObject({ status: expect.any(Number) });
          refused += 1;
        }
      }
      expect(refused).toBeLessThan(STEPS * 0.6);
      for (const member of members) {
        const account = await accountOf(member);
        expect(account.balance).toBe(model.get(member));
        expect(account.balance).toBe(account.open - account.credit);
      }
      expect(await faults()).toEqual([]);
    }, 900_000);

    interface Act {
      what: string;
      kind: AdjustmentKind;
      amount: number;
      month: number;
      pick: number;
    }

    /** Does one act and answers by how many rupiah the debt of the member has to change. */
    async function act(member: string, { what, kind, amount, month, pick }: Act): Promise<number> {
      if (what === 'bill') {
        const plain = `${2030 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
        return (await bill(plain, member)).made * 7_500;
      }
      const bills = await billsOf(member);
      const chosen = bills[pick % (bills.length || 1)];
      if (what === 'receive') {
        await receive(member, amount, chosen?.status === 'unpaid' ? chosen.id : null);
        return -amount;
      }
      const payments = await ctx.transaction((tx) =>
        tx.query<{ id: string }>(
          'select id from dues_payments where tenant_id = balai.tenant_id() and payer_id = $1 order by id',
          [member],
        ),
      );
      const payment = payments[pick % (payments.length || 1)];
      if (!chosen || !payment) return 0;
      if (what === 'waive') {
        const after = await treasurer.transaction((tx) =>
          waiveBill(treasurer, tx, { billId: chosen.id, reason: 'acak saja' }),
        );
        return chosen.waivedAmount - after.waivedAmount;
      }
      if (what === 'move') {
        await treasurer.transaction((tx) =>
          movePayment(treasurer, tx, { paymentId: payment.id, billId: chosen.id, reason: 'acak' }),
        );
        return 0;
      }
      if (what === 'claim') {
        const filed = await claim(member, { kind: 'other', billId: chosen.id });
        await treasurer.transaction((tx) =>
          approveClaim(treasurer, tx, {
            claimId: filed.id,
            note: 'acak saja',
            remedy: {
              ...{
                correction: 'record_payment',
                amount,
                paidOn: '2026-01-05',
                method: 'cash',
                reference: '',
              },
            },
          }),
        );
        return -amount;
      }
      const about = kind === 'payment_reversal' ? { paymentId: payment.id } : { billId: chosen.id };
      const adjustment = await propose(member, kind, amount, about);
      await confirm(second, adjustment.id);
      return kind === 'payment_reversal' || kind === 'waiver_reversal' ? amount : -amount;
    }
  });
});
