import type { Route } from '#kernel/http';
import { allowanceRoutes } from './allowance/pages/allowance-routes.tsx';
import { applicationRoutes } from './pages/application-routes.tsx';
import { bookRoutes } from './pages/book-routes.tsx';
import { loanFileRoutes } from './pages/file-routes.ts';
import { myLoanRoutes } from './pages/my-routes.tsx';
import { productRoutes } from './pages/product-routes.tsx';
import { reliefRoutes } from './pages/relief-routes.tsx';
import { simulationRoutes } from './pages/simulation-routes.tsx';
import type { LoanPlace } from './place.ts';

/** All pages of the loans. Fixed addresses stand before those with an id in their place. */
export function loanRoutes(place: LoanPlace): Route[] {
  return [
    ...loanFileRoutes(place),
    ...simulationRoutes(place),
    ...applicationRoutes(place),
    ...myLoanRoutes(place),
    ...bookRoutes(place),
    ...productRoutes(place),
    ...reliefRoutes(place),
    ...allowanceRoutes(place),
  ];
}
