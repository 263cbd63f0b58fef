import { buffer, text } from 'node:stream/consumers';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import readExcelFile from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import {
  checkRows,
  defineImport,
  exportCsv,
  exportXlsx,
  guessMapping,
  type ImportField,
  moneyKind,
  neutralise,
  readSheet,
  readWorkbook,
  streamXlsx,
  textKind,
  textOf,
  writeProblemSheet,
  writeTemplate,
  writeXlsx,
} from '../index.ts';

const member = {
  name: "Nu'man, S.H.",
  nik: '6371016805900007',
  phone: '+62 812-3456-7890',
  born: '1990-05-28',
  paid: 35_000n,
  change: -25_000,
  note: '=HYPERLINK("http://x.example")',
};
type Member = typeof member;

const table = (rows: Iterable<Member> | AsyncIterable<Member>) => ({
  name: 'Anggota: aktif/lama',
  title: ['Serikat Pekerja Kampus', 'per 22 November 2026'],
  columns: [
    { label: 'Nama', writes: 'text' as const, value: (row: Member) => row.name },
    { label: 'NIK', writes: 'text' as const, value: (row: Member) => row.nik },
    { label: 'HP', writes: 'text' as const, value: (row: Member) => row.phone },
    { label: 'Lahir', writes: 'date' as const, value: (row: Member) => row.born },
    { label: 'Iuran', writes: 'money' as const, value: (row: Member) => row.paid },
    { label: 'Selisih', writes: 'money' as const, value: (row: Member) => row.change },
    { label: 'Catatan', writes: 'text' as const, value: (row: Member) => row.note },
  ],
  rows,
});

async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

describe('neutralising', () => {
  test('what a spreadsheet would run gets an apostrophe', () => {
    for (const given of [
      '=1+1',
      '+cmd|x',
      '-2+3',
      '@SUM(A1)',
      '\t=1',
      '\r=1',
      ' =1',
      '＝1',
      '|calc',
      '-x',
      '+62812 Ani',
    ])
      expect(neutralise(given), given).toBe(`'${given}`);
  });

  test('names, negative amounts and telephone numbers stay as they are', () => {
    for (const given of [
      '',
      'Ani',
      '-25000',
      '-25.000,50',
      '+5',
      '+6281234567890',
      '+62 812-3456-7890',
      '-',
      'a=b',
      '0812',
    ])
      expect(neutralise(given), given).toBe(given);
  });

  test('no text comes out that begins like a formula, and reading gives back what was written', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[=+@\t-].{0,12}$/)), (given) => {
        const safe = neutralise(given);
        if (/^[=@\t\r]/.test(safe)) expect.fail(safe);
        if (/^[+-]/.test(safe)) expect(safe).toMatch(/^[+-][\d\s.,-]*$/);
        if (safe !== given) expect(textOf({ kind: 'text', text: safe })).toBe(given.trim());
      }),
    );
  });
});

