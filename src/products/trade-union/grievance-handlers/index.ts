export { handlerRoutes } from './handler-routes.tsx';
export { confirmHandler, proposeHandler, readHandlers } from './handlers.ts';
