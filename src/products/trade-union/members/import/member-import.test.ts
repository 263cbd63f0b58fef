import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { type CheckResult, checkRows, guessMapping, readSheet, type SheetTable } from '#kernel/exchange';
import { decideImportedStanding, type MemberRow, memberImport } from './index.ts';

const FILE = new URL('../../../../../test/fixtures/sheets/anggota-lama.xlsx', import.meta.url).pathname;
const EXPECTED: {
  headerRow: number;
  rows: number;
  counts: Record<string, number>;
  problems: Record<string, number[]>;
  duplicates: { rows: number[]; kind: string }[];
} = JSON.parse(readFileSync(FILE.replace('.xlsx', '.expected.json'), 'utf8'));

let table: SheetTable;
let result: CheckResult<MemberRow>;

beforeAll(async () => {
  table = await readSheet(FILE, { fields: memberImport.fields });
  const { mapping } = guessMapping(table.headings, table.rows, memberImport.fields);
  result = checkRows(memberImport, table, mapping, { today: '2026-11-22' });
});

describe("a union's old member sheet", () => {
  test('the header is found below the titles, and every record without the sums between', () => {
    expect(table.headerRow).toBe(EXPECTED.headerRow);
    expect(table.rows).toHaveLength(EXPECTED.rows);
    expect(table.skipped.map(({ row, reason }) => [row, reason])).toEqual([
      [442, 'subtotal'],
      [888, 'subtotal'],
      [1332, 'subtotal'],
      [1768, 'subtotal'],
    ]);
  });

  test('every column but the running number is recognised', () => {
    const guess = guessMapping(table.headings, table.rows, memberImport.fields);
    expect(guess.unused).toEqual([]);
    expect(
      Object.fromEntries(Object.entries(guess.mapping).map(([key, at]) => [key, table.headings[at]?.text])),
    ).toEqual({
      memberNumber: 'No Anggota',
      fullName: 'Nama Lengkap & Gelar',
      sex: 'L/P',
      birthPlaceAndDate: 'Tempat, Tgl Lahir',
      nik: 'NIK',
      staffNumber: 'NIP / NIDN',
      email: 'E-mail',
      phone: 'No. HP (WA)',
      university: 'Universitas',
      faculty: 'Fakultas',
      provinceCode: 'Propinsi',
      employmentStatus: 'Status Kepegawaian',
      academicRank: 'Jabatan',
      golongan: 'Gol.',
      salary: 'Gaji Pokok',
      joinedOn: 'Tgl Bergabung',
      lastDuesMonth: 'Iuran Terakhir',
    });
    for (const confidence of Object.values(guess.confidence)) expect(confidence).toBeGreaterThan(0.9);
  });

  test.each(Object.entries(EXPECTED.problems))('%s is found on each row that has it', (code, rows) => {
    const found = result.problems.filter((problem) => problem.code === code).map(({ row }) => row);
    expect(found).toEqual(expect.arrayContaining(rows));
    expect(rows).toHaveLength(EXPECTED.counts[code] ?? -1);
    // More are only found where a possible duplicate was entered without NIK and e-mail: those cells are blank indeed.
    const twins = new Set(
      EXPECTED.duplicates.filter(({ kind }) => kind.startsWith('similar')).map((pair) => pair.rows[1]),
    );
    const extra = found.filter((row) => !rows.includes(row));
    expect(extra.every((row) => twins.has(row))).toBe(true);
    if (!['nik_missing', 'email_missing'].includes(code)) expect(extra).toEqual([]);
  });

  test('no other error is claimed', () => {
    const codes = new Set(
      result.problems.map(({ code }) => code).filter((code) => !code.startsWith('warn_')),
    );
    expect([...codes].sort()).toEqual(Object.keys(EXPECTED.problems).sort());
  });

  test('exactly the pairs that may be one person are shown', () => {
    expect(result.duplicates).toEqual(EXPECTED.duplicates);
  });

  test('each problem names its cell and speaks to the person, and no personal number is repeated', () => {
    for (const problem of result.problems) {
      expect(problem.column).toMatch(/^[A-R]$/);
      expect(problem.heading).not.toBe('');
      expect(problem.message).toMatch(/^[A-Z0-9].*\.$/);
      if (['nik', 'phone', 'salary'].includes(problem.field)) expect(problem.value).toBeUndefined();
    }
    expect(result.problems.find(({ row }) => row === 11)).toMatchObject({
      column: 'F',
      code: 'nik_wrong_length',
      message: 'Baru 15 angka, seharusnya 16.',
    });
  });

  test('damaged names are cleaned of what would run, and stay marked', () => {
    const name = (row: number) => result.rows.find((one) => one.row === row)?.values.fullName;
    expect(name(1077)).toBe('Dedi Kurniawan');
    expect(name(1301)).toBe('Andi Hidayat');
    expect(name(1499)).toBe('Sri Kurniawan');
    expect(name(436)).toBe('I Wayan Mahendra');
  });

  test('the many forms of one row are read as plain values', () => {
    expect(result.rows.find(({ row }) => row === 8)?.values).toEqual({
      memberNumber: 'SPK-2024-00004',
      fullName: 'Ir. Budi Suryani, Ph.D',
      sex: 'L',
      birthPlaceAndDate: 'Kupang, 01-05-1966',
      birthPlace: 'Kupang',
      birthDate: '1966-05-01',
      nik: '9411070105661224',
      nikAsWritten: '9411070105661224',
      email: 'budi_suryani@mail.example',
      phone: '+628323274319',
      altPhone: '+628323274310',
      university: 'Universitas Cenderawasih',
      faculty: 'ISIP',
      provinceCode: '91',
      employmentStatus: 'contract',
      academicRank: 'lector',
      salary: 8_300_000,
      duesClass: 'SAL_6000_UP',
      joinedOn: '2024-04-26',
      lastDuesMonth: '2026-02',
    });
  });

  test('every row with sound data has a dues class; a civil servant has it by golongan', () => {
    for (const { values, problems } of result.rows) {
      if (values.employmentStatus !== 'pns') expect(values.duesClass).toMatch(/^SAL_/);
      else if (problems.some(({ code }) => code === 'golongan_invalid'))
        expect(values.duesClass).toBeUndefined();
      else expect(values.duesClass).toMatch(/^GOL_(I|II|III|IV)$/);
    }
  });

  test('birth dates of two-digit years agree with the NIK of the row', () => {
    expect(result.problems.filter(({ code }) => code.endsWith('differs_from_nik'))).toEqual([]);
  });

  test('a row with any error becomes a pending member, a sound one an active member', () => {
    const standings = result.rows.map((row) => ({ row, ...decideImportedStanding(row) }));
    expect(standings.filter(({ standing }) => standing === 'active')).toHaveLength(result.totals.clean);
    for (const { row, standing } of standings) {
      const hasError = row.problems.some(({ code }) => !code.startsWith('warn_'));
      expect(standing).toBe(hasError ? 'pending' : 'active');
    }
    expect(decideImportedStanding(result.rows.find(({ row }) => row === 21) ?? expect.fail())).toEqual({
      standing: 'pending',
      missing: ['email'],
      reasons: ['email_missing'],
    });
  });

  test('a sound row that may be someone already there waits for a person', () => {
    const sound = result.rows.find(({ problems }) => problems.length === 0) ?? expect.fail();
    expect(decideImportedStanding(sound).standing).toBe('active');
    expect(decideImportedStanding(sound, true)).toMatchObject({
      standing: 'pending',
      reasons: ['possible_duplicate'],
    });
  });
});
