export { checkBooksJob } from './check-books-job.ts';
export { ledgerRoutes } from './ledger-routes.ts';
export { closePeriod, readPeriods } from './periods.ts';
export { ledgerPersonalData } from './personal-data.ts';
export type { LedgerPlace } from './place.ts';
export { type AccountRef, type NewJournal, type NewLine, postJournal } from './post-journal.ts';
export { reverseJournal } from './reverse-journal.ts';
export { seedChart, type TemplateAccount } from './seed-chart.ts';
export { makeStatement, type NotesText } from './statements/index.ts';
