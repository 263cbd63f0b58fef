import type { HelpTopic } from '#kernel/product';

export const exitHelp: readonly HelpTopic[] = [
  {
    key: 'pengunduran-diri',
    title: 'Pengunduran diri anggota',
    lead: 'Dari keinginan berhenti sampai semua simpanan dibayarkan.',
    needs: { resource: 'membership-exit', right: 'read' },
    parts: [
      {
        steps: [
          'Anggota mengajukannya dari Pengunduran Diri; untuk anggota tanpa akun, pengurus yang mengajukan.',
          'Pengurus lain menyetujui atau menolak. Selama masih ada pinjaman, pengajuan pinjaman, jabatan, atau peran pengurus, belum dapat disetujui.',
          'Selama belum dibayar, yang mengajukan masih boleh menariknya kembali. Bendahara membayarkan semua simpanan dengan satu kuitansi, dan titipan dengan kuitansinya sendiri. Sejak itu catatannya di buku 01 ditutup dan akunnya tidak dapat masuk lagi.',
        ],
      },
      {
        heading: 'Jasa simpanan',
        text: 'Jasa bulan-bulan yang sudah selesai dan belum dibukukan ikut dibayarkan. Bulan yang sedang berjalan tidak berjasa.',
      },
    ],
  },
];
