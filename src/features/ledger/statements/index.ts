import type { Tx } from '#kernel/database';
import { readAccounts } from '../account.ts';
import { cashBook } from './account-statement.ts';
import { balanceSheet } from './balance-sheet.ts';
import { cashFlowStatement } from './cash-flow.ts';
import { equityChanges } from './equity-changes.ts';
import { incomeStatement } from './income-statement.ts';
import { type NotesText, notesToStatements } from './notes.ts';
import type { Span, Statement } from './statement.ts';
import { trialBalance } from './trial-balance.ts';

export { balanceSheet } from './balance-sheet.ts';
export type { NotesText } from './notes.ts';
export { readSpan, type Span, type Statement, type StatementRow } from './statement.ts';

export type StatementKey =
  | 'neraca-saldo'
  | 'neraca'
  | 'hasil-usaha'
  | 'arus-kas'
  | 'perubahan-ekuitas'
  | 'buku-kas'
  | 'catatan';

/** The reports by the name in their address, in the order of the yearly meeting's book. */
export const STATEMENTS: readonly { key: StatementKey; label: string }[] = [
  { key: 'neraca', label: 'Neraca' },
  { key: 'hasil-usaha', label: 'Hasil usaha' },
  { key: 'arus-kas', label: 'Arus kas' },
  { key: 'perubahan-ekuitas', label: 'Perubahan ekuitas' },
  { key: 'catatan', label: 'Catatan' },
  { key: 'neraca-saldo', label: 'Neraca saldo' },
  { key: 'buku-kas', label: 'Buku kas' },
];

/** Makes a report of the lines of the ledger. */
export async function makeStatement(
  tx: Tx,
  key: StatementKey,
  span: Span,
  notes: readonly NotesText[],
): Promise<Statement> {
  if (key === 'neraca') return balanceSheet(tx, span);
  if (key === 'hasil-usaha') return incomeStatement(tx, span);
  if (key === 'arus-kas') return cashFlowStatement(tx, span);
  if (key === 'perubahan-ekuitas') return equityChanges(tx, span);
  if (key === 'catatan') return notesToStatements(tx, span, notes);
  if (key === 'buku-kas') return cashBook(tx, await readAccounts(tx), span);
  return trialBalance(tx, span);
}
