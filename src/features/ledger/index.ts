export { accountTitle, type LedgerAccount, readAccounts } from './account.ts';
export { ledgerThings } from './audited-things.ts';
export { type BookCheck, checkBooksJob } from './check-books-job.ts';
export { findEvents } from './find-events.ts';
export { type Journal, type JournalKind, readJournal } from './journal.ts';
export { ledgerRoutes } from './ledger-routes.ts';
export { lockBooks } from './lock-books.ts';
export {
  STATEMENT_FORMATS,
  type StatementFormat,
  sendStatement,
  statementFile,
} from './pages/send-statement.ts';
export { StatementTable } from './pages/statement-table.tsx';
export { closePeriod, readPeriods } from './periods.ts';
export { ledgerPersonalData } from './personal-data.ts';
export { type LedgerPlace, statementRowUrl } from './place.ts';
export { type AccountRef, type NewJournal, type NewLine, postJournal } from './post-journal.ts';
export { type AccountBalance, readBalances } from './read-balances.ts';
export { readYearResult } from './read-year-result.ts';
export { reverseJournal } from './reverse-journal.ts';
export { seedChart, type TemplateAccount } from './seed-chart.ts';
export { makeStatement, type NotesText, type StatementKey } from './statements/index.ts';
export { money, type Span, type Statement, type StatementRow, totalRow } from './statements/statement.ts';
