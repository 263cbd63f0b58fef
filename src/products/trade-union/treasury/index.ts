import { billByNightJob, generateMonthlyBillsJob } from '#features/dues';
import type { Route } from '#kernel/http';
import type { JobDeclaration } from '#kernel/jobs';
import { adjustmentRoutes } from '../adjustments/index.ts';
import { arrearsRoutes, enforceArrearsJob } from '../arrears/index.ts';
import { bankRoutes } from '../bank/index.ts';
import { checkoffRoutes } from '../checkoff/index.ts';
import { claimRoutes } from '../claims/index.ts';
import { reportRoutes } from '../dues-reports/index.ts';
import { atOldAddresses } from '../old-addresses.ts';
import { treasuryApi } from './api-routes.ts';
import { billsRoutes } from './bills-routes.tsx';
import { dashboardRoutes } from './dashboard-routes.tsx';
import { generateRoutes } from './generate-routes.tsx';
import { obligedMembers } from './obliged-members.ts';
import { OLD_TREASURY_ADDRESSES } from './old-addresses.ts';
import { paymentsRoutes } from './payments-routes.tsx';
import { policyRoutes } from './policy-routes.tsx';
import { ratesRoutes } from './rates-routes.tsx';

export { seedDemoChannels } from './demo-channels.ts';
export { duesHelp } from './help.ts';
export { obligedMembers } from './obliged-members.ts';

/** Fixed addresses stand before those with an id in their place. */
const pages: readonly Route[] = [
  ...dashboardRoutes,
  ...generateRoutes,
  ...billsRoutes,
  ...paymentsRoutes,
  ...ratesRoutes,
  ...policyRoutes,
  ...adjustmentRoutes,
  ...claimRoutes,
  ...arrearsRoutes,
  ...bankRoutes,
  ...reportRoutes,
  ...checkoffRoutes,
];

/** The treasurer's pages and calls. */
export const treasuryRoutes: readonly Route[] = [
  ...pages,
  ...atOldAddresses(pages, OLD_TREASURY_ADDRESSES),
  ...treasuryApi,
];

export const duesJobs: readonly JobDeclaration[] = [
  generateMonthlyBillsJob(obligedMembers),
  billByNightJob(obligedMembers),
  enforceArrearsJob,
];
