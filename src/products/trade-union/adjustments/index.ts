export { adjustmentRoutes } from './adjustments-routes.tsx';
