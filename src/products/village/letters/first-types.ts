import type { LetterField, LetterParty } from '#features/letters';

/** Kinds of letters that a village starts with (research §1a), each with what it asks and says. */
export interface FirstType {
  code: string;
  title: string;
  /** Of `CLASSIFICATIONS`. */
  classification: string;
  isCounterOnly?: true;
  fields?: readonly LetterField[];
  parties?: readonly LetterParty[];
  requirements?: readonly string[];
  /** What stands between the person and the closing sentence. */
  says: string;
  validMonths?: number;
}

export const EDITION = 'Permendagri 83/2022';
export const CLASSIFICATIONS: readonly { code: string; title: string }[] = [
  { code: '100.3', title: 'Pemerintahan desa' },
  { code: '300.1', title: 'Ketenteraman dan ketertiban' },
  { code: '400.8', title: 'Kependudukan' },
  { code: '400.8.1', title: 'Pendaftaran penduduk' },
  { code: '400.8.2', title: 'Pencatatan sipil' },
  { code: '400.9', title: 'Kesejahteraan sosial' },
  { code: '400.10', title: 'Pemberdayaan masyarakat dan desa' },
  { code: '400.12', title: 'Perkawinan dan keluarga' },
  { code: '500.2', title: 'Perdagangan dan usaha' },
  { code: '500.17', title: 'Pertanahan' },
];
/** The tree before it; letters that were issued under it keep their codes. */
export const OLD_EDITION = 'Permendagri 78/2012';
export const OLD_CLASSIFICATIONS: readonly { code: string; title: string }[] = [
  { code: '140', title: 'Pemerintahan desa' },
  { code: '470', title: 'Kependudukan' },
  { code: '471', title: 'Pendaftaran penduduk' },
  { code: '472', title: 'Pencatatan sipil' },
  { code: '474', title: 'Perkembangan penduduk' },
  { code: '500', title: 'Perekonomian' },
  { code: '590', title: 'Pertanahan' },
];

const field = (
  kind: LetterField['kind'],
  key: string,
  label: string,
  more: Partial<LetterField> = {},
): LetterField => ({
  ...{ key, label, kind, isOptional: false, options: [] },
  ...more,
});
const text = (key: string, label: string) => field('text', key, label);
const maybe = (key: string, label: string) => field('text', key, label, { isOptional: true });
const long = (key: string, label: string) => field('long', key, label);
const date = (key: string, label: string) => field('date', key, label);
const choice = (key: string, label: string, ...options: string[]) => field('choice', key, label, { options });
const table = (key: string, label: string, ...options: string[]) =>
  field('table', key, label, { options, isOptional: true });
const rupiah = (key: string, label: string) => field('rupiah', key, label);

const party = (key: string, label: string, more: Partial<LetterParty> = {}): LetterParty => ({
  ...{ key, label, source: 'either', sex: '', relations: [], life: 'alive', isOptional: false },
  ...more,
});
const outsider = (key: string, label: string, isOptional = false) =>
  party(key, label, { source: 'outsider', isOptional });
const related = (how: NonNullable<LetterParty['related']>['how']) => ({ related: { to: 'pemohon', how } });

const PURPOSE = long('keperluan', 'Keperluan');
const FOR = 'Surat keterangan ini dibuat untuk keperluan {{keperluan}}.';
const INTRO = 'Pengantar RT';
const KTP = 'Fotokopi KTP';
const KK = 'Fotokopi KK';
const WITNESSES = [outsider('saksi_1', 'Saksi pertama'), outsider('saksi_2', 'Saksi kedua')];

