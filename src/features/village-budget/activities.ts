import { type BudgetCode, readCodes } from './accounts.ts';

/** Five fields, their sub-fields and activities after Permendagri 20/2018. */
const LINES = `01 Penyelenggaraan pemerintahan desa
01.01 Siltap, tunjangan, dan operasional pemerintahan desa
01.01.01 Penghasilan tetap dan tunjangan kepala desa
01.01.02 Penghasilan tetap dan tunjangan perangkat desa
01.01.03 Jaminan sosial kepala desa dan perangkat desa
01.01.04 Operasional pemerintah desa
01.01.05 Tunjangan BPD
01.01.06 Operasional BPD
01.01.07 Insentif dan operasional RT/RW
01.02 Sarana dan prasarana pemerintahan desa
01.02.01 Sarana perkantoran
01.02.02 Pemeliharaan gedung kantor desa
01.02.03 Pembangunan atau rehabilitasi gedung kantor desa
01.03 Administrasi kependudukan, statistik, dan kearsipan
01.03.01 Pelayanan administrasi umum dan kependudukan
01.03.02 Penyusunan dan pemutakhiran profil desa
01.03.03 Administrasi dan kearsipan pemerintahan desa
01.03.04 Penyuluhan kependudukan dan pencatatan sipil
01.03.05 Pemetaan kemiskinan desa secara partisipatif
01.04 Tata praja, perencanaan, keuangan, dan pelaporan
01.04.01 Musyawarah perencanaan desa dan pembahasan APBDes
01.04.02 Musyawarah desa lainnya
01.04.03 Dokumen perencanaan desa (RPJMDes, RKPDes)
01.04.04 Dokumen keuangan desa
01.04.05 Pengelolaan dan inventarisasi aset desa
01.04.06 Penyusunan kebijakan desa
01.04.07 Laporan penyelenggaraan pemerintahan desa
01.04.08 Pengembangan sistem informasi desa
01.04.09 Kerja sama penyelenggaraan pemerintahan dan pembangunan
01.04.10 Pemilihan kepala desa, perangkat, dan BPD
01.04.11 Lomba antarkewilayahan
01.05 Pertanahan
01.05.01 Sertifikasi tanah kas desa
01.05.02 Administrasi pertanahan
01.05.03 Fasilitasi sertifikasi tanah untuk masyarakat miskin
01.05.04 Mediasi konflik pertanahan
01.05.05 Penyuluhan pertanahan
01.05.06 Administrasi pajak bumi dan bangunan
01.05.07 Penegasan batas dan patok tanah desa
02 Pelaksanaan pembangunan desa
02.01 Pendidikan
02.01.01 Penyelenggaraan PAUD, TK, TPQ, dan madrasah milik desa
02.01.02 Dukungan penyelenggaraan PAUD
02.01.03 Penyuluhan dan pelatihan pendidikan
02.01.04 Pemeliharaan perpustakaan, taman bacaan, sanggar belajar
02.01.05 Pemeliharaan gedung PAUD dan TPQ
02.01.06 Pembangunan gedung PAUD dan TPQ
02.01.07 Pembangunan perpustakaan dan taman bacaan
02.01.08 Pengelolaan perpustakaan milik desa
02.01.09 Pengembangan sanggar seni dan belajar
02.01.10 Dukungan pendidikan siswa miskin dan berprestasi
02.02 Kesehatan
02.02.01 Pos kesehatan desa dan polindes
02.02.02 Penyelenggaraan posyandu
02.02.03 Penyuluhan dan pelatihan kesehatan
02.02.04 Desa siaga kesehatan
02.02.05 Pembinaan palang merah remaja
02.02.06 Pengasuhan bersama dan bina keluarga balita
02.02.07 Pembinaan pengobatan tradisional
02.02.08 Pemeliharaan posyandu, polindes, dan PKD
02.02.09 Pembangunan posyandu, polindes, dan PKD
02.03 Pekerjaan umum dan penataan ruang
02.03.01 Pemeliharaan jalan desa
02.03.02 Pemeliharaan jalan lingkungan dan gang
02.03.03 Pemeliharaan jalan usaha tani
02.03.04 Pemeliharaan jembatan desa
02.03.05 Pemeliharaan prasarana jalan
02.03.06 Pemeliharaan balai desa
02.03.07 Pemeliharaan pemakaman dan petilasan
02.03.08 Pemeliharaan embung desa
02.03.09 Pemeliharaan monumen dan batas desa
02.03.10 Pembangunan jalan desa
02.03.11 Pembangunan jalan lingkungan dan gang
02.03.12 Pembangunan jalan usaha tani
02.03.13 Pembangunan jembatan desa
02.03.14 Pembangunan prasarana jalan
02.03.15 Pembangunan balai desa
02.03.16 Pembangunan pemakaman dan petilasan
02.03.17 Peta wilayah dan sosial desa
02.03.18 Dokumen tata ruang desa
02.03.19 Pembangunan embung desa
02.03.20 Pembangunan monumen dan batas desa
02.04 Kawasan permukiman
02.04.01 Rumah tidak layak huni
02.04.02 Pemeliharaan sumur resapan
02.04.03 Pemeliharaan sumber air bersih
02.04.04 Pemeliharaan sambungan air bersih
02.04.05 Pemeliharaan sanitasi permukiman
02.04.06 Pemeliharaan jamban umum
02.04.07 Pemeliharaan pengelolaan sampah
02.04.08 Pemeliharaan pembuangan air limbah
02.04.09 Pemeliharaan taman bermain anak
02.04.10 Pembangunan sumur resapan
02.04.11 Pembangunan sumber air bersih
02.04.12 Pembangunan sambungan air bersih
02.04.13 Pembangunan sanitasi permukiman
02.04.14 Pembangunan jamban umum
02.04.15 Pembangunan pengelolaan sampah
02.04.16 Pembangunan pembuangan air limbah
02.04.17 Pembangunan taman bermain anak
02.05 Kehutanan dan lingkungan hidup
02.05.01 Pengelolaan hutan milik desa
02.05.02 Pengelolaan lingkungan hidup desa
02.05.03 Pelatihan dan penyuluhan lingkungan hidup
02.06 Perhubungan, komunikasi, dan informatika
02.06.01 Rambu-rambu di jalan desa
02.06.02 Penyelenggaraan informasi publik desa
02.06.03 Jaringan komunikasi dan informasi lokal
02.07 Energi dan sumber daya mineral
02.07.01 Pemeliharaan energi alternatif
02.07.02 Pembangunan energi alternatif
02.08 Pariwisata
02.08.01 Pemeliharaan prasarana pariwisata
02.08.02 Pembangunan prasarana pariwisata
02.08.03 Pengembangan pariwisata desa
03 Pembinaan kemasyarakatan
03.01 Ketenteraman, ketertiban, dan pelindungan masyarakat
03.01.01 Pos keamanan dan pengawasan ketertiban
03.01.02 Peningkatan kapasitas tenaga keamanan
03.01.03 Koordinasi pembinaan ketenteraman
03.01.04 Pelatihan kesiapsiagaan bencana
03.01.05 Pos kesiapsiagaan bencana
03.01.06 Bantuan hukum untuk masyarakat miskin
03.01.07 Penyuluhan hukum dan pelindungan masyarakat
03.02 Kebudayaan dan keagamaan
03.02.01 Pembinaan grup kesenian dan kebudayaan
03.02.02 Pengiriman kontingen kesenian
03.02.03 Festival kesenian, adat, dan keagamaan
03.02.04 Pemeliharaan prasarana kebudayaan dan keagamaan
03.02.05 Pembangunan prasarana kebudayaan dan keagamaan
03.03 Kepemudaan dan olahraga
03.03.01 Pengiriman kontingen kepemudaan dan olahraga
03.03.02 Pelatihan kepemudaan
03.03.03 Festival dan lomba kepemudaan
03.03.04 Pemeliharaan prasarana olahraga
03.03.05 Pembangunan prasarana olahraga
03.03.06 Pembinaan karang taruna dan klub olahraga
03.04 Kelembagaan masyarakat
03.04.01 Pembinaan lembaga adat
03.04.02 Pembinaan LKMD, LPM, dan LPMD
03.04.03 Pembinaan PKK
03.04.04 Pelatihan lembaga kemasyarakatan
04 Pemberdayaan masyarakat
04.01 Kelautan dan perikanan
04.01.01 Pemeliharaan karamba dan kolam
04.01.02 Pemeliharaan pelabuhan perikanan
04.01.03 Pembangunan karamba dan kolam
04.01.04 Pembangunan pelabuhan perikanan
04.01.05 Bantuan perikanan
04.01.06 Pelatihan perikanan dan teknologi tepat guna
04.02 Pertanian dan peternakan
04.02.01 Peningkatan produksi tanaman pangan
04.02.02 Peningkatan produksi peternakan
04.02.03 Ketahanan pangan tingkat desa
04.02.04 Pemeliharaan saluran irigasi sederhana
04.02.05 Pelatihan pertanian dan teknologi tepat guna
04.03 Peningkatan kapasitas aparatur desa
04.03.01 Peningkatan kapasitas kepala desa
04.03.02 Peningkatan kapasitas perangkat desa
04.03.03 Peningkatan kapasitas BPD
04.04 Perempuan, anak, dan keluarga
04.04.01 Pelatihan pemberdayaan perempuan
04.04.02 Pelatihan perlindungan anak
04.04.03 Penguatan penyandang disabilitas
04.05 Koperasi, usaha mikro, kecil, dan menengah
04.05.01 Pelatihan manajemen koperasi dan UMKM
04.05.02 Sarana koperasi dan UMKM
04.05.03 Teknologi tepat guna untuk ekonomi perdesaan
04.06 Dukungan penanaman modal
04.06.01 Pembentukan BUM Desa
04.06.02 Pelatihan pengelolaan BUM Desa
04.07 Perdagangan dan perindustrian
04.07.01 Pemeliharaan pasar dan kios desa
04.07.02 Pembangunan pasar dan kios desa
04.07.03 Pengembangan industri kecil desa
04.07.04 Pembentukan dan pembinaan kelompok usaha
05 Bencana, keadaan darurat, dan mendesak
05.01 Penanggulangan bencana
05.01.00 Penanggulangan bencana
05.02 Keadaan darurat
05.02.00 Keadaan darurat
05.03 Keadaan mendesak
05.03.00 Keadaan mendesak (BLT Desa)`;

export const budgetActivities: readonly BudgetCode[] = readCodes(LINES);

const names = new Map(budgetActivities.map(({ code, name }) => [code, name]));

export const activityName = (code: string) => names.get(code) ?? (code ? `Kegiatan desa ${code}` : '');

/** One of the list, or one of the village's own: 90 to 99 of a sub-field. */
export const isActivity = (code: string) =>
  /^\d\d\.\d\d\.\d\d$/.test(code) &&
  (names.has(code) || (names.has(code.slice(0, 5)) && code.slice(6).startsWith('9')));

/** "2.3.10." of a sheet is "02.03.10". */
export const tidyActivity = (code: string) =>
  code
    .trim()
    .replace(/\.+$/, '')
    .split('.')
    .map((part) => part.padStart(2, '0'))
    .join('.');
