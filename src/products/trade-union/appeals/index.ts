export { APPEALABLE, type AppealPlace, readAppealPlace, submitAppeal } from './appeal.ts';
export { appealRoutes } from './appeal-routes.tsx';
