export { statisticsRoutes } from './statistics-routes.tsx';
