import type { RoleGuide } from '#kernel/product';

/** How the operators of Balai work. */
export const platformGuides: Readonly<Record<string, RoleGuide>> = {
  operator: {
    lead: 'Anda pengelola Balai: menjalankan rumahnya tanpa melihat isi organisasi mana pun.',
    tasks: [
      {
        url: '/pendaftaran',
        title: 'Antrean pendaftaran',
        text: 'Periksa dokumen organisasi baru, lalu putuskan.',
      },
      { url: '/pengguna', title: 'Pengelola lain', text: 'Undang dan beri peran.' },
      { url: '/catatan-audit', title: 'Catatan audit', text: 'Yang dilakukan para pengelola.' },
      { url: '/pekerjaan', title: 'Pekerjaan latar', text: 'Yang sedang jalan dan yang gagal.' },
    ],
  },
  guest: { lead: 'Cari organisasi Anda menurut nama atau tempatnya.', tasks: [] },
};
