import type { HelpTopic } from '#kernel/product';

/** Help with the union's own pages, named by the pages themselves. */
export const unionHelp: readonly HelpTopic[] = [
  {
    key: 'beranda',
    title: 'Beranda saya',
    lead: 'Halaman pertama setelah masuk: apa yang perlu Anda lakukan, dan keadaan iuran Anda.',
    parts: [
      {
        heading: 'Calon anggota',
        steps: [
          'Bayar iuran pendaftaran dan unggah buktinya.',
          'Buka tautan konfirmasi di surel Anda.',
          'Tunggu Bendahara dan pengurus; Anda diberi tahu lewat surel.',
        ],
      },
      {
        heading: 'Anggota',
        text: 'Kartu besar menunjukkan iuran yang terbuka, atau sampai bulan apa iuran Anda lunas.',
      },
    ],
  },
  {
    key: 'profil',
    title: 'Profil saya',
    lead: 'Data Anda sendiri, foto kartu, surel, dan berkas.',
    parts: [
      {
        text: 'Nama, kampus, status kepegawaian, dan golongan diubah oleh pengurus setelah Anda menjadi anggota.',
      },
      { text: 'Jumlah gaji tidak wajib. Bila persetujuannya dicabut, jumlahnya langsung dihapus.' },
    ],
  },
  {
    key: 'status',
    title: 'Status keanggotaan',
    lead: 'Sampai di mana pendaftaran Anda, apa yang tercatat, dan cara berhenti.',
    parts: [
      { text: 'Pendaftaran dapat dibatalkan dan dibuka lagi kapan saja. Data Anda tidak perlu diisi ulang.' },
      { text: 'Bila Anda mengundurkan diri, nomor anggota tetap milik Anda.' },
    ],
  },
  {
    key: 'kartu',
    title: 'Kartu anggota',
    lead: 'Kartu untuk ditunjukkan dan dicetak.',
    needs: { resource: 'membercard', right: 'view' },
    parts: [
      { text: 'Kode pada kartu hanya menjawab berlaku atau tidak, tanpa nama dan nomor.' },
      { text: 'Kartu hilang? Buat kode baru; kartu lama langsung tidak berlaku.' },
    ],
  },
  {
    key: 'dasbor',
    title: 'Dasbor pengurus',
    lead: 'Yang menunggu Anda dan keadaan keanggotaan.',
    needs: { resource: 'member', right: 'view' },
    parts: [{ text: 'Setiap angka membuka daftarnya. Pengurus wilayah hanya melihat wilayahnya sendiri.' }],
  },
  {
    key: 'calon',
    title: 'Memeriksa calon anggota',
    lead: 'Dua kunci: Bendahara memverifikasi uangnya, pengurus menyetujui orangnya.',
    needs: { resource: 'member', right: 'approve' },
    parts: [
      {
        steps: [
          'Buka calon dari daftar; yang siap disetujui ada di pilihan “Siap disetujui”.',
          'Periksa bukti, surel, persetujuan, dan kemungkinan data ganda.',
          'Setujui, atau tolak dengan alasan yang dapat ditindaklanjuti calon.',
        ],
      },
      { text: 'Tidak seorang pun menyetujui pendaftarannya sendiri.' },
    ],
  },
  {
    key: 'anggota',
    title: 'Daftar dan data anggota',
    lead: 'Mencari, menyaring, mengubah, dan mengunduh data anggota.',
    needs: { resource: 'member', right: 'view' },
    parts: [
      { text: 'Cari dengan nama, nomor, atau kampus; surel dan NIK dicari utuh.' },
      { text: 'Setiap pembukaan data rahasia dan setiap unduhan dicatat dengan nama dan alasannya.' },
    ],
  },
  {
    key: 'usulan',
    title: 'Usulan tindakan',
    lead: 'Pengurus wilayah mengusulkan, pengurus pusat memutuskan.',
    needs: { resource: 'member', right: 'view' },
    parts: [
      {
        steps: [
          'Cari anggota, pilih tindakannya, dan tulis alasan dengan kejadian dan buktinya.',
          'Pengurus pusat menerima atau menolak dengan alasan; keduanya sampai ke lonceng pengusul.',
        ],
      },
      { text: 'Status anggota tidak berubah selama usulan menunggu. Usulan yang keliru dapat ditarik.' },
    ],
  },
  {
    key: 'ganda',
    title: 'Data ganda',
    lead: 'Orang yang tercatat dua kali ditemukan di sini dan digabung oleh orang, bukan oleh mesin.',
    needs: { resource: 'member', right: 'merge' },
    parts: [
      {
        steps: [
          'Buka satu pasang dan bandingkan baris demi baris.',
          'Pilih data yang disimpan, lalu pilih nilai yang benar di tempat keduanya berbeda.',
          'Bila ternyata dua orang, tekan “Bukan orang yang sama” agar tidak muncul lagi.',
        ],
      },
      { text: 'Data yang sudah menerima iuran tidak dapat dilepas; simpan data itu dan lepas yang satunya.' },
    ],
  },
  {
    key: 'wilayah',
    title: 'Menugaskan pengurus wilayah',
    lead: 'Satu anggota dapat mengurus satu provinsi atau lebih; ia hanya melihat wilayahnya.',
    needs: { resource: 'region', right: 'assign' },
    parts: [
      {
        steps: [
          'Cari anggota aktif yang sudah dapat masuk.',
          'Pilih wilayahnya, lalu tekan “Tugaskan”. Menu Wilayah terbuka pada halaman berikutnya.',
        ],
      },
      { text: 'Mengubah atau mengakhiri tugas berlaku saat itu juga dan tercatat dengan nama Anda.' },
    ],
  },
  {
    key: 'penangan-pengaduan',
    title: 'Menunjuk penangan pengaduan rahasia',
    lead: 'Berkas rahasia dibuka orang tertentu, bukan jabatan. Dua pengurus menunjuknya bersama.',
    needs: { resource: 'grievance-handler', right: 'view' },
    parts: [
      {
        steps: [
          'Seorang pengurus mengusulkan anggota aktif dan menulis alasannya.',
          'Pengurus lain membaca alasannya, lalu mengesahkan atau menolak.',
          'Sesudah disahkan, orangnya membuka berkas rahasia lewat menu Pengaduan Rahasia. Setiap pembukaan dicatat.',
        ],
      },
      {
        text: 'Pengusul tidak mengesahkan usulnya sendiri, dan tidak seorang pun menunjuk dirinya. Mengakhiri tugas cukup oleh satu pengurus.',
      },
    ],
  },
  {
    key: 'statistik',
    title: 'Statistik anggota',
    lead: 'Siapa anggota serikat, di mana, dan bagaimana jumlahnya bertumbuh.',
    needs: { resource: 'stats', right: 'view' },
    parts: [
      {
        text: 'Setiap angka dan batang membuka daftar orangnya, dengan saringan yang sama. Yang dihitung ialah anggota aktif, kecuali Anda memilih status lain.',
      },
      {
        heading: 'Bertahan',
        text: 'Angkatan ialah tahun bergabung. Bagian yang bertahan setelah satu, dua, dan tiga tahun dihitung dari orang yang sudah mencapai hari itu.',
      },
      {
        heading: 'Pengurus wilayah',
        text: 'Anda melihat angka provinsi penugasan Anda sendiri, di layar maupun di berkas.',
      },
    ],
  },
  {
    key: 'cetak-kartu',
    title: 'Mencetak banyak kartu',
    lead: 'Kartu semua orang di daftar anggota menjadi satu berkas PDF.',
    needs: { resource: 'membercard', right: 'print' },
    parts: [
      {
        steps: [
          'Saring daftar anggota, pilih orangnya, lalu tekan Cetak kartu. Tanpa memilih, halaman Cetak Kartu mengambil semua anggota aktif.',
          'Pilih A4 berisi sepuluh kartu, atau satu kartu satu halaman.',
          'Tunggu di halaman pekerjaan; berkasnya tersimpan di sana untuk diunduh.',
        ],
      },
      {
        heading: 'Bolak-balik',
        text: 'Pada A4, halaman belakang sudah dibalik kiri-kanannya. Pilih cetak bolak-balik pada sisi panjang.',
      },
    ],
  },
  {
    key: 'banding',
    title: 'Banding',
    lead: 'Jawaban orang yang ditolak, dinonaktifkan, ditangguhkan, atau diberhentikan, dan keputusan pengurus lain.',
    needs: { resource: 'member', right: 'enable' },
    parts: [
      {
        text: 'Surat keputusan memuat tautan banding yang berlaku enam puluh hari, juga bagi yang tidak dapat masuk. Satu keputusan dapat dibanding sekali.',
      },
      {
        heading: 'Siapa yang memutuskan',
        text: 'Pengurus yang mengambil keputusan semula tidak memutuskan bandingnya. Banding yang diterima langsung mencabut keputusan itu.',
      },
    ],
  },
];
