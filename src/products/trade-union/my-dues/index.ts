import type { Route } from '#kernel/http';
import { overviewRoutes } from './overview-routes.tsx';
import { receiptRoutes } from './receipt-routes.tsx';
import { uploadRoutes } from './upload-routes.tsx';

/** A person's own dues: bills and history, paying, receipts. */
export const myDuesRoutes: readonly Route[] = [...overviewRoutes, ...uploadRoutes, ...receiptRoutes];
