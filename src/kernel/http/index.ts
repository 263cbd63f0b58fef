export { accountOf, type Reach, type RequestContext } from './context.ts';
export { clearCookie, cookieName, readCookies, writeCookie } from './cookies.ts';
export { check, fieldErrors, readForm, readJson } from './form.ts';
export { errorsOf, told, toldOfUpload } from './form-problem.ts';
export {
  filteredUrl,
  keptParameters,
  type ListQuery,
  type ListShape,
  listAsked,
  listOf,
  listParameters,
  listUrl,
  orderBy,
  readListQuery,
} from './list-query.ts';
export { pickedRows } from './picked-rows.ts';
export { type ReadUpload, readUploadForm } from './read-upload-form.ts';
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
  type Sharing,
  type Surface,
} from './route.ts';
export type { SearchHit, SearchHits, SearchSource } from './search-source.ts';
export { sendPrivateFile } from './send-private-file.ts';
export { idIn, idOf, readTyped, textIn, textsLike } from './typed-fields.ts';
