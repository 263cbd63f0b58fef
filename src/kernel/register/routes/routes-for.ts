import { type AccessTable, hasRight, type RightName } from '#kernel/access';
import type { Route, RouteAccess } from '#kernel/http';
import { type Register, type RegisterRight, rightOf } from '../register.ts';

/**
 * Makes the routes of a right only where the book's row of the matrix has that right, so that every route has a row and
 * no row is invented here.
 */
export function routesFor(register: Register, access: AccessTable) {
  return (right: RegisterRight, routes: (access: RightName) => Route[]): Route[] => {
    const name = rightOf(register, right);
    if (!name) return [];
    const isThere =
      hasRight(access, name.resource, name.right) ||
      access.synonyms[`${name.resource}.${name.right}`] !== undefined;
    return isThere ? routes(name) : [];
  };
}

/** Published entries: the right to them is enough, and of some books nobody is asked for one. */
export function publicAccess(register: Register, right: RightName): RouteAccess {
  return register.publish?.isForAll
    ? { public: register.publish.isForAll }
    : { ...(register.publish?.right ?? right), publishedOnly: true };
}
