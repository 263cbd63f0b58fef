import type { Product } from '#kernel/http';
import { access } from './access.ts';
import { menu } from './menu.ts';

export const platform: Product = {
  kind: 'platform',
  label: 'Balai',
  access,
  menu,
  routes: [],
  registers: [],
  jobs: [],
  mails: [],
  home: () => '/dashboard',
  seed: async () => {},
};
