import { areaWords, populationPersonalData, readAreas } from '#features/population';
import { budgetPersonalData } from '#features/village-budget';
import type { Product } from '#kernel/product';
import { access } from './access.ts';
import { trustRoutes } from './accounts/index.ts';
import { bookRoutes } from './books/index.tsx';
import { budgetHelp, budgetRoutes } from './budget/index.ts';
import { face } from './face.ts';
import { residentFacts } from './facts.ts';
import { villageGuides } from './guides.ts';
import { homeRoute } from './home/home-page.tsx';
import { villageImportJob, villageImportRoutes } from './imports.ts';
import { menu } from './menu.ts';
import { populationHelp, populationRoutes } from './population/index.ts';
import { sungaiPitung } from './stories/sungai-pitung.ts';

export const village: Product = {
  kind: 'desa',
  label: 'Desa',
  access,
  menu,
  face,
  guides: villageGuides,
  facts: residentFacts,
  routes: [
    homeRoute,
    ...trustRoutes,
    // Before those of one thing (`/penduduk/:id`), for which their addresses would else be taken.
    ...villageImportRoutes,
    ...populationRoutes,
    ...bookRoutes,
    ...budgetRoutes,
  ],
  registers: [],
  jobs: [villageImportJob],
  // Heads of RT and the BPD have no dashboard in the matrix: the ones land on their people, the others on the village.
  home: (ctx) => {
    if (ctx.can('dashboard', 'read')) return '/dashboard';
    if (ctx.can('own-area', 'read')) return '/wilayah-saya';
    return ctx.can('area', 'read') ? '/wilayah' : '/user-profile';
  },
  scopeOptions: async (_ctx, tx) => {
    const areas = await readAreas(tx);
    return areas
      .filter(({ isActive }) => isActive)
      .map(({ code }) => ({ value: code, label: areaWords(areas, code) }));
  },
  help: [...populationHelp, ...budgetHelp],
  personalData: { data: [populationPersonalData, budgetPersonalData] },
  seed: async () => {},
  story: sungaiPitung,
};
