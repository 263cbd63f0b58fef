import { commitImportJob, importRoutes } from '#features/imports';
import { residentImportTarget } from '#features/population';
import type { Route } from '#kernel/http';
import { areaRoutes } from './area-routes.tsx';
import { comingRoutes } from './coming-routes.tsx';
import { eventRoutes } from './event-routes.tsx';
import { exportRoutes } from './export-routes.tsx';
import { familyRoutes } from './family-routes.tsx';
import { residentRoutes } from './resident-routes.tsx';

export { populationHelp } from './help.ts';

const targets = [residentImportTarget];
const COMMIT = 'commitVillageImport';
export const populationJobs = [commitImportJob(targets, COMMIT)];

/** Everything of the population that stands in the menu of the village. */
export const populationRoutes: readonly Route[] = [
  // Before those of one resident, for which their addresses would else be taken.
  ...importRoutes(targets, COMMIT),
  ...exportRoutes,
  ...residentRoutes,
  ...eventRoutes,
  ...comingRoutes,
  ...familyRoutes,
  ...areaRoutes,
];
