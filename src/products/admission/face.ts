import type { ProductFace } from '#kernel/product';

export const face: ProductFace = {
  publicMenu: [
    { label: 'Beranda', url: '/' },
    { label: 'Tahap seleksi', url: '/#tahap' },
    { label: 'Hari ujian', url: '/#hari-ujian' },
    { label: 'Kontak', url: '/#kantor' },
  ],
  publicFooter: [
    {
      title: 'Peserta',
      links: [
        { label: 'Tahap seleksi', url: '/#tahap' },
        { label: 'Pada hari ujian', url: '/#hari-ujian' },
        { label: 'Mengapa dapat dipercaya', url: '/#adil' },
      ],
    },
    { title: 'Petugas', links: [{ label: 'Masuk', url: '/login' }] },
  ],
  memberMenu: [
    { label: 'Beranda', icon: 'house', url: '/dashboard', needs: { resource: 'dashboard', right: 'read' } },
    { label: 'Profil', icon: 'user', url: '/me/profile' },
  ],
  signInMessage: 'Seleksi yang terbuka, dari berkas sampai kelulusan.',
};
