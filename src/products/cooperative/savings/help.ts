import type { HelpTopic } from '#kernel/product';

export const savingsHelp: readonly HelpTopic[] = [
  {
    key: 'simpanan',
    title: 'Simpanan anggota',
    lead: 'Setoran, penarikan, tagihan wajib, jasa, dan buku 04.',
    parts: [
      {
        heading: 'Menerima setoran',
        steps: [
          'Buka 04. Simpanan Anggota dan pilih anggotanya.',
          'Tekan Setor. Isi jumlah pada setiap jenis yang dibayar hari ini; satu kuitansi memuat semuanya.',
          'Tekan Bukukan setoran, lalu Cetak kuitansi.',
        ],
      },
      {
        heading: 'Penarikan',
        text: 'Hanya simpanan sukarela dan jenis bebas lain yang dapat ditarik, paling banyak sebesar saldonya. Simpanan pokok dan wajib dikembalikan saat anggota berhenti.',
      },
      {
        heading: 'Bila keliru',
        text: 'Bukti tidak diubah atau dihapus. Buka buktinya, tekan Balik bukti ini, lalu catat yang benar. Kuitansi yang dibalik tidak berlaku lagi bila diperiksa.',
      },
      {
        heading: 'Tagihan simpanan wajib',
        text: 'Pilih bulannya dan lihat dulu siapa yang ditagih. Menagih bulan yang sama dua kali tidak menambah apa pun. Setoran wajib melunasi bulan yang paling lama.',
      },
      {
        heading: 'Jasa simpanan',
        text: 'Jasa setahun ditetapkan pada jenis simpanan, paling tinggi 9 persen. Setiap bulan dihitung dari saldo terendah bulan itu dan dibukukan untuk semua anggota sekaligus.',
      },
      {
        heading: 'Siapa yang dapat membaca',
        text: 'Pengurus dan pengawas membaca semua; anggota hanya miliknya sendiri. Di basis data, angka setiap anggota tersegel.',
      },
    ],
  },
];
