import type { Product } from '#kernel/product';
import { access } from './access.ts';
import { face } from './face.ts';
import { admissionGuides } from './guides.ts';
import { homeRoute } from './home/home-page.tsx';
import { menu } from './menu.ts';
import { graduateSchool } from './stories/pascasarjana.ts';

export const admission: Product = {
  kind: 'pascasarjana',
  label: 'Pascasarjana',
  access,
  menu,
  face,
  guides: admissionGuides,
  routes: [homeRoute],
  registers: [],
  jobs: [],
  // Who was given no programme yet has no dashboard.
  home: (ctx) => (ctx.can('dashboard', 'read') ? '/dashboard' : '/me/profile'),
  seed: async () => {},
  story: graduateSchool,
};
