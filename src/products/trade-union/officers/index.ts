import type { Route } from '#kernel/http';
import { memberApiRoutes } from './api-routes.ts';
import { bulkRoutes } from './bulk-routes.tsx';
import { candidatesRoutes } from './candidates-routes.tsx';
import { columnSetRoutes } from './column-set-routes.tsx';
import { exportRoutes } from './export-routes.tsx';
import { memberRoutes } from './member-routes.tsx';
import { membersRoutes } from './members-routes.tsx';
import { overviewRoutes } from './overview-routes.tsx';

/** The officers' pages; addresses with a word of their own come before those with an id. */
export const officerRoutes: readonly Route[] = [
  ...overviewRoutes,
  ...candidatesRoutes,
  ...membersRoutes,
  ...exportRoutes,
  ...bulkRoutes,
  ...columnSetRoutes,
  ...memberRoutes,
  ...memberApiRoutes,
];
