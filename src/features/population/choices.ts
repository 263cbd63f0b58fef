/** A list of the national population form, each entry under the number that population sheets write for it. */
export type Choices = readonly { value: string; label: string }[];

const numbered = (words: string): Choices =>
  words.split(';').map((label, index) => ({ value: String(index + 1), label: label.trim() }));

const keyed = (words: string): Choices =>
  words.split(';').map((entry) => {
    const [value = '', label = ''] = entry.split('=');
    return { value: value.trim(), label: label.trim() };
  });

export const SEXES = keyed('L=Laki-laki;P=Perempuan');
export const RELIGIONS = numbered(
  'Islam;Kristen;Katolik;Hindu;Buddha;Khonghucu;Kepercayaan terhadap Tuhan YME',
);
export const MARITAL_STATUSES = numbered('Belum kawin;Kawin;Cerai hidup;Cerai mati');
export const NATIONALITIES = numbered('WNI;WNA;Dua kewarganegaraan');
export const BLOOD_TYPES = numbered('A;B;AB;O;A+;A-;B+;B-;AB+;AB-;O+;O-;Tidak tahu');

/** Status hubungan dalam keluarga. */
export const RELATIONS = numbered(
  'Kepala keluarga;Suami;Istri;Anak;Menantu;Cucu;Orang tua;Mertua;Famili lain;Pembantu;Lainnya',
);
export const HEAD = '1';

/** Highest schooling as the family card names it; S2 and S3 are not Diploma IV. */
export const EDUCATIONS = numbered(
  'Tidak/belum sekolah;Belum tamat SD/sederajat;Tamat SD/sederajat;SLTP/sederajat;SLTA/sederajat;' +
    'Diploma I/II;Akademi/Diploma III;Diploma IV/Strata I;Strata II;Strata III',
);
export const STUDIES = numbered(
  'Belum masuk TK;Sedang TK;Tidak pernah sekolah;Sedang SD;Tidak tamat SD;Sedang SLTP;Sedang SLTA;' +
    'Sedang D-1;Sedang D-2;Sedang D-3;Sedang S-1;Sedang S-2;Sedang S-3;Sedang SLB A;Sedang SLB B;Sedang SLB C;' +
    'Tidak dapat membaca dan menulis;Tidak sedang sekolah',
);
export const CANNOT_READ = '17';
export const OCCUPATIONS = numbered(
  'Belum/tidak bekerja;Mengurus rumah tangga;Pelajar/mahasiswa;Pensiunan;Pegawai negeri sipil;TNI;Polri;' +
    'Perdagangan;Petani/pekebun;Peternak;Nelayan/perikanan;Industri;Konstruksi;Transportasi;Karyawan swasta;' +
    'Karyawan BUMN;Karyawan BUMD;Karyawan honorer;Buruh harian lepas;Buruh tani/perkebunan;' +
    'Buruh nelayan/perikanan;Buruh peternakan;Pembantu rumah tangga;Tukang cukur;Tukang listrik;Tukang batu;' +
    'Tukang kayu;Tukang sol sepatu;Tukang las/pandai besi;Tukang jahit;Tukang gigi;Penata rias;Penata busana;' +
    'Penata rambut;Mekanik;Seniman;Tabib;Paraji;Perancang busana;Penerjemah;Imam masjid;Pendeta;Pastor;' +
    'Wartawan;Ustaz/mubalig;Juru masak;Promotor acara;Anggota DPR RI;Anggota DPD;Anggota BPK;Presiden;' +
    'Wakil presiden;Anggota Mahkamah Konstitusi;Anggota kabinet kementerian;Duta besar;Gubernur;' +
    'Wakil gubernur;Bupati;Wakil bupati;Wali kota;Wakil wali kota;Anggota DPRD provinsi;' +
    'Anggota DPRD kabupaten/kota;Dosen;Guru;Pilot;Pengacara;Notaris;Arsitek;Akuntan;Konsultan;Dokter;Bidan;' +
    'Perawat;Apoteker;Psikiater/psikolog;Penyiar televisi;Penyiar radio;Pelaut;Peneliti;Sopir;Pialang;' +
    'Paranormal;Pedagang;Perangkat desa;Kepala desa;Biarawati;Wiraswasta;Lainnya',
);
export const DISABILITIES = numbered(
  'Fisik;Netra;Rungu/wicara;Mental/jiwa;Fisik dan mental;Lainnya;Tidak ada',
);
export const NO_DISABILITY = '7';
export const ILLNESSES = numbered(
  'Jantung;Lever;Paru-paru;Kanker;Stroke;Diabetes melitus;Ginjal;Malaria;Lepra/kusta;HIV/AIDS;Gila/stres;' +
    'TBC;Asma;Tidak ada',
);
export const CONTRACEPTIONS = keyed(
  '1=Pil;2=IUD;3=Suntik;4=Kondom;5=Susuk KB;6=Sterilisasi wanita;7=Sterilisasi pria;99=Lainnya;100=Tidak memakai',
);
export const INSURANCES = keyed('1=Belum punya;2=BPJS PBI;3=BPJS non-PBI;4=BPJS bantuan daerah;99=Lainnya');
export const ID_CARDS = keyed('1=Belum;2=KTP elektronik;3=KIA');
export const ID_CARD_STATES = numbered(
  'Belum rekam;Sudah rekam;Kartu dicetak;Siap cetak;Kartu dikirim;Dikirim untuk dicetak;Kartu terbit;Belum wajib',
);
/** What one reads: Latin, regional or Arabic letters, as the main book of residents writes it. */
export const LITERACIES = keyed(
  'L=Latin;D=Daerah;A=Arab;AL=Arab dan Latin;AD=Arab dan daerah;ALD=Arab, Latin, dan daerah;T=Tidak dapat membaca',
);
export const YES_NO = keyed('1=Ya;2=Tidak');

export const RESIDENCIES = keyed('permanent=Tetap;temporary=Tidak tetap (sementara)');

/** Status dasar: whether somebody is among those who live here. */
export const STATUSES = keyed(
  'alive=Hidup;dead=Meninggal;moved=Pindah;missing=Hilang;away=Pergi;invalid=Tidak valid',
);

/** The word of an entry; the value itself for one that no list knows, '' for none. */
export function wordIn(choices: Choices, value: string | null | undefined): string {
  if (value === null || value === undefined || value === '') return '';
  return choices.find((one) => one.value === value)?.label ?? value;
}
