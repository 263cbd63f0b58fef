import type { HelpTopic } from '#kernel/product';

/** Help with the village's public site. */
export const siteHelp: readonly HelpTopic[] = [
  {
    key: 'konten',
    title: 'Isi situs desa',
    lead: 'Berita, kalender, galeri, UMKM, peta, halaman, dan beranda.',
    needs: { resource: 'news', right: 'update' },
    parts: [
      {
        heading: 'Menulis dan menerbitkan',
        steps: [
          'Tulis sebagai draf, lihat Pratinjau, lalu terbitkan. Waktu terbit yang akan datang menjadi jadwal.',
          'Kegiatan, UMKM, dan foto terbit dari halamannya masing-masing: pilih yang boleh dibaca umum.',
          'Yang ditarik tetap tersimpan; alamat umumnya menjawab “tidak ada”.',
        ],
      },
      {
        heading: 'Komentar dan ulasan',
        text: 'Komentar berita tampil setelah Anda membacanya. Ulasan UMKM langsung tampil dan dapat disembunyikan.',
      },
      {
        heading: 'Peserta kegiatan',
        text: 'Isi kuota supaya orang dapat mendaftar. Peserta diberi tahu sendiri bila waktu atau tempatnya berubah.',
      },
    ],
  },
  {
    key: 'pengaduan',
    title: 'Pesan dari halaman kontak',
    lead: 'Yang ditulis pengunjung, dan cara menjawabnya.',
    needs: { resource: 'contact-message', right: 'read' },
    parts: [
      {
        steps: [
          'Buka pesannya, tulis jawaban, lalu Kirim jawaban. Pengirim menerimanya lewat surel.',
          'Catatan antarpetugas tidak pernah sampai ke pengirim.',
          'Selesaikan pesan yang sudah terjawab; pesan lama tetap dapat dicari.',
        ],
      },
    ],
  },
];
