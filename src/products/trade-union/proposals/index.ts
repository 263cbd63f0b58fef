export { proposalRoutes } from './proposal-routes.tsx';
