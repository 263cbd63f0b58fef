import type { ProductFace } from '#kernel/product';

export const face: ProductFace = {
  publicMenu: [
    { label: 'Beranda', url: '/' },
    { label: 'Profil', url: '/profil' },
    { label: 'Berita', url: '/berita' },
    { label: 'Kalender', url: '/kalender-kegiatan' },
    { label: 'Galeri', url: '/galeri' },
    { label: 'FAQ', url: '/faq' },
    { label: 'Kontak', url: '/kontak' },
  ],
  publicAct: { label: 'Daftar', url: '/daftar' },
  publicFooter: [
    {
      title: 'Layanan',
      links: [
        { label: 'UMKM', url: '/umkm' },
        { label: 'Tanya jawab', url: '/faq' },
      ],
    },
    {
      title: 'Warga',
      links: [
        { label: 'APBDes', url: '/apbdes' },
        { label: 'Masuk', url: '/login' },
        { label: 'Hubungi kantor desa', url: '/kontak' },
      ],
    },
  ],
  memberMenu: [
    {
      ...{ label: 'Beranda', icon: 'house', url: '/user-dashboard' },
      needs: { resource: 'service-history', right: 'read' },
    },
    {
      ...{ label: 'Pengaduan', icon: 'camera', url: '/pengaduan' },
      needs: { resource: 'complaint', right: 'cancel' },
    },
    { label: 'Kalender', icon: 'calendar', url: '/kalender-kegiatan' },
    {
      ...{ label: 'Riwayat', icon: 'clock', url: '/user-history' },
      needs: { resource: 'service-history', right: 'read' },
    },
    { label: 'Profil', icon: 'user', url: '/user-profile' },
  ],
  signInMessage: 'Urusan desa, jelas sejak dari rumah.',
};
