import type { FirstSections } from '#features/cms';
import { APPLICATION_PAGE } from '../membership/index.ts';

/** The front page of a new cooperative; a section without content stays out of sight by itself. */
export const FIRST_SECTIONS: FirstSections = {
  stats: { title: 'Koperasi dalam angka', body: '' },
  notices: { title: 'Sedang dibuka', body: '' },
  about: {
    title: 'Tentang koperasi',
    body: 'Koperasi ini dimiliki anggotanya. Setiap anggota punya satu suara, berapa pun simpanannya.',
    isEnabled: false,
  },
  catalogue: { title: 'Katalog', body: '' },
  cta_join: {
    title: 'Cara menjadi anggota',
    body: 'Isi formulir dan unggah KTP. Pengurus memeriksa, lalu Anda menjadi anggota begitu simpanan pokok diterima.',
    config: { text: 'Menjadi anggota', url: APPLICATION_PAGE },
  },
  minutes: { title: 'Keputusan rapat anggota', body: '' },
  news: { title: 'Berita', body: '' },
  gallery: { title: 'Galeri foto', body: '' },
  open_books: { title: 'Buku yang terbuka', body: 'Catatan koperasi yang dapat dibaca siapa saja.' },
  cta_login: {
    title: 'Sudah menjadi anggota?',
    body: 'Lihat simpanan dan tagihan Anda setelah masuk.',
    config: { text: 'Masuk', url: '/login' },
  },
  office: { title: 'Datang ke kantor', body: '' },
  footer: { title: 'Kaki halaman', body: '' },
};
