export { bankRoutes } from './bank-routes.tsx';
export { importStatement } from './import-statement.ts';
