import type { HelpTopic } from '#kernel/product';

export const complaintHelp: readonly HelpTopic[] = [
  {
    key: 'pengaduan',
    title: 'Pengaduan',
    lead: 'Foto, tempat, cerita: nomor langsung Anda terima, dan setiap langkah dikabarkan.',
    parts: [
      {
        heading: 'Mengirim',
        steps: [
          'Ambil foto; keterangan lokasi di dalam foto kami buang.',
          'Ketuk tempatnya di peta, atau pakai lokasi ponsel.',
          'Tulis yang terjadi, lalu kirim. Bila ada pengaduan yang sama dalam 50 meter, Anda dapat bergabung dengannya.',
        ],
      },
      {
        heading: 'Terbuka atau rahasia',
        text: 'Yang terbuka dapat dibaca warga setelah diperiksa, dengan nama disamarkan. Yang rahasia hanya dibaca perangkat yang menangani; ketua RT dan RW tidak.',
      },
      {
        heading: 'Batas waktu',
        text: 'Jawaban pertama 3 hari kerja. Permintaan keterangan 5, tanpa pemeriksaan lapangan 14, dengan pemeriksaan lapangan 60 hari kerja. Hari libur tidak dihitung. Yang lewat batas dinaikkan ke sekretaris, dua hari kerja kemudian ke kepala desa.',
      },
      {
        heading: 'Sesudah selesai',
        text: 'Beri nilai, atau buka lagi dalam 14 hari bila belum beres. Yang sudah dikirim tidak dihapus, tetapi dapat dibatalkan.',
      },
      {
        heading: 'Tanpa sambungan',
        text: 'Isian dan foto tersimpan di ponsel Anda sampai terkirim. Kirim lagi begitu tersambung.',
      },
    ],
  },
];
