import { baseMapSection } from '#features/base-map';
import { cataloguePersonalData } from '#features/catalogue';
import { cmsPersonalData } from '#features/cms';
import { complaintsPersonalData } from '#features/complaints';
import { eventsPersonalData } from '#features/events';
import { inboxPersonalData } from '#features/inbox';
import { lettersPersonalData } from '#features/letters';
import { areaWords, populationPersonalData, readAreas } from '#features/population';
import { reactionsPersonalData } from '#features/reactions';
import { aidPersonalData } from '#features/social-aid';
import { budgetPersonalData } from '#features/village-budget';
import type { RequestContext } from '#kernel/http';
import type { Product } from '#kernel/product';
import { exportJob } from '#kernel/register';
import { access } from './access.ts';
import { profileSection, trustRoutes } from './accounts/index.ts';
import { aidHelp, aidRoutes } from './aid/index.ts';
import { villageThings } from './audited-things.ts';
import { bookRoutes } from './books/index.tsx';
import { budgetHelp, budgetRoutes } from './budget/index.ts';
import { complaintHelp, villageComplaintJobs, villageComplaintRoutes } from './complaints/index.ts';
import { dashboardRoutes } from './dashboards/index.ts';
import { face } from './face.ts';
import { residentFacts } from './facts.ts';
import { villageGuides } from './guides.ts';
import { villageImportJob, villageImportRoutes } from './imports.ts';
import { letterHelps, letterRoutes, seedLetters } from './letters/index.ts';
import { menu } from './menu.ts';
import { populationHelp, populationRoutes } from './population/index.ts';
import { seedSite, siteHelp, siteRegisters, siteRoutes } from './site/index.ts';
import { sungaiPitung } from './stories/sungai-pitung.ts';

/** Heads of RT and the BPD have no dashboard in the matrix: the ones land on their people, the others on the village. */
const homeOf = (ctx: RequestContext): string => {
  if (ctx.can('superadmin-dashboard', 'read')) return '/superadmin-dashboard';
  if (ctx.can('admin-dashboard', 'read')) return '/admin-dashboard';
  if (ctx.can('service-history', 'read')) return '/user-dashboard';
  if (ctx.can('dashboard', 'read')) return '/dashboard';
  if (ctx.can('own-area', 'read')) return '/wilayah-saya';
  return ctx.can('area', 'read') ? '/wilayah' : '/user-profile';
};

// Asked when a page is shown, after all routes are there.
const hasPage = (url: string): boolean =>
  village.routes.some(({ method, path }) => method === 'GET' && path === url);

export const village: Product = {
  kind: 'desa',
  label: 'Desa',
  access,
  menu,
  face,
  guides: villageGuides,
  facts: residentFacts,
  routes: [
    ...siteRoutes({ hasPage, homeOf }),
    ...dashboardRoutes,
    ...trustRoutes,
    // Before those of one thing (`/penduduk/:id`), for which their addresses would else be taken.
    ...villageImportRoutes,
    ...populationRoutes,
    ...bookRoutes,
    ...budgetRoutes,
    ...letterRoutes,
    ...villageComplaintRoutes,
    ...aidRoutes,
  ],
  registers: siteRegisters,
  jobs: [villageImportJob, exportJob(access.product, siteRegisters), ...villageComplaintJobs],
  home: homeOf,
  profileSection,
  scopeOptions: async (_ctx, tx) => {
    const areas = await readAreas(tx);
    return areas
      .filter(({ isActive }) => isActive)
      .map(({ code }) => ({ value: code, label: areaWords(areas, code) }));
  },
  help: [...populationHelp, ...budgetHelp, ...letterHelps, ...aidHelp, ...siteHelp, ...complaintHelp],
  settings: [baseMapSection],
  auditedThings: villageThings,
  personalData: {
    data: [
      populationPersonalData,
      budgetPersonalData,
      lettersPersonalData,
      aidPersonalData,
      cmsPersonalData,
      cataloguePersonalData,
      eventsPersonalData,
      inboxPersonalData,
      reactionsPersonalData,
      complaintsPersonalData,
    ],
  },
  seed: async (ctx, tx) => {
    await seedSite(ctx, tx);
    await seedLetters(ctx, tx);
  },
  story: sungaiPitung,
};
