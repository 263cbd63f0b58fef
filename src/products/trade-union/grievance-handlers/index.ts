export { handlerRoutes } from './handler-routes.tsx';
