/** Values of the requirement's lists, exactly as it names them (serikat-panduan §3.2). */
export const EMPLOYMENT_STATUSES = [
  'PNS',
  'PPPK',
  'Tetap Non-PNS',
  'Kontrak/PKWT',
  'Dosen Luar Biasa',
  'Honorer',
  'Lainnya',
] as const;

export const ACADEMIC_RANKS = [
  'Tenaga Pengajar',
  'Asisten Ahli',
  'Lektor',
  'Lektor Kepala',
  'Guru Besar',
  'Tendik/Staff',
  'Lainnya',
] as const;

/** Rooms of the civil-service scale. */
export const GOLONGAN = [
  ...['I/a', 'I/b', 'I/c', 'I/d', 'II/a', 'II/b', 'II/c', 'II/d', 'III/a', 'III/b', 'III/c', 'III/d'],
  ...['IV/a', 'IV/b', 'IV/c', 'IV/d', 'IV/e'],
] as const;

export type MemberSection =
  | 'identity'
  | 'contact'
  | 'emergency'
  | 'work'
  | 'dues'
  | 'pay'
  | 'voice'
  | 'union';

export const SECTION_LABELS: Readonly<Record<MemberSection, string>> = {
  identity: 'Identitas',
  contact: 'Kontak dan alamat',
  emergency: 'Kontak darurat',
  work: 'Pekerjaan',
  dues: 'Dasar iuran',
  pay: 'Gaji',
  voice: 'Minat dan keahlian',
  union: 'Catatan organisasi',
};

/**
 * Who may change a field. `self`: the person. `contact`: also a coordinator, in their regions. `record`: an officer who
 * may change the record itself. `candidate`: the person, until an officer has approved.
 */
export type FieldHand = 'self' | 'contact' | 'record' | 'candidate';

export type FieldKind =
  | 'line'
  | 'long'
  | 'date'
  | 'sex'
  | 'choice'
  | 'phone'
  | 'nik'
  | 'money'
  | 'province'
  | 'city'
  | 'postal'
  | 'digits'
  | 'bracket'
  | 'yes';

export interface MemberField {
  /** Name in forms and calls. */
  name: string;
  column: string;
  label: string;
  section: MemberSection;
  kind: FieldKind;
  hands: readonly FieldHand[];
  /** Stands in the database as sealed text. */
  isSealed?: true;
  /** Shown only to who may read what is sensitive; each reading is audited. */
  isSecret?: true;
  /** Kept from the person: what officers note among themselves. */
  isForOfficers?: true;
  isRequired?: true;
  options?: readonly string[];
  help?: string;
  max?: number;
  autoComplete?: string;
}

type Extra = Partial<Omit<MemberField, 'name' | 'label' | 'section' | 'kind' | 'hands' | 'column'>>;

const field = (
  section: MemberSection,
  name: string,
  label: string,
  kind: FieldKind,
  hands: readonly FieldHand[],
  extra: Extra = {},
): MemberField => ({
  name,
  column: name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
  label,
  section,
  kind,
  hands,
  ...extra,
});

const own = ['self', 'record'] as const;
const open = ['self', 'contact', 'record'] as const;
const firm = ['candidate', 'record'] as const;

