export { arrearsRoutes } from './arrears-routes.tsx';
export { assessArrears } from './assess-arrears.ts';
export { enforceArrears, enforceArrearsJob } from './enforce-arrears.ts';
