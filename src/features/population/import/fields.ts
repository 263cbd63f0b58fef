import { nikKind, phoneKind, sexKind } from '#features/people';
import { dateKind, type ImportField, names, textKind } from '#kernel/exchange';
import * as lists from '../choices.ts';
import { kkKind, listKind } from './lenient-kinds.ts';

const text = (key: string, label: string, synonyms: string, maxLength = 100): ImportField => ({
  ...{ key, label, synonyms: names(synonyms), kind: textKind({ maxLength }) },
});
const list = (key: string, label: string, synonyms: string, choices: lists.Choices): ImportField => ({
  ...{ key, label, synonyms: names(synonyms), kind: listKind(choices) },
});
const date = (
  key: string,
  label: string,
  synonyms: string,
  latest: 'today' | undefined = 'today',
): ImportField => ({
  ...{ key, label, synonyms: names(synonyms) },
  kind: dateKind({ earliest: '1880-01-01', ...(latest ? { latest } : {}) }),
});
const secret = { sensitive: true } as const;

/** Numbers that population sheets write for how somebody stands. */
const STATUS_NUMBERS = {
  ...{ alive: ['1'], dead: ['2', 'mati'], moved: ['3'], missing: ['4'] },
  ...{ away: ['6'], invalid: ['9', 'tidak valid'] },
};

/** The columns of the sheets that villages have: the 43 of the common population form, by their usual headings. */
export const RESIDENT_FIELDS: readonly ImportField[] = [
  { ...text('address', 'Alamat', 'alamat', 200), ...secret },
  text('hamlet', 'Dusun', 'dusun; nama dusun; lingkungan', 40),
  text('rw', 'RW', 'rw; no rw', 20),
  text('rt', 'RT', 'rt; no rt', 20),
  {
    ...text('fullName', 'Nama', 'nama; nama lengkap; nama penduduk', 150),
    ...{ code: 'name', required: true, missingMessage: 'Nama belum diisi.', example: 'Siti Rahmah' },
  },
  {
    ...{
      key: 'kk',
      label: 'No KK',
      synonyms: names('no_kk; nomor kk; no kartu keluarga; kk'),
      kind: kkKind(),
    },
    ...{ ...secret, example: '6304070101200001', help: '16 angka. Sel harus berformat teks.' },
  },
  {
    ...{ key: 'nik', label: 'NIK', synonyms: names('nik; no ktp; nomor induk kependudukan') },
    kind: nikKind({ asWritten: 'nikAsWritten', codes: { wrongLength: 'nik_length' } }),
    ...{ required: true, missingMessage: 'NIK belum diisi.', ...secret, example: '6304074101900001' },
    help: '16 angka. Sel harus berformat teks.',
  },
  {
    ...{
      key: 'sex',
      label: 'Jenis kelamin',
      synonyms: names('sex; jenis kelamin; jk; l/p'),
      kind: sexKind(),
    },
    ...{ required: true, missingMessage: 'Jenis kelamin belum diisi.', example: 'P' },
  },
  text('birthPlace', 'Tempat lahir', 'tempatlahir; tempat lahir'),
  {
    ...date('birthDate', 'Tanggal lahir', 'tanggallahir; tanggal lahir; tgl lahir'),
    ...{ required: true, missingMessage: 'Tanggal lahir belum diisi.', example: '1990-01-01' },
  },
  list('religion', 'Agama', 'agama_id; agama', lists.RELIGIONS),
  list('education', 'Pendidikan dalam KK', 'pendidikan_kk_id; pendidikan kk; pendidikan', lists.EDUCATIONS),
  list('studying', 'Pendidikan sedang ditempuh', 'pendidikan_sedang_id; pendidikan sedang', lists.STUDIES),
  list('occupation', 'Pekerjaan', 'pekerjaan_id; pekerjaan', lists.OCCUPATIONS),
  list('maritalStatus', 'Status perkawinan', 'status_kawin; status kawin; kawin', lists.MARITAL_STATUSES),
  list('relation', 'Hubungan dalam keluarga', 'kk_level; shdk; hubungan keluarga', lists.RELATIONS),
  list('nationality', 'Kewarganegaraan', 'warganegara_id; warga negara', lists.NATIONALITIES),
  { ...text('fatherNik', 'NIK ayah', 'ayah_nik; nik ayah', 20), ...secret },
  text('fatherName', 'Nama ayah', 'nama_ayah; ayah', 150),
  { ...text('motherNik', 'NIK ibu', 'ibu_nik; nik ibu', 20), ...secret },
  text('motherName', 'Nama ibu', 'nama_ibu; ibu', 150),
  list('bloodType', 'Golongan darah', 'golongan_darah_id; golongan darah; gol darah', lists.BLOOD_TYPES),
  text('birthCertificate', 'Nomor akta lahir', 'akta_lahir; akta kelahiran', 60),
  text('passport', 'Nomor paspor', 'dokumen_pasport; dokumen_paspor; paspor', 40),
  date('passportUntil', 'Paspor berlaku sampai', 'tanggal_akhir_paspor; akhir paspor', undefined),
  text('stayPermit', 'Nomor KITAS', 'dokumen_kitas; kitas', 40),
  text('marriageCertificate', 'Nomor akta perkawinan', 'akta_perkawinan', 60),
  date('marriedOn', 'Tanggal perkawinan', 'tanggalperkawinan; tanggal perkawinan'),
  text('divorceCertificate', 'Nomor akta perceraian', 'akta_perceraian', 60),
  date('divorcedOn', 'Tanggal perceraian', 'tanggalperceraian; tanggal perceraian'),
  list('disability', 'Disabilitas', 'cacat_id; cacat', lists.DISABILITIES),
  list('contraception', 'Keluarga berencana', 'cara_kb_id; kb', lists.CONTRACEPTIONS),
  list('isPregnant', 'Hamil', 'hamil', lists.YES_NO),
  list('idCard', 'Kartu identitas', 'ktp_el; ktp', lists.ID_CARDS),
  list('idCardState', 'Status rekam KTP', 'status_rekam', lists.ID_CARD_STATES),
  { ...text('currentAddress', 'Alamat sekarang', 'alamat_sekarang', 300), ...secret },
  {
    ...{ key: 'status', label: 'Status dasar', synonyms: names('status_dasar; status dasar') },
    kind: listKind(lists.STATUSES, STATUS_NUMBERS),
  },
  text('ethnicity', 'Suku', 'suku', 60),
  text('idCardTag', 'Tag ID kartu', 'tag_id_card', 40),
  list('insurance', 'Jaminan kesehatan', 'id_asuransi; asuransi', lists.INSURANCES),
  text('insuranceNumber', 'Nomor jaminan kesehatan', 'no_asuransi', 40),
  text('latitude', 'Lintang', 'lat; latitude', 20),
  text('longitude', 'Bujur', 'lng; longitude', 20),
  {
    ...{ key: 'phone', label: 'Telepon', synonyms: names('telepon; no hp; hp'), ...secret },
    kind: phoneKind({ alsoKey: 'otherPhone' }),
  },
  text('email', 'Surel', 'email; surel', 200),
];
