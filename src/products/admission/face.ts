import type { ProductFace } from '#kernel/product';

export const face: ProductFace = {
  publicMenu: [{ label: 'Beranda', url: '/' }],
  publicFooter: [{ title: 'Petugas', links: [{ label: 'Masuk', url: '/login' }] }],
  memberMenu: [
    { label: 'Beranda', icon: 'house', url: '/dashboard' },
    { label: 'Profil', icon: 'user', url: '/me/profile' },
  ],
  signInMessage: 'Seleksi yang dapat dipertanggungjawabkan.',
};
