import { type BudgetStage, budgetImportTarget } from '#features/village-budget';
import type { Route } from '#kernel/http';
import { DESK_URL, importUrl } from './budget-words.ts';
import { budgetDeskRoutes } from './desk-routes.tsx';
import { publicBudgetRoutes } from './public-routes.tsx';

export { budgetHelp } from './help.ts';

const target = (stage: BudgetStage, amountWords: readonly string[]) =>
  budgetImportTarget(stage, { pageUrl: importUrl(stage), deskUrl: DESK_URL, amountWords });

/** Sheets of budget, change and realisation. */
export const budgetImports = [
  target('budget', ['anggaran', 'pagu', 'jumlah anggaran']),
  target('change', ['setelah perubahan', 'menjadi', 'anggaran perubahan', 'anggaran']),
  target('realisation', ['realisasi', 'jumlah realisasi', 'penyerapan']),
];

/** The budget in the open, and the desk where it is kept. */
export const budgetRoutes: readonly Route[] = [...publicBudgetRoutes, ...budgetDeskRoutes];
