import type { FirstSections } from '#features/cms';

/** The front page of a new village; a section without content stays out of sight by itself. */
export const FIRST_SECTIONS: FirstSections = {
  services: { title: 'Layanan desa', body: '' },
  stats: { title: 'Desa dalam angka', body: '' },
  news: { title: 'Kabar desa', body: '' },
  agenda: { title: 'Agenda', body: '' },
  catalogue: { title: 'Usaha warga', body: '' },
  budget: { title: 'Ke mana uang desa pergi', body: '' },
  gallery: { title: 'Galeri', body: '' },
  about: {
    title: 'Yang dijaga untuk warga',
    body: 'Kantor desa melayani semua warga dengan cara yang sama, di loket maupun dari rumah.',
  },
  cta_join: {
    title: 'Cara mengurus surat',
    body: 'Tidak dipungut biaya. Bila berkasnya lengkap, kebanyakan surat selesai pada hari yang sama.',
    config: { text: 'Buat akun warga', url: '/daftar' },
  },
  office: { title: 'Datang ke kantor desa', body: '' },
  footer: { title: 'Kaki halaman', body: '' },
};
