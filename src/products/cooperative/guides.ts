import type { RoleGuide } from '#kernel/product';

const books: RoleGuide['tasks'] = [
  {
    url: '/buku/notulen-rapat-anggota',
    title: 'Notulen rapat anggota',
    text: 'Catat rapat, lampirkan daftar hadir, lalu terbitkan bila untuk umum.',
  },
  { url: '/buku/tamu', title: 'Buku tamu', text: 'Tamu juga dapat mengisinya sendiri dari halaman muka.' },
  { url: '/buku/saran-anggota', title: 'Saran anggota', text: 'Baca saran dan tulis tanggapan pengurus.' },
];

/** How a cooperative's people work. */
export const cooperativeGuides: Readonly<Record<string, RoleGuide>> = {
  ketua: {
    lead: 'Anda ketua: memutuskan, dan memegang pengaturan, pengguna, peran, serta cadangan.',
    tasks: [
      ...books,
      { url: '/pengguna', title: 'Pengguna', text: 'Undang pengurus, beri peran, tutup akun.' },
      { url: '/pengaturan', title: 'Pengaturan', text: 'Profil koperasi, surel, dan keamanan.' },
      { url: '/catatan-audit', title: 'Catatan audit', text: 'Siapa melakukan apa.' },
    ],
  },
  bendahara: {
    lead: 'Anda bendahara: simpanan, pinjaman, kas, dan pembukuan.',
    tasks: [
      {
        url: '/buku/simpanan',
        title: 'Simpanan anggota',
        text: 'Kekeliruan dibalik dengan catatan baru, tidak dihapus.',
      },
      { url: '/buku/pinjaman', title: 'Pinjaman anggota', text: 'Angsuran dan sisa pinjaman.' },
      ...books,
    ],
  },
  sekretaris: { lead: 'Anda sekretaris: keanggotaan, notulen, agenda, dan surat.', tasks: books },
  pengawas: {
    lead: 'Anda pengawas: membaca semua buku dan menulis buku Anda sendiri.',
    tasks: [
      {
        url: '/buku/saran-pengawas',
        title: 'Saran pengawas',
        text: 'Tulis saran; pengurus menanggapinya di sana.',
      },
      {
        url: '/catatan-audit',
        title: 'Catatan audit',
        text: 'Siapa melakukan apa, dengan nilai sebelum dan sesudah.',
      },
    ],
  },
  anggota: {
    lead: 'Anda anggota: simpanan, pinjaman, dan suara Anda.',
    tasks: [
      { url: '/saya/simpanan', title: 'Simpanan saya', text: 'Saldo dan riwayatnya.' },
      { url: '/saya/pinjaman', title: 'Pinjaman saya', text: 'Ajukan pinjaman dan lihat angsuran.' },
      { url: '/buku/saran-anggota', title: 'Saran', text: 'Sampaikan saran dan baca tanggapan pengurus.' },
    ],
  },
  tamu: {
    lead: 'Tanpa akun Anda dapat membaca halaman muka, mengisi buku tamu, dan mengirim saran.',
    tasks: [],
  },
};
