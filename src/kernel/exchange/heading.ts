import { editDistance } from './edit-distance.ts';

/** The heading over a column. A heading of two rows has variants: both joined, and each alone. */
export interface Heading {
  text: string;
  variants: readonly string[];
  /** What stands in the one or two cells, for telling a repeated heading. */
  lines: readonly string[];
}

/** A heading of one cell. */
export function singleHeading(text: string): Heading {
  return { text, variants: [text], lines: [text] };
}

/**
 * A heading as a list of whole words in one spelling: "Tgl. Lhr" and "TANGGAL_LAHIR" are both [tanggal, lahir].
 */
export function headingWords(text: string): string[] {
  const spaced = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/e[\s-]+mail/g, 'email')
    // That a column has to be filled in is no part of its name; "Simpanan Wajib" is.
    .replace(/\(\s*\*?wajib( di ?isi)?\s*\)|\bwajib di ?isi\b/g, ' ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  return spaced
    .split(' ')
    .flatMap((word) => (WORDS[word] ?? word).split(' '))
    .filter((word) => word !== '' && !STOP_WORDS.has(word));
}

/** How alike two headings are, 0 to 1. The order of words does not matter, a slip of the pen little. */
export function headingLikeness(heading: string, synonym: string): number {
  const target = nameOf(synonym);
  const whole = wordLikeness(nameOf(heading), target);
  if (whole === 1 || !/[(*]/.test(heading)) return whole;
  const bare = heading.replace(/\([^)]*\)|\*/g, ' ').trim();
  return bare === '' ? whole : Math.max(whole, wordLikeness(nameOf(bare), target));
}

interface Name {
  words: readonly string[];
  joined: string;
}

const names = new Map<string, Name>();
const MAX_NAMES = 4000;

/** The same few headings are compared with hundreds of synonyms; their words are taken apart once. */
function nameOf(text: string): Name {
  let name = names.get(text);
  if (!name) {
    const words = headingWords(text);
    name = { words, joined: words.join('') };
    if (names.size >= MAX_NAMES) names.clear();
    names.set(text, name);
  }
  return name;
}

function wordLikeness(one: Name, other: Name): number {
  if (one.words.length === 0 || other.words.length === 0) return 0;
  if (one.joined === other.joined) return 1;
  const rest = [...other.words];
  let shared = 0;
  for (const word of one.words) {
    const at = rest.findIndex((candidate) => isAlmost(word, candidate));
    if (at < 0) continue;
    rest.splice(at, 1);
    shared += 1;
  }
  const dice = (2 * shared) / (one.words.length + other.words.length);
  if (dice === 1) return 0.97;
  const isSlip =
    Math.min(one.joined.length, other.joined.length) >= 5 && editDistance(one.joined, other.joined, 1) <= 1;
  return Math.max(isSlip ? 0.9 : 0, dice * 0.9);
}

function isAlmost(one: string, other: string): boolean {
  if (one === other) return true;
  return Math.min(one.length, other.length) >= 5 && editDistance(one, other, 1) <= 1;
}

/** Columns that number or annotate the rows; never taken for a field by guess. */
export function isIgnoredHeading(text: string): boolean {
  const words = headingWords(text).join(' ');
  return words === '' || IGNORED.has(words);
}

/** True for the heading over running numbers: No, Nomor, No Urut. */
export function isNumberingHeading(text: string): boolean {
  return /^(nomor|nomor urut|urut|urutan)$/.test(headingWords(text).join(' ')) || text.trim() === '#';
}

/** True for what we wrote into a sheet ourselves, beside the rows that were to be repaired. */
export function isProblemHeading(text: string): boolean {
  return /^(?:masalah|kolom bermasalah)$/i.test(text.trim());
}

const IGNORED = new Set([
  'nomor',
  'nomor urut',
  'urut',
  'urutan',
  'keterangan',
  'catatan',
  'masalah',
  'kolom bermasalah',
  'paraf',
  'tanda tangan',
]);

const STOP_WORDS = new Set(['dan', 'atau', 'yang', 'dengan', 'sesuai', 'jika', 'ada', 'diisi', 'di', 'ke']);

/** Abbreviations and foreign words of headings, in the spelling that synonyms use. */
const WORDS: Readonly<Record<string, string>> = {
  no: 'nomor',
  nomer: 'nomor',
  nmr: 'nomor',
  num: 'nomor',
  number: 'nomor',
  nm: 'nama',
  name: 'nama',
  full: 'lengkap',
  id: 'nomor',
  join: 'bergabung',
  joined: 'bergabung',
  salary: 'gaji',
  monthly: 'bulan',
  bulanan: 'bulan',
  identity: 'identitas',
  national: 'nasional',
  institution: 'institusi',
  campus: 'kampus',
  department: 'jurusan',
  address: 'alamat',
  city: 'kota',
  contact: 'kontak',
  since: 'sejak',
  membership: 'anggota',
  position: 'jabatan',
  employment: 'kepegawaian',
  last: 'terakhir',
  dues: 'iuran',
  birth: 'lahir',
  birthdate: 'tanggal lahir',
  lkp: 'lengkap',
  tgl: 'tanggal',
  tg: 'tanggal',
  date: 'tanggal',
  tmp: 'tempat',
  tmpt: 'tempat',
  tpt: 'tempat',
  place: 'tempat',
  lhr: 'lahir',
  kelahiran: 'lahir',
  tempatlahir: 'tempat lahir',
  tanggallahir: 'tanggal lahir',
  tgllahir: 'tanggal lahir',
  tmptlahir: 'tempat lahir',
  ttl: 'tempat tanggal lahir',
  telp: 'telepon',
  telpon: 'telepon',
  telephone: 'telepon',
  phone: 'telepon',
  tlp: 'telepon',
  tlpn: 'telepon',
  telfon: 'telepon',
  hp: 'telepon',
  handphone: 'telepon',
  ponsel: 'telepon',
  seluler: 'telepon',
  mobile: 'telepon',
  nohp: 'nomor telepon',
  notelp: 'nomor telepon',
  nowa: 'nomor wa',
  whatsapp: 'wa',
  whatsap: 'wa',
  surel: 'email',
  mail: 'email',
  emai: 'email',
  imel: 'email',
  univ: 'universitas',
  university: 'universitas',
  fak: 'fakultas',
  jur: 'jurusan',
  faculty: 'fakultas',
  prop: 'provinsi',
  propinsi: 'provinsi',
  prov: 'provinsi',
  province: 'provinsi',
  kab: 'kabupaten',
  kec: 'kecamatan',
  gol: 'golongan',
  golngan: 'golongan',
  jk: 'jenis kelamin',
  jns: 'jenis',
  klmn: 'kelamin',
  kel: 'kelamin',
  sex: 'jenis kelamin',
  gender: 'jenis kelamin',
  stat: 'status',
  stts: 'status',
  peg: 'pegawai',
  kepeg: 'kepegawaian',
  jab: 'jabatan',
  jbtn: 'jabatan',
  agt: 'anggota',
  anggt: 'anggota',
  angg: 'anggota',
  keanggotaan: 'anggota',
  member: 'anggota',
  thn: 'tahun',
  th: 'tahun',
  bln: 'bulan',
  almt: 'alamat',
  pend: 'pendidikan',
  ket: 'keterangan',
  rg: 'ruang',
  reg: 'registrasi',
  tsb: '',
};
