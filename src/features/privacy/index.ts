import type { Route } from '#kernel/http';
import type { JobDeclaration } from '#kernel/jobs';
import type { Tenant } from '#kernel/tenancy';
import { watchClocksJob } from './clock.ts';
import { erasePersonJob } from './decide-request.ts';
import { requestDeskRoutes } from './desk-routes.tsx';
import { exportOwnDataJob } from './export-own-data.ts';
import { incidentRoutes } from './incident-routes.tsx';
import { privacyNightJob } from './nightly-job.ts';
import type { PrivacyPlace } from './privacy-place.ts';
import { retentionRoutes } from './retention-routes.tsx';

export { giveConsent, withdrawConsent } from './consents.ts';
export { decideRequest } from './decide-request.ts';
export { openRequest } from './open-request.ts';
export { ownPrivacyRoutes } from './own-routes.tsx';
export type { PrivacyPlace } from './privacy-place.ts';

/** The desk of those who answer; its fixed parts first, because they would else be taken for a request. */
export function privacyDeskRoutes(place: PrivacyPlace): Route[] {
  return [...incidentRoutes(place), ...retentionRoutes(place), ...requestDeskRoutes(place)];
}

/** Work behind the pages, the same for every kind of organisation. */
export function privacyJobs(placeOf: (tenant: Tenant) => PrivacyPlace): JobDeclaration[] {
  return [
    watchClocksJob(placeOf),
    erasePersonJob(placeOf),
    exportOwnDataJob(placeOf),
    privacyNightJob(placeOf),
  ];
}
