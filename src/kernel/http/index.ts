export { type App, type Config, createSystemContext, createWorkContext, type WorkContext } from './app.ts';
export {
  AppError,
  asAppError,
  conflict,
  type FieldErrors,
  forbidden,
  invalid,
  notFound,
  tooMany,
  unauthenticated,
} from './app-error.ts';
export {
  type AccountPrincipal,
  accountOf,
  type Grant,
  type GuestPrincipal,
  type Principal,
  type Reach,
  type RequestContext,
  type RequestFacts,
  type SystemPrincipal,
} from './context.ts';
export { check, fieldErrors, readForm, readJson } from './form.ts';
export {
  keptParameters,
  type ListQuery,
  type ListShape,
  listOf,
  listParameters,
  listUrl,
  orderBy,
  readListQuery,
} from './list-query.ts';
export type {
  DemoAccount,
  FactsSource,
  HelpTopic,
  Product,
  ProductFace,
  SessionFacts,
  SettingSection,
  Story,
} from './product.ts';
export {
  api,
  file,
  type Handler,
  json,
  type Method,
  NOTICE_COOKIE,
  type PageAnswer,
  page,
  type Route,
  type RouteAccess,
  redirectTo,
  renderPage,
  type Surface,
} from './route.ts';
export { sessionCookie } from './session-cookie.ts';
