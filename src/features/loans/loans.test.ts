import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WorkContext } from '#kernel/work';
import { openTestLedger, type TestLedger } from '../ledger/test-ledger.ts';
import { checkSubledger, type Holder, postEntries, readBalances } from '../subledger/index.ts';
import { type Act, changeOf, readActsOf } from './act.ts';
import { applyForLoan } from './apply.ts';
import { broughtEntries, keepBroughtLoans, newBroughtLoan } from './bring-loans.ts';
import { approveLoan, approveRelatedLoan, assessLoan, openDecisions, rejectLoan } from './decide.ts';
import { readLoan } from './loan.ts';
import { disburseLoan, payLoan, reverseLoanAct, settleLoan } from './money.ts';
import { readLoanPolicy, writeLoanPolicy } from './policy.ts';
import { readLoanProducts } from './product.ts';
import { readLoanCard, readLoanCards } from './read-loan.ts';
import { approveRelief, proposeRelief, rejectRelief } from './relief.ts';
import { makeSchedule } from './schedule.ts';
import { allocate, settlementOf, standingOf } from './standing.ts';
import { makeTestPlace } from './test-place.ts';

const at = (day: string) => new Date(`${day}T03:00:00Z`);

describe('how a loan stands', () => {
  const flat = (penaltyMillionths = 0, graceDays = 0) => ({
    terms: { penaltyMillionths, graceDays },
    plan: {
      startsOn: '2026-01-10',
      rows: makeSchedule({
        ...{ principal: 12_000_000, months: 12, rate: { numerator: 1n, denominator: 100n }, method: 'flat' },
        disbursedOn: '2026-01-10',
      }),
    },
  });
  const first = { postedOn: '2026-02-10', penalty: 0, interest: 120_000, principal: 1_000_000, credit: 0 };

  it('T2: two instalments late are counted from the older one', () => {
    const { overdue } = standingOf(flat(), [first], '2026-04-11');
    expect(overdue).toEqual({ principal: 2_000_000, interest: 240_000, since: '2026-03-10', days: 32 });
  });

  it('nobody is late on the due day itself', () => {
    expect(standingOf(flat(), [first], '2026-03-10').overdue.days).toBe(0);
    expect(standingOf(flat(), [first], '2026-03-11').overdue.days).toBe(1);
  });

  it('a penalty runs up by the day after the days of grace, and not on what was paid', () => {
    // 0.05 per cent a day of 1,120,000 from 17 March.
    expect(standingOf(flat(500, 7), [first], '2026-03-17').penalty).toBe(0);
    expect(standingOf(flat(500, 7), [first], '2026-03-27').penalty).toBe(5_600);
    const half = { postedOn: '2026-03-22', penalty: 0, interest: 120_000, principal: 440_000, credit: 0 };
    expect(standingOf(flat(500, 7), [first, half], '2026-03-27').penalty).toBe(2_800 + 1_400);
  });

  it('a payment settles penalty, then the oldest interest and principal; what is left is credit', () => {
    const standing = standingOf(flat(500, 7), [first], '2026-03-27');
    expect(allocate(standing, 130_000)).toEqual({
      penalty: 5_600,
      interest: 120_000,
      principal: 4_400,
      credit: 0,
    });
    expect(allocate(standing, 130_000, 'penalty-last')).toEqual({
      ...{ penalty: 0, interest: 120_000, principal: 10_000, credit: 0 },
    });
    const all = 11_000_000 + 11 * 120_000 + 5_600;
    expect(allocate(standing, all + 7)).toEqual({
      ...{ penalty: 5_600, interest: 1_320_000, principal: 11_000_000, credit: 7 },
    });
  });

  it('an early settlement leaves out the interest of months that have not begun', () => {
    expect(settlementOf(standingOf(flat(), [first], '2026-03-20'), '2026-03-20')).toMatchObject({
      ...{ principal: 11_000_000, interest: 240_000, penalty: 0, total: 11_240_000, waived: 9 * 120_000 },
    });
  });
});

