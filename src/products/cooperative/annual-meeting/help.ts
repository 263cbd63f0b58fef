import type { HelpTopic } from '#kernel/product';

export const meetingHelp: readonly HelpTopic[] = [
  {
    key: 'rat',
    title: 'Rapat anggota tahunan',
    lead: 'Dari rencana sampai notulen dan buku laporan.',
    needs: { resource: 'annual-meeting', right: 'read' },
    parts: [
      {
        heading: 'Urutannya',
        steps: [
          'Ketua atau sekretaris merencanakan: tanggal, tempat, acara, dan kuorum menurut anggaran dasar.',
          'Undang semua anggota. Yang punya akun mendapat pemberitahuan dan surel.',
          'Pada hari rapat, anggota menekan “Saya hadir”, atau petugas mencatatnya dari daftar hadir.',
          'Sesudah kuorum tercapai, keputusan dicatat satu per satu.',
          'Sekretaris menutup rapat. Notulennya tertulis di buku 07, dan pembagian SHU dapat dicatat dari sana.',
        ],
      },
      {
        heading: 'Buku laporan',
        text: 'Buku laporan disusun dari pembukuan tahun itu: neraca, hasil usaha, perubahan ekuitas, arus kas, catatan, pembagian SHU, dan keputusan. Unduh sebagai PDF.',
      },
    ],
  },
];
