import type { FirstSections } from '#features/cms';

/** The eight sections of a new union's front page. */
export const FIRST_SECTIONS: FirstSections = {
  about: {
    title: 'Tentang kami',
    body: `Kampus berdiri karena orang-orang yang bekerja di dalamnya. Kami pekerja kampus, dan kami bersuara bersama.

[Baca manifesto](/manifesto)`,
  },
  stats: { title: 'Serikat dalam angka', body: '' },
  latest_publications: { title: 'Publikasi terbaru', body: '', config: { count: 6, kind: '', news: 3 } },
  cta_join: {
    title: 'Cara bergabung',
    body: 'Terbuka bagi PNS, PPPK, pegawai tetap, kontrak, dosen luar biasa, dan honorer. Sekitar lima menit, dan dapat dilanjutkan nanti.',
    config: { text: 'Bergabung', url: '/register' },
  },
  cta_login: {
    title: 'Sudah menjadi anggota?',
    body: 'Bayar iuran, unduh kartu, dan tulis kepada pengurus setelah masuk.',
    config: { text: 'Masuk', url: '/login' },
  },
  officers: { title: 'Pengurus', body: '', config: { level: 'pusat', count: 6 } },
  subscribe: {
    title: 'Kabar lewat surel',
    body: 'Berita terbaru serikat, tanpa iklan. Berhenti kapan saja dengan satu klik.',
    config: { text: 'Berlangganan' },
  },
  footer: { title: 'Kaki halaman', body: '' },
};
