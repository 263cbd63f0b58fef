// What the office of the demo cooperative wrote over the years; each list is gone through in turn. All of it is invented.

export const incoming = [
  'Jadwal pembinaan koperasi kelurahan',
  'Permintaan laporan triwulan',
  'Undangan pelatihan pembukuan',
  'Edaran pelaporan rapat anggota tahunan',
  'Undangan pameran produk koperasi',
] as const;

export const outgoing = [
  'Laporan perkembangan anggota dan simpanan',
  'Pemberitahuan jadwal angsuran',
  'Permintaan penawaran beras dan gula',
  'Ucapan terima kasih kepada narasumber',
  'Pemberitahuan jam buka toko',
  'Permohonan pemakaian balai kelurahan',
] as const;

export const addressees = [
  'Dinas Koperasi Kota Banjarmasin',
  'Anggota Koperasi Banua Sejahtera',
  'PT Beras Gambut Lestari',
  'Kelurahan Kebun Bunga',
] as const;

export const boardMinutes = [
  'Permohonan anggota baru dibahas.\n1. Pemohon yang lengkap berkasnya diterima.\n2. Yang belum lengkap dihubungi sekretaris.',
  'Pengajuan pinjaman bulan ini dibahas.\n1. Pengajuan di atas Rp5.000.000 dinilai ulang agunannya.',
  'Tunggakan simpanan wajib dibahas.\n1. Anggota yang menunggak dua bulan dihubungi lewat telepon.',
  'Harga barang toko ditinjau.\n1. Harga gula dan minyak mengikuti harga pasar.\n2. Stok beras ditambah 40 karung.',
  'Kas dan bank dicocokkan.\n1. Saldo cocok dengan buku kas.\n2. Kelebihan kas disetor ke bank setiap akhir bulan.',
] as const;

const visit = (guestName: string, institution: string, metWhom: string, purpose: string) => ({
  ...{ guestName, institution, metWhom, purpose },
});

export const visits = [
  visit('Fauziah', 'Dinas Koperasi Kota Banjarmasin', 'H. Ahmad Rifani', 'Pembinaan administrasi koperasi.'),
  visit('Rizal Pahlevi', 'Koperasi Sungai Andai', 'M. Fakhruddin', 'Belajar tata cara rapat anggota.'),
  visit('Hamdani', 'Pemasok gula Batola', 'Hendra Wijaya', 'Penawaran gula pasir.'),
  visit('Nuraini', 'Kelurahan Kebun Bunga', 'H. Ahmad Rifani', 'Pendataan usaha warga.'),
  visit('Agus Priyanto', 'Bank Kalsel', 'Norhayati', 'Penjelasan layanan rekening koperasi.'),
  visit(
    'Maya Sofia',
    'Mahasiswa Universitas Antasari Banua',
    'Norhayati',
    'Wawancara tentang pinjaman usaha.',
  ),
  visit('Syamsul Bahri', 'Warga Jl. Veteran', 'M. Fakhruddin', 'Menanyakan syarat menjadi anggota.'),
] as const;

export const wishes = [
  {
    suggestion: 'Mohon jadwal pencairan pinjaman diumumkan setiap awal bulan.',
    answer: 'Jadwalnya kami pasang di papan pengumuman dan di halaman kabar.',
  },
  {
    suggestion: 'Sebaiknya tersedia tempat duduk di depan loket simpanan.',
    answer: 'Enam kursi sudah kami tempatkan di depan loket.',
  },
  {
    suggestion: 'Bagaimana kalau toko menjual pupuk untuk anggota yang bertani?',
    answer: 'Kami mencoba pupuk organik mulai musim tanam berikutnya.',
  },
  {
    suggestion: 'Mohon buku simpanan dapat dicetak sendiri dari rumah.',
    answer: 'Buku simpanan dapat diunduh dari halaman Simpanan Saya.',
  },
] as const;

export const findings = [
  {
    minutes:
      'Pemeriksaan kas triwulan.\n1. Saldo kas cocok dengan buku kas.\n2. Satu bukti belum bertanda tangan.',
    advice: 'Satu bukti pengeluaran belum bertanda tangan. Mohon dilengkapi.',
    answer: 'Bukti sudah dilengkapi dan disimpan bersama bukti bulan ini.',
  },
  {
    minutes: 'Pemeriksaan pinjaman.\n1. Daftar tunggakan cocok dengan kartu pinjaman.',
    advice: 'Anggota yang menunggak tiga bulan sebaiknya dikunjungi pengurus.',
    answer: 'Kunjungan dijadwalkan setiap Sabtu pagi oleh bendahara dan sekretaris.',
  },
  {
    minutes: 'Pemeriksaan inventaris.\n1. Barang sesuai dengan buku 06.\n2. Printer perlu diperbaiki.',
    advice: 'Printer kantor sering macet. Mohon diperbaiki atau diganti.',
    answer: 'Printer sudah diperbaiki dengan biaya dari kas kecil.',
  },
] as const;

const told = (title: string, lead: string, body: string) => ({ title, lead, body });

export const news = [
  told(
    'Pelatihan membuat keripik haruan bagi anggota',
    'Dua belas anggota mengikuti pelatihan dua hari di balai kelurahan.',
    'Peserta belajar memilih bahan, menggoreng, dan mengemas. Hasilnya dijual di toko koperasi.',
  ),
  told(
    'Jam layanan selama bulan Ramadan',
    'Kantor buka pukul 08.00 sampai 13.00 WITA.',
    'Setoran dan angsuran tetap dilayani setiap hari kerja. Layanan penuh kembali sesudah lebaran.',
  ),
  told(
    'Koperasi membeli beras langsung dari petani Gambut',
    'Harga lebih murah karena tidak melewati pedagang perantara.',
    'Pembelian pertama empat ton, dibagi dengan lima koperasi kelurahan di sekitar.',
  ),
  told(
    'Pendaftaran anggota baru dibuka di halaman muka',
    'Isian dapat dikirim dari telepon, berkas diperiksa pengurus.',
    'Sesudah diterima, anggota baru membayar simpanan pokok di kantor atau lewat rekening koperasi.',
  ),
  told(
    'Kelas mengelola uang keluarga',
    'Terbuka bagi anggota, setiap Sabtu pertama.',
    'Kelas membahas catatan belanja, tabungan, dan cara menghitung angsuran sebelum meminjam.',
  ),
] as const;

export const happenings = [
  {
    description: 'Atap gudang bocor karena hujan lebat.',
    resolution: 'Atap ditambal pada hari itu; tiga karung beras dijemur ulang.',
    causes: 'Seng lama berkarat.',
  },
  {
    description: 'Sambungan internet kantor terputus sehari.',
    resolution: 'Setoran dicatat di buku dan dimasukkan keesokan harinya.',
    causes: 'Kabel di depan kantor putus tertarik truk.',
  },
] as const;

export const officialWords = [
  {
    content: 'Laporan keuangan disampaikan paling lambat tiga bulan sesudah tahun buku berakhir.',
    answer: 'Laporan tahun buku yang lalu sudah disampaikan bersama berita acara rapat anggota tahunan.',
  },
  {
    content: 'Perluas keanggotaan di kelurahan, dan catat setiap permohonan secara tertib.',
    answer: 'Permohonan dicatat lewat halaman muka, dan jumlah anggota bertambah setiap bulan.',
  },
] as const;