/** What a member's record holds beside its campus, which brings the region along (serikat-panduan §3.2). */
export const memberFields: readonly MemberField[] = [
  field('identity', 'fullName', 'Nama lengkap', 'line', firm, {
    isRequired: true,
    max: 150,
    autoComplete: 'name',
    help: 'Seperti pada KTP; gelar boleh disertakan.',
  }),
  field('identity', 'gender', 'Jenis kelamin', 'sex', own),
  field('identity', 'birthPlace', 'Tempat lahir', 'line', own, { max: 100 }),
  field('identity', 'birthDate', 'Tanggal lahir', 'date', own, { autoComplete: 'bday' }),
  field('identity', 'nik', 'NIK', 'nik', own, {
    isSealed: true,
    isSecret: true,
    help: '16 angka pada KTP. Disimpan terenkripsi; dapat dipakai untuk masuk.',
  }),
  field('contact', 'phone', 'Nomor telepon', 'phone', open, {
    isSealed: true,
    isRequired: true,
    autoComplete: 'tel',
    help: 'Yang aktif di WhatsApp bila ada, misalnya 0812-3456-7890.',
  }),
  field('contact', 'altPhone', 'Nomor telepon lain', 'phone', open, { isSealed: true }),
  field('contact', 'address', 'Alamat rumah', 'long', open, {
    isSealed: true,
    max: 500,
    autoComplete: 'street-address',
  }),
  field('contact', 'homeRegionCode', 'Provinsi tempat tinggal', 'province', open),
  field('contact', 'city', 'Kabupaten atau kota', 'city', open, {
    ...{ max: 100, help: 'Pilih dari daftar yang muncul saat mengetik, misalnya Kota Banjarmasin.' },
  }),
  field('contact', 'district', 'Kecamatan', 'line', open, { max: 100 }),
  field('contact', 'postalCode', 'Kode pos', 'postal', open, { max: 5, autoComplete: 'postal-code' }),
  field('emergency', 'emergencyName', 'Nama', 'line', open, { max: 150 }),
  field('emergency', 'emergencyRelation', 'Hubungan', 'line', open, {
    max: 50,
    help: 'Misalnya suami, ibu, atau saudara.',
  }),
  field('emergency', 'emergencyPhone', 'Nomor telepon', 'phone', open, { isSealed: true }),
  field('work', 'campusLocation', 'Lokasi kampus', 'line', open, { max: 150 }),
  field('work', 'faculty', 'Fakultas atau jurusan', 'line', open, { isRequired: true, max: 150 }),
  field('work', 'department', 'Program studi atau departemen', 'line', open, { max: 100 }),
  field('work', 'workUnit', 'Unit kerja', 'line', open, { max: 100 }),
  field('work', 'employeeNumber', 'NIP atau nomor pegawai', 'digits', own, { max: 30 }),
  field('work', 'lecturerNumber', 'NIDN atau NUPTK', 'digits', own, { max: 20 }),
  field('work', 'academicRank', 'Jabatan akademik', 'choice', own, {
    isRequired: true,
    options: ACADEMIC_RANKS,
  }),
  field('work', 'employmentStartDate', 'Mulai bekerja', 'date', own),
  field('work', 'contractEndDate', 'Kontrak berakhir', 'date', own),
  field('dues', 'employmentStatus', 'Status kepegawaian', 'choice', firm, {
    isRequired: true,
    options: EMPLOYMENT_STATUSES,
  }),
  field('dues', 'golongan', 'Golongan (PNS)', 'choice', firm, {
    options: GOLONGAN,
    help: 'Iuran PNS mengikuti golongan.',
  }),
  field('dues', 'duesRateCode', 'Rentang gaji bersih sebulan (selain PNS)', 'bracket', firm, {
    help: 'Iuran selain PNS mengikuti rentang ini; jumlah gaji Anda tidak perlu disebut.',
  }),
  field('pay', 'payrollSource', 'Sumber gaji', 'line', own, {
    max: 100,
    help: 'Misalnya APBN, BLU, atau yayasan.',
  }),
  field('pay', 'baseSalary', 'Gaji pokok sebulan', 'money', ['self'], { isSealed: true, isSecret: true }),
  field('pay', 'takeHomePay', 'Gaji bersih sebulan', 'money', ['self'], { isSealed: true, isSecret: true }),
  field('pay', 'consentsToSensitiveData', 'Saya setuju jumlah gaji saya disimpan', 'yes', ['self'], {
    help: 'Tidak wajib dan tidak memengaruhi iuran. Bila dicabut, jumlahnya dihapus.',
  }),
  field('voice', 'expertise', 'Keahlian', 'long', open, { max: 1000 }),
  field('voice', 'motivation', 'Alasan bergabung', 'long', open, { max: 1000 }),
  field('voice', 'advocacyInterests', 'Minat advokasi', 'long', open, { max: 1000 }),
  field('voice', 'isVolunteer', 'Bersedia menjadi relawan', 'yes', open),
  field('voice', 'hidesFromEmployer', 'Jangan sebut keanggotaan saya kepada kampus', 'yes', ['self']),
  field('union', 'branchName', 'Cabang', 'line', ['record'], { max: 150 }),
  field('union', 'unionPosition', 'Jabatan di serikat', 'line', ['record'], { max: 100 }),
  field('union', 'adminNotes', 'Catatan pengurus', 'long', ['record'], { max: 2000, isForOfficers: true }),
];

/** Fields that any of these hands may change, in the order of the form. */
export function fieldsFor(hands: readonly FieldHand[]): readonly MemberField[] {
  return memberFields.filter((one) => one.hands.some((hand) => hands.includes(hand)));
}

export function memberField(name: string): MemberField {
  const found = memberFields.find((one) => one.name === name);
  if (!found) throw new Error(`A member has no field "${name}"`);
  return found;
}
