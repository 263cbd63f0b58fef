import type { HelpTopic } from '#kernel/product';

/** Help with the pages of dues: the member's own, and the treasurer's. */
export const duesHelp: readonly HelpTopic[] = [
  {
    key: 'iuran-saya',
    title: 'Iuran saya',
    lead: 'Tagihan Anda, cara membayar, dan kuitansinya.',
    needs: { resource: 'dues.self', right: 'view' },
    parts: [
      {
        heading: 'Membayar',
        steps: [
          'Buka Upload Bukti Pembayaran dan pilih tagihannya, satu atau semua sekaligus.',
          'Transfer persis sejumlah yang tertulis, atau pindai QRIS; jumlahnya sudah terisi.',
          'Unggah tangkapan layar, foto struk, atau PDF dari bank, paling besar 5 MB.',
          'Bendahara memeriksa. Hasilnya dan kuitansinya dikirim lewat surel.',
        ],
      },
      {
        heading: 'Angka kecil di ujung jumlah',
        text: 'Beberapa rupiah ditambahkan supaya transfer Anda mudah dikenali. Kelebihan itu tetap milik Anda dan dipakai untuk tagihan berikutnya setelah terkumpul.',
      },
      {
        heading: 'Potong gaji',
        steps: [
          'Buka Potong gaji dari Iuran saya, tentukan bulan dan jumlahnya, lalu unduh surat kuasanya.',
          'Tandatangani, foto atau pindai, dan unggah. Bendahara memeriksanya.',
          'Sejak itu kampus dimintai memotong. Selama menunggu kampus, bulan itu bukan tunggakan Anda.',
          'Kuasa dapat dicabut kapan saja. Bila Anda minta tidak disebut kepada kampus, nama Anda tidak ada di daftar apa pun.',
        ],
      },
      {
        heading: 'Bayar sebagian atau di muka',
        text: 'Yang kurang tetap ditagih. Yang lebih disimpan, lalu melunasi tagihan bulan-bulan berikutnya dengan sendirinya.',
      },
    ],
  },
  {
    key: 'iuran',
    title: 'Kebendaharaan iuran',
    lead: 'Dari tarif dan tagihan sampai uang yang masuk.',
    needs: { resource: 'dues.dashboard', right: 'view' },
    parts: [
      {
        heading: 'Setiap bulan',
        steps: [
          'Buka Generate Tagihan Bulanan, periksa siapa yang ditagih dan siapa yang tidak.',
          'Tekan Buat tagihan. Bila terputus, tekan lagi: yang sudah ada tidak dibuat dua kali.',
          'Periksa bukti satu per satu di Verifikasi Bukti Bayar; yang berikutnya terbuka sendiri.',
        ],
      },
      {
        heading: 'Memverifikasi',
        text: 'Cocokkan nama, tanggal, dan jumlah dengan mutasi bank. Bila yang masuk berbeda dari yang ditulis pembayar, ubah Jumlah yang masuk. Bukti Anda sendiri diperiksa bendahara lain.',
      },
      {
        heading: 'Mengubah tarif',
        text: 'Tarif baru berlaku mulai tanggal yang Anda pilih. Tagihan memakai tarif pada tanggal 1 bulannya, dan tagihan yang sudah ada tidak berubah.',
      },
      {
        heading: 'Klaim dan penyesuaian',
        text: 'Klaim anggota diputuskan di Klaim Iuran; bukunya ikut dibetulkan. Pembayaran yang ditarik kembali dan tagihan yang dikurangi diusulkan di Penyesuaian dan disahkan orang kedua.',
      },
      {
        heading: 'Tunggakan',
        text: 'Satu bulan: pengingat. Dua bulan: peringatan. Tiga bulan: pemberitahuan terakhir, lalu layanan ditahan sesudah tenggangnya. Penertiban menunjukkan dahulu apa yang akan terjadi; yang membayar terbuka dengan sendirinya. Apakah penahanan juga menutup pintu masuk, diatur di Kebijakan Iuran.',
      },
      {
        heading: 'Mutasi bank',
        steps: [
          'Unduh mutasi dari laman bank sebagai CSV atau XLSX, lalu impor di Mutasi Bank.',
          'Periksa yang hampir pasti, lalu catat bersama-sama.',
          'Sisanya dibuka satu per satu. Berkas yang sama dua kali tidak menggandakan apa pun.',
        ],
      },
      {
        heading: 'Potong gaji',
        steps: [
          'Periksa surat kuasa yang masuk, lalu buat daftar untuk satu kampus dan satu bulan.',
          'Unduh surat dan lembarnya, serahkan kepada bagian gaji, dan catat penyerahannya.',
          'Saat uangnya masuk, unggah berkas dari kampus. Yang sesuai sudah dicentang; lihat sisanya, lalu catat.',
          'Tutup daftarnya. Yang tidak dipotong diberi tahu dan membayar sendiri. Setoran gabungannya di mutasi bank diabaikan saja.',
        ],
      },
      {
        heading: 'Yang tidak bisa dihapus',
        text: 'Tagihan, pembayaran, dan baris buku iuran tidak dihapus atau diubah. Pembebasan dan pembetulan menjadi baris baru dengan alasan dan nama.',
      },
    ],
  },
];
