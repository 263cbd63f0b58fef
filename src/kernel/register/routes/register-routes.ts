import type { AccessTable } from '#kernel/access';
import type { Route } from '#kernel/http';
import type { Register } from '../register.ts';
import { apiRoutes } from './api-routes.ts';
import { downloadRoutes } from './download-routes.ts';
import { fileRoutes } from './file-routes.ts';
import { pageRoutes } from './page-routes.ts';
import { publicRoutes } from './public-routes.ts';

/** Every page and call of a book that its row of the matrix has a right for. */
export function registerRoutes(register: Register, access: AccessTable): Route[] {
  return [
    // Addresses with words of their own come before `:id`.
    ...downloadRoutes(register, access),
    ...pageRoutes(register, access),
    ...fileRoutes(register, access),
    ...publicRoutes(register, access),
    ...apiRoutes(register, access),
  ];
}
