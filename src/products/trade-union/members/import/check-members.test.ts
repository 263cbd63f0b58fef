import { describe, expect, test } from 'vitest';
import { checkRows, chooseTable, guessMapping, readSheet, writeTemplate } from '#kernel/exchange';
import { decideImportedStanding, memberImport } from './index.ts';

const TODAY = { today: '2026-11-22' };
const HEADINGS =
  'Nama;NIK;TTL;L/P;Email;HP;Universitas;Fakultas;Provinsi;Status;Jabatan;Gol;Gaji;Tgl Bergabung;Iuran Terakhir;No Anggota';
const SOUND =
  'Ani Lubis;6371016805900007;Medan, 28-05-1990;P;ani@mail.example;081234567890;Univ. ULM;Teknik;Kalsel;PNS;Lektor;III/b;;05-06-2018;Nov-26;A-1';

/** Rows like the sound one, with some cells changed by heading. */
function check(...changes: Record<string, string>[]) {
  const names = HEADINGS.split(';');
  const lines = changes.map((change, index) =>
    SOUND.split(';')
      .map((value, column) => {
        const name = names[column] ?? '';
        if (name in change) return change[name];
        if (name === 'NIK' && index > 0) return `637101680590${String(1000 + index)}`;
        if (name === 'Email' && index > 0) return `ani${index}@mail.example`;
        if (name === 'HP' && index > 0) return `0812345679${10 + index}`;
        if (name === 'Nama' && index > 0) return 'Zainal Wibowo Pratama'.slice(0, 9 + index);
        return name === 'No Anggota' ? `A-${index + 1}` : value;
      })
      .join(';'),
  );
  const rows = [HEADINGS, ...lines].map((line, index) => ({
    number: index + 1,
    cells: line.split(';').map((text) => (text === '' ? null : { kind: 'text' as const, text })),
  }));
  const workbook = { format: 'csv' as const, sheets: [{ name: 'CSV', isHidden: false, rows, merges: [] }] };
  const table = chooseTable(workbook, { fields: memberImport.fields });
  return checkRows(
    memberImport,
    table,
    guessMapping(table.headings, table.rows, memberImport.fields).mapping,
    TODAY,
  );
}
const codes = (...changes: Record<string, string>[]) =>
  check(...changes).problems.map(({ row, code }) => `${row} ${code}`);

