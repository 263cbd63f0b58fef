import type { ProductFace } from '#kernel/product';

export const face: ProductFace = {
  publicMenu: [
    { label: 'Beranda', url: '/' },
    { label: 'Layanan', url: '/#layanan' },
    { label: 'Cara mengurus surat', url: '/#surat' },
    { label: 'Kontak', url: '/#kantor' },
  ],
  publicAct: { label: 'Daftar', url: '/daftar' },
  publicFooter: [
    {
      title: 'Layanan',
      links: [
        { label: 'Jenis surat', url: '/#layanan' },
        { label: 'Cara mengurus surat', url: '/#surat' },
        { label: 'Yang perlu dibawa', url: '/#berkas' },
      ],
    },
    {
      title: 'Warga',
      links: [
        { label: 'APBDes', url: '/apbdes' },
        { label: 'Masuk', url: '/login' },
        { label: 'Data warga dijaga', url: '/#janji' },
      ],
    },
  ],
  memberMenu: [
    { label: 'Beranda', icon: 'house', url: '/dashboard', needs: { resource: 'dashboard', right: 'read' } },
    { label: 'Profil', icon: 'user', url: '/me/profile' },
  ],
  signInMessage: 'Urusan desa, jelas sejak dari rumah.',
};
