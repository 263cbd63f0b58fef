import { type ImportField, names, textKind } from '#kernel/exchange';
import { ACADEMIC_RANKS, EMPLOYMENT_STATUSES } from './member-choices.ts';
import { provinceKind, staffNumberKind, universityKind } from './member-kinds.ts';

/** Where and as what a member works. */
export const WORK_FIELDS: readonly ImportField[] = [
  {
    key: 'university',
    label: 'Universitas',
    synonyms: names(
      'Perguruan Tinggi; Kampus; Nama Universitas; Asal Kampus; Nama Perguruan Tinggi; Asal Universitas; PT; Asal PT; Nama PT; Nama Kampus; Asal Perguruan Tinggi; Homebase; Institusi; Instansi; Tempat Kerja; Tempat Bekerja; Lembaga; Unit Kerja (PT); Asal Instansi; Kampus Asal; Tempat Tugas; Universitas/PT; Satuan Kerja; PTN/PTS; PTN; PTS; Nama PTN/PTS; Asal PTN/PTS; Institution',
    ),
    kind: universityKind(),
    required: true,
    missingMessage: 'Universitas belum diisi.',
    example: 'Universitas Lambung Mangkurat',
  },
  {
    key: 'faculty',
    label: 'Fakultas',
    synonyms: names(
      'Fakultas/Jurusan; Fakultas/Unit; Fakultas/Prodi; Fakultas / Unit Kerja; Unit Kerja; Unit; Sekolah/Fakultas; Bagian; Nama Fakultas; Asal Fakultas',
    ),
    kind: textKind({ maxLength: 150 }),
    required: true,
    missingMessage: 'Fakultas atau unit kerja belum diisi.',
    example: 'Teknik',
  },
  {
    key: 'department',
    label: 'Jurusan',
    synonyms: names('Program Studi; Prodi; Departemen; Jurusan/Prodi'),
    kind: textKind({ maxLength: 100 }),
  },
  {
    key: 'provinceCode',
    label: 'Provinsi',
    code: 'province',
    synonyms: names(
      'Propinsi; Wilayah; Provinsi Kampus; Prov; Asal Provinsi; Wilayah/Provinsi; Korwil; DPW; Pengurus Wilayah; Domisili Provinsi; Asal Wilayah; Daerah; Provinsi Domisili; Provinsi PT; Wilayah Kerja',
    ),
    kind: provinceKind(),
    required: true,
    missingMessage: 'Provinsi belum diisi.',
    example: 'Kalimantan Selatan',
  },
  {
    key: 'employmentStatus',
    label: 'Status kepegawaian',
    synonyms: names(
      'Status Pegawai; Kepegawaian; Status; Status Kerja; Jenis Kepegawaian; Status Ikatan Kerja; Ikatan Kerja; Hubungan Kerja; Status Hubungan Kerja; Jenis Pegawai; Status Peg; Status Dosen; Status Karyawan',
    ),
    kind: EMPLOYMENT_STATUSES,
    required: true,
    missingMessage: 'Status kepegawaian belum diisi.',
    example: 'PNS',
  },
  {
    key: 'academicRank',
    label: 'Jabatan akademik',
    synonyms: names(
      'Jabatan; Jabatan Fungsional; Jafung; Jab. Fungsional; Jabatan Akademik/Fungsional; JFA; Jab Akademik; Posisi; Jenjang Jabatan; Pangkat Akademik; Jabatan Kerja',
    ),
    kind: ACADEMIC_RANKS,
    required: true,
    missingMessage: 'Jabatan akademik belum diisi.',
    example: 'Lektor',
  },
  {
    key: 'staffNumber',
    label: 'NIP / NIDN',
    synonyms: names(
      'NIP; NIDN; NIP/NIDN/NUPTK; NIDN/NIP; Nomor Induk Pegawai; NUPTK; NIP/NIK Pegawai; NIDN/NUPTK; NIDK; No Pegawai; Nomor Induk Dosen Nasional',
    ),
    kind: staffNumberKind(),
    fills: ['employeeNumber', 'lecturerNumber'],
    sensitive: true,
    notInTemplate: true,
  },
  {
    key: 'employeeNumber',
    label: 'NIP',
    synonyms: names('Nomor Induk Pegawai; No NIP'),
    kind: staffNumberKind(),
    fills: ['lecturerNumber'],
    sensitive: true,
    example: '198411282010012001',
  },
  {
    key: 'lecturerNumber',
    label: 'NIDN',
    synonyms: names('NUPTK; NIDK; Nomor Induk Dosen Nasional; No NIDN; NIDN/NUPTK'),
    kind: staffNumberKind(),
    fills: ['employeeNumber'],
    sensitive: true,
    example: '0028118401',
  },
];
