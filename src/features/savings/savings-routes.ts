import type { Route } from '#kernel/http';
import { billingRoutes } from './pages/billing-routes.tsx';
import { bookRoutes } from './pages/book-routes.tsx';
import { savingsFileRoutes } from './pages/file-routes.ts';
import { interestRoutes } from './pages/interest-routes.tsx';
import { journalEntriesRoutes } from './pages/journal-entries-routes.tsx';
import { moneyRoutes } from './pages/money-routes.tsx';
import { typeRoutes } from './pages/type-routes.tsx';
import type { SavingsPlace } from './place.ts';

/** All pages of the savings. Fixed addresses stand before those with an id in their place. */
export function savingsRoutes(place: SavingsPlace): Route[] {
  return [
    ...savingsFileRoutes(place),
    ...interestRoutes(place),
    ...journalEntriesRoutes(place),
    ...moneyRoutes(place),
    ...bookRoutes(place),
    ...typeRoutes(place),
    ...billingRoutes(place),
  ];
}
