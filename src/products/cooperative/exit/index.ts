export { exitRoutes } from './exit-routes.tsx';
export { exitHelp } from './help.ts';
export { requestExit } from './request-exit.ts';