describe.each(['pooled', 'schema'] as const)('loans on level %s', (isolation) => {
  let ledger: TestLedger;
  let treasurer: WorkContext;
  let chair: WorkContext;
  let supervisor: WorkContext;
  const { place, people, related, leaving, newHolder } = makeTestPlace();
  beforeAll(async () => {
    ledger = await openTestLedger(isolation);
    treasurer = await ledger.officer('Norhayati');
    chair = await ledger.officer('Rifani');
    supervisor = await ledger.officer('Masniah');
  });
  afterAll(() => ledger?.close());

  const on = (ctx: WorkContext, day: string): WorkContext => ({ ...ctx, now: at(day) });

  async function approved(holder: Holder, amount = 1_200_000, day = '2026-01-10'): Promise<string> {
    const [product] = (await treasurer.transaction((tx) => readLoanProducts(tx))).filter(
      ({ name }) => name === 'Pinjaman umum',
    );
    const id = randomUUID();
    const [t, c] = [on(treasurer, day), on(chair, day)];
    const given = { id, holder, productId: product!.id, amount, months: 12, purpose: 'Modal dagang' };
    const more = { occupation: '', collateral: '', guarantor: '' };
    await supervisor.transaction((tx) => applyForLoan(on(supervisor, day), tx, place, { ...given, ...more }));
    await t.transaction((tx) => assessLoan(t, tx, place, { id, note: 'Cukup mampu' }));
    await c.transaction((tx) => approveLoan(c, tx, place, id));
    return id;
  }
  async function running(holder = newHolder(), amount = 1_200_000, day = '2026-01-10'): Promise<string> {
    const id = await approved(holder, amount, day);
    const t = on(treasurer, day);
    await t.transaction((tx) =>
      disburseLoan(t, tx, place, { id, postedOn: day, from: 'cash', key: randomUUID() }),
    );
    return id;
  }
  const pay = (id: string, amount: number, day = '2026-02-10', key: string = randomUUID()) =>
    treasurer.transaction((tx) =>
      payLoan(treasurer, tx, place, { id, amount, postedOn: day, into: 'cash', key }),
    );
  const check = () => ledger.ctx.transaction((tx) => checkSubledger(ledger.ctx, tx));
  const owed = async (id: string) => {
    const { holderId } = await ledger.ctx.transaction((tx) => readLoan(ledger.ctx, tx, id));
    const balances = await ledger.ctx.transaction((tx) => readBalances(ledger.ctx, tx, [holderId]));
    return Object.fromEntries(
      balances.filter(({ part }) => part === id).map((one) => [one.account, one.balance]),
    );
  };

  it('two hundred payments of one loan at once leave exactly what they leave', {
    timeout: 120_000,
  }, async () => {
    const id = await running(newHolder(), 6_000_000);
    // Half of them twice: pressed again, they count once.
    const keys = Array.from({ length: 200 }, (_, at) => `pay-${isolation}-${at % 100}`);
    // Whoever finds no connection free in time presses again, by the same key.
    const payPatiently = (key: string): Promise<unknown> =>
      pay(id, 12_345, '2026-02-10', key).catch((error: Error) => {
        if (/trying to connect/.test(error.message)) return payPatiently(key);
        throw error;
      });
    await Promise.all(keys.map(payPatiently));
    const acts = await ledger.ctx.transaction((tx) => readActsOf(ledger.ctx, tx, id));
    const payments = acts.filter(({ kind }) => kind === 'payment');
    expect(payments).toHaveLength(100);
    expect(new Set(payments.map(({ receipt }) => receipt)).size).toBe(100);
    expect(payments.reduce((sum, { interest, principal }) => sum + interest + principal, 0)).toBe(1_234_500);
    // Two whole instalments of 560,000; of the third its interest of 60,000 and 54,500 of its principal.
    expect(await owed(id)).toEqual({ loan: 6_000_000 - 1_000_000 - 54_500 });
    expect((await check()).faults).toEqual([]);
  });

  it('figures of a member are in no row in clear', async () => {
    const id = await running(newHolder(), 7_654_300);
    await pay(id, 123_457);
    for (const table of ['loans', 'loan_acts', 'subledger_entries', 'subledger_balances'])
      for (const { row } of await ledger.ctx.transaction((tx) =>
        tx.query<{ row: string }>(
          `select t::text as row from ${table} t where tenant_id = balai.tenant_id()`,
        ),
      ))
        for (const figure of ['7654300', '123457']) expect(row).not.toContain(figure);
  });

  it('an instalment that is all interest is booked, and taken back', async () => {
    const id = await running();
    const { act } = await pay(id, 5_000);
    expect([act.interest, act.principal, await owed(id)]).toEqual([5_000, 0, { loan: 1_200_000 }]);
    await treasurer.transaction((tx) =>
      reverseLoanAct(treasurer, tx, place, { loanId: id, actId: act.id, reason: 'Salah anggota' }),
    );
    const again = await pay(id, 12_000);
    expect(again.act.interest).toBe(12_000);
    expect((await check()).faults).toEqual([]);
  });

  it('whoever borrows, applied for it or approved it does not take the next step', async () => {
    const holder = newHolder();
    const asBorrower = {
      ...chair,
      principal: {
        ...(chair.principal as Extract<WorkContext['principal'], { kind: 'account' }>),
        subjectId: holder.id,
      },
    } as WorkContext;
    const id = await approved(holder);
    const posting = { id, postedOn: '2026-01-10', from: 'cash' as const, key: randomUUID() };
    await expect(
      asBorrower.transaction((tx) => disburseLoan(asBorrower, tx, place, posting)),
    ).rejects.toMatchObject({ code: 'own_loan' });
    await expect(chair.transaction((tx) => disburseLoan(chair, tx, place, posting))).rejects.toMatchObject({
      code: 'second_person_needed',
    });
    await expect(
      asBorrower.transaction((tx) => rejectLoan(asBorrower, tx, place, { id, reason: 'Tidak jadi' })),
    ).rejects.toMatchObject({ code: 'own_loan' });
  });

  it('a page offers no step that the act would refuse', async () => {
    const holder = newHolder();
    const principal = { ...chair.principal, subjectId: holder.id } as WorkContext['principal'];
    const asBorrower = { ...chair, principal } as WorkContext;
    const id = await approved(holder);
    const loan = await chair.transaction((tx) => readLoan(chair, tx, id));
    const none = { approve: false, approveRelated: false, disburse: false, reject: false };
    const none3 = { approve: false, approveRelated: false, disburse: false };
    expect(openDecisions(asBorrower, loan)).toEqual({ ...none, isSame: none3 });
    // Who approved refuses still, and leaves the money to another; who took it down decides nothing.
    expect(openDecisions(chair, loan)).toEqual({
      ...{ ...none, reject: true },
      isSame: { ...none3, disburse: true },
    });
    expect(openDecisions(treasurer, loan)).toEqual({
      ...{ ...none, disburse: true, reject: true },
      isSame: none3,
    });
    expect(openDecisions(supervisor, loan).reject).toBe(false);
    await expect(
      supervisor.transaction((tx) => rejectLoan(supervisor, tx, place, { id, reason: 'Tidak jadi' })),
    ).rejects.toMatchObject({ code: 'second_person_needed' });
    const half = { ...loan, state: 'half-approved' as const, isRelated: true };
    expect(openDecisions(chair, half)).toMatchObject({ approve: false, approveRelated: false });
    expect(openDecisions(treasurer, half)).toMatchObject({ approve: false, approveRelated: true });
    expect(openDecisions(supervisor, half)).toMatchObject({ isSame: { approveRelated: true } });
  });

  it('what an officer borrows needs both boards and fits into a tenth of the own capital', async () => {
    const holder = newHolder();
    related.add(holder.id);
    const [product] = await treasurer.transaction((tx) => readLoanProducts(tx));
    const id = randomUUID();
    const given = { id, holder, productId: product!.id, amount: 1_000_000, months: 6, purpose: 'Renovasi' };
    await treasurer.transaction((tx) =>
      applyForLoan(treasurer, tx, place, {
        ...given,
        occupation: '',
        collateral: 'BPKB motor',
        guarantor: 'Anggota 1',
      }),
    );
    await treasurer.transaction((tx) => assessLoan(treasurer, tx, place, { id, note: 'Cukup mampu' }));
    // No capital yet: nothing fits.
    await expect(chair.transaction((tx) => approveLoan(chair, tx, place, id))).rejects.toMatchObject({
      code: 'related_cap',
    });
    related.delete(holder.id);
    await expect(
      supervisor.transaction((tx) => approveRelatedLoan(supervisor, tx, place, id)),
    ).rejects.toMatchObject({ code: 'related_cap' });
  });

  it('a loan given up leaves the books, and refuses payments; proposer and decider are two', async () => {
    const id = await running();
    const relief = randomUUID();
    const given = {
      id: relief,
      loanId: id,
      kind: 'write-off' as const,
      months: 1,
      reason: 'Peminjam pindah tanpa alamat',
    };
    await treasurer.transaction((tx) => proposeRelief(treasurer, tx, place, given));
    await expect(
      treasurer.transaction((tx) => approveRelief(treasurer, tx, place, relief)),
    ).rejects.toMatchObject({ code: 'second_person_needed' });
    await chair.transaction((tx) => approveRelief(chair, tx, place, relief));
    expect(await owed(id)).toEqual({ loan: 0 });
    // What comes in later is income of its own; it cannot have come before.
    await expect(pay(id, 1_000)).rejects.toMatchObject({ fields: { postedOn: expect.any(String) } });
    expect((await check()).faults).toEqual([]);
  });

  it('a new schedule has as many instalments as were agreed and comes to what is owed', async () => {
    const id = await running();
    await pay(id, 112_000);
    const relief = randomUUID();
    const given = {
      id: relief,
      loanId: id,
      kind: 'restructure' as const,
      months: 24,
      reason: 'Panen gagal tahun ini',
    };
    await treasurer.transaction((tx) => proposeRelief(treasurer, tx, place, given));
    await chair.transaction((tx) => approveRelief(chair, tx, place, relief));
    const card = await chair.transaction((tx) => readLoanCard(chair, tx, place, id));
    expect(card.standing.rows).toHaveLength(24);
    expect(card.standing.outstanding).toBe(1_100_000);
    expect(card.standing.overdue.days).toBe(0);
  });

  it('a pay-out taken back leaves nothing owed on the card, which stays open with its receipts', async () => {
    const id = await running();
    const [{ id: actId }] = (await treasurer.transaction((tx) => readActsOf(treasurer, tx, id))) as [Act];
    const relief = randomUUID();
    const asked = { id: relief, loanId: id, kind: 'restructure' as const, months: 6 };
    await treasurer.transaction((tx) =>
      proposeRelief(treasurer, tx, place, { ...asked, reason: 'Panen gagal tahun ini' }),
    );
    await treasurer.transaction((tx) =>
      reverseLoanAct(treasurer, tx, place, { loanId: id, actId, reason: 'Salah anggota' }),
    );
    const card = await chair.transaction((tx) => readLoanCard(chair, tx, place, id));
    const changes = card.acts.map((act) => changeOf(act, card.acts));
    expect(changes).toEqual([1_200_000, -1_200_000]);
    expect(card.standing.outstanding).toBe(0);
    const { holderId } = card.loan;
    const cards = await chair.transaction((tx) => readLoanCards(chair, tx, place, { holderId }));
    expect(cards.map(({ loan }) => loan.id)).toEqual([id]);
    await chair.transaction((tx) =>
      rejectRelief(chair, tx, place, { id: relief, reason: 'Pencairannya dibalik' }),
    );
    const again = { id, postedOn: '2026-01-12', from: 'cash' as const, key: randomUUID() };
    const t = on(treasurer, '2026-01-12');
    await t.transaction((tx) => disburseLoan(t, tx, place, again));
    expect(await owed(id)).toEqual({ loan: 1_200_000 });
    expect((await check()).faults).toEqual([]);
  });

  it('an instalment taken back stands on the card with the opposite sign', async () => {
    const id = await running();
    const { act } = await pay(id, 112_000);
    await treasurer.transaction((tx) =>
      reverseLoanAct(treasurer, tx, place, { loanId: id, actId: act.id, reason: 'Salah anggota' }),
    );
    const acts = await treasurer.transaction((tx) => readActsOf(treasurer, tx, id));
    expect(acts.map((one) => changeOf(one, acts))).toEqual([1_200_000, -100_000, 100_000]);
  });

  it('nothing is paid out before the approval, nor to somebody who has left or asked to leave', async () => {
    const holder = newHolder();
    const id = await approved(holder, 1_200_000, '2026-01-10');
    const payOut = (postedOn: string) =>
      treasurer.transaction((tx) =>
        disburseLoan(treasurer, tx, place, { id, postedOn, from: 'cash', key: randomUUID() }),
      );
    await expect(payOut('2026-01-09')).rejects.toMatchObject({ status: 422 });
    leaving.add(holder.id);
    await expect(payOut('2026-01-10')).rejects.toMatchObject({ code: 'holder_leaving' });
    leaving.delete(holder.id);
    people.set(holder.id, { ...holder, leftOn: '2026-01-11' });
    await expect(payOut('2026-01-10')).rejects.toMatchObject({ code: 'holder_left' });
    people.set(holder.id, holder);
    expect(await owed(id)).toEqual({});
    await payOut('2026-01-10');
    expect(await owed(id)).toEqual({ loan: 1_200_000 });
  });

  it('a settlement takes the sum that was shown, or tells the new one', async () => {
    const id = await running();
    const key = randomUUID();
    const settle = (total: number, postedOn = '2026-02-09') =>
      treasurer.transaction((tx) =>
        settleLoan(treasurer, tx, place, { id, total, postedOn, into: 'cash', key }),
      );
    await pay(id, 50_000, '2026-02-09');
    await expect(settle(1_212_000)).rejects.toMatchObject({ code: 'total_changed' });
    await expect(settle(1_162_000, '2026-02-11')).rejects.toMatchObject({ code: 'total_changed' });
    const { act } = await settle(1_162_000);
    expect(act.amount).toBe(1_162_000);
    expect((await settle(1_162_000)).isNew).toBe(false);
    await expect(settle(1_162_001)).rejects.toMatchObject({ code: 'source_posted' });
    expect(await owed(id)).toEqual({ loan: 0 });
  });

  it('no relief is proposed for a loan of which only a penalty is left', async () => {
    const policy = await treasurer.transaction((tx) => readLoanPolicy(tx));
    const setOrder = (order: 'penalty-first' | 'penalty-last') =>
      treasurer.transaction((tx) => writeLoanPolicy(treasurer, tx, { ...policy, order }));
    await setOrder('penalty-last');
    const id = await running(newHolder(), 600_000);
    const all = 600_000 + 12 * 6_000;
    const given = { id: randomUUID(), loanId: id, months: 6, reason: 'Tinggal denda saja' };
    await treasurer.transaction((tx) =>
      proposeRelief(treasurer, tx, place, { ...given, kind: 'restructure' }),
    );
    await pay(id, all, '2026-05-10');
    const { standing } = await treasurer.transaction((tx) => readLoanCard(treasurer, tx, place, id));
    expect([standing.outstanding, standing.penalty > 0]).toEqual([0, true]);
    await expect(chair.transaction((tx) => approveRelief(chair, tx, place, given.id))).rejects.toMatchObject({
      code: 'nothing_owed',
      status: 409,
    });
    await chair.transaction((tx) =>
      rejectRelief(chair, tx, place, { id: given.id, reason: 'Pokoknya sudah lunas' }),
    );
    for (const kind of ['restructure', 'write-off'] as const)
      await expect(
        treasurer.transaction((tx) =>
          proposeRelief(treasurer, tx, place, { ...given, id: randomUUID(), kind }),
        ),
      ).rejects.toMatchObject({ code: 'nothing_owed', status: 409 });
    await setOrder(policy.order);
  });

  it('a loan brought along runs up no penalty that nobody agreed on', async () => {
    const { id: holderId } = newHolder();
    const loan = newBroughtLoan({
      ...{ holderId, amount: 500_000, months: 2, rateMillionths: 10_000, method: 'flat' },
    });
    const event = { kind: 'opening-balance', id: randomUUID() };
    await treasurer.transaction(async (tx) => {
      const { entries } = await postEntries(treasurer, tx, {
        ...{ event, postedOn: '2026-01-10', description: 'Saldo awal', entries: broughtEntries([loan]) },
        contra: [{ account: { purpose: 'cash' }, credit: 500_000 }],
      });
      const { journalId, journalNumber } = entries[0]!;
      await keepBroughtLoans(treasurer, tx, place, {
        ...{ loans: [loan], asOf: '2026-01-10', event, journal: { id: journalId, number: journalNumber } },
      });
    });
    const { standing } = await treasurer.transaction((tx) => readLoanCard(treasurer, tx, place, loan.id));
    expect([standing.overdue.days > 60, standing.penalty]).toEqual([true, 0]);
  });
});
