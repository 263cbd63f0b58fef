// What stands in the books of the demo cooperative. All of it is invented.

const item = (
  itemName: string,
  boughtOn: string,
  quantity: number,
  unitPrice: number,
  condition: number,
  notes?: string,
) => ({
  itemName,
  boughtOn,
  quantity,
  unitPrice,
  condition,
  technicalLife: 8,
  economicLife: 5,
  ...(notes ? { notes } : {}),
});

export const inventory = [
  item('Meja kerja kayu', '2019-04-10', 4, 1_250_000, 70),
  item('Kursi lipat', '2019-04-10', 40, 185_000, 65, 'Enam kursi perlu diganti dudukannya.'),
  item('Lemari arsip besi', '2019-05-20', 2, 2_400_000, 80),
  item('Timbangan digital 30 kg', '2020-01-15', 2, 1_150_000, 85),
  item('Laptop kantor', '2021-08-03', 2, 7_950_000, 60),
  item('Printer', '2021-08-03', 1, 2_150_000, 55),
  item('Rak gondola toko', '2022-02-14', 6, 875_000, 75),
  item('Lemari pendingin minuman', '2022-06-01', 1, 6_300_000, 80),
  item(
    'Sepeda motor angkut roda tiga',
    '2023-09-12',
    1,
    31_500_000,
    85,
    'Dipakai mengantar belanja anggota.',
  ),
  item('Mesin hitung uang', '2024-03-04', 1, 2_750_000, 95),
  item('Papan nama koperasi', '2019-03-30', 1, 1_800_000, 50),
  item('Pengeras suara', '2024-01-22', 1, 1_650_000, 90),
];

const annual = (heldOn: string, invitedCount: number, presentCount: number, minutes: string) => ({
  nature: 'annual',
  heldOn,
  startedAt: '09:00',
  place: 'Balai Kelurahan Kebun Bunga',
  invitedCount,
  presentCount,
  chair: 'H. Ahmad Rifani',
  guests: 'Lurah Kebun Bunga; Dinas Koperasi Kota Banjarmasin',
  minuteTaker: 'M. Fakhruddin',
  minutes,
});

export const memberMeetings = [
  annual(
    '2023-02-25',
    41,
    33,
    'Laporan pengurus tahun buku 2022 dibacakan dan dibahas.\n1. Laporan pertanggungjawaban pengurus diterima.\n2. Sisa hasil usaha dibagi menurut anggaran dasar.\n3. Toko koperasi dibuka setiap hari Minggu.',
  ),
  annual(
    '2024-02-24',
    52,
    40,
    'Laporan pengurus tahun buku 2023 dibacakan dan dibahas.\n1. Laporan pertanggungjawaban pengurus diterima.\n2. Simpanan wajib naik menjadi Rp50.000 setiap bulan mulai April 2024.\n3. Kendaraan angkut dipakai bersama dengan jadwal.',
  ),
  annual(
    '2025-02-22',
    61,
    49,
    'Laporan pengurus tahun buku 2024 dibacakan dan dibahas, lalu pengurus dan pengawas baru dipilih.\n1. Laporan pertanggungjawaban pengurus diterima.\n2. Pengurus masa bakti 2025–2028: H. Ahmad Rifani, M. Fakhruddin, Norhayati.\n3. Pengawas masa bakti 2025–2028: Hj. Masniah, Suriansyah, Rahmatullah.',
  ),
  {
    ...annual(
      '2025-09-13',
      64,
      38,
      'Pembahasan pinjaman untuk usaha pangan anggota.\n1. Plafon pinjaman usaha pangan disetujui paling besar Rp15.000.000 seorang.\n2. Jasa pinjaman 1 persen menurun setiap bulan.',
    ),
    nature: 'extraordinary',
  },
  annual(
    '2026-02-28',
    66,
    51,
    'Laporan pengurus tahun buku 2025 dibacakan dan dibahas.\n1. Laporan pertanggungjawaban pengurus diterima.\n2. Sisa hasil usaha dibagi: cadangan 30 persen, jasa modal 25, jasa usaha 25, pengurus 5, karyawan 5, pendidikan 5, sosial 5.\n3. Pembelian beras bersama lima koperasi kelurahan dilanjutkan.',
  ),
  {
    ...annual(
      '2026-08-15',
      68,
      34,
      'Pembahasan rencana gudang bersama.\n1. Pengurus diminta menyusun hitungan biaya sebelum rapat anggota tahunan.\n2. Penawaran sewa dari dua pihak diterima untuk dibandingkan.',
    ),
    nature: 'ordinary',
  },
];

const boardMeeting = (heldOn: string, minutes: string, tasks: object[] = []) => ({
  nature: 'routine',
  heldOn,
  startedAt: '16:00',
  place: 'Kantor koperasi',
  invitedCount: 3,
  presentCount: 3,
  chair: 'H. Ahmad Rifani',
  minuteTaker: 'M. Fakhruddin',
  minutes,
  tasks,
});

