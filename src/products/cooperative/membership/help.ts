import type { HelpTopic } from '#kernel/product';

export const membershipHelp: readonly HelpTopic[] = [
  {
    key: 'permohonan',
    title: 'Permohonan anggota',
    lead: 'Dari permohonan di halaman muka sampai tercatat di buku 01.',
    needs: { resource: 'membership-application', right: 'read' },
    parts: [
      {
        steps: [
          'Buka Permohonan Anggota dan pilih permohonannya. Periksa data dan KTP.',
          'Tekan Terima, atau Tolak dengan alasan yang dibaca pemohon.',
          'Bendahara membukukan simpanan pokok di halaman yang sama. Sejak itu pemohon menjadi anggota: bernomor, tercatat di buku 01, dan punya akun.',
        ],
      },
      {
        heading: 'Anggota tanpa nomor',
        text: 'Anggota yang diimpor tanpa nomor diberi nomor sekaligus: buka buku 01, tekan Beri nomor, periksa daftarnya, lalu tekan sekali lagi. Urutannya menurut tanggal masuk, lalu nama.',
      },
      {
        heading: 'Akun anggota baru',
        text: 'Bila ada surelnya, tautan untuk membuat kata sandi terkirim sendiri. Bila tidak, ketua membuat tautannya dari halaman Pengguna.',
      },
    ],
  },
];
