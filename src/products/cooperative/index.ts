import { cataloguePersonalData } from '#features/catalogue';
import { cmsPersonalData } from '#features/cms';
import { commitImportJob, importRoutes } from '#features/imports';
import { inboxPersonalData } from '#features/inbox';
import { ledgerPersonalData } from '#features/ledger';
import { loansPersonalData } from '#features/loans';
import { paymentsPersonalData } from '#features/payments';
import { reportsPersonalData } from '#features/reports';
import { savingsPersonalData } from '#features/savings';
import { subledgerPersonalData } from '#features/subledger';
import type { Product } from '#kernel/product';
import { exportJob, registerRoutes } from '#kernel/register';
import { access } from './access.ts';
import { meetingHelp, meetingRoutes } from './annual-meeting/index.ts';
import { cooperativeThings } from './audited-things.ts';
import { catalogue, gallery } from './catalogue.ts';
import { booksRoute } from './dashboard/books-page.tsx';
import { dashboardRoute } from './dashboard/dashboard-page.tsx';
import { exitHelp, exitRoutes } from './exit/index.ts';
import { face } from './face.ts';
import { cooperativeGuides } from './guides.ts';
import { historyRoutes } from './history/index.tsx';
import { commitKind, importTargets } from './import-targets.ts';
import { cooperativeLedgerRoutes, ledgerHelp, ledgerJobs } from './ledger/index.ts';
import { cooperativeSignUp, legalHelp, legalRoutes } from './legal-documents/index.ts';
import { cooperativeLoanRoutes, loanJobs, loansHelp } from './loans/index.ts';
import { membershipHelp, membershipRoutes } from './membership/index.ts';
import { menu } from './menu.ts';
import { openingRoutes } from './opening/index.ts';
import { paymentJobs, paymentRoutes, paymentSettings, paymentsHelp } from './payments/index.ts';
import { cooperativePersonalData } from './personal-data.ts';
import { posts } from './posts.ts';
import { registers } from './registers/index.ts';
import { cooperativeReportRoutes, reportJobs, reportsHelp } from './reports/index.ts';
import { cooperativeSavingsRoutes, savingsHelp, savingsJobs } from './savings/index.ts';
import { seed } from './seed.ts';
import { seedSite, siteHelp, siteRoutes } from './site/index.ts';
import { banuaSejahtera } from './stories/banua-sejahtera.ts';
import { tellYearsJob } from './stories/tell-years.ts';
import { surplusHelp, surplusRoutes } from './surplus/index.ts';
import { followInvitedTerm, termHelp, termRoutes } from './terms/index.ts';

const allRegisters = [...registers, posts, catalogue, gallery];

export const cooperative: Product = {
  kind: 'koperasi',
  label: 'Koperasi',
  access,
  menu,
  face,
  guides: cooperativeGuides,
  routes: [
    ...siteRoutes,
    dashboardRoute,
    booksRoute,
    ...cooperativeLedgerRoutes,
    ...openingRoutes,
    ...cooperativeSavingsRoutes,
    ...paymentRoutes,
    ...historyRoutes,
    ...cooperativeLoanRoutes,
    ...legalRoutes,
    ...surplusRoutes,
    ...meetingRoutes,
    ...membershipRoutes,
    ...cooperativeReportRoutes,
    ...exitRoutes,
    ...termRoutes,
    // Their addresses lie below the books' own and come before `:id`.
    ...importRoutes(importTargets, commitKind),
    ...allRegisters.flatMap((register) => registerRoutes(register, access)),
  ],
  registers: allRegisters,
  jobs: [
    exportJob(access.product, allRegisters),
    commitImportJob(importTargets, commitKind),
    ...ledgerJobs,
    ...loanJobs,
    ...savingsJobs,
    tellYearsJob(banuaSejahtera.accounts),
    ...reportJobs,
    ...paymentJobs,
  ],
  home: () => '/dashboard',
  settings: paymentSettings,
  seed: async (ctx, tx) => {
    await seed(ctx, tx);
    await seedSite(ctx, tx);
  },
  help: [
    ...ledgerHelp,
    ...savingsHelp,
    ...loansHelp,
    ...surplusHelp,
    ...meetingHelp,
    ...membershipHelp,
    ...siteHelp,
    ...reportsHelp,
    ...exitHelp,
    ...termHelp,
    ...paymentsHelp,
    ...legalHelp,
  ],
  auditedThings: cooperativeThings,
  personalData: {
    data: [
      cooperativePersonalData,
      cmsPersonalData,
      cataloguePersonalData,
      inboxPersonalData,
      ledgerPersonalData,
      reportsPersonalData,
      subledgerPersonalData,
      savingsPersonalData,
      paymentsPersonalData,
      loansPersonalData,
    ],
  },
  whenInvitationAccepted: followInvitedTerm,
  story: banuaSejahtera,
  signUp: cooperativeSignUp,
};
