export { duplicateRoutes } from './duplicate-routes.tsx';