export const boardMeetings = [
  boardMeeting(
    '2026-08-03',
    'Tunggakan simpanan wajib bulan Juli dibahas.\n1. Anggota yang menunggak dua bulan dihubungi.',
    [
      {
        task: 'Menghubungi anggota yang menunggak dua bulan',
        responsible: 'Norhayati',
        dueOn: '2026-08-20',
        isDone: true,
      },
    ],
  ),
  boardMeeting('2026-09-07', 'Persiapan gudang bersama.\n1. Biaya sewa dua gudang dibandingkan.', [
    {
      task: 'Membandingkan biaya sewa dua gudang',
      responsible: 'M. Fakhruddin',
      dueOn: '2026-10-15',
      isDone: false,
    },
  ]),
  boardMeeting('2026-10-05', 'Harga beras anggota ditetapkan Rp74.000 untuk karung 5 kg.'),
  boardMeeting('2026-11-02', 'Bahan rapat anggota tahunan dibagi tugasnya.', [
    {
      task: 'Menyusun laporan keuangan tahun buku 2026',
      responsible: 'Norhayati',
      dueOn: '2027-01-10',
      isDone: false,
    },
    {
      task: 'Menyiapkan undangan rapat anggota tahunan',
      responsible: 'M. Fakhruddin',
      dueOn: '2026-12-20',
      isDone: false,
    },
  ]),
];

export const supervisorMeetings = [
  {
    nature: 'routine',
    heldOn: '2026-07-18',
    place: 'Kantor koperasi',
    invitedCount: 3,
    presentCount: 3,
    chair: 'Hj. Masniah',
    minuteTaker: 'Rahmatullah',
    minutes:
      'Pemeriksaan kas semester pertama.\n1. Saldo kas cocok dengan buku kas.\n2. Dua bukti pengeluaran perlu dilengkapi.',
  },
  {
    nature: 'routine',
    heldOn: '2026-10-24',
    place: 'Kantor koperasi',
    invitedCount: 3,
    presentCount: 2,
    chair: 'Hj. Masniah',
    minuteTaker: 'Suriansyah',
    minutes: 'Pemeriksaan pinjaman triwulan ketiga.\n1. Empat pinjaman menunggak lebih dari tiga bulan.',
  },
];

export const employees = [
  {
    fullName: 'Rina Marlina',
    position: 'Kasir toko',
    gender: 'P',
    joinedOn: '2021-03-01',
    birthPlace: 'Banjarmasin',
    birthDate: '1996-07-19',
    address: 'Gang Melati No. 7, Banjarmasin',
  },
  {
    fullName: 'Hendra Wijaya',
    position: 'Petugas gudang',
    gender: 'L',
    joinedOn: '2022-08-15',
    birthPlace: 'Martapura',
    birthDate: '1990-01-30',
    address: 'Jl. Veteran No. 52, Banjarmasin',
  },
  {
    fullName: 'Salmah',
    position: 'Staf administrasi',
    gender: 'P',
    joinedOn: '2023-02-06',
    birthPlace: 'Kandangan',
    birthDate: '1994-11-03',
    address: 'Jl. Kebun Bunga No. 41, Banjarmasin',
  },
];

const guest = (
  visitedOn: string,
  guestName: string,
  institution: string,
  metWhom: string,
  purpose: string,
) => {
  return { visitedOn, guestName, institution, metWhom, purpose };
};

export const guests = [
  guest(
    '2026-09-02',
    'Dewi Anggraini',
    'Dinas Koperasi Kota Banjarmasin',
    'H. Ahmad Rifani',
    'Pendampingan laporan triwulan.',
  ),
  guest(
    '2026-09-15',
    'Yusuf Habibi',
    'Koperasi Sinar Alalak',
    'M. Fakhruddin',
    'Belajar pengelolaan buku anggota.',
  ),
  guest(
    '2026-10-01',
    'Lestari Wulandari',
    'Mahasiswa Universitas Antasari Banua',
    'Norhayati',
    'Wawancara tugas kuliah tentang simpanan anggota.',
  ),
  guest(
    '2026-10-20',
    'Burhan',
    'Pemasok beras Gambut',
    'Hendra Wijaya',
    'Penawaran beras Unus panen Oktober.',
  ),
  guest('2026-11-09', 'Aminah', 'Kelurahan Kebun Bunga', 'H. Ahmad Rifani', 'Undangan musyawarah kelurahan.'),
];

export const heldGuest = {
  visitedOn: '2026-11-20',
  guestName: 'Fitri Handayani',
  institution: 'Warga Gang Purnama',
  address: 'Gang Purnama No. 12, Banjarmasin',
  purpose: 'Menanyakan cara menjadi anggota.',
};

