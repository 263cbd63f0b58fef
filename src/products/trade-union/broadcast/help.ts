import type { HelpTopic } from '#kernel/product';

/** Help with letters to many, for officers and for their readers. */
export const broadcastHelp: readonly HelpTopic[] = [
  {
    key: 'pengumuman',
    title: 'Mengirim pengumuman',
    lead: 'Satu surat untuk banyak anggota, lewat surel dan pemberitahuan.',
    needs: { resource: 'broadcast', right: 'send' },
    parts: [
      {
        steps: [
          'Tulis judul dan isi. Isian {{nama}} dan {{nomor}} diganti untuk setiap penerima.',
          'Pilih untuk siapa. Pengurus wilayah mengirim kepada anggota wilayahnya.',
          'Simpan, lalu periksa suratnya, jumlah surel, dan siapa yang tidak mendapat beserta alasannya.',
          'Kirim uji ke diri sendiri, lalu kirim sekarang atau jadwalkan.',
        ],
      },
      {
        heading: 'Wajib atau tidak',
        text: 'Pengumuman wajib sampai kepada semua yang dipilih. Kabar yang tidak wajib membawa tautan untuk berhenti, dan tidak dikirim kepada yang layanannya ditahan.',
      },
      {
        heading: 'Belum pasti',
        text: 'Bila server berhenti saat sebuah surel diserahkan, surel itu tidak dikirim lagi dengan sendirinya. Anda yang memutuskan: kirim lagi, atau biarkan.',
      },
      {
        heading: 'Surel kembali',
        text: 'Alamat yang menolak surel sekali karena tidak ada, atau tiga kali karena kotaknya penuh, tidak dikirimi lagi. Setelah alamatnya benar, buka lagi di halaman Surel kembali.',
      },
    ],
  },
  {
    key: 'pengumuman-saya',
    title: 'Pengumuman dari pengurus',
    lead: 'Membaca pengumuman dan memilih mana yang dikirim ke surel Anda.',
    parts: [
      {
        text: 'Semua pengumuman untuk Anda dapat dibaca di halaman Pengumuman. Yang wajib selalu dikirim ke surel; yang tidak wajib dapat dihentikan di halaman yang sama, atau lewat tautan di dalam surelnya.',
      },
    ],
  },
];