describe('exports', () => {
  test('an xlsx has title, header, real dates and numbers, and NIKs as text', async () => {
    const bytes = await collect(exportXlsx(table([member, { ...member, name: '=Ani' }])));
    const { sheets } = await readWorkbook(bytes);
    expect(sheets[0]?.name).toBe('Anggota  aktif lama');
    expect(
      sheets[0]?.rows.map((row) => [row.number, ...row.cells.map((cell) => cell && [cell.kind, cell.text])]),
    ).toEqual([
      [1, ['text', 'Serikat Pekerja Kampus']],
      [2, ['text', 'per 22 November 2026']],
      [4, ...['Nama', 'NIK', 'HP', 'Lahir', 'Iuran', 'Selisih', 'Catatan'].map((label) => ['text', label])],
      [
        5,
        ['text', member.name],
        ['text', member.nik],
        ['text', member.phone],
        ['date', member.born],
        ['number', '35000'],
        ['number', '-25000'],
        ['text', `'${member.note}`],
      ],
      [
        6,
        ['text', "'=Ani"],
        ['text', member.nik],
        ['text', member.phone],
        ['date', member.born],
        ['number', '35000'],
        ['number', '-25000'],
        ['text', `'${member.note}`],
      ],
    ]);
  });

  test('another reader agrees, the header stays in view, and nothing is a formula', async () => {
    const bytes = await collect(exportXlsx(table([member])));
    const rows = (await readExcelFile(bytes))[0]?.data ?? [];
    expect(rows.at(-1)).toEqual([
      member.name,
      member.nik,
      member.phone,
      new Date('1990-05-28T00:00:00Z'),
      35_000,
      -25_000,
      `'${member.note}`,
    ]);
    const xml = new TextDecoder().decode(unzipSync(bytes)['xl/worksheets/sheet1.xml']);
    expect(xml).toContain('<pane ySplit="4"');
    expect(xml).not.toContain('<f>');
  });

  test('a CSV opens in columns, keeps line breaks in their cell, and comes row by row', async () => {
    const note = 'baris satu\nbaris "dua"; tiga';
    const csv = (await buffer(exportCsv(table([{ ...member, note }])))).toString();
    expect(csv).toBe(
      `\ufeffNama;NIK;HP;Lahir;Iuran;Selisih;Catatan\r\nNu'man, S.H.;6371016805900007;+62 812-3456-7890;1990-05-28;35000;-25000;"baris satu\nbaris ""dua""; tiga"\r\n`,
    );
    const { sheets } = await readWorkbook(Buffer.from(csv));
    expect(sheets[0]?.rows[1]?.cells[6]?.text).toBe(note);
  });

  test('an export of 10,000 rows is written in pieces and lets others run in between', async () => {
    let turns = 0;
    const counting = setInterval(() => {
      turns += 1;
    }, 1);
    async function* rows() {
      for (let index = 0; index < 10_000; index += 1) yield { ...member, name: `Anggota ${index}` };
    }
    let largest = 0;
    const pieces: Uint8Array[] = [];
    for await (const chunk of exportXlsx(table(rows()))) {
      largest = Math.max(largest, chunk.length);
      pieces.push(chunk);
    }
    clearInterval(counting);
    expect(turns).toBeGreaterThan(5);
    expect(largest).toBeLessThan(500_000);
    expect((await readWorkbook(Buffer.concat(pieces))).sheets[0]?.rows).toHaveLength(10_003);
  });

  test('an error while rows are fetched reaches the one who reads the CSV', async () => {
    async function* broken(): AsyncGenerator<Member> {
      yield member;
      throw new Error('sambungan putus');
    }
    await expect(text(exportCsv(table(broken())))).rejects.toThrow('sambungan putus');
    await expect(collect(exportXlsx(table(broken())))).rejects.toThrow('sambungan putus');
  });

  test('any text is written so that both readers get it back', async () => {
    const texts = fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(texts, async (given) => {
        const bytes = await writeXlsx([
          { name: 'x', rows: given.map((value) => ({ cells: [value, 'ok'] })) },
        ]);
        const { sheets } = await readWorkbook(bytes);
        const readable = given.map((value) => value.toWellFormed().replace(/[\p{Cc}\ufffe\uffff]/gu, ''));
        expect(sheets[0]?.rows.map(({ cells }) => textOf(cells[0]))).toEqual(
          readable.map((value) => textOf({ kind: 'text', text: value })),
        );
      }),
      { numRuns: 12 },
    );
  });

  test('numbers that Excel would cut, names it would refuse and old dates are written safely', async () => {
    const bytes = await collect(
      streamXlsx([
        {
          name: 'a/b',
          rows: [
            {
              cells: [1234567890123456n, Number.NaN, { value: '1899-01-01', style: 'date' }, { value: true }],
            },
          ],
        },
        { name: 'a/b', rows: [] },
        { name: '', rows: [{ number: 7, cells: ['x'] }] },
      ]),
    );
    const { sheets } = await readWorkbook(bytes);
    expect(sheets.map(({ name }) => name)).toEqual(['a b', 'a b (2)', 'Lembar 3']);
    expect(sheets[0]?.rows[0]?.cells.map((cell) => [cell?.kind, cell?.text])).toEqual([
      ['text', '1234567890123456'],
      ['text', 'NaN'],
      ['text', '1899-01-01'],
      ['boolean', 'TRUE'],
    ]);
    expect(sheets[2]?.rows[0]?.number).toBe(7);
  });
});

