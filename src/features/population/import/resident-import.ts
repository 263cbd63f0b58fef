import { type CheckedRow, defineImport, type Report } from '#kernel/exchange';
import { doubtsOf } from '../check-resident.ts';
import { RESIDENT_FIELDS } from './fields.ts';
import type { ResidentRow } from './resident-row.ts';

/** A village's sheet of residents, whatever its headings and order; impossible numbers are errors, odd ones doubts. */
export const residentImport = defineImport<ResidentRow>({
  register: 'residents',
  title: 'penduduk',
  fields: RESIDENT_FIELDS,
  rowChecks: [reportDoubts],
  sheetChecks: [reportRepeatedNiks],
});

function reportDoubts({ values }: CheckedRow<ResidentRow>, report: Report): void {
  if (values.nik === undefined) return;
  const { sex = null, birthDate = null, kk = null } = values;
  for (const { field, code, message } of doubtsOf(values.nik, { sex, birthDate, kk }))
    report(field, code, message);
}

/** Of two rows with one NIK the second cannot come in: a person stands once in the register. */
function reportRepeatedNiks(
  rows: CheckedRow<ResidentRow>[],
  reportAt: (row: CheckedRow<ResidentRow>) => Report,
): void {
  const first = new Map<string, number>();
  for (const row of rows) {
    const { nik } = row.values;
    if (nik === undefined) continue;
    const before = first.get(nik);
    if (before === undefined) first.set(nik, row.row);
    else reportAt(row)('nik', 'duplicate_nik', `NIK ini sudah dipakai baris ${before}.`);
  }
}
