import type { Channel } from '#features/inbox';

/** One conversation with the board; `by` is an account of the story, a visitor has a name and an address. */
export interface TicketStory {
  by?: string;
  visitor?: { name: string; address: string };
  channel: Channel;
  hoursAgo: number;
  subject: string;
  body: string;
  isConfidential?: boolean;
  /** `assign` names the account in its body. */
  later: readonly {
    by: string;
    hoursAgo: number;
    act: 'reply' | 'close' | 'note' | 'assign' | 'write';
    body: string;
  }[];
}

export interface TalkThread {
  category: string;
  by: string;
  hoursAgo: number;
  title: string;
  body: string;
  replies: readonly { by: string; hoursAgo: number; body: string }[];
  acts?: readonly ('pin' | 'lock')[];
  isReported?: boolean;
}

export const tickets: readonly TicketStory[] = [
  {
    by: 'member',
    channel: 'message',
    hoursAgo: 240,
    subject: 'Surat keterangan anggota untuk beasiswa',
    body: 'Kampus meminta surat keterangan bahwa saya anggota serikat, untuk melamar beasiswa doktor. Apakah pengurus dapat membuatnya sebelum akhir bulan?',
    later: [
      {
        by: 'admin',
        hoursAgo: 232,
        act: 'reply',
        body: 'Dapat. Kirimkan nama program dan alamat tujuan suratnya, kami siapkan dalam dua hari kerja.',
      },
      {
        by: 'member',
        hoursAgo: 230,
        act: 'write',
        body: 'Tujuannya Direktorat Sumber Daya, program doktor 2027.',
      },
      {
        by: 'admin',
        hoursAgo: 190,
        act: 'close',
        body: 'Suratnya sudah dikirim ke surel Anda. Semoga lancar.',
      },
    ],
  },
  {
    by: 'treasurer',
    channel: 'complaint',
    hoursAgo: 120,
    subject: 'Uang lembur tenaga kependidikan belum dibayar',
    body: 'Uang lembur bulan lalu belum kami terima, padahal daftar hadirnya sudah disahkan. Ada sebelas orang di bagian kami yang mengalami hal sama.',
    later: [
      { by: 'admin', hoursAgo: 110, act: 'assign', body: 'coordinator' },
      {
        by: 'coordinator',
        hoursAgo: 96,
        act: 'note',
        body: 'Saya sudah menelepon bagian keuangan kampus; katanya menunggu surat perintah lembur. Minta salinannya.',
      },
      {
        by: 'coordinator',
        hoursAgo: 90,
        act: 'reply',
        body: 'Kami sudah menghubungi bagian keuangan. Mohon kirim daftar nama dan surat perintahnya, supaya surat dari serikat menyebut jumlahnya.',
      },
      {
        by: 'treasurer',
        hoursAgo: 20,
        act: 'write',
        body: 'Daftarnya saya kirim lewat surel tadi pagi. Seluruhnya 96 jam.',
      },
    ],
  },
  {
    by: 'member3',
    channel: 'dues',
    hoursAgo: 50,
    subject: 'Pembayaran bulan lalu belum tercatat',
    body: 'Saya sudah mentransfer dua hari setelah tagihan terbit, tetapi di halaman iuran masih tertulis belum lunas.',
    later: [],
  },
  {
    by: 'candidate',
    channel: 'message',
    hoursAgo: 30,
    subject: 'Kapan pendaftaran saya diperiksa',
    body: 'Bukti bayar sudah saya unggah. Berapa lama biasanya sampai disetujui?',
    later: [],
  },
  {
    by: 'member3',
    channel: 'complaint',
    hoursAgo: 70,
    subject: 'Tekanan dari atasan karena ikut serikat',
    body: 'Saya diminta mundur dari serikat dan jadwal mengajar saya dikurangi. Saya ingin ini dibaca sesedikit mungkin orang.',
    isConfidential: true,
    later: [],
  },
  {
    visitor: { name: 'Yuliana Rahmawati', address: 'yuliana@media.example' },
    channel: 'contact',
    hoursAgo: 28,
    subject: 'Permintaan wawancara tentang upah dosen',
    body: 'Kami menulis tentang upah dosen tidak tetap dan ingin berbicara dengan pengurus pekan ini.',
    later: [],
  },
  {
    visitor: { name: 'Hendra Saputra', address: 'hendra@kampus.example' },
    channel: 'contact',
    hoursAgo: 200,
    subject: 'Apakah laboran boleh bergabung',
    body: 'Saya laboran kontrak di sebuah politeknik. Apakah saya dapat menjadi anggota?',
    later: [
      {
        by: 'admin',
        hoursAgo: 180,
        act: 'close',
        body: 'Boleh. Serikat terbuka bagi semua yang bekerja di perguruan tinggi. Silakan daftar lewat halaman Bergabung.',
      },
    ],
  },
];

