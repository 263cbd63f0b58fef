import type { HelpTopic } from '#kernel/product';

export const reportsHelp: readonly HelpTopic[] = [
  {
    key: 'laporan',
    title: 'Laporan berkala',
    lead: 'Laporan bulanan, triwulanan, dan tahunan, di layar, sebagai berkas, atau dikirim sendiri.',
    needs: { resource: 'report', right: 'read' },
    parts: [
      {
        heading: 'Melihat dan mengunduh',
        steps: [
          'Pilih laporan dan periodenya. Angka langsung tampil.',
          'Tekan nama akun untuk melihat dari mana angkanya.',
          'Unduh sebagai PDF untuk dicetak, atau XLSX untuk diolah.',
        ],
      },
      {
        heading: 'Mengirim sendiri',
        steps: [
          'Tekan Jadwal kirim, lalu Jadwal baru.',
          'Pilih laporan, seberapa sering, dan kepada peran siapa.',
          'Pada malam sesudah periode berakhir laporan dikirim lewat surel kepada yang memegang peran itu.',
        ],
      },
      {
        heading: 'Mengisi SIMKOPDES',
        text: 'Buka Lembar isian SIMKOPDES dan salin isinya menurut urutan halaman SIMKOPDES. Angka ditulis tanpa titik. Yang belum diisi dilengkapi di Pengaturan atau di bukunya.',
      },
    ],
  },
];
