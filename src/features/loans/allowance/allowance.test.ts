import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePeriod, readBalances } from '#features/ledger';
import { checkSubledger, postEntries } from '#features/subledger';
import { lastDayOf, shiftMonth } from '#kernel/calendar';
import type { WorkContext } from '#kernel/work';
import { openTestLedger, type TestLedger } from '../../ledger/test-ledger.ts';
import { broughtEntries, keepBroughtLoans, newBroughtLoan } from '../bring-loans.ts';
import { payLoan } from '../money.ts';
import { approveRelief, proposeRelief } from '../relief.ts';
import { makeTestPlace } from '../test-place.ts';
import { postAllowance, previewAllowance, readPostings, reverseAllowance } from './allowance.ts';
import { describeAllowance } from './describe-allowance.ts';
import { type AllowanceRates, writeRates } from './rates.ts';

describe.each(['pooled', 'schema'] as const)('what is set aside for loans on level %s', (isolation) => {
  let ledger: TestLedger;
  let treasurer: WorkContext;
  let chair: WorkContext;
  const { place, newHolder } = makeTestPlace();
  beforeAll(async () => {
    ledger = await openTestLedger(isolation);
    treasurer = await ledger.officer('Norhayati');
    chair = await ledger.officer('Rifani');
  });
  afterAll(() => ledger?.close());

  /** A loan of so much that was paid out on a day, ten instalments without interest. @returns its id */
  async function lent(amount: number, asOf: string): Promise<string> {
    const loan = newBroughtLoan({
      ...{ holderId: newHolder().id, amount, months: 10, rateMillionths: 0, method: 'flat' as const },
    });
    const event = { kind: 'test', id: loan.id };
    await treasurer.transaction(async (tx) => {
      const { entries } = await postEntries(treasurer, tx, {
        ...{ event, postedOn: asOf, description: 'Sisa pinjaman lama', entries: broughtEntries([loan]) },
        contra: [{ account: { purpose: 'cash' }, credit: amount }],
      });
      const [{ journalId, journalNumber }] = entries as [(typeof entries)[number]];
      await keepBroughtLoans(treasurer, tx, place, {
        ...{ loans: [loan], asOf, event, journal: { id: journalId, number: journalNumber } },
      });
    });
    return loan.id;
  }
  const pay = (id: string, amount: number, postedOn: string) =>
    treasurer.transaction((tx) =>
      payLoan(treasurer, tx, place, { id, amount, postedOn, into: 'cash', key: randomUUID() }),
    );
  const preview = (month: string) =>
    ledger.ctx.transaction((tx) => previewAllowance(ledger.ctx, tx, { month }));
  const post = (month: string, change: number) =>
    treasurer.transaction((tx) => postAllowance(treasurer, tx, { month, change }));
  const postShown = async (month: string) => post(month, (await preview(month)).change);
  const postings = () => ledger.ctx.transaction((tx) => readPostings(ledger.ctx, tx));
  const reverse = (id: string, reason = 'Salah tarif') =>
    treasurer.transaction((tx) => reverseAllowance(treasurer, tx, { id, reason }));
  const setRates = (since: string, rates: AllowanceRates, postedThrough?: string) =>
    treasurer.transaction((tx) => writeRates(treasurer, tx, { since, rates, postedThrough }));
  /** Rupiah that an account holds at the end of a month, its own side above zero. */
  async function heldBy(purpose: string, month: string, side: 1 | -1): Promise<number> {
    const day = lastDayOf(month);
    const accounts = await ledger.ctx.transaction((tx) => readBalances(tx, { from: '2000-01-01', to: day }));
    return 0 + side * accounts.find((one) => one.purpose === purpose)!.closing;
  }
  const journals = async () =>
    (
      await ledger.ctx.transaction((tx) =>
        tx.one<{ n: number }>(
          "select count(*)::int as n from ledger_journals where tenant_id = balai.tenant_id() and source_kind = 'loan-allowance'",
        ),
      )
    )?.n;

  it('each class is set aside for by its rate, once a month, and the expense is that of the month', async () => {
    await lent(1_000_000, '2025-01-31');
    const half = await lent(2_000_001, '2025-01-31');
    await pay(half, 400_001, '2025-03-05');
    const shown = await preview('2025-07');
    // 31 July: the first instalment has been late for 153 days; the other loan since 30 April, 92 days.
    expect(
      shown.classes.map(({ quality, loans, balance, amount }) => [quality, loans, balance, amount]),
    ).toEqual([
      ['current', 0, 0, 0],
      ['substandard', 1, 1_600_000, 800_000],
      ['doubtful', 1, 1_000_000, 750_000],
      ['lost', 0, 0, 0],
    ]);
    expect([shown.required, shown.held, shown.change]).toEqual([1_550_000, 0, 1_550_000]);
    expect(await post('2025-07', shown.change)).toBe(1_550_000);
    expect(await heldBy('loan-allowance', '2025-07', -1)).toBe(1_550_000);
    expect(await heldBy('loan-allowance', '2025-06', -1)).toBe(0);
    expect(await heldBy('loan-allowance-expense', '2025-07', 1)).toBe(1_550_000);
    const before = await journals();
    expect(await post('2025-07', shown.change)).toBe(0);
    expect(await Promise.all([post('2025-07', 1), post('2025-07', 2)])).toEqual([0, 0]);
    expect(await journals()).toBe(before);
    const [, told] = await ledger.ctx.transaction((tx) => describeAllowance(ledger.ctx, tx, '2025-12-31'));
    expect(told).toBe(
      'Penyisihan per 31 Juli 2025: kurang lancar Rp1.600.000 kali 50% sama dengan Rp800.000; diragukan Rp1.000.000 kali 75% sama dengan Rp750.000; jumlah Rp1.550.000.',
    );
  });

  it('a month is shown as it was, whatever came in later, and a payment lets go of what is too much', async () => {
    const july = await preview('2025-07');
    const [first] = (await postings()).filter(({ month }) => month === '2025-07');
    const loan = await lent(500_000, '2025-01-31');
    await pay(loan, 500_000, '2025-08-20');
    // Lent in January, so the figures of July have changed; it is posted and stays.
    const changed = await preview('2025-07');
    expect(changed.required).toBe(july.required + 375_000);
    expect(await post('2025-07', changed.change)).toBe(0);
    await reverse(first!.id);
    expect(await heldBy('loan-allowance', '2025-07', -1)).toBe(0);
    await expect(reverse(first!.id)).rejects.toMatchObject({ code: 'already_reversed' });
    expect(await postShown('2025-07')).toBe(1_925_000);
    // Paid in August: less is owed, and what is owed is later.
    const august = await preview('2025-08');
    expect(await postShown('2025-08')).toBe(august.change);
    expect(await heldBy('loan-allowance', '2025-08', -1)).toBe(august.required);
  });

  it('months follow each other, and nothing is posted that was not shown', async () => {
    await expect(postShown('2025-05')).rejects.toMatchObject({ code: 'later_month_posted' });
    const [, july] = (await postings()).filter(({ reversalId }) => reversalId === null);
    await expect(reverse(july!.id)).rejects.toMatchObject({ code: 'later_month_posted' });
    await expect(reverse(randomUUID())).rejects.toMatchObject({ status: 404 });
    await lent(700_000, '2025-03-31');
    const { change } = await preview('2025-10');
    for (const other of [change + 1, 0, Number.NaN, 1.5])
      await expect(post('2025-10', other)).rejects.toMatchObject({ code: 'figures_changed' });
    for (const month of ['2025-13', '', '2099-01', '2026-1'])
      await expect(preview(month)).rejects.toMatchObject({ status: 422 });
    // Two officers press at once: one of them posts.
    const pressed = await Promise.all([post('2025-10', change), post('2025-10', change)]);
    expect(pressed.sort()).toEqual([0, change].sort());
  });

  it('a loan that is given up is taken from what was set aside, and the next month asks for no more than is owed', async () => {
    const loan = await lent(900_000, '2025-01-31');
    await postShown('2025-11');
    const before = await heldBy('loan-allowance', '2025-11', -1);
    const id = randomUUID();
    const reason = 'Peminjam tidak ditemukan';
    const relief = { id, loanId: loan, kind: 'write-off' as const, months: 1, reason };
    await treasurer.transaction((tx) => proposeRelief(treasurer, tx, place, relief));
    await chair.transaction((tx) => approveRelief(chair, tx, place, id));
    const month = chair.now.toISOString().slice(0, 7);
    expect(await heldBy('loan-allowance', month, -1)).toBe(before - 900_000);
    expect((await ledger.ctx.transaction((tx) => checkSubledger(ledger.ctx, tx))).faults).toEqual([]);
  });

  it('rates hold from their month on, rise from class to class, and leave posted months alone', async () => {
    const rates = { current: 50, substandard: 1_000, doubtful: 5_000, lost: 10_000 };
    for (const wrong of [
      { ...rates, current: -1 },
      { ...rates, lost: 10_001 },
      { ...rates, doubtful: 999 },
      { ...rates, substandard: 10.5 },
      { ...rates, current: Number.NaN },
    ])
      await expect(setRates('2025-12', wrong, '2025-11')).rejects.toMatchObject({ status: 422 });
    await expect(setRates('2025-11', rates, '2025-11')).rejects.toMatchObject({ status: 422 });
    await expect(setRates('entah', rates)).rejects.toMatchObject({ status: 422 });
    await setRates('2025-12', rates, '2025-11');
    const rateOf = async (month: string) => (await preview(month)).classes.map(({ rateBp }) => rateBp);
    expect(await rateOf('2025-11')).toEqual([0, 5_000, 7_500, 10_000]);
    expect(await rateOf('2025-12')).toEqual([50, 1_000, 5_000, 10_000]);
  });

  it('whatever was lent and paid: after posting, the allowance is the sum of class balances times rates', {
    timeout: 180_000,
  }, async () => {
    let month = 0;
    const percent = fc.integer({ min: 0, max: 10_000 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            amount: fc.integer({ min: 10, max: 50_000_000 }),
            ago: fc.integer({ min: 1, max: 9 }),
            paid: fc.integer({ min: 0, max: 9 }),
          }),
          { minLength: 1, maxLength: 3 },
        ),
        fc.tuple(percent, percent, percent, percent),
        async (loans, drawn) => {
          month += 1;
          const now = `2026-${String(month).padStart(2, '0')}`;
          const [current, substandard, doubtful, lost] = drawn.toSorted((one, other) => one - other);
          await setRates(now, {
            ...{ current: current!, substandard: substandard!, doubtful: doubtful!, lost: lost! },
          });
          for (const { amount, ago, paid } of loans) {
            const since = new Date(Date.UTC(2026, month - 1 - ago, 15)).toISOString().slice(0, 10);
            const id = await lent(amount, since);
            const part = Math.floor((amount * paid) / 10);
            if (part > 0) await pay(id, part, `${now}-03`);
          }
          const shown = await preview(now);
          await post(now, shown.change);
          const expected = shown.classes.reduce(
            (sum, { balance, rateBp }) => sum + (BigInt(balance) * BigInt(rateBp) + 5_000n) / 10_000n,
            0n,
          );
          expect(BigInt(await heldBy('loan-allowance', now, -1))).toBe(expected);
          // The balances of the classes are those of the books, to the rupiah.
          expect(shown.classes.reduce((sum, { balance }) => sum + balance, 0)).toBe(
            await heldBy('loan', now, 1),
          );
          expect(await post(now, shown.change)).toBe(0);
        },
      ),
      { numRuns: 9, endOnFailure: true },
    );
  });

  it('a closed month takes nothing any more; taking it back falls into the open one', async () => {
    const [last] = (await postings()).filter(({ reversalId }) => reversalId === null);
    expect(last!.month).toBe('2026-09');
    for (let month = '2025-01'; month <= '2026-09'; month = shiftMonth(month, 1))
      await treasurer.transaction((tx) => closePeriod(treasurer, tx, month));
    await reverse(last!.id);
    expect(await heldBy('loan-allowance', '2026-09', -1)).toBe(last!.held + last!.change);
    expect(await heldBy('loan-allowance', '2026-10', -1)).toBe(last!.held);
    // On its last evening the closed month holds what it held.
    expect(await postShown('2026-09')).toBe(0);
    expect(await postShown('2026-10')).not.toBe(0);
  });

  it('no figure of a class stands in a row in clear', async () => {
    const rows = await ledger.ctx.transaction((tx) =>
      tx.query<{ row: string }>(
        'select t::text as row from loan_allowances t where tenant_id = balai.tenant_id()',
      ),
    );
    expect(rows.length).toBeGreaterThan(8);
    for (const { row } of rows)
      for (const figure of ['1600000', '1550000']) expect(row).not.toContain(figure);
  });
});
