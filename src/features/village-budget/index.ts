// The village's yearly budget (APBDes): planned, changed, realised; sums derived from rows, each document with its regulation.
export { accountName, budgetAccounts, FUND_SOURCES, takesMoney } from './accounts.ts';
export { activityName, budgetActivities } from './activities.ts';
export { adoptBudget, publishBudget } from './adopt.ts';
export { type BudgetFault, checkBudget } from './check-document.ts';
export {
  type BudgetDocument,
  type BudgetStage,
  documentTitle,
  dropBudgetDocument,
  openBudgetDocument,
  readBudgetDocument,
  readBudgetDocuments,
  STAGE_WORDS,
  type TypedDocument,
} from './document.ts';
export { budgetImportTarget } from './import/budget-target.ts';
export { budgetPersonalData } from './personal-data.ts';
export {
  type BudgetRow,
  checkBudgetRow,
  type NewBudgetRow,
  readBudgetRow,
  readBudgetRows,
  removeBudgetRow,
  saveBudgetRow,
} from './row.ts';
export { type BudgetTotals, totalsOf } from './totals.ts';
export {
  type BudgetYear,
  type ComparedLine,
  codeName,
  compareCode,
  isBudgetCode,
  liesBelow,
  linesBelow,
  readBudgetYear,
} from './year.ts';
