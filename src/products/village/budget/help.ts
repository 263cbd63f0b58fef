import type { HelpTopic } from '#kernel/product';

export const budgetHelp: readonly HelpTopic[] = [
  {
    key: 'apbdes',
    title: 'APBDes',
    lead: 'Anggaran, perubahan, dan realisasi desa dapat dibaca sampai barisnya.',
    parts: [
      {
        heading: 'Membaca',
        text: 'Pilih tahun, lalu buka bidang, kegiatan, atau rekening. Setiap jumlah ialah jumlah baris di bawahnya; tidak ada jumlah yang diketik.',
      },
      {
        heading: 'Menyusun dan menetapkan',
        steps: [
          'Buka dokumen di Kelola APBDes: anggaran, perubahan, atau realisasi.',
          'Tambah baris satu per satu, atau impor lembarnya. Jumlah pada lembar dicocokkan dengan barisnya sampai rupiah terakhir.',
          'Tetapkan dengan nomor dan tanggal peraturannya. Sejak itu isinya tidak berubah.',
          'Umumkan kepada warga.',
        ],
      },
      {
        heading: 'Mengapa belum dapat ditetapkan',
        text: 'Pembiayaan harus menutup defisit, belanja tidak boleh melebihi anggaran kegiatannya, dan SiLPA tahun lalu harus sama dengan yang tersisa pada realisasi akhir tahun. Halaman dokumen menyebut baris yang belum cocok.',
      },
    ],
  },
];
