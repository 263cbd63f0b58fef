import type { Product } from '#kernel/http';
import { access } from './access.ts';
import { face } from './face.ts';
import { menu } from './menu.ts';

export const admission: Product = {
  kind: 'pascasarjana',
  label: 'Pascasarjana',
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
