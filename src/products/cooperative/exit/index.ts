export { approveExit } from './decide-exit.ts';
export { exitRoutes } from './exit-routes.tsx';
export { exitHelp } from './help.ts';
export { payExit, readPayable } from './pay-exit.ts';
export { requestExit } from './request-exit.ts';
