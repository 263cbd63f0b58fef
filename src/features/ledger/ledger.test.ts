import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';
import { jobRun } from '../../../test/support/job-run.ts';
import { checkBooks } from './check-books.ts';
import { checkBooksJob } from './check-books-job.ts';
import { findJournalOf, readJournal, readJournalLines } from './journal.ts';
import { closePeriod, reopenPeriod } from './periods.ts';
import { type NewLine, postJournal } from './post-journal.ts';
import { readAccountLedger } from './read-account-ledger.ts';
import { readBalances } from './read-balances.ts';
import { reverseJournal } from './reverse-journal.ts';
import { makeStatement, type Statement } from './statements/index.ts';
import { openTestLedger, type TestLedger } from './test-ledger.ts';

describe.each(['pooled', 'schema'] as const)('the books of a cooperative on level %s', (isolation) => {
  let ledger: TestLedger;
  let treasurer: WorkContext;
  let chair: WorkContext;
  beforeAll(async () => {
    ledger = await openTestLedger(isolation);
    treasurer = await ledger.officer('Norhayati');
    chair = await ledger.officer('H. Ahmad Rifani');
  });
  afterAll(() => ledger?.close());

  const at = (code: string) => ({ id: ledger.accounts.get(code)! });
  const post = (postedOn: string, lines: NewLine[], id: string = randomUUID(), by = treasurer) =>
    by.transaction((tx) =>
      postJournal(by, tx, { postedOn, description: 'Kejadian uji', source: { kind: 'test', id }, lines }),
    );
  const pay = (amount: number): NewLine[] => [
    { account: at('5.1.04'), debit: amount },
    { account: at('1.1.01'), credit: amount },
  ];

  describe('what the treasurer posts', () => {
    it('is numbered without a gap, though some of it was refused', async () => {
      const first = await post('2024-01-05', pay(1_000));
      await expect(post('2024-01-06', [{ account: at('1.1.01'), debit: 5 }])).rejects.toThrow();
      await expect(
        post('2024-01-06', [
          { account: at('1.1.01'), debit: 5 },
          { account: { purpose: 'no-such-account' }, credit: 5 },
        ]),
      ).rejects.toMatchObject({ status: 422 });
      const second = await post('2024-01-06', pay(2_000));
      expect([first.journal.number, second.journal.number]).toEqual(['JU-2024-000001', 'JU-2024-000002']);
    });

    it.each([
      ['that does not balance', [5_000, 4_999]],
      ['of zero rupiah', [0, 0]],
      ['of a negative amount', [-5, -5]],
      ['of parts of a rupiah', [10.5, 10.5]],
      ['of more than a trillion', [2e12, 2e12]],
      ['beyond exact numbers', [2 ** 60, 2 ** 60]],
    ])('a journal %s is refused and nothing is stored', async (_, [debit, credit]) => {
      const id = randomUUID();
      const lines = [
        { account: at('5.1.04'), debit: debit! },
        { account: at('1.1.01'), credit: credit! },
      ];
      await expect(post('2024-01-07', lines, id)).rejects.toMatchObject({ status: 422 });
      expect(await ledger.ctx.transaction((tx) => findJournalOf(tx, { kind: 'test', id }))).toBeUndefined();
    });

    it('on a day that has not come is refused', async () => {
      await expect(post('2999-01-01', pay(1))).rejects.toMatchObject({
        fields: { postedOn: expect.any(String) },
      });
    });

    it('by hand never touches the savings and loans of members', async () => {
      const lines: NewLine[] = [
        { account: at('1.1.01'), debit: 5_000 },
        { account: at('3.1.01'), credit: 5_000 },
      ];
      const by = (isByHand: boolean) =>
        treasurer.transaction((tx) =>
          postJournal(treasurer, tx, {
            ...{ postedOn: '2024-01-08', description: 'Setoran pokok', isByHand, lines },
            source: { kind: 'test', id: randomUUID() },
          }),
        );
      await expect(by(true)).rejects.toMatchObject({ status: 422 });
      // Only a book of members posts there: its entries and the journal stand or fall together.
      await expect(by(false)).rejects.toMatchObject({ constraint: 'subledger_control_tie' });
    });

    it('fifty times at once for one event is one journal', async () => {
      const id = randomUUID();
      const answers = await Promise.all(Array.from({ length: 50 }, () => post('2024-01-09', pay(7_000), id)));
      expect(new Set(answers.map(({ journal }) => journal.id)).size).toBe(1);
      expect(answers.filter(({ isNew }) => isNew)).toHaveLength(1);
      await expect(post('2024-01-09', pay(7_001), id)).rejects.toMatchObject({ code: 'source_posted' });
    });

    it('is taken back once, by a journal that names it, and both stay', async () => {
      const { journal } = await post('2024-01-10', pay(9_000));
      const back = () =>
        treasurer.transaction((tx) =>
          reverseJournal(treasurer, tx, { journalId: journal.id, reason: 'Salah akun' }),
        );
      const answers = await Promise.allSettled([back(), back(), back()]);
      expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const [original, lines] = await ledger.ctx.transaction(async (tx) => [
        await readJournal(tx, journal.id),
        await readJournalLines(tx, journal.id),
      ]);
      expect(original?.reversedByNumber).toMatch(/^JU-2024-/);
      const counter = await ledger.ctx.transaction((tx) => readJournalLines(tx, original!.reversedById!));
      expect(counter.map(({ amount }) => -amount)).toEqual(lines.map(({ amount }) => amount));
      await expect(
        treasurer.transaction((tx) =>
          reverseJournal(treasurer, tx, { journalId: original!.reversedById!, reason: 'Sekali lagi' }),
        ),
      ).rejects.toMatchObject({ code: 'cannot_reverse' });
    });
  });

  describe('what somebody writes into the tables past the program', () => {
    const insertJournal = (total: number, count: number, lines: number[]) =>
      ledger.ctx.transaction(async (tx) => {
        const id = randomUUID();
        await tx.execute(
          `insert into ledger_journals (id, number, posted_on, description, kind, source_kind, source_id, total, line_count)
           values ($1, $2, '2024-02-01', 'Dengan tangan', 'general', 'hand', $2, $3, $4)`,
          [id, id, total, count],
        );
        for (const [index, amount] of lines.entries())
          await tx.execute(
            `insert into ledger_lines (journal_id, position, account_id, posted_on, is_closing, amount)
             values ($1, $2, $3, '2024-02-01', false, $4)`,
            [id, index + 1, ledger.accounts.get('1.1.01'), amount],
          );
      });

    it.each([
      ['whose debit and credit differ', 100, 2, [100, -99]],
      ['without lines', 100, 2, []],
      ['whose sum is not what it says', 100, 2, [50, -50]],
      ['with more lines than it says', 100, 2, [50, 50, -100]],
    ] as const)('a journal %s does not stand', async (_, total, count, lines) => {
      await expect(insertJournal(total, count, [...lines])).rejects.toThrow(/does not balance/);
    });

    it('a balanced pair of lines does not join a journal that was posted before', async () => {
      const { journal } = await post('2024-02-02', pay(3_000));
      await expect(
        ledger.ctx.transaction(async (tx) => {
          for (const [position, amount] of [
            [3, 10],
            [4, -10],
          ])
            await tx.execute(
              `insert into ledger_lines (journal_id, position, account_id, posted_on, is_closing, amount)
               values ($1, $2, $3, '2024-02-02', false, $4)`,
              [journal.id, position, ledger.accounts.get('1.1.01'), amount],
            );
        }),
      ).rejects.toThrow(/does not balance/);
    });

    it.each([
      ['another schema', 'set local search_path = shared'],
      [
        'the books of the shared tables',
        isolation === 'schema' ? 'set local search_path = pooled, shared' : '',
      ],
    ])('a search path that leads to %s shows the database no other books', async (_, setPath) => {
      if (setPath === '') return;
      const journal = (tx: Tx) =>
        tx.execute(
          `insert into "${schema()}".ledger_journals (id, number, posted_on, description, kind, source_kind, source_id, total, line_count)
           values (gen_random_uuid(), 'Y', '2024-02-01', 'Jalan lain', 'general', 'hand', 'y', 1, 2)`,
        );
      await expect(
        ledger.ctx.transaction(async (tx) => {
          await tx.execute(setPath);
          await journal(tx);
        }),
      ).rejects.toThrow(/leads away|does not exist/);
      // The path is turned after the row was taken, before the transaction ends.
      await expect(
        ledger.ctx.transaction(async (tx) => {
          await journal(tx);
          await tx.execute(setPath);
        }),
      ).rejects.toThrow(/leads away|does not exist/);
    });

    it('nobody makes a temporary table that could stand before the books', async () => {
      await expect(
        ledger.ctx.transaction((tx) =>
          tx.execute('create temporary table ledger_lines (amount bigint) on commit drop'),
        ),
      ).rejects.toThrow(/permission denied/);
    });

    it.each(['ledger_journals', 'ledger_lines', 'ledger_period_events'])(
      'nobody changes or removes a row of %s, not even the owner of the database',
      async (table) => {
        for (const sql of [`update ${table} set tenant_id = tenant_id`, `delete from ${table}`]) {
          await expect(
            ledger.ctx.transaction((tx) => tx.execute(`${sql} where tenant_id = balai.tenant_id()`)),
          ).rejects.toThrow(/permission denied/);
        }
        if (table === 'ledger_period_events') return;
        await expect(ledger.test.asSuperuser(`delete from "${schema()}".${table}`)).rejects.toThrow(
          /never changed or removed/,
        );
      },
    );
  });

  describe('closing', () => {
    it('is done month by month; then the month is shut for the program and for a hand in the tables', async () => {
      await expect(
        treasurer.transaction((tx) => closePeriod(treasurer, tx, '2024-02')),
      ).rejects.toMatchObject({ code: 'not_next_period' });
      await treasurer.transaction((tx) => closePeriod(treasurer, tx, '2024-01'));
      await expect(post('2024-01-31', pay(1))).rejects.toMatchObject({
        code: 'period_closed',
        message: 'Buku sampai 31 Januari 2024 sudah ditutup. Pakai tanggal 1 Februari 2024 atau sesudahnya.',
      });
      await expect(
        ledger.ctx.transaction((tx) =>
          tx.execute(
            `insert into ledger_journals (id, number, posted_on, description, kind, source_kind, source_id, total, line_count)
             values (gen_random_uuid(), 'X', '2023-06-01', 'Menyusup', 'general', 'hand', 'x', 1, 2)`,
          ),
        ),
      ).rejects.toThrow(/closed through/);
    });

    it('a journal of a closed month is taken back in the open one', async () => {
      const { journal } = await post('2024-02-10', pay(4_000));
      await treasurer.transaction((tx) => closePeriod(treasurer, tx, '2024-02'));
      const counter = await treasurer.transaction((tx) =>
        reverseJournal(treasurer, tx, { journalId: journal.id, reason: 'Salah jumlah' }),
      );
      expect(counter.postedOn).toBe('2024-03-01');
    });

    it('is undone by another officer than the one who closed, with a reason', async () => {
      const reopen = (by: WorkContext, month: string, reason = 'Kuitansi tertinggal') =>
        by.transaction((tx) => reopenPeriod(by, tx, { month, reason }));
      await expect(reopen(treasurer, '2024-02')).rejects.toMatchObject({ code: 'second_person_needed' });
      await expect(reopen(chair, '2024-01')).rejects.toMatchObject({ code: 'not_last_period' });
      await expect(reopen(chair, '2024-02', 'lupa')).rejects.toMatchObject({ status: 422 });
      await reopen(chair, '2024-02');
      expect((await post('2024-02-20', pay(1_500))).isNew).toBe(true);
    });

    it('never lets a posting slip in while it closes', async () => {
      const posting = Array.from({ length: 12 }, () =>
        post('2024-02-25', pay(10)).then(
          ({ journal }) => journal.postedAt,
          () => null,
        ),
      );
      const closing = treasurer.transaction((tx) => closePeriod(treasurer, tx, '2024-02'));
      await Promise.all([...posting, closing]);
      const before = await balanceOf('1.1.01', '2024-02-29');
      await expect(post('2024-02-25', pay(10))).rejects.toMatchObject({ code: 'period_closed' });
      expect(await balanceOf('1.1.01', '2024-02-29')).toBe(before);
      expect(await faults()).toEqual([]);
    });

    it('of December moves the result of the year on, and its report still tells of it; opening it takes that back', async () => {
      await post('2024-05-01', [
        { account: at('1.1.01'), debit: 90_000 },
        { account: at('4.1.01'), credit: 90_000 },
      ]);
      const year = { from: '2024-01-01', to: '2024-12-31' };
      const before = await statement('hasil-usaha', year);
      for (let month = 3; month <= 12; month += 1)
        await treasurer.transaction((tx) =>
          closePeriod(treasurer, tx, `2024-${String(month).padStart(2, '0')}`),
        );
      expect(await statement('hasil-usaha', year)).toEqual(before);
      expect(await balanceOf('4.1.01', '2024-12-31')).toBe(0);
      expect(await balanceOf('3.3.01', '2024-12-31')).toBe(-totalOf(before, 'Sisa hasil usaha', 0));
      await chair.transaction((tx) =>
        reopenPeriod(chair, tx, { month: '2024-12', reason: 'Beban Desember tertinggal' }),
      );
      expect(await balanceOf('3.3.01', '2024-12-31')).toBe(0);
      await treasurer.transaction((tx) => closePeriod(treasurer, tx, '2024-12'));
      expect(await statement('hasil-usaha', year)).toEqual(before);
      expect(await faults()).toEqual([]);
    });
  });

  describe('the reports', () => {
    const codes = ['1.1.01', '1.1.02', '1.2.04', '1.5.03', '2.3.01', '3.2.02', '4.1.01', '4.2.01', '5.1.03'];
    const day = fc.integer({ min: 0, max: 364 }).map((offset) => {
      const date = new Date(Date.UTC(2025, 0, 1 + offset));
      return date.toISOString().slice(0, 10);
    });
    const journal = fc.record({
      day,
      parts: fc.array(
        fc.record({
          from: fc.constantFrom(...codes),
          to: fc.constantFrom(...codes),
          amount: fc.integer({ min: 1, max: 50_000_000 }),
        }),
        { minLength: 1, maxLength: 4 },
      ),
      isReversed: fc.boolean(),
    });

    it('tie to the rupiah after any postings and reversals, and each opening is the closing before', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(journal, { minLength: 1, maxLength: 12 }),
          day,
          day,
          async (told, one, other) => {
            await Promise.all(
              told.map(async ({ day: postedOn, parts, isReversed }) => {
                const posted = await post(
                  postedOn,
                  parts.flatMap(({ from, to, amount }): NewLine[] => [
                    { account: at(to), debit: amount },
                    { account: at(from), credit: amount },
                  ]),
                );
                if (!isReversed) return;
                await treasurer.transaction((tx) =>
                  reverseJournal(treasurer, tx, { journalId: posted.journal.id, reason: 'Dibatalkan' }),
                );
              }),
            );
            const span = one <= other ? { from: one, to: other } : { from: other, to: one };
            await expectTied(span);
          },
        ),
        { numRuns: 6 },
      );
      expect(await faults()).toEqual([]);
    });

    async function expectTied(span: { from: string; to: string }): Promise<void> {
      const sheet = await statement('neraca', span);
      for (const column of [0, 1])
        expect(totalOf(sheet, 'Jumlah aset', column)).toBe(
          totalOf(sheet, 'Jumlah kewajiban dan ekuitas', column),
        );
      const trial = await statement('neraca-saldo', span);
      expect(totalOf(trial, 'Jumlah', 0)).toBe(0);
      expect(totalOf(trial, 'Jumlah', 1)).toBe(totalOf(trial, 'Jumlah', 2));
      expect(totalOf(trial, 'Jumlah', 3)).toBe(totalOf(trial, 'Jumlah', 4));
      const equity = await statement('perubahan-ekuitas', span);
      const [opening, more, less, closing] = [0, 1, 2, 3].map((at) => totalOf(equity, 'Jumlah ekuitas', at));
      expect(opening! + more! - less!).toBe(closing);
      expect([closing, opening]).toEqual([0, 1].map((at) => totalOf(sheet, 'Jumlah ekuitas', at)));
      const flow = await statement('arus-kas', span);
      const cash = (
        await Promise.all(['1.1.01', '1.1.02', '1.1.03'].map((code) => balanceOf(code, span.to)))
      ).reduce((sum, balance) => sum + balance);
      expect(totalOf(flow, 'Kas pada akhir periode', 0)).toBe(cash);
      const book = await statement('buku-kas', span);
      expect(totalOf(book, 'Saldo akhir', 4)).toBe(cash);
      const balances = await ledger.ctx.transaction((tx) => readBalances(tx, span));
      for (const { id, opening: before, closing: after } of balances) {
        const [earlier, own] = await ledger.ctx.transaction(async (tx) => [
          await readAccountLedger(tx, { accountIds: [id], from: '2000-01-01', to: dayBefore(span.from) }),
          await readAccountLedger(tx, { accountIds: [id], ...span }),
        ]);
        expect([earlier.closing, own.opening, own.closing]).toEqual([before, before, after]);
        expect(own.entries.at(-1)?.balance ?? own.opening).toBe(after);
      }
    }
  });

  describe('the night', () => {
    const night = () => checkBooksJob({ roles: ['ketua'], url: '/jurnal' }).run(ledger.ctx, jobRun({}));

    it('finds the books right, and tells officers and the audit log of a journal that somebody bent', async () => {
      expect(await night()).toMatchObject({ note: expect.stringMatching(/^\d+ jurnal seimbang$/) });
      const { journal } = await post('2025-12-30', pay(6_000));
      const bend = (by: number) =>
        ledger.test.asSuperuser(
          `set session_replication_role = replica;
           update "${schema()}".ledger_lines set amount = amount + ${by} where journal_id = '${journal.id}' and position = 1`,
        );
      await bend(1);
      expect(await night()).toMatchObject({
        note: `1 jurnal tidak seimbang: ${journal.number}`,
        result: { faults: 1 },
      });
      const logged = await ledger.test.asSuperuser<{ count: number }>(
        `select count(*)::int as count from "${schema()}".audit_events where action = 'books.fault_found'`,
      );
      expect(logged[0]!.count).toBe(1);
      await bend(-1);
      expect(await faults()).toEqual([]);
    });
  });

  const schema = () => ledger.ctx.tenant.schema;
  const dayBefore = (day: string) => {
    const date = new Date(`${day}T00:00:00Z`);
    date.setUTCDate(date.getUTCDate() - 1);
    return date.toISOString().slice(0, 10);
  };
  const faults = () => ledger.ctx.transaction((tx) => checkBooks(tx));
  const statement = (key: Parameters<typeof makeStatement>[1], span: { from: string; to: string }) =>
    ledger.ctx.transaction((tx) => makeStatement(tx, key, span, []));
  const totalOf = ({ rows }: Statement, label: string, column: number) =>
    Number(rows.find((row) => row.label === label)?.cells[column]);
  const balanceOf = async (code: string, to: string) => {
    const id = ledger.accounts.get(code)!;
    const found = await ledger.ctx.transaction((tx) => readBalances(tx, { from: '2000-01-01', to }));
    return found.find((one) => one.id === id)!.closing;
  };
});
