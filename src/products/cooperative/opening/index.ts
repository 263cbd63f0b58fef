export { openingRoutes } from './opening-routes.tsx';
export { openingTarget } from './opening-target.ts';
