import type { ProductFace } from '#kernel/product';
import { SIGN_UP_PAGE } from './sign-up/index.ts';

export const face: ProductFace = {
  publicMenu: [
    { label: 'Beranda', url: '/' },
    { label: 'Organisasi', url: '/#organisasi' },
    { label: 'Empat jenis rumah', url: '/#jenis' },
  ],
  publicAct: { label: 'Daftarkan organisasi', url: SIGN_UP_PAGE },
  publicFooter: [
    {
      title: 'Balai',
      links: [
        { label: 'Organisasi', url: '/#organisasi' },
        { label: 'Empat jenis rumah', url: '/#jenis' },
        { label: 'Yang berlaku di setiap rumah', url: '/#janji' },
      ],
    },
    { title: 'Pengelola', links: [{ label: 'Masuk', url: '/login' }] },
  ],
  memberMenu: [{ label: 'Beranda', icon: 'house', url: '/dashboard' }],
  signInMessage: 'Satu rumah untuk banyak organisasi.',
};
