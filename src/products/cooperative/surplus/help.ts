import type { HelpTopic } from '#kernel/product';

export const surplusHelp: readonly HelpTopic[] = [
  {
    key: 'shu',
    title: 'SHU',
    lead: 'Membagi sisa hasil usaha menurut keputusan rapat anggota.',
    needs: { resource: 'shu', right: 'read' },
    parts: [
      {
        heading: 'Urutannya',
        steps: [
          'Tutup buku Desember. SHU tahun itu diambil dari pembukuan.',
          'Ketua atau sekretaris mencatat persentase keputusan rapat, dari notulen di buku 07. Jumlahnya 100 %.',
          'Bendahara mengimpor simpanan dan transaksi anggota, lalu menghitung.',
          'Ketua menyetujui. Yang menghitung tidak dapat menyetujui sendiri.',
          'Bendahara membukukan. Sesudah itu setiap anggota melihat bagiannya dan mengunduh slipnya.',
        ],
      },
      {
        heading: 'Pembulatan',
        text: 'Setiap bagian dibulatkan ke bawah. Rupiah yang tersisa diberikan satu per satu kepada sisa pecahan terbesar; bila sama, kepada nomor anggota yang lebih kecil. Jumlah semua bagian selalu sama dengan SHU.',
      },
      {
        heading: 'Simulasi',
        text: 'Sebelum rapat, coba persentase di Simulasi SHU. Tidak ada yang disimpan.',
      },
    ],
  },
];
