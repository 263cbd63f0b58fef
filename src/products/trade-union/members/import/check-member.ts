import { agreesWithBirthDate, readNik } from '#features/people';
import { formatDate, monthOf } from '#kernel/calendar';
import type { CheckedRow, ReadContext, Report } from '#kernel/exchange';
import type { MemberRow } from './member-row.ts';

/** A NIK that tells another birth date or sex than the row is a doubt, never an error (research/desa.md §1b). */
export function checkNikAgainstFacts({ values }: CheckedRow<MemberRow>, report: Report): void {
  const nik = values.nik === undefined ? undefined : readNik(values.nik);
  if (!nik || 'fault' in nik) return;
  if (values.birthDate !== undefined && !agreesWithBirthDate(nik, values.birthDate)) {
    const message = `NIK menunjukkan tanggal lahir lain daripada ${formatDate(values.birthDate)}.`;
    report('birthDate', 'warn_birth_date_differs_from_nik', message);
  }
  if (values.sex !== undefined && values.sex !== nik.sex) {
    const message = `NIK menunjukkan ${nik.sex === 'L' ? 'laki-laki' : 'perempuan'}.`;
    report('sex', 'warn_sex_differs_from_nik', message);
  }
}

/** Dues paid ahead happen; a month that is still to come is more often a slip. */
export function checkLastDues(
  { values }: CheckedRow<MemberRow>,
  report: Report,
  { today }: ReadContext,
): void {
  if (values.lastDuesMonth !== undefined && values.lastDuesMonth > monthOf(today))
    report('lastDuesMonth', 'warn_last_dues_ahead', 'Bulan iuran ini belum tiba.');
}
