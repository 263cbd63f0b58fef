import { homeRoute } from '#features/home';
import type { Product } from '#kernel/product';
import { access } from './access.ts';
import { face } from './face.ts';
import { menu } from './menu.ts';
import { sungaiPitung } from './stories/sungai-pitung.ts';

export const village: Product = {
  kind: 'desa',
  label: 'Desa',
  access,
  menu,
  face,
  routes: [
    homeRoute({
      title: 'Urusan desa, dari rumah.',
      lead: 'Surat, pengaduan, dan anggaran desa di satu tempat.',
      description: 'Layanan dan informasi desa untuk warga.',
    }),
  ],
  registers: [],
  jobs: [],
  mails: [],
  // Heads of RT and the BPD have no dashboard in the matrix.
  home: (ctx) => (ctx.can('dashboard', 'read') ? '/dashboard' : '/user-profile'),
  seed: async () => {},
  story: sungaiPitung,
};
