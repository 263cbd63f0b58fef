import type { HelpTopic } from '#kernel/product';

const needs = { resource: 'landing-page', right: 'update' };

/** Help with the public face of the cooperative. */
export const siteHelp: readonly HelpTopic[] = [
  {
    key: 'konten',
    title: 'Halaman muka',
    lead: 'Susunan halaman, berita, katalog, galeri, kontak dan lokasi.',
    needs,
    parts: [
      {
        heading: 'Menyusun',
        steps: [
          'Buka Susunan Halaman Muka. Geser bagian ke urutan yang Anda mau, atau sembunyikan.',
          'Buka sebuah bagian untuk mengubah judul dan kalimatnya, lalu Pratinjau sebelum menyimpan.',
          'Bagian yang belum ada isinya tidak tampil, juga bila dinyalakan.',
        ],
      },
      {
        heading: 'Katalog, galeri, dan berita',
        steps: [
          'Tambah barang atau foto, lalu unggah gambarnya di halaman catatan itu.',
          'Tekan Terbitkan dan pilih kolom yang boleh dibaca umum, termasuk fotonya.',
          'Tarik kembali kapan saja; catatannya tetap ada.',
        ],
      },
      {
        heading: 'Pesan lewat WhatsApp',
        text: 'Tombol pesan pada katalog memakai nomor telepon di Kontak dan Lokasi. Tanpa nomor ponsel, tombolnya tidak tampil.',
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
          'Catatan antarpengurus tidak pernah sampai ke pengirim.',
          'Selesaikan pesan yang sudah terjawab; pesan lama tetap dapat dicari.',
        ],
      },
    ],
  },
];
