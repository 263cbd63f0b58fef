import type { ProductFace } from '#kernel/product';

export const face: ProductFace = {
  publicMenu: [{ label: 'Beranda', url: '/' }],
  publicFooter: [{ title: 'Warga', links: [{ label: 'Masuk', url: '/login' }] }],
  memberMenu: [
    { label: 'Beranda', icon: 'house', url: '/dashboard' },
    { label: 'Profil', icon: 'user', url: '/me/profile' },
  ],
  signInMessage: 'Urusan desa, dari rumah.',
};
