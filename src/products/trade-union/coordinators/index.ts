export { coordinatorRoutes } from './coordinator-routes.tsx';
