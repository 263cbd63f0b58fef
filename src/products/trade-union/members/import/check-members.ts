import { type CheckedRow, isWarning, type Report } from '#kernel/exchange';
import { formatRupiah } from '#kernel/money';
import { findDuesClass } from './dues-class.ts';
import type { MemberRow } from './member-row.ts';

type Rows = CheckedRow<MemberRow>[];
type ReportAt = (row: CheckedRow<MemberRow>) => Report;

/**
 * In a CSV that went through Excel every NIK ends in zero, as text. When nearly all of a sheet's do, each of those is taken
 * for cut off; in a sound sheet one in ten ends so.
 */
export function suspectCutNiks(rows: Rows, reportAt: ReportAt): void {
  const filled = rows.filter(({ values }) => values.nikAsWritten?.length === 16);
  const cut = filled.filter(({ values }) => values.nikAsWritten?.endsWith('0'));
  if (filled.length < 12 || cut.length < filled.length * 0.9) return;
  for (const row of cut) {
    delete row.values.nik;
    delete row.values.nikAsWritten;
    if (!row.missing.includes('nik')) row.missing.push('nik');
    if (row.problems.some((problem) => problem.field === 'nik' && !isWarning(problem))) continue;
    const message =
      'Hampir semua NIK berakhir dengan 0: angka terakhirnya hilang di Excel. Ketik ulang sebagai teks.';
    reportAt(row)('nik', 'nik_precision_lost', message);
  }
}

/**
 * Finds the dues class of each row and says what it lacks for it. A golongan is judged with the employment status: civil servants
 * have I to IV with a letter. A sheet that writes no letters anywhere keeps to its own habit, and the level is enough.
 */
export function decideDuesClasses(rows: Rows, reportAt: ReportAt): void {
  const writesRooms = rows.some(({ values }) => values.golongan?.room !== undefined);
  for (const row of rows) {
    const { values } = row;
    judgeGolongan(row, writesRooms, reportAt(row));
    const duesClass = findDuesClass(values);
    if (duesClass !== undefined) values.duesClass = duesClass;
    else {
      row.missing.push('duesClass');
      reportMissingFact(row, reportAt(row));
    }
  }
}

function judgeGolongan(row: CheckedRow<MemberRow>, writesRooms: boolean, report: Report): void {
  const { golongan, employmentStatus } = row.values;
  if (!golongan || !employmentStatus) return;
  if (employmentStatus === 'pns') {
    const isStep = golongan.room !== undefined || ['I', 'II', 'III', 'IV'].includes(golongan.level);
    if (isStep && golongan.room === undefined && !writesRooms) {
      report('golongan', 'warn_golongan_without_room', 'Ruang golongan (a–e) tidak ditulis.');
    } else if (!isStep || golongan.room === undefined) {
      const message = isStep
        ? 'Golongan belum lengkap. Tulis dengan ruangnya, misalnya III/b.'
        : 'Golongan ini tidak ada untuk PNS. Tulis misalnya III/b.';
      report('golongan', 'golongan_invalid', message);
      delete row.values.golongan;
    }
    return;
  }
  if (golongan.room !== undefined) {
    const message = 'Golongan ini untuk PNS; iuran dihitung dari gaji.';
    report('golongan', 'warn_golongan_differs_from_status', message);
  }
}

/** Golongan or salary, whichever this person's dues follow from (serikat-panduan.md §6.2 step 3: one of the two). */
function reportMissingFact(row: CheckedRow<MemberRow>, report: Report): void {
  const { employmentStatus } = row.values;
  if (employmentStatus === undefined) return;
  const field = employmentStatus === 'pns' ? 'golongan' : 'salary';
  if (row.problems.some((problem) => problem.field === field && !isWarning(problem))) return;
  if (field === 'golongan')
    report(field, 'golongan_missing', 'Golongan belum diisi. Iuran PNS mengikuti golongan.');
  else report(field, 'salary_missing', 'Gaji atau rentangnya belum diisi. Iuran mengikuti gaji.');
}

/** Below this no month's pay is: it was written in thousands. */
const SMALLEST_SALARY = 100_000;

/** "4500" for four and a half million would put its owner into the lowest class. */
export function doubtSmallSalary({ values }: CheckedRow<MemberRow>, report: Report): void {
  if (values.salary === undefined || values.salary === 0 || values.salary >= SMALLEST_SALARY) return;
  const message = `Gaji ${formatRupiah(values.salary)} sebulan: mungkin ditulis dalam ribuan. Tulis jumlahnya lengkap.`;
  report('salary', 'warn_salary_small', message);
}

/**
 * One member number or telephone on two rows: of the number one is wrong, or both are the same person; a telephone can be a
 * couple's.
 */
export function reportRepeats(rows: Rows, reportAt: ReportAt): void {
  const firstRow = new Map<string, number>();
  const report = (
    row: CheckedRow<MemberRow>,
    field: string,
    value: string | undefined,
    code: string,
    what: string,
  ) => {
    if (!value) return;
    const key = `${field} ${value.toUpperCase().replace(/\s/g, '')}`;
    const first = firstRow.get(key);
    if (first === undefined) firstRow.set(key, row.row);
    else reportAt(row)(field, code, `${what} ini juga dipakai baris ${first}.`);
  };
  for (const row of rows) {
    report(row, 'memberNumber', row.values.memberNumber, 'warn_member_number_repeated', 'Nomor anggota');
    report(row, 'phone', row.values.phone, 'warn_phone_repeated', 'Nomor HP');
  }
}
