import { paceSection } from '#features/broadcast';
import { seedDuesRates } from '#features/dues';
import { seedCategories } from '#features/forum';
import { commitImportJob, importRoutes } from '#features/imports';
import { channelsSection } from '#features/payments';
import { listProvinces } from '#features/regions';
import type { Product } from '#kernel/product';
import { access } from './access.ts';
import { appealRoutes } from './appeals/index.ts';
import { unionThings } from './audited-things.ts';
import { broadcastHelp, broadcastJobs, unionBroadcastRoutes } from './broadcast/index.ts';
import { cardRoutes } from './card/card-routes.tsx';
import { printCardsJob } from './card/print-cards-job.ts';
import { coordinatorRoutes } from './coordinators/index.ts';
import { duplicateRoutes } from './duplicates/index.ts';
import { face } from './face.ts';
import { membershipFacts } from './facts.ts';
import { handlerRoutes } from './grievance-handlers/index.ts';
import { tradeUnionGuides } from './guides.ts';
import { unionHelp } from './help.ts';
import { campusImportTarget, masterDataRoutes } from './master-data/index.ts';
import { dashboardRoutes } from './me/dashboard-routes.tsx';
import { profileRoutes } from './me/profile-routes.tsx';
import { statusRoutes } from './me/status-routes.tsx';
import { regionName } from './members/campus.ts';
import { memberImportTarget } from './members/import/index.ts';
import { memberSearch } from './members/member-search.ts';
import { menu } from './menu.ts';
import { myDuesRoutes } from './my-dues/index.ts';
import { officerRoutes } from './officers/index.ts';
import { atOldAddresses, OLD_ADDRESSES } from './old-addresses.ts';
import { unionPersonalSource } from './privacy/index.ts';
import { proposalRoutes } from './proposals/index.ts';
import { registrationRoutes } from './registration/index.ts';
import { seedSite, siteHelp, siteJobs, siteRoutes } from './site/index.ts';
import { statisticsRoutes } from './statistics/index.ts';
import { campusWorkers } from './stories/campus-workers.ts';
import { tellYearsJob } from './stories/tell-years.ts';
import { homeOf } from './surface.ts';
import { surveyHelp, unionSurveyJobs, unionSurveyRoutes } from './surveys/index.ts';
import { FORUM_CATEGORIES, talkHelp, talkRoutes, talkSearch } from './talk/index.ts';
import { duesHelp, duesJobs, treasuryRoutes } from './treasury/index.ts';
import { whatsappRoutes } from './whatsapp/index.ts';

/** Sheets that can be imported. */
const imports = [memberImportTarget, campusImportTarget];
const sheetRoutes = importRoutes(imports);

export const tradeUnion: Product = {
  kind: 'serikat',
  label: 'Serikat pekerja kampus',
  access,
  menu,
  face,
  guides: tradeUnionGuides,
  facts: membershipFacts,
  routes: [
    // First, because one of them would else be taken for the address of a member.
    ...atOldAddresses(
      [...profileRoutes, ...cardRoutes, ...sheetRoutes, ...siteRoutes, ...unionSurveyRoutes],
      OLD_ADDRESSES,
    ),
    ...siteRoutes,
    ...registrationRoutes,
    ...dashboardRoutes,
    ...profileRoutes,
    ...statusRoutes,
    ...cardRoutes,
    ...myDuesRoutes,
    ...duplicateRoutes,
    ...coordinatorRoutes,
    ...handlerRoutes,
    ...officerRoutes,
    ...statisticsRoutes,
    ...proposalRoutes,
    ...appealRoutes,
    ...treasuryRoutes,
    ...talkRoutes,
    ...unionSurveyRoutes,
    ...whatsappRoutes,
    ...unionBroadcastRoutes,
    ...masterDataRoutes,
    ...sheetRoutes,
  ],
  registers: [],
  jobs: [
    printCardsJob,
    ...duesJobs,
    ...broadcastJobs,
    ...siteJobs,
    ...unionSurveyJobs,
    commitImportJob(imports),
    tellYearsJob(campusWorkers.accounts),
  ],
  home: homeOf,
  seed: async (ctx, tx) => {
    await seedDuesRates(ctx, tx);
    await seedSite(ctx, tx);
    await seedCategories(tx, FORUM_CATEGORIES);
  },
  auditedThings: unionThings,
  personalData: unionPersonalSource,
  scopeOptions: async () => listProvinces().map(({ code }) => ({ value: code, label: regionName(code) })),
  settings: [
    channelsSection('Dilihat calon dan anggota saat membayar. Bendahara mengubahnya di Kebijakan Iuran.'),
    paceSection,
  ],
  search: [memberSearch, ...talkSearch],
  help: [...unionHelp, ...broadcastHelp, ...duesHelp, ...talkHelp, ...surveyHelp, ...siteHelp],
  story: campusWorkers,
};
