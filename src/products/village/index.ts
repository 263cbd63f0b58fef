import type { Product } from '#kernel/product';
import { access } from './access.ts';
import { face } from './face.ts';
import { villageGuides } from './guides.ts';
import { homeRoute } from './home/home-page.tsx';
import { menu } from './menu.ts';
import { sungaiPitung } from './stories/sungai-pitung.ts';

export const village: Product = {
  kind: 'desa',
  label: 'Desa',
  access,
  menu,
  face,
  guides: villageGuides,
  routes: [homeRoute],
  registers: [],
  jobs: [],
  // Heads of RT and the BPD have no dashboard in the matrix.
  home: (ctx) => (ctx.can('dashboard', 'read') ? '/dashboard' : '/user-profile'),
  seed: async () => {},
  story: sungaiPitung,
};
