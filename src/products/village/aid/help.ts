import type { HelpTopic } from '#kernel/product';

export const aidHelp: readonly HelpTopic[] = [
  {
    key: 'bansos',
    title: 'Bantuan sosial',
    lead: 'Siapa menerima, mengapa, kapan, dan berapa; yang tahun lalu tetap tersimpan.',
    parts: [
      {
        heading: 'Untuk warga',
        text: 'Cek Bansos menunjukkan bantuan untuk keluarga pada kartu keluarga Anda: status, jadwal berikutnya, dan riwayatnya. Bila keliru, ajukan sanggahan; jawabannya tertulis.',
      },
      {
        heading: 'Untuk perangkat desa',
        steps: [
          'Catat program dengan sasaran, asal dana, dan dasar penetapannya.',
          'Tambah penerima dengan desil, sumbernya, dan alasannya.',
          'Jadwalkan penyaluran sekali untuk semua penerima, lalu catat setiap pembayaran dengan buktinya.',
          'Yang keliru tidak dihapus: dihentikan atau dibatalkan dengan alasan.',
        ],
      },
    ],
  },
];
