import type { Product } from '#kernel/product';
import { registerRoutes } from '#kernel/register';
import { access } from './access.ts';
import { admissionThings } from './audited-things.ts';
import { face } from './face.ts';
import { admissionGuides } from './guides.ts';
import { homeRoute } from './home/home-page.tsx';
import { enterFirstSemester, masterRegisters, semesterRoutes } from './master/index.ts';
import { menu } from './menu.ts';
import { admissionPersonalData } from './personal-data.ts';
import { graduateSchool } from './stories/pascasarjana.ts';

export const admission: Product = {
  kind: 'pascasarjana',
  label: 'Pascasarjana',
  access,
  menu,
  face,
  guides: admissionGuides,
  routes: [
    homeRoute,
    ...semesterRoutes,
    ...masterRegisters.flatMap((register) => registerRoutes(register, access)),
  ],
  registers: masterRegisters,
  jobs: [],
  // Who was given no programme yet has no dashboard.
  home: (ctx) => (ctx.can('dashboard', 'read') ? '/dashboard' : '/me/profile'),
  seed: enterFirstSemester,
  auditedThings: admissionThings,
  personalData: { data: [admissionPersonalData] },
  story: graduateSchool,
};
