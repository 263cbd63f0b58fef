import type { Product } from '#kernel/http';
import { access } from './access.ts';
import { face } from './face.ts';
import { menu } from './menu.ts';

export const tradeUnion: Product = {
  kind: 'serikat',
  label: 'Serikat pekerja kampus',
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