export const suggestions: readonly (Readonly<Record<string, unknown>> & { by: string; answer?: string })[] = [
  {
    by: 'anggota',
    givenOn: '2026-08-11',
    authorName: 'Siti Rahmah',
    suggestion:
      'Mohon toko dibuka sampai pukul 17.00 pada hari kerja, karena banyak anggota baru pulang setelah pukul 15.00.',
    answer: 'Terima kasih. Mulai September toko dibuka sampai pukul 17.00 setiap Selasa dan Kamis.',
  },
  {
    by: 'anggota2',
    givenOn: '2026-09-21',
    authorName: 'Akhmad Zaini',
    suggestion: 'Daftar harga barang sebaiknya dapat dilihat dari rumah sebelum berbelanja.',
    answer: 'Setuju. Katalog di halaman muka sedang kami siapkan.',
  },
  {
    by: 'anggota',
    givenOn: '2026-11-16',
    authorName: 'Siti Rahmah',
    suggestion: 'Apakah simpanan sukarela dapat disetor lewat QRIS?',
  },
];

export const heldSuggestion = {
  givenOn: '2026-11-21',
  authorName: 'Warga Gang Melati',
  suggestion: 'Tempat parkir di depan toko sering penuh. Mohon ada garis untuk sepeda motor.',
};

export const supervisorSuggestions = [
  {
    givenOn: '2026-07-20',
    supervisorName: 'Hj. Masniah',
    content: 'Dua bukti pengeluaran bulan Mei belum bertanda tangan. Mohon dilengkapi.',
  },
  {
    givenOn: '2026-10-26',
    supervisorName: 'Hj. Masniah',
    content: 'Apa rencana pengurus untuk empat pinjaman yang menunggak lebih dari tiga bulan?',
  },
];

export const supervisorAnswer =
  'Kedua bukti sudah dilengkapi pada 24 Juli 2026 dan disimpan bersama bukti bulan Mei.';

export const officialAdvice = [
  {
    givenOn: '2026-05-12',
    officialName: 'Ir. Gusti Saukani',
    position: 'Kepala Dinas Koperasi Kota Banjarmasin',
    officeLocation: 'Jl. Pramuka, Banjarmasin',
    content:
      'Lengkapi buku daftar anggota dengan tanggal berhenti, dan laksanakan rapat anggota tahunan paling lambat bulan Juni.',
  },
];

export const adviceAnswer =
  'Buku daftar anggota sudah dilengkapi, dan rapat anggota tahunan 2027 direncanakan pada bulan Januari.';

export const incidents = [
  {
    happenedOn: '2024-12-18',
    description: 'Air sungai naik dan masuk ke gudang setinggi 20 cm.',
    resolution: 'Barang dipindahkan ke ruang rapat; sebelas karung beras diganti dari cadangan.',
    causes: 'Hujan tiga hari berturut-turut bersamaan dengan air pasang.',
  },
  {
    happenedOn: '2026-06-09',
    description: 'Listrik padam selama dua hari.',
    resolution: 'Pelayanan simpanan dicatat di buku dan dimasukkan setelah listrik menyala.',
    causes: 'Gardu di Jl. Veteran rusak tersambar petir.',
  },
];

const letter = (
  direction: 'in' | 'out',
  letterNumber: string,
  letterOn: string,
  correspondent: string,
  subject: string,
) => {
  return { direction, letterNumber, letterOn, correspondent, subject };
};

export const letters = [
  letter(
    'in',
    '518/214/DINKOP/2026',
    '2026-08-28',
    'Dinas Koperasi Kota Banjarmasin',
    'Jadwal pendampingan laporan triwulan',
  ),
  letter(
    'out',
    '031/KBS/IX/2026',
    '2026-09-08',
    'Anggota Koperasi Banua Sejahtera',
    'Pemberitahuan jam buka toko',
  ),
  letter('out', '034/KBS/X/2026', '2026-10-19', 'PT Beras Gambut Lestari', 'Permintaan penawaran beras'),
  letter('in', '005/178/KL-KB/2026', '2026-11-09', 'Kelurahan Kebun Bunga', 'Undangan musyawarah kelurahan'),
  letter(
    'out',
    '037/KBS/XI/2026',
    '2026-11-17',
    'Pengawas Koperasi Banua Sejahtera',
    'Jawaban saran pengawas bulan Oktober',
  ),
];

export const posts = [
  {
    kind: 'news',
    title: 'Harga beras anggota turun menjadi Rp74.000',
    lead: 'Pembelian bersama lima koperasi kelurahan menekan ongkos angkut.',
    body: 'Mulai Senin, 5 Oktober 2026, beras Unus Mutiara karung 5 kg dijual Rp74.000 untuk anggota dan Rp79.000 untuk umum.',
  },
  {
    kind: 'news',
    title: 'Undangan rapat anggota tahunan, 16 Januari 2027',
    lead: 'Bahan rapat dan laporan pengurus dapat dibaca anggota mulai 2 Januari.',
    body: 'Rapat diadakan di Balai Kelurahan Kebun Bunga pukul 09.00 WITA. Anggota yang berhalangan dapat memberi tahu sekretaris.',
  },
  {
    kind: 'notice',
    title: 'Pendaftaran anggota baru',
    lead: 'Datang ke kantor dengan KTP pada jam buka. Pengurus menjawab paling lama tiga hari kerja.',
  },
];
