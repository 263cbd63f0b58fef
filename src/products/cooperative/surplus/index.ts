import type { Route } from '#kernel/http';
import { simulationCall } from './simulation-api.ts';
import { simulationPage } from './simulation-page.tsx';
import { surplusRoutes as yearRoutes } from './surplus-routes.tsx';

export { approveSurplus, postSurplus } from './approve-surplus.ts';
export { takeBasisFromBooks } from './basis-from-books.ts';
export { basisTarget } from './basis-target.ts';
export { calculateSurplus, saveBasis } from './calculate-surplus.ts';
export { decideSurplus } from './decide-surplus.ts';
export { surplusHelp } from './help.ts';
export { POOLS, percentText } from './pools.ts';
export { readSurplus } from './surplus.ts';

export const surplusRoutes: readonly Route[] = [simulationPage, simulationCall, ...yearRoutes];