export const threads: readonly TalkThread[] = [
  {
    category: 'Umum',
    by: 'admin',
    hoursAgo: 700,
    title: 'Aturan bersama di forum ini',
    body: 'Bicara tentang masalahnya, bukan orangnya.\nJangan menyebut data pribadi orang lain.\nTulisan yang melanggar disembunyikan dengan alasan yang dapat dibaca semua.',
    replies: [],
    acts: ['pin', 'lock'],
  },
  {
    category: 'Ketenagakerjaan',
    by: 'member',
    hoursAgo: 400,
    title: 'Beban kerja dosen setelah aturan baru',
    body: 'Di kampus saya batas 16 SKS dihitung tanpa bimbingan skripsi. Bagaimana di tempat rekan-rekan?',
    replies: [
      {
        by: 'coordinator',
        hoursAgo: 390,
        body: 'Di Banjarmasin bimbingan dihitung setengah SKS tiap mahasiswa, paling banyak dua SKS.',
      },
      {
        by: 'member2',
        hoursAgo: 300,
        body: '> Dr. Ahmad Fauzi Rahman menulis:\n> Di Banjarmasin bimbingan dihitung setengah SKS tiap mahasiswa\n\nApakah itu tertulis di peraturan rektor? Kami butuh contoh untuk diusulkan.',
      },
      {
        by: 'coordinator',
        hoursAgo: 290,
        body: 'Tertulis di pedoman beban kerja. Nanti saya minta pengurus memuatnya di halaman regulasi.',
      },
    ],
  },
  {
    category: 'Karier akademik',
    by: 'treasurer2',
    hoursAgo: 260,
    title: 'Pengalaman mengurus angka kredit lewat integrasi',
    body: 'Siapa yang sudah selesai tahun ini? Berapa lama dari unggah sampai penetapan?',
    replies: [
      {
        by: 'member',
        hoursAgo: 200,
        body: 'Saya empat bulan, dua kali diminta melengkapi bukti korespondensi.',
      },
      { by: 'member2', hoursAgo: 150, body: 'Saya masih menunggu sejak Agustus.' },
    ],
  },
  {
    category: 'Usul untuk serikat',
    by: 'member2',
    hoursAgo: 90,
    title: 'Kelas menulis surat keberatan',
    body: 'Usul: serikat mengadakan kelas daring dua jam tentang menulis surat keberatan yang benar.',
    replies: [
      { by: 'member', hoursAgo: 80, body: 'Setuju. Saya dapat membantu menyiapkan contoh.' },
      { by: 'admin', hoursAgo: 60, body: 'Kami jadwalkan bulan depan. Tanggalnya diumumkan lewat berita.' },
    ],
  },
  {
    category: 'Umum',
    by: 'treasurer',
    hoursAgo: 40,
    title: 'Titip cari kos di sekitar kampus',
    body: 'Ada rekan baru dari Kupang yang mencari kos dekat kampus Banjarmasin.',
    replies: [
      {
        by: 'member2',
        hoursAgo: 6,
        body: 'Saya menjual perabot kos murah, hubungi nomor di profil saya. Ada juga kulkas bekas.',
      },
    ],
    isReported: true,
  },
  {
    category: 'Wilayah',
    by: 'coordinator',
    hoursAgo: 110,
    title: 'Temu anggota Kalimantan Selatan',
    body: 'Kita bertemu Sabtu pekan depan pukul 09.00 WITA di aula serikat. Tulis di sini bila datang.',
    replies: [],
  },
];
