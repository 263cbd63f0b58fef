import { cmsPersonalData } from '#features/cms';
import { commitImportJob, importRoutes } from '#features/imports';
import { ledgerPersonalData } from '#features/ledger';
import type { Product } from '#kernel/product';
import { exportJob, registerRoutes } from '#kernel/register';
import { access } from './access.ts';
import { booksRoute } from './dashboard/books-page.tsx';
import { dashboardRoute } from './dashboard/dashboard-page.tsx';
import { face } from './face.ts';
import { homeRoute } from './home/home-page.tsx';
import { commitKind, importTargets } from './import-targets.ts';
import { cooperativeLedgerRoutes, ledgerHelp, ledgerJobs } from './ledger/index.ts';
import { menu } from './menu.ts';
import { openingRoutes } from './opening/index.ts';
import { cooperativePersonalData } from './personal-data.ts';
import { posts } from './posts.ts';
import { registers } from './registers/index.ts';
import { seed } from './seed.ts';
import { banuaSejahtera } from './stories/banua-sejahtera.ts';

const allRegisters = [...registers, posts];

export const cooperative: Product = {
  kind: 'koperasi',
  label: 'Koperasi',
  access,
  menu,
  face,
  routes: [
    homeRoute,
    dashboardRoute,
    booksRoute,
    ...cooperativeLedgerRoutes,
    ...openingRoutes,
    // Their addresses lie below the books' own and come before `:id`.
    ...importRoutes(importTargets, commitKind),
    ...allRegisters.flatMap((register) => registerRoutes(register, access)),
  ],
  registers: allRegisters,
  jobs: [exportJob(access.product, allRegisters), commitImportJob(importTargets, commitKind), ...ledgerJobs],
  mails: [],
  home: () => '/dashboard',
  seed,
  help: ledgerHelp,
  personalData: { data: [cooperativePersonalData, cmsPersonalData, ledgerPersonalData] },
  story: banuaSejahtera,
};
