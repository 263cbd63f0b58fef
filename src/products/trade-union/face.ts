import type { ProductFace } from '#kernel/product';

export const face: ProductFace = {
  publicMenu: [
    { label: 'Beranda', url: '/' },
    { label: 'Berita', url: '/news' },
    { label: 'Publikasi', url: '/publikasi' },
    { label: 'Regulasi', url: '/regulasi' },
    { label: 'Pengurus', url: '/pengurus' },
    { label: 'Kontak', url: '/contact' },
  ],
  publicAct: { label: 'Bergabung', url: '/register' },
  publicFooter: [
    {
      title: 'Anggota',
      links: [
        { label: 'Bergabung', url: '/register' },
        { label: 'Masuk', url: '/login' },
      ],
    },
    {
      title: 'Serikat',
      links: [
        { label: 'Sejarah', url: '/sejarah' },
        { label: 'Manifesto', url: '/manifesto' },
        { label: 'Visi dan misi', url: '/visimisi' },
        { label: 'AD/ART', url: '/ad-art' },
        { label: 'Pengurus', url: '/pengurus' },
      ],
    },
    {
      title: 'Perlu tahu',
      links: [
        { label: 'Berlangganan kabar', url: '/subscribe' },
        { label: 'Privasi', url: '/privasi' },
        { label: 'Periksa kuitansi', url: '/kuitansi' },
        { label: 'Kontak', url: '/contact' },
      ],
    },
  ],
  memberMenu: [
    { label: 'Beranda', icon: 'house', url: '/dashboard' },
    { label: 'Iuran', icon: 'wallet', url: '/me/dues' },
    {
      label: 'Kartu',
      icon: 'id-card',
      url: '/me/member-card',
      needs: { resource: 'membercard', right: 'view' },
    },
    { label: 'Status', icon: 'badge-check', url: '/me/membership/status' },
    { label: 'Profil', icon: 'user', url: '/me/profile' },
  ],
  signInMessage: 'Bersama, suara kampus didengar.',
};
