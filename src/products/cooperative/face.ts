import type { ProductFace } from '#kernel/http';

export const face: ProductFace = {
  publicMenu: [
    { label: 'Beranda', url: '/' },
    { label: 'Notulen rapat', url: '/terbuka/notulen-rapat-anggota' },
    { label: 'Buku tamu', url: '/isi/buku-tamu' },
    { label: 'Saran', url: '/isi/saran-anggota' },
  ],
  publicFooter: [
    {
      title: 'Sampaikan',
      links: [
        { label: 'Isi buku tamu', url: '/isi/buku-tamu' },
        { label: 'Kirim saran', url: '/isi/saran-anggota' },
      ],
    },
    { title: 'Masuk', links: [{ label: 'Masuk untuk anggota dan pengurus', url: '/login' }] },
  ],
  memberMenu: [
    { label: 'Beranda', icon: 'house', url: '/dashboard' },
    { label: 'Profil', icon: 'user', url: '/me/profile' },
  ],
  signInMessage: 'Menabung bersama, maju bersama.',
};
