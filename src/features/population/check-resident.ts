import { agreesWithBirthDate, isEmail, readNik, readPhones, tidyNik } from '#features/people';
import { formatDate, isPlainDate } from '#kernel/calendar';
import { invalid } from '#kernel/work';
import { type ResidentField, type ResidentValues, typedResidentFields } from './resident-fields.ts';

/** What a NIK says otherwise than the person: a doubt, because a wrong birth part is never corrected. */
export interface NikDoubt {
  code: 'warn_sex_differs_from_nik' | 'warn_birth_date_differs_from_nik' | 'warn_region_differs';
  field: 'sex' | 'birthDate' | 'nik';
  message: string;
}

/**
 * Doubts about a NIK beside what else is known (PP 40/2019: the region is that of the first registration and stays). A
 * number that cannot be is no doubt but a fault, and has been refused before.
 *
 * @param facts.kk the family card was issued where the family lives: what begins otherwise came from elsewhere
 */
export function doubtsOf(
  nikText: string,
  facts: { sex?: string | null; birthDate?: string | null; kk?: string | null },
): NikDoubt[] {
  const nik = readNik(nikText);
  if ('fault' in nik) return [];
  const doubts: NikDoubt[] = [];
  if (facts.birthDate && !agreesWithBirthDate(nik, facts.birthDate))
    doubts.push({
      ...{ code: 'warn_birth_date_differs_from_nik', field: 'birthDate' },
      message: `NIK menunjukkan tanggal lahir lain daripada ${formatDate(facts.birthDate)}.`,
    });
  if (facts.sex && facts.sex !== nik.sex)
    doubts.push({
      ...{ code: 'warn_sex_differs_from_nik', field: 'sex' },
      message: `NIK menunjukkan ${nik.sex === 'L' ? 'laki-laki' : 'perempuan'}.`,
    });
  if (facts.kk && /^\d{16}$/.test(facts.kk) && facts.kk.slice(0, 4) !== nik.regencyCode)
    doubts.push({
      ...{ code: 'warn_region_differs', field: 'nik' },
      message: 'NIK terbit di kabupaten lain daripada KK. Wajar bagi pendatang; periksa bila bukan.',
    });
  return doubts;
}

/** Why a NIK cannot be one; undefined for one that can. */
export function nikFault(text: string): string | undefined {
  const nik = readNik(text);
  if (!('fault' in nik)) return undefined;
  switch (nik.fault) {
    case 'not-digits':
      return 'NIK berisi angka saja.';
    case 'wrong-length':
      return nik.length < 16
        ? `Baru ${nik.length} angka, seharusnya 16.`
        : `Ada ${nik.length} angka, seharusnya 16.`;
    case 'impossible-date':
      return 'Angka ke-7 sampai ke-12 seharusnya tanggal lahir, tetapi tanggal ini tidak ada.';
    case 'serial-zero':
      return 'Empat angka terakhir tidak mungkin 0000.';
  }
}

export interface CheckedResident {
  values: ResidentValues;
  /** Doubts that the note answers, and the note. */
  nikNote: string | null;
}

/**
 * Reads the typed form of a resident.
 *
 * @param typed.nikNote why a NIK that disagrees is right; asked for only then
 * @throws AppError 422 with a sentence for each field
 */
export function checkResident(
  typed: Readonly<Record<string, string>>,
  facts: { today: string; kk: string | null },
): CheckedResident {
  const faults: Record<string, string> = {};
  const values: Record<string, string | null> = {};
  for (const field of typedResidentFields) {
    if (!(field.name in typed)) continue;
    const read = readField(field, typed[field.name]!.trim(), facts.today);
    if ('fault' in read) faults[field.name] = read.fault;
    else values[field.name] = read.value;
  }
  if (values.birthDate && values.marriedOn && values.marriedOn < values.birthDate)
    faults.marriedOn = 'Tanggal perkawinan tidak mungkin sebelum lahir.';
  if (values.sex === 'L' && values.isPregnant === '1') faults.isPregnant = 'Periksa jenis kelaminnya.';
  if ((values.sex === 'P' && values.relation === '2') || (values.sex === 'L' && values.relation === '3'))
    faults.relation = 'Suami dan istri tidak sesuai dengan jenis kelaminnya.';
  const note = (typed.nikNote ?? '').trim();
  const doubts = values.nik
    ? doubtsOf(values.nik, {
        sex: values.sex ?? null,
        birthDate: values.birthDate ?? null,
        kk: facts.kk,
      })
    : [];
  if (doubts.length > 0 && note.length < 5 && !faults.nik)
    faults.nikNote = `${doubts.map(({ message }) => message).join(' ')} Bila memang begitu di KTP atau KK, tulis alasannya.`;
  if (Object.keys(faults).length > 0) throw invalid(faults);
  return { values, nikNote: doubts.length > 0 ? note.slice(0, 300) : null };
}

function readField(
  field: ResidentField,
  text: string,
  today: string,
): { value: string | null } | { fault: string } {
  if (text === '') return field.isRequired ? { fault: `${field.label} belum diisi.` } : { value: null };
  if (text.length > (field.maxLength ?? 300))
    return { fault: `Paling banyak ${field.maxLength ?? 300} huruf.` };
  switch (field.kind) {
    case 'choice':
      return field.choices?.some(({ value }) => value === text)
        ? { value: text }
        : { fault: 'Pilih salah satu.' };
    case 'date': {
      if (!isPlainDate(text)) return { fault: 'Tanggal ini tidak ada.' };
      const isFuture = field.name !== 'passportUntil' && text > today;
      return isFuture || text < '1880-01-01' ? { fault: 'Tanggal ini tidak mungkin.' } : { value: text };
    }
    case 'nik': {
      const fault = nikFault(text);
      return fault ? { fault } : { value: tidyNik(text) };
    }
    case 'phone': {
      const [phone] = readPhones(text).phones;
      return phone ? { value: phone } : { fault: 'Isi nomor telepon, misalnya 0812 3456 7890.' };
    }
    default:
      if (field.name === 'email' && !isEmail(text))
        return { fault: 'Isi alamat surel lengkap, misalnya nama@contoh.id.' };
      return { value: text };
  }
}
