import { homeRoute } from '#features/home';
import type { Product } from '#kernel/product';
import { access } from './access.ts';
import { face } from './face.ts';
import { menu } from './menu.ts';
import { graduateSchool } from './stories/pascasarjana.ts';

export const admission: Product = {
  kind: 'pascasarjana',
  label: 'Pascasarjana',
  access,
  menu,
  face,
  routes: [
    homeRoute({
      title: 'Seleksi yang dapat dipertanggungjawabkan.',
      lead: 'Dari lembar peserta sampai daftar kelulusan, setiap langkah tercatat.',
      description: 'Seleksi masuk program pascasarjana.',
    }),
  ],
  registers: [],
  jobs: [],
  mails: [],
  // Who was given no programme yet has no dashboard.
  home: (ctx) => (ctx.can('dashboard', 'read') ? '/dashboard' : '/me/profile'),
  seed: async () => {},
  story: graduateSchool,
};
