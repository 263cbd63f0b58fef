import { commitImportJob, importRoutes } from '#features/imports';
import { residentImportTarget } from '#features/population';
import { budgetImports } from './budget/index.ts';

const targets = [residentImportTarget, ...budgetImports];
const COMMIT = 'commitVillageImport';

/** Every sheet a village reads in; the calls of the API stand once for all. */
export const villageImportRoutes = importRoutes(targets, COMMIT);
export const villageImportJob = commitImportJob(targets, COMMIT);
