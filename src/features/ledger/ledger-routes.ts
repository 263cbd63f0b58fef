import type { Route } from '#kernel/http';
import { bankRoutes } from './bank/bank-routes.tsx';
import { accountLedgerRoutes } from './pages/account-ledger-routes.tsx';
import { accountRoutes } from './pages/account-routes.tsx';
import { journalFileRoutes } from './pages/journal-file-routes.ts';
import { journalRoutes } from './pages/journal-routes.tsx';
import { periodRoutes } from './pages/period-routes.tsx';
import { statementRoutes } from './pages/statement-routes.tsx';
import type { LedgerPlace } from './place.ts';

/** All pages of the books. Fixed addresses stand before those with an id in their place. */
export function ledgerRoutes(place: LedgerPlace): Route[] {
  return [
    ...accountRoutes(place),
    ...journalFileRoutes(place),
    ...journalRoutes(place),
    ...accountLedgerRoutes(place),
    ...periodRoutes(place),
    ...statementRoutes(place),
    ...bankRoutes(place),
  ];
}