export const FIRST_TYPES: readonly FirstType[] = [
  {
    ...{ code: 'S-01', title: 'Surat Pengantar', classification: '400.8', validMonths: 1 },
    fields: [PURPOSE, maybe('keterangan', 'Keterangan')],
    requirements: [INTRO],
    says: `adalah benar warga {{desa.nama}}. ${FOR} {{keterangan}}`,
  },
  {
    ...{ code: 'S-02', title: 'Surat Keterangan Penduduk', classification: '400.8', validMonths: 1 },
    fields: [PURPOSE],
    requirements: [KTP, KK],
    says: `adalah benar penduduk {{desa.nama}} yang beralamat sebagaimana tersebut di atas. ${FOR}`,
  },
  {
    ...{ code: 'S-03', title: 'Biodata Penduduk', classification: '400.8.1' },
    requirements: [KK],
    says: 'adalah benar tercatat dalam data penduduk {{desa.nama}} dengan nomor kartu keluarga {{pemohon.kk}}.',
  },
  {
    ...{ code: 'S-04', title: 'Surat Keterangan Pindah Penduduk', classification: '400.8.1', validMonths: 1 },
    fields: [
      choice(
        'alasan',
        'Alasan pindah',
        'Pekerjaan',
        'Pendidikan',
        'Keamanan',
        'Kesehatan',
        'Perumahan',
        'Keluarga',
      ),
      choice(
        'klasifikasi',
        'Klasifikasi pindah',
        'Dalam satu desa',
        'Antardesa',
        'Antarkecamatan',
        'Antarkabupaten',
        'Antarprovinsi',
      ),
      long('alamat_tujuan', 'Alamat tujuan lengkap'),
      field('number', 'kode_pos', 'Kode pos tujuan', { isOptional: true }),
      text('telepon', 'Telepon'),
      table('pengikut', 'Pengikut', 'Nama', 'NIK', 'Hubungan'),
    ],
    requirements: [KTP, KK],
    says: 'mengajukan pindah ({{klasifikasi}}) karena {{alasan}} ke alamat {{alamat_tujuan}}, telepon {{telepon}}. Pengikutnya:\n\n{{tabel.pengikut}}',
  },
  {
    ...{ code: 'S-05', title: 'Surat Keterangan Jual Beli', classification: '500.2', isCounterOnly: true },
    fields: [
      text('barang', 'Barang'),
      long('rincian', 'Rincian barang'),
      rupiah('harga', 'Harga'),
      maybe('ketua_adat', 'Ketua adat'),
    ],
    parties: [outsider('pembeli', 'Pembeli'), ...WITNESSES],
    requirements: [KTP, 'Bukti kepemilikan barang'],
    says: 'menjual {{barang}} ({{rincian}}) seharga {{harga}} kepada:\n\n{{identitas.pembeli}}\n\nDisaksikan {{saksi_1.nama}} dan {{saksi_2.nama}}.',
  },
  {
    ...{ code: 'S-07', title: 'Surat Pengantar SKCK', classification: '300.1', validMonths: 1 },
    fields: [PURPOSE, maybe('keterangan', 'Keterangan')],
    requirements: [INTRO, KTP, KK],
    says: `menurut catatan kami berkelakuan baik. Surat pengantar ini dibuat untuk mengurus Surat Keterangan Catatan Kepolisian guna {{keperluan}}. {{keterangan}}`,
  },
  {
    ...{
      code: 'S-08',
      title: 'Surat Keterangan KTP dalam Proses',
      classification: '400.8.1',
      validMonths: 1,
    },
    requirements: [KK],
    says: 'sedang dalam proses pembuatan KTP elektronik. Surat ini berlaku sampai {{surat.berlaku}}.',
  },
  {
    ...{ code: 'S-10', title: 'Surat Keterangan Bepergian', classification: '400.8', validMonths: 1 },
    fields: [
      text('tujuan', 'Tujuan'),
      PURPOSE,
      date('berangkat', 'Tanggal berangkat'),
      table('pengikut', 'Pengikut', 'Nama', 'Hubungan'),
    ],
    requirements: [KTP],
    says: `akan bepergian ke {{tujuan}} mulai {{berangkat}} untuk {{keperluan}}. Pengikutnya:\n\n{{tabel.pengikut}}`,
  },
  {
    ...{ code: 'S-11', title: 'Surat Keterangan Kurang Mampu', classification: '400.9', validMonths: 3 },
    fields: [
      PURPOSE,
      maybe('id_dtsen', 'Nomor data kemiskinan'),
      table('tanggungan', 'Tanggungan', 'Nama', 'L/P', 'Tempat, tanggal lahir', 'Hubungan'),
    ],
    requirements: [INTRO, KTP, KK],
    says: `tergolong keluarga kurang mampu dengan tanggungan:\n\n{{tabel.tanggungan}}\n\n${FOR}`,
  },
  {
    ...{ code: 'S-12', title: 'Surat Pengantar Izin Keramaian', classification: '300.1', validMonths: 1 },
    fields: [
      text('acara', 'Jenis acara'),
      date('tanggal', 'Tanggal acara'),
      text('tempat', 'Tempat acara'),
      maybe('hiburan', 'Hiburan'),
      PURPOSE,
    ],
    requirements: [INTRO, KTP],
    says: 'akan mengadakan {{acara}} pada {{tanggal}} bertempat di {{tempat}} untuk {{keperluan}}. {{hiburan}}',
  },
  {
    ...{ code: 'S-13', title: 'Surat Pengantar Laporan Kehilangan', classification: '300.1', validMonths: 1 },
    fields: [
      text('barang', 'Nama barang'),
      long('rincian', 'Rincian barang'),
      date('tanggal_hilang', 'Tanggal hilang'),
      maybe('keterangan', 'Keterangan'),
    ],
    requirements: [KTP],
    says: 'melaporkan kehilangan {{barang}} ({{rincian}}) pada {{tanggal_hilang}}. {{keterangan}}',
  },
  {
    ...{ code: 'S-14', title: 'Surat Keterangan Beda Identitas', classification: '400.8.1' },
    fields: [
      text('kartu', 'Kartu yang berbeda'),
      text('nomor_kartu', 'Nomor kartu'),
      text('nama_lain', 'Nama di kartu itu'),
      text('ttl_lain', 'Tempat dan tanggal lahir di kartu itu'),
      long('perbedaan', 'Apa yang berbeda'),
    ],
    requirements: [KTP, KK, 'Kartu yang berbeda'],
    says: 'adalah orang yang sama dengan {{nama_lain}}, {{ttl_lain}}, sebagaimana tertulis pada {{kartu}} nomor {{nomor_kartu}}. Perbedaannya: {{perbedaan}}.',
  },
  {
    ...{ code: 'S-15', title: 'Surat Keterangan Domisili', classification: '400.8', validMonths: 6 },
    fields: [PURPOSE],
    requirements: [INTRO, KTP, KK],
    says: `benar berdomisili di {{pemohon.alamat}}, {{desa.nama}}. ${FOR}`,
  },
  {
    ...{ code: 'S-16', title: 'Surat Keterangan Domisili Usaha', classification: '500.2', validMonths: 12 },
    fields: [
      text('nama_usaha', 'Nama usaha'),
      text('jenis_usaha', 'Jenis usaha'),
      long('alamat_usaha', 'Alamat usaha'),
    ],
    requirements: [INTRO, KTP, 'Foto tempat usaha'],
    says: 'memiliki usaha {{jenis_usaha}} bernama {{nama_usaha}} yang berdomisili di {{alamat_usaha}}.',
  },
  {
    ...{ code: 'S-17', title: 'Surat Keterangan Kelahiran', classification: '400.8.2' },
    fields: [
      text('nama_bayi', 'Nama bayi'),
      choice('jenis_kelamin_bayi', 'Jenis kelamin bayi', 'Laki-laki', 'Perempuan'),
      date('tanggal_lahir', 'Tanggal lahir'),
      text('jam_lahir', 'Jam lahir'),
      text('tempat_lahir', 'Tempat lahir'),
      field('number', 'anak_ke', 'Anak ke'),
      text('hubungan_pelapor', 'Hubungan pelapor dengan bayi'),
    ],
    parties: [
      party('ibu', 'Ibu', { sex: 'P', ...related('family') }),
      party('ayah', 'Ayah', { sex: 'L', isOptional: true, ...related('family') }),
      ...WITNESSES,
    ],
    requirements: ['Keterangan lahir dari bidan atau rumah sakit', KK, 'Fotokopi akta nikah'],
    says: 'melaporkan kelahiran {{nama_bayi}} ({{jenis_kelamin_bayi}}, anak ke-{{anak_ke}}) di {{tempat_lahir}} pada {{tanggal_lahir}} pukul {{jam_lahir}}, sebagai {{hubungan_pelapor}}. Ibunya:\n\n{{identitas.ibu}}\n\nAyahnya:\n\n{{identitas.ayah}}\n\nDisaksikan {{saksi_1.nama}} dan {{saksi_2.nama}}.',
  },
  {
    ...{ code: 'S-21', title: 'Surat Keterangan Kematian', classification: '400.8.2' },
    fields: [
      date('tanggal_meninggal', 'Tanggal meninggal'),
      text('tempat_meninggal', 'Tempat meninggal'),
      text('sebab', 'Sebab meninggal'),
      text('hubungan_pelapor', 'Hubungan pelapor'),
    ],
    parties: [party('jenazah', 'Almarhum', { life: 'dead' }), ...WITNESSES],
    requirements: [KK, 'Keterangan kematian dari rumah sakit atau RT'],
    says: 'melaporkan meninggalnya:\n\n{{identitas.jenazah}}\n\npada {{tanggal_meninggal}} di {{tempat_meninggal}} karena {{sebab}}, sebagai {{hubungan_pelapor}}. Disaksikan {{saksi_1.nama}} dan {{saksi_2.nama}}.',
  },
  {
    ...{ code: 'S-22', title: 'Surat Keterangan Lahir Mati', classification: '400.8.2' },
    fields: [
      date('tanggal', 'Tanggal'),
      text('tempat', 'Tempat'),
      field('number', 'lama_kandungan', 'Lama kandungan (bulan)'),
    ],
    parties: [party('ibu', 'Ibu', { sex: 'P', ...related('family') }), ...WITNESSES],
    requirements: [KK, 'Keterangan bidan atau rumah sakit'],
    says: 'melaporkan lahir mati setelah {{lama_kandungan}} bulan dalam kandungan pada {{tanggal}} di {{tempat}}, dari ibu {{ibu.nama}}. Disaksikan {{saksi_1.nama}} dan {{saksi_2.nama}}.',
  },
  {
    ...{ code: 'S-23', title: 'Surat Keterangan Nikah', classification: '400.12', validMonths: 6 },
    fields: [
      text('bin', 'Bin atau binti'),
      choice('status_nikah', 'Status sebelum menikah', 'Jejaka', 'Perawan', 'Duda', 'Janda'),
      date('tanggal_nikah', 'Tanggal nikah'),
      text('jam_nikah', 'Jam nikah'),
      text('tempat_nikah', 'Tempat nikah'),
      text('maskawin', 'Maskawin'),
      text('hubungan_wali', 'Hubungan wali'),
    ],
    parties: [
      outsider('calon', 'Calon suami atau istri'),
      party('ayah', 'Ayah', { sex: 'L', life: 'any', ...related('family') }),
      party('ibu', 'Ibu', { sex: 'P', life: 'any', ...related('family') }),
      outsider('wali', 'Wali', true),
    ],
    requirements: [INTRO, KTP, KK, 'Fotokopi akta lahir', 'Pas foto'],
    says: '{{status_nikah}}, bin/binti {{bin}}, anak dari {{ayah.nama}} dan {{ibu.nama}}, akan menikah dengan:\n\n{{identitas.calon}}\n\npada {{tanggal_nikah}} pukul {{jam_nikah}} di {{tempat_nikah}} dengan maskawin {{maskawin}}. Wali: {{wali.nama}} ({{hubungan_wali}}).',
  },
  {
    ...{ code: 'S-32', title: 'Surat Keterangan Wali Hakim', classification: '400.12', validMonths: 6 },
    fields: [long('sebab', 'Sebab memakai wali hakim')],
    requirements: [KTP, KK],
    says: 'tidak mempunyai wali nasab karena {{sebab}}, sehingga memerlukan wali hakim.',
  },
  {
    ...{ code: 'S-34', title: 'Surat Permohonan Cerai', classification: '400.12', isCounterOnly: true },
    fields: [long('sebab', 'Sebab permohonan')],
    parties: [party('pasangan', 'Suami atau istri', related('spouse'))],
    requirements: [KTP, KK, 'Akta nikah'],
    says: 'bermaksud mengajukan permohonan cerai terhadap:\n\n{{identitas.pasangan}}\n\nkarena {{sebab}}.',
  },
  {
    ...{ code: 'S-36', title: 'Surat Permohonan Kartu Keluarga', classification: '400.8.1', validMonths: 1 },
    fields: [
      choice('alasan', 'Alasan', 'Kartu baru', 'Perubahan data', 'Hilang atau rusak', 'Pecah kartu'),
      maybe('kk_semula', 'Nomor KK semula'),
      maybe('keterangan', 'Keterangan'),
    ],
    requirements: [KK, 'Fotokopi akta nikah'],
    says: 'mengajukan permohonan kartu keluarga dengan alasan {{alasan}}. Nomor KK semula {{kk_semula}}. {{keterangan}}',
  },
  {
    ...{ code: 'S-39', title: 'Surat Izin Keluarga', classification: '400.9', validMonths: 6 },
    fields: [
      choice('selaku', 'Selaku', 'Orang tua', 'Suami', 'Istri'),
      text('negara', 'Negara tujuan'),
      text('pptkis', 'Nama pelaksana penempatan'),
      text('kontrak', 'Masa kontrak'),
    ],
    parties: [party('pekerja', 'Yang diberi izin', related('family'))],
    requirements: [KTP, KK],
    says: 'selaku {{selaku}} memberi izin kepada:\n\n{{identitas.pekerja}}\n\nuntuk bekerja di {{negara}} melalui {{pptkis}} selama {{kontrak}}.',
  },
  {
    ...{
      code: 'S-42',
      title: 'Surat Keterangan Penghasilan Orang Tua',
      classification: '400.9',
      validMonths: 6,
    },
    fields: [
      text('sekolah', 'Sekolah atau perguruan tinggi'),
      text('nomor_induk', 'NIS atau NIM'),
      text('kelas', 'Kelas atau jurusan'),
      rupiah('penghasilan_ayah', 'Penghasilan ayah sebulan'),
      rupiah('penghasilan_ibu', 'Penghasilan ibu sebulan'),
    ],
    parties: [party('anak', 'Anak', { relations: ['4', '6'], ...related('family') })],
    requirements: [KTP, KK],
    says: 'adalah orang tua dari {{anak.nama}}, {{nomor_induk}}, {{kelas}} di {{sekolah}}, dengan penghasilan ayah {{penghasilan_ayah}} dan ibu {{penghasilan_ibu}} sebulan.',
  },
  {
    ...{ code: 'S-46', title: 'Surat Perjalanan Dinas', classification: '100.3', isCounterOnly: true },
    fields: [
      text('maksud', 'Maksud perjalanan'),
      text('tujuan', 'Tujuan'),
      text('angkutan', 'Angkutan'),
      date('berangkat', 'Berangkat'),
      date('kembali', 'Kembali'),
      table('pengikut', 'Pengikut', 'Nama', 'Jabatan'),
    ],
    says: 'ditugaskan ke {{tujuan}} dengan {{angkutan}} mulai {{berangkat}} sampai {{kembali}} untuk {{maksud}}. Pengikutnya:\n\n{{tabel.pengikut}}',
  },
  {
    ...{ code: 'S-47', title: 'Surat Kuasa', classification: '100.3', validMonths: 3 },
    fields: [long('untuk', 'Kuasa untuk apa')],
    parties: [party('penerima', 'Penerima kuasa')],
    requirements: [KTP],
    says: 'memberi kuasa kepada:\n\n{{identitas.penerima}}\n\nuntuk {{untuk}}.',
  },
  {
    ...{ code: 'S-48', title: 'Surat Keterangan Kepemilikan Kendaraan', classification: '500.2' },
    fields: [
      text('merek', 'Merek'),
      field('number', 'tahun', 'Tahun'),
      text('warna', 'Warna'),
      text('nopol', 'Nomor polisi'),
      text('no_mesin', 'Nomor mesin'),
      text('no_rangka', 'Nomor rangka'),
      text('no_bpkb', 'Nomor BPKB'),
      text('atas_nama', 'Atas nama'),
    ],
    requirements: [KTP, 'Fotokopi STNK'],
    says: 'memiliki kendaraan {{merek}} tahun {{tahun}} warna {{warna}}, nomor polisi {{nopol}}, nomor mesin {{no_mesin}}, nomor rangka {{no_rangka}}, nomor BPKB {{no_bpkb}}, atas nama {{atas_nama}}.',
  },
  {
    ...{
      code: 'S-49',
      title: 'Surat Keterangan Kepemilikan Tanah',
      classification: '500.17',
      isCounterOnly: true,
    },
    fields: [
      choice('jenis', 'Jenis tanah', 'Pekarangan', 'Sawah', 'Kebun', 'Tambak', 'Lainnya'),
      field('number', 'luas', 'Luas (meter persegi)'),
      text('bukti', 'Bukti dan nomornya'),
      text('asal', 'Diperoleh dari'),
      text('utara', 'Batas utara'),
      text('timur', 'Batas timur'),
      text('selatan', 'Batas selatan'),
      text('barat', 'Batas barat'),
    ],
    parties: WITNESSES,
    requirements: [KTP, 'Bukti kepemilikan tanah', 'Bukti PBB'],
    says: 'menguasai tanah {{jenis}} seluas {{luas}} meter persegi berdasarkan {{bukti}}, diperoleh dari {{asal}}, dengan batas utara {{utara}}, timur {{timur}}, selatan {{selatan}}, barat {{barat}}. Saksi batas: {{saksi_1.nama}} dan {{saksi_2.nama}}.',
  },
  {
    ...{ code: 'S-50', title: 'Surat Keterangan Usaha', classification: '500.2', validMonths: 12 },
    fields: [text('nama_usaha', 'Nama usaha'), text('jenis_usaha', 'Jenis usaha'), PURPOSE],
    requirements: [INTRO, KTP, 'Foto tempat usaha'],
    says: `benar memiliki usaha {{jenis_usaha}} bernama {{nama_usaha}} di {{desa.nama}}. ${FOR}`,
  },
];
