import { describe, expect, test } from 'vitest';
import { buildXlsx, textRow, workbookParts, zipParts } from '../../../test/fixtures/build-xlsx.ts';
import { checkRows } from './check-rows.ts';
import { defineImport, type ImportField } from './define-import.ts';
import { guessMapping, readMapping } from './guess-mapping.ts';
import { choiceKind } from './kinds/choice-kind.ts';
import { dateKind } from './kinds/date-kinds.ts';
import { decimalKind, moneyKind } from './kinds/number-kinds.ts';
import { textKind } from './kinds/text-kind.ts';
import { names } from './names.ts';
import { readSheet } from './read-sheet.ts';
import type { SheetError } from './sheet-error.ts';

const SHEETS = new URL('../../../test/fixtures/sheets/', import.meta.url).pathname;
const TODAY = { today: '2026-11-22' };

const FIELDS: readonly ImportField[] = [
  {
    key: 'name',
    label: 'Nama',
    synonyms: names('Nama Lengkap; Nama Warga'),
    kind: textKind(),
    required: true,
  },
  { key: 'born', label: 'Tanggal lahir', synonyms: names('Tgl Lahir'), kind: dateKind() },
  { key: 'paid', label: 'Iuran', synonyms: names('Jumlah Iuran; Bayar'), kind: moneyKind(), sum: true },
  {
    key: 'sex',
    label: 'Jenis kelamin',
    synonyms: names('L/P'),
    kind: choiceKind([
      { value: 'L', label: 'Laki-laki' },
      { value: 'P', label: 'Perempuan', synonyms: ['Wanita'] },
    ]),
  },
];

const csv = (...lines: string[]) => Buffer.from(lines.join('\n'));
const refusal = (input: Uint8Array, options = {}) =>
  readSheet(input, { fields: FIELDS, ...options }).then(
    () => expect.fail('was read'),
    (error: SheetError) => error,
  );

describe('finding the table in a sheet', () => {
  test.each([
    ['anggota-lama', 4, 1760, 18],
    ['penduduk', 1, 4000, 43],
    ['peserta-pasca', 1, 620, 33],
    ['koperasi-saldo-awal', 4, 540, 15],
  ])(
    '%s: its header row, records and columns are found without knowing its fields',
    async (file, header, rows, columns) => {
      const table = await readSheet(`${SHEETS}${file}.xlsx`);
      expect(table.headerRow).toBe(header);
      expect(table.rows).toHaveLength(rows);
      expect(table.headings).toHaveLength(columns);
      expect(table.headings.every(({ text }) => text !== '')).toBe(true);
    },
  );

  test('a header over two rows with merged groups is read as one', async () => {
    const book = buildXlsx(
      textRow(1, ['DAFTAR WARGA']) +
        textRow(2, ['No', 'Data Diri', '', 'Iuran']) +
        textRow(3, ['', 'Nama', 'Tgl Lahir', '']) +
        textRow(4, ['1', '2', '3', '4']) +
        textRow(5, ['1', 'Ani', '1 Mei 1990', '5.000']),
      {},
      '<mergeCells count="3"><mergeCell ref="A1:D1"/><mergeCell ref="B2:C2"/><mergeCell ref="A2:A3"/></mergeCells>',
    );
    const table = await readSheet(book, { fields: FIELDS });
    expect(table.headings.map(({ text }) => text)).toEqual([
      'No',
      'Data Diri Nama',
      'Data Diri Tgl Lahir',
      'Iuran',
    ]);
    expect(guessMapping(table.headings, table.rows, FIELDS).mapping).toEqual({ name: 1, born: 2, paid: 3 });
    expect(table.rows.map(({ number }) => number)).toEqual([5]);
    expect(table.skipped).toEqual([{ row: 4, reason: 'numbering', text: '1 · 2 · 3 · 4' }]);
    // Opened again at the row that was remembered, it is the same table.
    const again = await readSheet(book, { fields: FIELDS, headerRow: table.headerRow });
    expect(again.headings).toEqual(table.headings);
  });

  test('sums, repeated headings and signatures are left out and listed; a person called Total is not', async () => {
    const table = await readSheet(
      csv(
        'No;Nama;L/P;Tgl Lahir;Iuran',
        '1;Ani;P;1/5/1990;5000',
        ';Sub Total;;;5000',
        'No;Nama;L/P;Tgl Lahir;Iuran',
        '2;Total Siregar;L;2/5/1990;5000',
        ';JUMLAH SELURUHNYA;;;10000',
        ';;;Banjarmasin, 1 Mei 2026;',
        ';Ketua;;;',
      ),
      { fields: FIELDS },
    );
    expect(table.rows.map(({ number }) => number)).toEqual([2, 5]);
    expect(table.skipped.map(({ row, reason }) => `${row} ${reason}`)).toEqual([
      '3 subtotal',
      '4 heading',
      '6 subtotal',
      '7 not-a-record',
      '8 not-a-record',
    ]);
  });

  test('a cell merged down over people holds for each of them', async () => {
    const book = buildXlsx(
      textRow(1, ['Nama', 'Iuran']) +
        textRow(2, ['Ani', '5000']) +
        textRow(3, ['Budi']) +
        textRow(4, ['Cici']),
      {},
      '<mergeCells><mergeCell ref="B2:B3"/></mergeCells>',
    );
    const table = await readSheet(book, { fields: FIELDS });
    expect(table.rows.map(({ cells }) => cells[1]?.text)).toEqual(['5000', '5000', undefined]);
  });

  test('of several sheets the one with the table is taken, unless another is named', async () => {
    const parts = workbookParts(textRow(1, ['Panduan pengisian', 'Isi dengan benar']));
    const book = zipParts({
      ...parts,
      'xl/workbook.xml': `${parts['xl/workbook.xml']}`.replace(
        '</sheets>',
        '<sheet name="Warga" sheetId="2" r:id="rId9"/></sheets>',
      ),
      'xl/_rels/workbook.xml.rels': `${parts['xl/_rels/workbook.xml.rels']}`.replace(
        '</Relationships>',
        '<Relationship Id="rId9" Type="x/worksheet" Target="/xl/worksheets/warga.xml"/></Relationships>',
      ),
      'xl/worksheets/warga.xml': `<worksheet><sheetData>${textRow(1, ['Nama', 'Iuran'])}${textRow(2, ['Ani', '1'])}</sheetData></worksheet>`,
    });
    const table = await readSheet(book, { fields: FIELDS });
    expect([table.name, table.rows.length]).toEqual(['Warga', 1]);
    expect((await readSheet(book, { fields: FIELDS, sheet: 'Data' })).name).toBe('Data');
    const error = await refusal(book, { sheet: 'Arsip' });
    expect(error.message).toContain('"Data", "Warga"');
  });

  test('a sheet without any table is refused with what to do', async () => {
    expect((await refusal(csv('12', '13', '14'))).code).toBe('sheet_header_not_found');
    expect((await refusal(csv(' ', '', ';;'))).code).toBe('sheet_empty');
    expect((await refusal(buildXlsx(''))).code).toBe('sheet_empty');
  });

  test('the row of the headings can be named by hand', async () => {
    const table = await readSheet(csv('x;y', 'Ani;5', 'Budi;6'), { fields: FIELDS, headerRow: 1 });
    expect(table.rows).toHaveLength(2);
  });
});