describe('template and corrected sheet', () => {
  const fields: readonly ImportField[] = [
    {
      key: 'name',
      label: 'Nama',
      synonyms: [],
      kind: textKind(),
      required: true,
      example: 'Ani',
      help: 'Tulis lengkap.',
    },
    { key: 'paid', label: 'Iuran', synonyms: [], kind: moneyKind() },
    { key: 'both', label: 'Nama dan iuran', synonyms: [], kind: textKind(), notInTemplate: true },
  ];
  const profile = defineImport({ register: 'x', title: 'x', fields });

  test('the template says for each column how to fill it, and keeps what is typed as text', async () => {
    const bytes = await writeTemplate(profile);
    const { sheets } = await readWorkbook(bytes);
    expect(sheets[0]?.rows[0]?.cells.map((cell) => cell?.text)).toEqual(['Nama', 'Iuran']);
    expect(sheets[1]?.rows.map(({ cells }) => cells.map((cell) => cell?.text ?? ''))).toEqual([
      ['Kolom', 'Wajib', 'Contoh', 'Cara mengisi'],
      ['Nama', 'ya', 'Ani', 'Tulis lengkap.'],
      ['Iuran'],
    ]);
    expect(new TextDecoder().decode(unzipSync(bytes)['xl/worksheets/sheet1.xml'])).toMatch(
      /<col [^>]*style="1"/,
    );
  });

  test('the corrected sheet keeps every row in its place, marks cells, and can be uploaded as it is', async () => {
    const source = Buffer.from('Daftar iuran\n\nNama;Iuran\nAni;5000\n;lunas\n\nBudi;6371016805900007\n');
    const sheet = await readSheet(source, { fields });
    const { mapping } = guessMapping(sheet.headings, sheet.rows, fields);
    const result = checkRows(profile, sheet, mapping, { today: '2026-11-22' });
    result.duplicates.push({ rows: [4, 7], kind: 'same NIK' });
    const bytes = await writeProblemSheet(sheet, result);
    const copy = await readWorkbook(bytes);
    expect(
      copy.sheets[0]?.rows.map((row) => [row.number, ...row.cells.map((cell) => cell?.text ?? '')]),
    ).toEqual([
      [1, 'Daftar iuran'],
      [3, 'Nama', 'Iuran', 'Masalah'],
      [4, 'Ani', '5000', 'Mungkin sama dengan baris 7 (NIK sama).'],
      [5, '', 'lunas', 'Iuran: Bukan jumlah uang. Tulis angka, misalnya 1.500.000.\nNama: Nama belum diisi.'],
      [7, 'Budi', '6371016805900007', 'Mungkin sama dengan baris 4 (NIK sama).'],
    ]);
    const again = await readSheet(bytes, { fields });
    const repeated = checkRows(profile, again, guessMapping(again.headings, again.rows, fields).mapping, {
      today: '2026-11-22',
    });
    expect(repeated.problems).toEqual(result.problems);
    expect(guessMapping(again.headings, again.rows, fields).unused).toEqual([]);
    const short = await readWorkbook(await writeProblemSheet(sheet, result, { onlyProblems: true }));
    expect(short.sheets[0]?.rows.map(({ number }) => number)).toEqual([1, 3, 4, 5, 6]);
  });
});