describe('checks of a member sheet', () => {
  test('a sound row has no problem and becomes an active member', async () => {
    const { rows, problems } = check({});
    expect(problems).toEqual([]);
    expect(rows[0]?.values).toMatchObject({
      duesClass: 'GOL_III',
      university: 'Universitas ULM',
      provinceCode: '63',
    });
    expect(decideImportedStanding(rows[0] ?? expect.fail())).toEqual({
      standing: 'active',
      missing: [],
      reasons: [],
    });
  });

  test('each thing that registration asks for makes the row pending when it is missing', async () => {
    for (const heading of [
      'Nama',
      'NIK',
      'Email',
      'HP',
      'Universitas',
      'Fakultas',
      'Provinsi',
      'Status',
      'Jabatan',
      'Gol',
    ]) {
      const { rows, problems } = check({ [heading]: '' });
      expect(
        problems.map(({ code }) => code),
        heading,
      ).toEqual([expect.stringMatching(/_missing$/)]);
      expect(decideImportedStanding(rows[0] ?? expect.fail()).standing, heading).toBe('pending');
    }
    for (const heading of ['L/P', 'TTL', 'Gaji', 'Tgl Bergabung', 'Iuran Terakhir', 'No Anggota'])
      expect(check({ [heading]: '' }).problems, heading).toEqual([]);
  });

  test('a golongan is judged with the status of the person', async () => {
    expect(codes({ Gol: '3' }, { Gol: 'III/a' })).toEqual(['2 golongan_invalid']);
    expect(codes({ Gol: 'III' }, { Gol: 'III/a' })).toEqual(['2 golongan_invalid']);
    expect(codes({ Gol: 'IX' })).toEqual(['2 golongan_invalid']);
    expect(codes({ Gol: 'IX', Status: 'P3K', Gaji: '4 jt' })).toEqual([]);
    expect(codes({ Gol: 'III/b', Status: 'Honor', Gaji: '4 jt' })).toEqual([
      '2 warn_golongan_differs_from_status',
    ]);
    expect(codes({ Gol: '-', Status: 'DLB', Gaji: '1,5–3 jt' })).toEqual([]);
    expect(codes({ Gol: '-', Status: 'DLB', Gaji: '' })).toEqual(['2 salary_missing']);
    expect(codes({ Gol: '', Status: 'DLB', Gaji: 'rahasia' })).toEqual(['2 salary_not_an_amount']);
  });

  test('where nobody writes the letter, the level alone is enough', async () => {
    const { rows, problems } = check({ Gol: 'III' }, { Gol: 'IV' });
    expect(problems.map(({ code }) => code)).toEqual([
      'warn_golongan_without_room',
      'warn_golongan_without_room',
    ]);
    expect(rows.map(({ values }) => values.duesClass)).toEqual(['GOL_III', 'GOL_IV']);
  });

  test('a NIK that tells something else than the row is a doubt, and the row stays active', async () => {
    const { rows, problems } = check({ TTL: 'Medan, 29-05-1990', 'L/P': 'L' });
    expect(problems.map(({ code }) => code)).toEqual([
      'warn_birth_date_differs_from_nik',
      'warn_sex_differs_from_nik',
    ]);
    expect(decideImportedStanding(rows[0] ?? expect.fail()).standing).toBe('active');
  });

  test('a date of joining that is still to come, and dues for a month to come, are said', async () => {
    expect(codes({ 'Tgl Bergabung': '01-01-2027' })).toEqual(['2 joined_date_out_of_range']);
    expect(codes({ 'Tgl Bergabung': '31/02/2020' })).toEqual(['2 joined_date_impossible']);
    expect(codes({ 'Tgl Bergabung': 'lupa' })).toEqual(['2 joined_date_unreadable']);
    expect(codes({ 'Iuran Terakhir': 'Desember 2026' })).toEqual(['2 warn_last_dues_ahead']);
    expect(codes({ 'Iuran Terakhir': 's/d Juni 2024' })).toEqual([]);
  });

  test('one member number on two rows is said at the second', async () => {
    expect(codes({ 'No Anggota': 'A-7' }, { 'No Anggota': 'a-7' })).toEqual([
      '3 warn_member_number_repeated',
    ]);
  });

  test('one telephone on two rows is a doubt only: a couple may share it', async () => {
    const { problems, rows } = check({ HP: '0812-3456-7890' }, { HP: '+62 812 3456 7890 (WA)' });
    expect(problems.map(({ row, column, code }) => `${row} ${column} ${code}`)).toEqual([
      '3 F warn_phone_repeated',
    ]);
    expect(rows.map((row) => decideImportedStanding(row).standing)).toEqual(['active', 'active']);
  });

  test('a salary written in thousands is doubted before it puts somebody into the lowest class', async () => {
    const salary = { Status: 'Kontrak', Gol: '' };
    expect(codes({ ...salary, Gaji: '4500' })).toEqual(['2 warn_salary_small']);
    expect(codes({ ...salary, Gaji: '4.500.000' })).toEqual([]);
  });

  test('a column of American dates is read as such in every row, and each says so', async () => {
    const dates = ['Medan, 05/28/1990', 'Medan, 06/17/1991', 'Medan, 03/04/1992'];
    const { rows, problems } = check(...dates.map((TTL) => ({ TTL })));
    expect(rows.map(({ values }) => values.birthDate)).toEqual(['1990-05-28', '1991-06-17', '1992-03-04']);
    expect(problems.filter(({ code }) => code === 'warn_birth_date_month_first')).toHaveLength(3);
    // One date that can only be read day first, and the ambiguous ones are read as people write here.
    const mixed = check(...dates.map((TTL) => ({ TTL })), { TTL: 'Medan, 28/05/1990' });
    expect(mixed.rows[2]?.values.birthDate).toBe('1992-04-03');
  });

  test('what nobody sees in a cell makes nothing wrong', async () => {
    expect(codes({ Email: 'ani@mail.example\u200b', NIK: '\u200e6371016805900007' })).toEqual([]);
  });

  test('headings of other unions are known, and a long one over wrong cells is told instead of left out', async () => {
    const headings = ['Nama Peserta', 'Monthly Salary', 'PTN/PTS', 'Tanggal bergabung dengan serikat'];
    const row = {
      number: 2,
      cells: ['Ani', '4500000', 'ULM', '2019'].map((text) => ({ kind: 'text', text }) as const),
    };
    const { mapping } = guessMapping(headings, [row], memberImport.fields);
    expect(mapping).toEqual({ fullName: 0, salary: 1, university: 2, joinedOn: 3 });
  });

  test('a column of universities is found under any heading', async () => {
    const rows = ['Universitas Udayana', 'Institut Seni Indonesia', 'Poltek Negeri Bali', 'UIN Antasari'].map(
      (text, index) => ({ number: index + 2, cells: [{ kind: 'text', text } as const] }),
    );
    expect(guessMapping(['Mengabdi pada'], rows, memberImport.fields).mapping).toEqual({ university: 0 });
  });

  test('a rank with its points is the rank', async () => {
    expect(codes({ Jabatan: 'Lektor 300' }, { Jabatan: 'Asisten Ahli/150' })).toEqual([]);
    expect(codes({ Jabatan: 'Kepala Bagian 2' })).toEqual(['2 academic_rank_unknown']);
  });

  test('a sheet whose NIKs all end in zero went through Excel, and none of them is believed', async () => {
    const cut = Array.from({ length: 14 }, (_, index) => ({ NIK: `63710168059${String(101 + index)}00` }));
    const { problems, rows } = check(...cut);
    expect(problems.filter(({ code }) => code === 'nik_precision_lost')).toHaveLength(14);
    expect(rows.every(({ values }) => values.nik === undefined && values.nikAsWritten === undefined)).toBe(
      true,
    );
    const sound = cut.map(({ NIK }, index) => ({ NIK: NIK.slice(0, 15) + (index % 10) }));
    expect(check(...sound).totals.byCode.nik_precision_lost).toBeUndefined();
  });

  test('a name with digits, a formula or a tag in other texts is found as well', async () => {
    expect(codes({ Universitas: '=cmd|x' })).toEqual(['2 formula_or_markup_in_university']);
    expect(codes({ Fakultas: '<b>Teknik</b>' })).toEqual(['2 formula_or_markup_in_faculty']);
    expect(codes({ Nama: '-Ani' })).toEqual(['2 formula_or_markup_in_name']);
  });

  test('the template imports without any choice of columns, and asks for each thing once', async () => {
    const table = await readSheet(await writeTemplate(memberImport), {
      fields: memberImport.fields,
      sheet: 'Isian',
    });
    const { mapping, unused, confidence } = guessMapping(table.headings, table.rows, memberImport.fields);
    expect(unused).toEqual([]);
    expect(Object.keys(mapping).sort()).toEqual(
      memberImport.fields
        .filter((field) => !field.notInTemplate)
        .map(({ key }) => key)
        .sort(),
    );
    for (const [key, column] of Object.entries(mapping)) {
      expect(table.headings[column]?.text).toBe(
        memberImport.fields.find((field) => field.key === key)?.label,
      );
      expect(confidence[key]).toBeGreaterThan(0.9);
    }
  });

  test('the examples of the template are sound themselves', async () => {
    const fields = memberImport.fields.filter(({ notInTemplate }) => !notInTemplate);
    const lines = [fields.map(({ label }) => label), fields.map(({ example = '' }) => example)];
    const bytes = Buffer.from(lines.map((line) => line.map((text) => `"${text}"`).join(';')).join('\n'));
    const table = await readSheet(bytes, { fields: memberImport.fields });
    const { mapping } = guessMapping(table.headings, table.rows, memberImport.fields);
    const { problems, rows } = checkRows(memberImport, table, mapping, TODAY);
    expect(problems.filter(({ code }) => !code.startsWith('warn_'))).toEqual([]);
    expect(rows).toHaveLength(1);
  });
});
