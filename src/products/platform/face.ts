import type { ProductFace } from '#kernel/product';

export const face: ProductFace = {
  publicMenu: [{ label: 'Cari organisasi', url: '/' }],
  publicFooter: [{ title: 'Pengelola', links: [{ label: 'Masuk', url: '/login' }] }],
  memberMenu: [{ label: 'Beranda', icon: 'house', url: '/dashboard' }],
  signInMessage: 'Satu rumah untuk banyak organisasi.',
};
