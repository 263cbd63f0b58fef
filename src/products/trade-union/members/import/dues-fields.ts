import { dateKind, type ImportField, monthKind, names } from '#kernel/exchange';
import { golonganKind, salaryKind } from './member-kinds.ts';

/** What dues follow from, and since when they are paid. */
export const DUES_FIELDS: readonly ImportField[] = [
  {
    key: 'golongan',
    label: 'Golongan',
    synonyms: names(
      'Gol.; Gol/Ruang; Golongan/Ruang; Gol. Ruang; Pangkat/Golongan; Pangkat/Gol; Golongan PNS; Pangkat Golongan Ruang; Gol/Pangkat; Gol PNS; Pangkat; Grade',
    ),
    kind: golonganKind(),
    example: 'III/b',
    help: 'Untuk PNS.',
  },
  {
    key: 'salary',
    label: 'Gaji per bulan',
    synonyms: names(
      'Gaji Pokok; Gaji; Penghasilan; Penghasilan per Bulan; Take Home Pay; THP; Gaji Bersih; Gapok; Gaji/Bulan; Range Gaji; Rentang Gaji; Kisaran Gaji; Pendapatan; Upah; Besaran Gaji; Gaji (Rp); Penghasilan Bulanan; Rentang Penghasilan',
    ),
    kind: salaryKind(),
    fills: ['salaryBracket'],
    sensitive: true,
    example: '4500000',
    help: 'Untuk selain PNS. Boleh rentang, misalnya 3–6 jt.',
  },
  {
    key: 'salaryBracket',
    label: 'Kelompok gaji',
    synonyms: names('Kode Gaji'),
    kind: salaryKind(),
    notInTemplate: true,
  },
  {
    key: 'joinedOn',
    label: 'Tanggal bergabung',
    code: 'joined_date',
    synonyms: names(
      'Tgl Bergabung; Tanggal Masuk; Tgl Masuk; Bergabung; Tanggal Daftar; Tgl Daftar; Anggota Sejak; TMT Anggota; Tanggal Pendaftaran; Bergabung Sejak; Terdaftar Sejak; Tgl Gabung; Tgl Masuk Anggota; Tanggal Menjadi Anggota; Mulai Menjadi Anggota; Tgl Jadi Anggota; Tanggal Masuk Serikat; Tgl Keanggotaan; Masuk; Sejak; Tanggal Join',
    ),
    kind: dateKind({ earliest: '1945-01-01', latest: 'today' }),
    example: '05-06-2018',
  },
  {
    key: 'lastDuesMonth',
    label: 'Iuran terakhir',
    code: 'last_dues',
    synonyms: names(
      'Bayar Terakhir; Iuran s/d; Lunas s/d; Iuran Terakhir Dibayar; Pembayaran Terakhir; Bulan Iuran Terakhir; Periode Iuran Terakhir; Lunas Sampai; Iuran Lunas Sampai; Bulan Iuran; Iuran Sampai; Iuran Bulan Terakhir; Terakhir Bayar; Terakhir Iuran',
    ),
    kind: monthKind(),
    example: 'November 2026',
  },
];
