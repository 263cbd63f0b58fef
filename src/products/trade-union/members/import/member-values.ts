import type { EmploymentStatus } from './dues-class.ts';
import type { AcademicRank, MemberRow } from './member-row.ts';

const RANKS: Readonly<Record<AcademicRank, string>> = {
  instructor: 'Tenaga Pengajar',
  assistant: 'Asisten Ahli',
  lector: 'Lektor',
  'head-lector': 'Lektor Kepala',
  professor: 'Guru Besar',
  staff: 'Tendik/Staff',
  other: 'Lainnya',
};

const STATUSES: Readonly<Record<EmploymentStatus, string>> = {
  pns: 'PNS',
  pppk: 'PPPK',
  permanent: 'Tetap Non-PNS',
  contract: 'Kontrak/PKWT',
  adjunct: 'Dosen Luar Biasa',
  honorary: 'Honorer',
  other: 'Lainnya',
};

/** What a row of a sheet says, under the names the members' table has; what it does not say is left out. */
export function memberValuesOf(row: Partial<MemberRow>): Record<string, string> {
  const said: Record<string, string | undefined> = {
    fullName: row.fullName,
    gender: row.sex,
    birthPlace: row.birthPlace,
    birthDate: row.birthDate,
    nik: row.nik,
    phone: row.phone,
    altPhone: row.altPhone,
    address: row.address,
    city: row.city,
    faculty: row.faculty,
    department: row.department,
    employeeNumber: row.employeeNumber,
    lecturerNumber: row.lecturerNumber,
    academicRank: row.academicRank && RANKS[row.academicRank],
    employmentStatus: row.employmentStatus && STATUSES[row.employmentStatus],
    golongan: row.golongan?.code,
    duesRateCode: row.duesClass,
  };
  return Object.fromEntries(
    Object.entries(said).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
}
