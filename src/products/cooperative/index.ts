import type { Product } from '#kernel/http';
import { access } from './access.ts';
import { face } from './face.ts';
import { menu } from './menu.ts';

export const cooperative: Product = {
  kind: 'koperasi',
  label: 'Koperasi',
  access,
  menu,
  face,
  routes: [],
  registers: [],
  jobs: [],
  mails: [],
  home: () => '/dashboard',
  seed: async () => {},
};
