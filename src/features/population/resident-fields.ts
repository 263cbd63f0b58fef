import * as lists from './choices.ts';

export type ResidentSection = 'identity' | 'family' | 'work' | 'contact' | 'papers' | 'health';

export const SECTIONS: Readonly<Record<ResidentSection, string>> = {
  identity: 'Jati diri',
  family: 'Keluarga',
  work: 'Pendidikan dan pekerjaan',
  contact: 'Alamat dan kontak',
  papers: 'Dokumen',
  health: 'Kesehatan',
};

/** One thing known of a person: where it is kept, how it is called, how it is typed. */
export interface ResidentField {
  name: string;
  column: string;
  label: string;
  section: ResidentSection;
  kind: 'text' | 'choice' | 'date' | 'nik' | 'phone';
  choices?: lists.Choices;
  isRequired?: true;
  /** Sealed, and masked until somebody asks for it. */
  isSealed?: true;
  maxLength?: number;
  help?: string;
  /** Follows from events and is not typed in the form of a person who stands. */
  isState?: true;
}

const text = (name: string, column: string, label: string, section: ResidentSection, maxLength = 100) =>
  ({ name, column, label, section, kind: 'text', maxLength }) as const;
const choice = (
  name: string,
  column: string,
  label: string,
  section: ResidentSection,
  choices: lists.Choices,
) => ({ name, column, label, section, kind: 'choice', choices }) as const;
const date = (name: string, column: string, label: string, section: ResidentSection) =>
  ({ name, column, label, section, kind: 'date' }) as const;
const sealed = { isSealed: true } as const;
const required = { isRequired: true } as const;

/** Every field of a resident, in the order of form and page (research: Population, Core). */
export const residentFields: readonly ResidentField[] = [
  { ...text('fullName', 'full_name', 'Nama lengkap', 'identity', 150), ...required },
  {
    ...{ name: 'nik', column: 'nik', label: 'NIK', section: 'identity', kind: 'nik' },
    ...{ ...sealed, help: '16 angka. Kosongkan bila belum terbit, misalnya bayi.' },
  },
  { ...choice('sex', 'sex', 'Jenis kelamin', 'identity', lists.SEXES), ...required },
  text('birthPlace', 'birth_place', 'Tempat lahir', 'identity'),
  { ...date('birthDate', 'birth_date', 'Tanggal lahir', 'identity'), ...required },
  choice('religion', 'religion', 'Agama', 'identity', lists.RELIGIONS),
  choice('bloodType', 'blood_type', 'Golongan darah', 'identity', lists.BLOOD_TYPES),
  text('ethnicity', 'ethnicity', 'Suku', 'identity', 60),
  {
    ...choice('nationality', 'nationality', 'Kewarganegaraan', 'identity', lists.NATIONALITIES),
    ...required,
  },
  { ...choice('relation', 'relation', 'Hubungan dalam keluarga', 'family', lists.RELATIONS), ...required },
  {
    ...choice('maritalStatus', 'marital_status', 'Status perkawinan', 'family', lists.MARITAL_STATUSES),
    ...required,
  },
  date('marriedOn', 'married_on', 'Tanggal perkawinan', 'family'),
  date('divorcedOn', 'divorced_on', 'Tanggal perceraian', 'family'),
  text('fatherName', 'father_name', 'Nama ayah', 'family', 150),
  { ...text('fatherNik', 'father_nik', 'NIK ayah', 'family', 20), ...sealed },
  text('motherName', 'mother_name', 'Nama ibu', 'family', 150),
  { ...text('motherNik', 'mother_nik', 'NIK ibu', 'family', 20), ...sealed },
  choice('education', 'education', 'Pendidikan dalam KK', 'work', lists.EDUCATIONS),
  choice('studying', 'studying', 'Pendidikan sedang ditempuh', 'work', lists.STUDIES),
  choice('literacy', 'literacy', 'Dapat membaca huruf', 'work', lists.LITERACIES),
  choice('occupation', 'occupation', 'Pekerjaan', 'work', lists.OCCUPATIONS),
  {
    ...{ name: 'phone', column: 'phone', label: 'Telepon', section: 'contact', kind: 'phone' },
    ...sealed,
  },
  text('email', 'email', 'Surel', 'contact', 200),
  { ...text('currentAddress', 'current_address', 'Alamat sekarang', 'contact', 300), ...sealed },
  { ...text('previousAddress', 'previous_address', 'Alamat sebelumnya', 'contact', 300), ...sealed },
  { ...choice('residency', 'residency', 'Status tinggal', 'contact', lists.RESIDENCIES), ...required },
  date('livedSince', 'lived_since', 'Mulai tinggal di desa', 'contact'),
  text('latitude', 'latitude', 'Lintang', 'contact', 20),
  text('longitude', 'longitude', 'Bujur', 'contact', 20),
  text('birthCertificate', 'birth_certificate', 'Nomor akta lahir', 'papers', 60),
  text('marriageCertificate', 'marriage_certificate', 'Nomor akta perkawinan', 'papers', 60),
  text('divorceCertificate', 'divorce_certificate', 'Nomor akta perceraian', 'papers', 60),
  choice('idCard', 'id_card', 'Kartu identitas', 'papers', lists.ID_CARDS),
  choice('idCardState', 'id_card_state', 'Status rekam KTP', 'papers', lists.ID_CARD_STATES),
  text('idCardTag', 'id_card_tag', 'Tag ID kartu', 'papers', 40),
  text('passport', 'passport', 'Nomor paspor', 'papers', 40),
  date('passportUntil', 'passport_until', 'Paspor berlaku sampai', 'papers'),
  text('stayPermit', 'stay_permit', 'Nomor KITAS/KITAP', 'papers', 40),
  choice('disability', 'disability', 'Disabilitas', 'health', lists.DISABILITIES),
  choice('chronicIllness', 'chronic_illness', 'Sakit menahun', 'health', lists.ILLNESSES),
  choice('isPregnant', 'is_pregnant', 'Hamil', 'health', lists.YES_NO),
  choice('contraception', 'contraception', 'Keluarga berencana', 'health', lists.CONTRACEPTIONS),
  choice('insurance', 'insurance', 'Jaminan kesehatan', 'health', lists.INSURANCES),
  text('insuranceNumber', 'insurance_number', 'Nomor jaminan kesehatan', 'health', 40),
  { ...choice('status', 'status', 'Status dasar', 'identity', lists.STATUSES), isState: true },
];

/** The fields a form asks for. */
export const typedResidentFields = residentFields.filter(({ isState }) => !isState);

export function residentField(name: string): ResidentField {
  const field = residentFields.find((one) => one.name === name);
  if (!field) throw new Error(`A resident has no field ${name}`);
  return field;
}

/** What is known of a person by the names of the fields, opened; what is not known is null. */
export type ResidentValues = Readonly<Record<string, string | null>>;
