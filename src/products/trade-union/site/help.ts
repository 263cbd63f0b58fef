import type { HelpTopic } from '#kernel/product';

/** Help with the pages on which the public site is written. */
export const siteHelp: readonly HelpTopic[] = [
  {
    key: 'konten',
    title: 'Menulis halaman umum',
    lead: 'Halaman, berita, dokumen, pengurus, gambar, dan susunan halaman muka.',
    needs: { resource: 'cms.page', right: 'manage' },
    parts: [
      {
        heading: 'Menerbitkan',
        steps: [
          'Tulis, lalu tekan Pratinjau untuk melihatnya seperti pembaca.',
          'Simpan draf bila belum selesai; yang dibaca umum tidak berubah.',
          'Terbitkan sekarang, atau isi waktunya lalu tekan Jadwalkan.',
        ],
      },
      {
        heading: 'Riwayat halaman',
        text: 'Setiap simpanan menjadi revisi. Dua revisi dapat dibandingkan, dan yang lama dapat dipulihkan tanpa menghapus yang baru.',
      },
      {
        heading: 'Gambar',
        text: 'Tulis teks alternatif: apa yang terlihat, bagi yang tidak dapat melihatnya. Gambar yang masih dipakai tidak dapat dihapus; halamannya menyebut di mana saja.',
      },
      {
        heading: 'Anggota saja',
        text: 'Halaman dan dokumen dapat dibuka untuk anggota aktif saja. Gambarnya tetap dapat dibuka oleh siapa pun yang tahu alamatnya, jadi jangan menaruh rahasia di gambar.',
      },
    ],
  },
];
