import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WorkContext } from '#kernel/work';
import { openTestLedger, type TestLedger } from '../ledger/test-ledger.ts';
import { readBalances } from './balance.ts';
import { checkMemberBooks } from './check-by-night.ts';
import { checkSubledger } from './check-subledger.ts';
import { findEntriesByCode, readEntriesOf } from './entry.ts';
import { postEntries } from './post-entries.ts';
import { reverseEntries } from './reverse-entries.ts';

const POKOK = { account: 'savings-principal', part: randomUUID() };
const SUKARELA = { account: 'savings-voluntary', part: randomUUID() };

describe.each(['pooled', 'schema'] as const)('the books of members on level %s', (isolation) => {
  let ledger: TestLedger;
  let treasurer: WorkContext;
  beforeAll(async () => {
    ledger = await openTestLedger(isolation);
    treasurer = await ledger.officer('Norhayati');
  });
  afterAll(() => ledger?.close());

  /** Above zero it comes in, below zero it goes out. */
  const move = (
    holderId: string,
    place: typeof POKOK,
    amount: number,
    { id = randomUUID() as string, postedOn = '2024-03-01' } = {},
  ) =>
    treasurer.transaction((tx) =>
      postEntries(treasurer, tx, {
        ...{ event: { kind: 'test', id }, postedOn, description: 'Gerak uji' },
        entries: [{ holderId, ...place, amount }],
        contra: [
          amount > 0
            ? { account: { purpose: 'cash' }, debit: amount }
            : { account: { purpose: 'cash' }, credit: -amount },
        ],
        receipt: { series: 'test receipt', prefix: 'BT' },
      }),
    );
  const back = (id: string) =>
    treasurer.transaction((tx) =>
      reverseEntries(treasurer, tx, { event: { kind: 'test', id }, reason: 'Salah catat' }),
    );
  const held = async (holderId: string, place: typeof POKOK) =>
    (await ledger.ctx.transaction((tx) => readBalances(ledger.ctx, tx, [holderId]))).find(
      ({ part }) => part === place.part,
    )?.balance ?? 0;
  const check = () => ledger.ctx.transaction((tx) => checkSubledger(ledger.ctx, tx));

  it('what a member puts in and takes out is what the member holds, and the general ledger agrees', async () => {
    const siti = randomUUID();
    await move(siti, SUKARELA, 500_000);
    const { entries } = await move(siti, SUKARELA, -125_000);
    expect(await held(siti, SUKARELA)).toBe(375_000);
    const [entry] = entries;
    expect(entry!.receipt).toMatch(/^BT-\d{4}-\d{6}$/);
    const found = await ledger.ctx.transaction((tx) =>
      findEntriesByCode(ledger.ctx, tx, entry!.code.toLowerCase().replace('-', ' ')),
    );
    expect(found.map(({ id }) => id)).toEqual([entry!.id]);
    expect((await check()).faults).toEqual([]);
  });

  it.each([
    ['nothing', 0],
    ['parts of a rupiah', 10.5],
    ['beyond exact numbers', 2 ** 60],
    ['more than a trillion', 1_000_000_000_001],
    ['no number', Number.NaN],
    ['more than is there', -1],
  ])('a movement of %s is refused and leaves nothing', async (_, amount) => {
    const siti = randomUUID();
    await expect(move(siti, SUKARELA, amount)).rejects.toMatchObject({ status: 422 });
    expect(await ledger.ctx.transaction((tx) => readEntriesOf(ledger.ctx, tx, siti))).toEqual([]);
  });

  it('the same deposit fifty times at once stands once; with another sum it is refused', async () => {
    const siti = randomUUID();
    const id = randomUUID();
    const answers = await Promise.all(Array.from({ length: 50 }, () => move(siti, SUKARELA, 70_000, { id })));
    expect(answers.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(new Set(answers.map(({ entries }) => entries[0]!.id)).size).toBe(1);
    await expect(move(siti, SUKARELA, 70_001, { id })).rejects.toMatchObject({ code: 'source_posted' });
    expect(await held(siti, SUKARELA)).toBe(70_000);
  });

  it('many deposits to one member at once lose nothing', async () => {
    const count = Number(process.env.BALAI_DEPOSITS ?? 60);
    const siti = randomUUID();
    await Promise.all(Array.from({ length: count }, (_, at) => move(siti, SUKARELA, 1_000 + at)));
    expect(await held(siti, SUKARELA)).toBe(count * 1_000 + (count * (count - 1)) / 2);
    expect((await check()).faults).toEqual([]);
  }, 300_000);

  it('two that withdraw all of it at once: one goes away with empty hands', async () => {
    const siti = randomUUID();
    await move(siti, SUKARELA, 90_000);
    const answers = await Promise.allSettled([move(siti, SUKARELA, -90_000), move(siti, SUKARELA, -90_000)]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await held(siti, SUKARELA)).toBe(0);
  });

  it('a mistake is taken back once; money that went out since has to come back first', async () => {
    const siti = randomUUID();
    const [first, second] = [randomUUID(), randomUUID()];
    await move(siti, SUKARELA, 60_000, { id: first });
    await move(siti, SUKARELA, -60_000, { id: second });
    await expect(back(first)).rejects.toMatchObject({ code: 'spent' });
    await back(second);
    await back(first);
    await expect(back(first)).rejects.toMatchObject({ status: 409 });
    expect(await held(siti, SUKARELA)).toBe(0);
    expect((await check()).faults).toEqual([]);
  });

  it('whatever is posted and taken back, sums are those of a plain model', async () => {
    const people = [randomUUID(), randomUUID(), randomUUID()];
    const step = fc.record({
      who: fc.nat(2),
      place: fc.constantFrom(POKOK, SUKARELA),
      amount: fc.integer({ min: -400_000, max: 600_000 }),
      takesBack: fc.boolean(),
    });
    const model = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        for (const { who, place, amount, takesBack } of steps) {
          const key = `${who} ${place.part}`;
          const before = model.get(key) ?? 0;
          const id = randomUUID();
          const isAllowed = amount !== 0 && before + amount >= 0;
          const answer = await move(people[who]!, place, amount, { id }).catch(() => undefined);
          expect(answer !== undefined).toBe(isAllowed);
          if (!answer) continue;
          if (takesBack) await back(id);
          else model.set(key, before + amount);
        }
        for (const [key, amount] of model) {
          const [who, part] = key.split(' ');
          expect(await held(people[Number(who)]!, part === POKOK.part ? POKOK : SUKARELA)).toBe(amount);
        }
      }),
      { numRuns: 8 },
    );
    expect((await check()).faults).toEqual([]);
  }, 120_000);

  it('the night finds a balance that somebody moved to another member, and refuses to open it', async () => {
    const [siti, zaini] = [randomUUID(), randomUUID()];
    await move(siti, SUKARELA, 11_000);
    await move(zaini, SUKARELA, 99_000);
    const keys = await ledger.ctx.transaction((tx) => ledger.ctx.app.secrets.get(tx, ledger.ctx.tenant.id));
    await ledger.ctx
      .transaction(async (tx) => {
        await tx.execute(
          `update subledger_balances set sealed = (select sealed from subledger_balances
             where tenant_id = balai.tenant_id() and holder = $1) where tenant_id = balai.tenant_id() and holder = $2`,
          [keys.pseudonym(zaini), keys.pseudonym(siti)],
        );
        await expect(checkSubledger(ledger.ctx, tx)).rejects.toMatchObject({
          code: 'encryption_value_tampered',
        });
        expect((await checkMemberBooks(ledger.ctx, tx)).fault).toMatchObject({
          title: 'Buku anggota diubah di luar aplikasi',
        });
        throw new Error('undo');
      })
      .catch((error: Error) => expect(error.message).toBe('undo'));
  });

  it('the night names the account that left its members, and nobody of them', async () => {
    const siti = randomUUID();
    await move(siti, SUKARELA, 7_000);
    expect((await ledger.ctx.transaction((tx) => checkMemberBooks(ledger.ctx, tx))).fault).toBeUndefined();
    const bend = (by: number) =>
      ledger.test.asSuperuser(
        `set session_replication_role = replica;
         update "${ledger.ctx.tenant.schema}".ledger_lines l set amount = amount + ${by}
           from "${ledger.ctx.tenant.schema}".ledger_accounts a
          where a.id = l.account_id and a.purpose = 'savings-voluntary' and l.journal_id =
            (select max(journal_id::text)::uuid from "${ledger.ctx.tenant.schema}".ledger_lines x where x.account_id = a.id)`,
      );
    await bend(-3);
    const { fault } = await ledger.ctx.transaction((tx) => checkMemberBooks(ledger.ctx, tx));
    expect(fault?.where).toEqual(['Simpanan sukarela berselisih Rp3 dengan neraca']);
    await bend(3);
  });

  it.each([
    ['an entry removed', 'delete from subledger_entries where tenant_id = balai.tenant_id()'],
    ['a balance removed', 'delete from subledger_balances where tenant_id = balai.tenant_id()'],
    [
      'an entry given to nobody',
      `update subledger_entries set event_index = repeat('x', 43) where tenant_id = balai.tenant_id()`,
    ],
    [
      'the sum beside a journal changed',
      'update subledger_postings set amount = 1 where tenant_id = balai.tenant_id()',
    ],
  ])('the database refuses %s', async (_, sql) => {
    await expect(treasurer.transaction((tx) => tx.execute(sql))).rejects.toMatchObject({ code: '42501' });
  });
});
