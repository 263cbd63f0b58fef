export { type Actor, mayDo } from './actor.ts';
export { defineRegister } from './define-register.ts';
export { exportJob } from './exchange/export-job.ts';
export { importOf } from './exchange/import-of.ts';
export type { Choice, Field } from './field.ts';
export { publicName } from './pages/public-page.tsx';
export type { Entry } from './read/entry.ts';
export { findPublishedEntry, latestPublishedStatement, publishedFrom } from './read/find-published.ts';
export { searchOf } from './read/search-of.ts';
export {
  type BeforeChange,
  fullTitle,
  type PrintColumn,
  type PrintForm,
  type PublicValues,
  type Register,
} from './register.ts';
export { registerRoutes } from './routes/register-routes.ts';
export { answerEntry } from './save/answer-entry.ts';
export { attachFile, seeUpload } from './save/attach-file.ts';
export { createEntry } from './save/create-entry.ts';
export { publishEntry } from './save/publish-entry.ts';
export { updateEntry } from './save/update-entry.ts';
