export { reportRoutes } from './reports-routes.tsx';
