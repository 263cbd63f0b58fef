import type { Route } from '#kernel/http';
import { areaRoutes } from './area-routes.tsx';
import { comingRoutes } from './coming-routes.tsx';
import { eventRoutes } from './event-routes.tsx';
import { exportRoutes } from './export-routes.tsx';
import { familyRoutes } from './family-routes.tsx';
import { residentRoutes } from './resident-routes.tsx';

export { populationHelp } from './help.ts';

/** Everything of the population that stands in the menu of the village. */
export const populationRoutes: readonly Route[] = [
  ...exportRoutes,
  ...residentRoutes,
  ...eventRoutes,
  ...comingRoutes,
  ...familyRoutes,
  ...areaRoutes,
];
