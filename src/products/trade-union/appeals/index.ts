export { APPEALABLE, type AppealPlace, readAppealPlace } from './appeal.ts';
export { appealRoutes } from './appeal-routes.tsx';
