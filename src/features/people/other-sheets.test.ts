import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  type CheckedRow,
  checkRows,
  choiceKind,
  dateKind,
  decimalKind,
  defineImport,
  guessMapping,
  type ImportProfile,
  readSheet,
  textKind,
} from '#kernel/exchange';
import { agreesWithBirthDate, emailKind, nikKind, readNik, sexKind } from './index.ts';

// The profiles of villages and admission come with their own issues. These small ones show that the mechanism and the reading of
// NIKs find what the lists beside the sheets say, under the codes of each list.

const SHEETS = new URL('../../../test/fixtures/sheets/', import.meta.url).pathname;

interface Person {
  name: string;
  nik: string;
  written: string;
  sex: 'L' | 'P';
  born: string;
}

const field = (key: string, label: string, kind: ReturnType<typeof textKind>, more = {}) => ({
  key,
  label,
  synonyms: [],
  kind,
  ...more,
});

async function problemsOf(file: string, profile: ImportProfile<Person>) {
  const expected: { rows: number; problems: Record<string, number[]> } = JSON.parse(
    readFileSync(`${SHEETS}${file}.expected.json`, 'utf8'),
  );
  const table = await readSheet(`${SHEETS}${file}.xlsx`, { fields: profile.fields });
  const { mapping } = guessMapping(table.headings, table.rows, profile.fields);
  const result = checkRows(profile, table, mapping, { today: '2026-11-22' });
  const found: Record<string, number[]> = {};
  for (const { code, row } of result.problems) found[code] = [...(found[code] ?? []), row];
  return { expected, found, rows: result.rows.length };
}

/** Rows whose number stood in an earlier row already. */
function reportRepeated(
  key: keyof Person,
  code: string,
): NonNullable<ImportProfile<Person>['sheetChecks']>[number] {
  return (rows, reportAt) => {
    const seen = new Set<unknown>();
    for (const row of rows) {
      const value = row.values[key];
      if (value !== undefined && seen.has(value)) reportAt(row)(key, code, 'Sudah ada.');
      seen.add(value);
    }
  };
}

const factsOf = ({ values }: CheckedRow<Person>) => {
  const nik = values.nik === undefined ? undefined : readNik(values.nik);
  return nik && !('fault' in nik) ? nik : undefined;
};

describe('sheets of other organisations', () => {
  test("a village's 4,000 residents: hard faults, doubts and repeated NIKs, and nothing else", async () => {
    const residents = defineImport<Person>({
      register: 'residents',
      title: 'penduduk',
      fields: [
        field('name', 'nama', textKind(), { required: true }),
        field('nik', 'nik', nikKind({ asWritten: 'written', codes: { wrongLength: 'nik_length' } }), {
          required: true,
        }),
        field('sex', 'sex', sexKind()),
        field('born', 'tanggallahir', dateKind(), { code: 'birth_date' }),
      ],
      rowChecks: [
        (row, report) => {
          const nik = factsOf(row);
          if (!nik) return;
          if (row.values.sex && nik.sex !== row.values.sex)
            report('sex', 'warn_sex_differs_from_nik', 'Beda.');
          if (row.values.born && !agreesWithBirthDate(nik, row.values.born))
            report('born', 'warn_birth_date_differs_from_nik', 'Beda.');
          if (nik.districtCode !== '630805') report('nik', 'warn_region_differs', 'Beda.');
        },
      ],
      sheetChecks: [reportRepeated('nik', 'duplicate_nik')],
    });
    const { expected, found, rows } = await problemsOf('penduduk', residents);
    expect(rows).toBe(expected.rows);
    expect(found).toEqual(expected.problems);
  });

  test("an admission's 620 applicants: unknown programmes, lost NIKs, grades out of range, repeated numbers", async () => {
    const { programmes }: { programmes: { kode: string; nama: string }[] } = JSON.parse(
      readFileSync(`${SHEETS}peserta-pasca.expected.json`, 'utf8'),
    );
    const applicants = defineImport<Person>({
      register: 'applicants',
      title: 'peserta',
      fields: [
        field('written', 'No Pendaftaran', textKind()),
        field(
          'programme',
          'Kode Prodi',
          choiceKind(programmes.map(({ kode, nama }) => ({ value: kode, label: nama }))),
        ),
        field('name', 'Nama Lengkap', textKind(), { required: true }),
        field('nik', 'NIK', nikKind(), { required: true }),
        field('born', 'Tanggal Lahir', dateKind()),
        field('email', 'Email', emailKind(), { required: true }),
        field('gpa', 'IPK S1', decimalKind({ digits: 2, min: 0, max: 4 })),
      ],
      sheetChecks: [reportRepeated('written', 'duplicate_registration_number')],
    });
    const { expected, found, rows } = await problemsOf('peserta-pasca', applicants);
    expect(rows).toBe(expected.rows);
    const { programme_unknown: unknown_programme, ...others } = found;
    expect({ unknown_programme, ...others }).toEqual(expected.problems);
  });
});
