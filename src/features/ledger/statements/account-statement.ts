import { formatDate } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { accountTitle, type LedgerAccount } from '../account.ts';
import { readAccountLedger } from '../read-account-ledger.ts';
import { money, type Span, type Statement, spanTitle, totalRow } from './statement.ts';

/** The general ledger of an account as a report. */
export async function accountStatement(tx: Tx, account: LedgerAccount, span: Span): Promise<Statement> {
  const ledger = await readAccountLedger(tx, { accountIds: [account.id], ...span });
  return bookOf(ledger, {
    ...{ title: `Buku besar ${accountTitle(account)}`, period: spanTitle(span) },
    sides: ['Debit', 'Kredit'],
  });
}

/** Buku kas: every movement of cash and banks with the balance after it. */
export async function cashBook(tx: Tx, accounts: readonly LedgerAccount[], span: Span): Promise<Statement> {
  const cash = accounts.filter(({ cashFlow }) => cashFlow === 'cash');
  const ledger = await readAccountLedger(tx, { accountIds: cash.map(({ id }) => id), ...span });
  return bookOf(ledger, { title: 'Buku kas', period: spanTitle(span), sides: ['Masuk', 'Keluar'] });
}

function bookOf(
  ledger: Awaited<ReturnType<typeof readAccountLedger>>,
  given: { title: string; period: string; sides: readonly [string, string] },
): Statement {
  const { title, period, sides } = given;
  return {
    ...{ title, period, subject: 'Tanggal' },
    columns: [
      ...[
        { label: 'Jurnal', writes: 'text' as const },
        { label: 'Uraian', writes: 'text' as const },
      ],
      ...[money(sides[0]), money(sides[1]), money('Saldo')],
    ],
    rows: [
      totalRow('Saldo awal', [null, null, null, null, ledger.opening]),
      ...ledger.entries.map((entry, index) => ({
        ...{ key: `${entry.journalId} ${index}`, level: 'line' as const, journalId: entry.journalId },
        label: formatDate(entry.postedOn, 'short'),
        cells: [
          ...[entry.number, `${entry.description} (${entry.code})`],
          ...[Math.max(entry.amount, 0) || null, Math.max(-entry.amount, 0) || null, entry.balance],
        ],
      })),
      totalRow('Saldo akhir', [null, null, ledger.debit, ledger.credit, ledger.closing]),
    ],
  };
}