describe('choosing columns', () => {
  const rows = (...lines: string[][]) =>
    lines.map((texts, index) => ({
      number: index + 2,
      cells: texts.map((text) => ({ kind: 'text' as const, text })),
    }));

  test('headings are recognised in any case, abbreviation and order, and each column serves one field', () => {
    const guess = guessMapping(['TGL. LHR', 'nama_warga', 'Iuran (Rp)', 'L/P', 'No', 'Agama'], [], FIELDS);
    expect(guess.mapping).toEqual({ born: 0, name: 1, paid: 2, sex: 3 });
    expect(guess.unused).toEqual([{ column: 5, heading: 'Agama' }]);
  });

  test('content decides between two columns with like headings', () => {
    const sample = rows(['5.000', 'lunas'], ['7.500', 'belum']);
    expect(guessMapping(['Iuran', 'Iuran'], sample, FIELDS).mapping).toEqual({ paid: 0 });
    expect(guessMapping(['Iuran', 'Iuran'], rows(['lunas', '5.000']), FIELDS).mapping).toEqual({ paid: 1 });
  });

  test('a slip of the pen in a heading is forgiven, another word is not', () => {
    expect(guessMapping(['Tangal Lahir', 'Nama Ibu Kandung'], [], FIELDS).mapping).toEqual({ born: 0 });
  });

  test("a person's own choice may name the column by letter, number or heading", () => {
    const headings = ['Nama', 'Uang', 'Lahir'];
    expect(readMapping({ name: 'A', paid: 1, born: 'lahir', sex: null }, headings, FIELDS)).toEqual({
      name: 0,
      paid: 1,
      born: 2,
    });
  });

  test.each([
    [{ nobody: 0 }, 'nobody'],
    [{ name: 'Z' }, 'Nama'],
    [{ name: 7 }, 'Nama'],
    [{ name: 0, paid: 'A' }, 'dua isian'],
    ['x', 'tidak cocok'],
    [{ __proto__: null, name: -1 }, 'Nama'],
  ])('a choice that does not fit is refused: %j', (choice, part) => {
    expect(() => readMapping(choice, ['Nama', 'Uang'], FIELDS)).toThrow(part);
  });
});

