export { approveOpening } from './decide-opening.ts';
export { openingAccounts, saveFigures, saveMembers, submitOpening } from './keep-opening.ts';
export { openingRoutes } from './opening-routes.tsx';
export { openingTarget } from './opening-target.ts';
