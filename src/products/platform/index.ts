import type { Product } from '#kernel/product';
import { access } from './access.ts';
import { directoryRoutes } from './directory/directory-page.tsx';
import { face } from './face.ts';
import { platformGuides } from './guides.ts';
import { menu } from './menu.ts';
import { operatorStory } from './stories/operator.ts';

export const platform: Product = {
  kind: 'platform',
  label: 'Balai',
  access,
  menu,
  face,
  guides: platformGuides,
  routes: directoryRoutes,
  registers: [],
  jobs: [],
  home: () => '/dashboard',
  seed: async () => {},
  story: operatorStory,
};