describe('checking rows', () => {
  const profile = defineImport({ register: 'warga', title: 'warga', fields: FIELDS });
  const check = async (...lines: string[]) => {
    const table = await readSheet(csv(...lines), { fields: FIELDS });
    return checkRows(profile, table, guessMapping(table.headings, table.rows, FIELDS).mapping, TODAY);
  };

  test('another kind of list is refused by its headings beside those that are sought', async () => {
    const told = await check('Uraian;Debit;Kredit', 'Kas masuk;1000;0', 'Kas keluar;0;500').catch(
      (error) => error,
    );
    expect(told).toMatchObject({ code: 'sheet_columns_missing' });
    expect(told.message).toContain('Judul yang terbaca: Uraian, Debit, Kredit. Yang dicari: Nama.');
  });

  test('every problem of every row is listed, with its cell', async () => {
    const { problems, totals, rows } = await check(
      'Nama;Tgl Lahir;Iuran;L/P',
      ';31/02/1990;lunas;X',
      'Ani;1/5/1990;5.000;Wanita',
      '-;12/31/1990;-500;l',
    );
    expect(problems.map(({ row, column, code }) => `${column}${row} ${code}`)).toEqual([
      'B2 born_impossible',
      'C2 paid_not_an_amount',
      'D2 sex_unknown',
      'A2 name_missing',
      'B4 warn_born_month_first',
      'C4 paid_negative',
      'A4 name_missing',
    ]);
    expect(rows[1]).toEqual({
      row: 3,
      values: { name: 'Ani', born: '1990-05-01', paid: 5000, sex: 'P' },
      problems: [],
      missing: [],
    });
    expect(totals).toMatchObject({
      rows: 3,
      clean: 1,
      withErrors: 2,
      withWarnings: 1,
      problems: 7,
      sums: { paid: 5000 },
    });
  });

  test('a required column that is not there is said once, not once a row', async () => {
    const { problems, rows } = await check('Tgl Lahir;Iuran;L/P', '1/5/1990;5000;L', '2/5/1990;5000;P');
    expect(problems).toEqual([
      expect.objectContaining({ row: 1, column: '', code: 'column_missing', field: 'name' }),
    ]);
    expect(rows.every(({ missing }) => missing.includes('name'))).toBe(true);
  });

  test('a formula is looked at with doubt, one without result and an error cell are errors', async () => {
    const book = buildXlsx(
      textRow(1, ['Nama', 'Iuran', 'Tgl Lahir']) +
        '<row r="2"><c r="A2" t="str"><f>B1</f><v>Ani</v></c><c r="B2"><f>1</f></c><c r="C2" t="e"><v>#REF!</v></c></row>',
    );
    const table = await readSheet(book, { fields: FIELDS });
    const { problems } = checkRows(profile, table, { name: 0, paid: 1, born: 2 }, TODAY);
    expect(problems.map(({ code }) => code).sort()).toEqual([
      'born_cell_error',
      'paid_cell_error',
      'warn_formula',
    ]);
  });

  test('no column at all is a wrong sheet', async () => {
    const table = await readSheet(csv('Barang;Harga', 'Meja;1', 'Kursi;2'), {});
    expect(() => checkRows(profile, table, {}, TODAY)).toThrow('Kolom yang diperlukan');
  });

  test("the cooperative's opening balances add up as its own list says", async () => {
    const codes = { notAnAmount: 'not_an_amount', negative: 'negative_amount' };
    const money = (key: string, label: string): ImportField => ({
      key,
      label,
      synonyms: [],
      kind: moneyKind({ codes }),
      sum: true,
    });
    const balances = defineImport({
      register: 'opening-balances',
      title: 'saldo awal',
      fields: [
        { key: 'name', label: 'Nama', synonyms: [], kind: textKind(), required: true },
        money('pokok', 'Simpanan Pokok'),
        money('wajib', 'Simpanan Wajib'),
        money('sukarela', 'Simpanan Sukarela'),
        money('pinjaman', 'Sisa Pinjaman'),
        { key: 'rate', label: 'Jasa %/bln', synonyms: [], kind: decimalKind({ digits: 2, min: 0 }) },
      ],
    });
    const table = await readSheet(`${SHEETS}koperasi-saldo-awal.xlsx`, { fields: balances.fields });
    const { mapping } = guessMapping(table.headings, table.rows, balances.fields);
    const { problems, totals, rows } = checkRows(balances, table, mapping, TODAY);
    const rowsOf = (wanted: string) => problems.filter(({ code }) => code === wanted).map(({ row }) => row);
    expect(rowsOf('not_an_amount')).toEqual([59, 160, 163, 362, 515]);
    expect(rowsOf('negative_amount')).toEqual([75, 161, 234, 284]);
    expect(problems).toHaveLength(9);
    const bad = new Set(problems.map(({ row }) => row));
    const sum = (key: string) =>
      rows
        .filter(({ row }) => !bad.has(row))
        .reduce((total, { values }) => total + Number((values as Record<string, unknown>)[key] ?? 0), 0);
    expect([sum('pokok'), sum('wajib'), sum('sukarela'), sum('pinjaman')]).toEqual([
      53_100_000, 159_660_000, 271_820_000, 1_834_000_000,
    ]);
    expect(totals.sums.wajib).toBe(159_660_000);
  });

  test('a profile with a field written wrong is refused when it loads', () => {
    const field = FIELDS[0] as ImportField;
    expect(() => defineImport({ register: 'x', title: 'x', fields: [field, field] })).toThrow('twice');
    expect(() =>
      defineImport({ register: 'x', title: 'x', fields: [{ ...field, fills: ['gone'] }] }),
    ).toThrow('gone');
  });
});
