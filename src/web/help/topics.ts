import type { HelpTopic } from '#kernel/product';

/** Help with the pages that every product has. */
export const kernelTopics: readonly HelpTopic[] = [
  {
    key: 'masuk',
    title: 'Masuk dan keluar',
    lead: 'Cara masuk, dan apa yang dilakukan bila tidak berhasil.',
    parts: [
      {
        heading: 'Masuk',
        steps: [
          'Buka halaman Masuk organisasi Anda.',
          'Ketik salah satu nama yang Anda punya: surel, nama pengguna, NIK, atau nomor anggota.',
          'Ketik kata sandi. Bila verifikasi dua langkah aktif, ketik juga kode dari ponsel.',
        ],
      },
      {
        heading: 'Lupa kata sandi',
        text: 'Tekan "Lupa kata sandi?" dan ketik nama Anda. Tautan dikirim ke surel akun dan berlaku satu jam. Tidak punya surel? Mintalah pengurus mengatur ulang kata sandi Anda.',
      },
      {
        heading: 'Terkunci',
        text: 'Lima kali gagal menutup akun Anda dari jaringan itu selama 30 menit. Tunggu, atau buat kata sandi baru lewat surel: kunci terbuka saat itu juga.',
      },
      {
        heading: 'Keluar',
        text: 'Tekan foto atau inisial Anda di kanan atas, lalu Keluar. Sesi di perangkat itu berakhir saat itu juga.',
      },
    ],
  },
  {
    key: 'beranda',
    title: 'Beranda',
    lead: 'Halaman pertama setelah masuk: kabar baru dan jalan ke halaman Anda.',
    needs: { resource: 'dashboard', right: 'read' },
    parts: [
      {
        text: 'Yang tampil hanya halaman yang boleh Anda buka. Bila sebuah halaman hilang, peran Anda mungkin berubah; tanyakan kepada pengurus yang mengatur peran.',
      },
    ],
  },
  {
    key: 'profil',
    title: 'Profil saya',
    lead: 'Nama, surel, dan cara kami memberi tahu Anda.',
    needs: { resource: 'account', right: 'read' },
    parts: [
      {
        heading: 'Mengganti surel',
        steps: [
          'Ketik alamat baru di Profil saya, lalu simpan.',
          'Buka tautan yang kami kirim ke alamat baru itu.',
          'Tekan tombol di halaman itu. Baru setelah ini alamat baru berlaku; alamat lama diberi tahu.',
        ],
      },
      {
        heading: 'Surel pemberitahuan',
        text: 'Centang "Kirim pemberitahuan ke surel saya juga" bila mau. Surel tentang keamanan akun selalu dikirim.',
      },
    ],
  },
  {
    key: 'keamanan',
    title: 'Kata sandi dan perangkat',
    lead: 'Menjaga akun Anda tetap milik Anda.',
    needs: { resource: 'session', right: 'read' },
    parts: [
      {
        heading: 'Kata sandi',
        text: 'Paling sedikit 8 karakter dengan huruf dan angka. Setelah diubah, semua perangkat lain dikeluarkan.',
      },
      {
        heading: 'Perangkat',
        text: 'Halaman Perangkat menunjukkan di mana Anda sedang masuk. Ada yang tidak Anda kenal? Keluarkan, lalu ganti kata sandi.',
      },
      {
        heading: 'Diminta kata sandi lagi',
        text: 'Sebelum langkah penting kami meminta kata sandi sekali lagi. Itu berlaku 15 menit di perangkat itu.',
      },
    ],
  },
  {
    key: 'verifikasi-dua-langkah',
    title: 'Verifikasi dua langkah',
    lead: 'Kode dari ponsel, selain kata sandi.',
    needs: { resource: 'credential', right: 'update' },
    parts: [
      {
        heading: 'Mengaktifkan',
        steps: [
          'Pasang aplikasi autentikator di ponsel.',
          'Buka Keamanan, Verifikasi dua langkah, lalu pindai kode QR.',
          'Ketik kode 6 angka dari aplikasi.',
          'Cetak atau catat sepuluh kode pemulihan, dan simpan terpisah dari ponsel.',
        ],
      },
      {
        heading: 'Ponsel hilang',
        text: 'Ketik satu kode pemulihan di tempat kode. Kodenya habis? Mintalah pengurus yang mengatur akun melepas verifikasi Anda.',
      },
      {
        heading: 'Kode selalu ditolak',
        text: 'Setel jam ponsel ke otomatis. Satu kode hanya dapat dipakai sekali; tunggu kode berikutnya.',
      },
    ],
  },
  {
    key: 'pemberitahuan',
    title: 'Pemberitahuan',
    lead: 'Kabar yang menyangkut Anda, di balik lonceng.',
    needs: { resource: 'notification', right: 'read' },
    parts: [
      {
        text: 'Angka pada lonceng adalah kabar yang belum dibaca. Membuka satu kabar menandainya dibaca dan membawa Anda ke halamannya.',
      },
    ],
  },
  {
    key: 'data-pribadi',
    title: 'Data pribadi saya',
    lead: 'Apa yang disimpan, siapa yang melihat, dan apa yang boleh Anda minta.',
    needs: { resource: 'privacy', right: 'read' },
    parts: [
      {
        heading: 'Siapa yang melihat',
        text: 'Setiap kali pengurus membuka, mencetak, atau mengunduh data Anda, tercatat dan tampil di halaman itu.',
      },
      {
        heading: 'Meminta',
        text: 'Anda boleh meminta salinan, pembetulan, penghapusan, atau menarik persetujuan. Jawaban datang paling lambat 3 x 24 jam.',
      },
    ],
  },
  {
    key: 'pengguna',
    title: 'Pengguna',
    lead: 'Akun orang lain: membuat, memberi peran, menutup.',
    needs: { resource: 'user', right: 'read' },
    parts: [
      {
        heading: 'Akun baru',
        steps: [
          'Tekan Tambah, isi nama dan surel. Tanpa surel, beri nama pengguna.',
          'Orangnya mendapat tautan untuk membuat kata sandinya sendiri. Anda tidak pernah melihat kata sandi siapa pun.',
          'Buka halamannya dan beri peran.',
        ],
      },
      {
        heading: 'Menutup akun',
        text: 'Semua perangkatnya keluar saat itu juga. Akun dapat dibuka kembali; menghapusnya tidak dapat diurungkan.',
      },
      {
        heading: 'Ponsel atau kata sandi hilang',
        text: 'Pakai Tindakan: "Atur ulang kata sandi" atau "Lepas dua langkah". Pastikan dahulu Anda berbicara dengan orangnya.',
      },
    ],
  },
  {
    key: 'undangan',
    title: 'Undangan',
    lead: 'Mengajak pengurus lewat surel.',
    needs: { resource: 'invitation', right: 'read' },
    parts: [
      {
        text: 'Peran berlaku setelah undangan diterima. Tautan berlaku 7 hari; undangan yang belum diterima dapat ditarik.',
      },
    ],
  },
  {
    key: 'peran',
    title: 'Peran',
    lead: 'Apa yang boleh dilakukan seseorang mengikuti perannya.',
    needs: { resource: 'role', right: 'read' },
    parts: [
      {
        heading: 'Peran baku dan buatan sendiri',
        text: 'Peran baku mengikuti aturan organisasi. Peran buatan sendiri mulai tanpa hak; pilih haknya satu per satu.',
      },
      {
        heading: 'Peringatan',
        text: 'Bila uang dan pengaturan peran bertemu di satu tangan, atau yang mengajukan juga memutuskan, kami memperingatkan dahulu.',
      },
      {
        heading: 'Orang terakhir',
        text: 'Orang terakhir yang dapat mengatur peran tidak dapat dicabut. Berikan dulu kepada orang lain.',
      },
    ],
  },
  {
    key: 'matriks-akses',
    title: 'Matriks akses',
    lead: 'Siapa boleh apa, dalam kata-kata aturan organisasi.',
    needs: { resource: 'access-matrix', right: 'read' },
    parts: [
      {
        heading: 'Mengubah',
        text: 'Buka satu baris, pilih peran, hak, dan menjadi apa, lalu tulis alasannya. Perubahan dicatat sebagai perbedaan dari baku dan dapat dikembalikan kapan saja.',
      },
    ],
  },
  {
    key: 'menu',
    title: 'Menu',
    lead: 'Nama, urutan, dan isi menu samping.',
    needs: { resource: 'menu', right: 'read' },
    parts: [
      {
        text: 'Menyembunyikan entri tidak mencabut hak. Entri buatan sendiri dapat menunjuk halaman mana pun di situs ini.',
      },
    ],
  },
  {
    key: 'pengaturan',
    title: 'Pengaturan',
    lead: 'Profil organisasi, surel, dan keamanan.',
    needs: { resource: 'settings', right: 'read' },
    parts: [
      {
        heading: 'Surel uji',
        text: 'Kirim surel uji setelah pengelola server memasang server surel. Kata sandi server tidak pernah ditampilkan.',
      },
      { heading: 'Lambang', text: 'PNG, JPG, atau WebP paling besar 2 MB. Tampil di kepala setiap halaman.' },
    ],
  },
  {
    key: 'catatan-audit',
    title: 'Catatan audit',
    lead: 'Siapa melakukan apa, kapan, dan apa yang berubah.',
    needs: { resource: 'audit', right: 'read' },
    parts: [
      {
        text: 'Saring menurut pelaku, tindakan, bagian, hasil, atau tanggal. Catatan tidak dapat diubah atau dihapus; rantainya dapat diperiksa pengelola dengan perintah audit verify.',
      },
    ],
  },
  {
    key: 'keamanan-masuk',
    title: 'Keamanan masuk',
    lead: 'Siapa yang terkunci dan siapa yang gagal masuk.',
    needs: { resource: 'security', right: 'read' },
    parts: [
      {
        text: 'Banyak kegagalan dari satu alamat dalam sehari ditandai. Kunci seseorang dapat dibuka setelah Anda memastikan itu benar orangnya.',
      },
    ],
  },
  {
    key: 'permintaan-data',
    title: 'Permintaan data pribadi',
    lead: 'Menjawab permintaan orang tentang datanya.',
    needs: { resource: 'privacy-request', right: 'read' },
    parts: [
      {
        text: 'Yang paling mendesak tampil di atas. Jawab paling lambat 3 x 24 jam, dan sebutkan dasarnya bila menolak.',
      },
    ],
  },
  {
    key: 'pekerjaan',
    title: 'Pekerjaan latar',
    lead: 'Kerja panjang yang jalan sendiri: impor, tagihan, ekspor.',
    needs: { resource: 'job', right: 'read' },
    parts: [
      {
        text: 'Halaman boleh ditutup; pekerjaan jalan terus dan hasilnya disimpan. Yang gagal dapat dicoba lagi dari halamannya, dan tidak mengulang yang sudah selesai.',
      },
    ],
  },
  {
    key: 'surat-keluar',
    title: 'Surat keluar',
    lead: 'Surel yang dikirim sistem, dan yang belum sampai.',
    needs: { resource: 'outbox', right: 'read' },
    parts: [
      {
        text: 'Tanpa server surel, semua surel disimpan di sini. Surel yang gagal sementara dikirim lagi sendiri, sampai sekitar dua hari.',
      },
    ],
  },
];
