import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import readExcelFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildXlsx, textRow, workbookParts, zipParts } from '../../../test/fixtures/build-xlsx.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { readWorkbook } from './read-workbook.ts';
import { readBytes } from './reading/read-bytes.ts';
import type { SheetError } from './sheet-error.ts';

const SHEETS = new URL('../../../test/fixtures/sheets/', import.meta.url).pathname;
const HEAD = textRow(1, ['Nama', 'NIK']);

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sheet-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function refusal(input: Uint8Array | string, limits = {}): Promise<SheetError> {
  return readWorkbook(input, limits).then(
    () => expect.fail('was read'),
    (error: SheetError) => error,
  );
}

describe('reading real sheets', () => {
  test.each([
    ['anggota-lama', 'DATA ANGGOTA', 1767, 1772],
    ['penduduk', 'Data Penduduk', 4001, 4001],
    ['peserta-pasca', 'Peserta', 621, 621],
    ['koperasi-saldo-awal', 'Anggota & Saldo Awal', 544, 545],
  ])('%s has all its rows under their own numbers', async (file, name, rows, last) => {
    const { format, sheets } = await readWorkbook(join(SHEETS, `${file}.xlsx`));
    expect(format).toBe('xlsx');
    expect(sheets.map((sheet) => sheet.name)).toEqual([name]);
    expect(sheets[0]?.rows).toHaveLength(rows);
    expect(sheets[0]?.rows.at(-1)?.number).toBe(last);
  });

  test('every cell agrees with what another reader makes of it', async () => {
    for (const file of ['anggota-lama', 'peserta-pasca']) {
      const path = join(SHEETS, `${file}.xlsx`);
      const [ours, theirs] = await Promise.all([readWorkbook(path), readExcelFile(path, { trim: false })]);
      const rows = new Map(ours.sheets[0]?.rows.map((row) => [row.number, row.cells]));
      let compared = 0;
      for (const [index, row] of (theirs[0]?.data ?? []).entries())
        for (const [column, value] of row.entries()) {
          const cell = rows.get(index + 1)?.[column] ?? null;
          const text = value instanceof Date ? value.toISOString().slice(0, 10) : String(value ?? '');
          expect(cell?.text ?? '', `${file} row ${index + 1} column ${column}`).toBe(text);
          compared += 1;
        }
      expect(compared).toBeGreaterThan(15_000);
    }
  });
});

describe('what a cell says', () => {
  test('a NIK kept as a number shows that it was one', async () => {
    const { sheets } = await readWorkbook(
      buildXlsx(
        `${HEAD}<row r="2"><c r="B2"><v>6111142807879600</v></c><c r="C2"><v>6.1111428078796E+15</v></c><c r="D2" t="inlineStr"><is><t>6111142807879612</t></is></c></row>`,
      ),
    );
    expect(sheets[0]?.rows[1]?.cells).toEqual([
      null,
      { kind: 'number', text: '6111142807879600', number: 6111142807879600 },
      { kind: 'number', text: '6111142807879600', number: 6111142807879600, raw: '6.1111428078796E+15' },
      { kind: 'text', text: '6111142807879612' },
    ]);
  });

  test('formulas show their saved value and that they are formulas; errors and booleans are told apart', async () => {
    const row =
      '<row r="2"><c r="A2" t="str"><f>A1&amp;"x"</f><v>Budi</v></c><c r="B2"><f>1+1</f><v>2</v></c><c r="C2"><f>X()</f></c><c r="D2" t="e"><v>#N/A</v></c><c r="E2" t="b"><v>1</v></c></row>';
    const { sheets } = await readWorkbook(buildXlsx(HEAD + row));
    expect(sheets[0]?.rows[1]?.cells).toEqual([
      { kind: 'text', text: 'Budi', isFormula: true },
      { kind: 'number', text: '2', number: 2, isFormula: true },
      { kind: 'text', text: '', isFormula: true },
      { kind: 'error', text: '#N/A' },
      { kind: 'boolean', text: 'TRUE' },
    ]);
  });

  test('a number is a date only when its style shows one, in both day counts', async () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="[$-421]dd\\ mmmm\\ yyyy"/><numFmt numFmtId="171" formatCode="&quot;Rp&quot;#,##0"/><numFmt numFmtId="172" formatCode="h:mm"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="172"/></cellXfs></styleSheet>';
    const row = [0, 1, 2, 3, 4]
      .map((style) => `<c r="${'ABCDE'[style]}2" s="${style}"><v>45408</v></c>`)
      .join('');
    const read = async (parts: Record<string, string>) =>
      (await readWorkbook(zipParts(parts))).sheets[0]?.rows[1]?.cells.map((cell) => cell?.text);
    const parts = { ...workbookParts(`${HEAD}<row r="2">${row}</row>`), 'xl/styles.xml': styles } as Record<
      string,
      string
    >;
    expect(await read(parts)).toEqual(['45408', '2024-04-26', '2024-04-26', '45408', '45408']);
    const workbook = (parts['xl/workbook.xml'] ?? '').replace(
      '<sheets>',
      '<workbookPr date1904="1"/><sheets>',
    );
    expect(await read({ ...parts, 'xl/workbook.xml': workbook })).toEqual([
      '45408',
      '2028-04-27',
      '2028-04-27',
      '45408',
      '45408',
    ]);
  });

  test('rich text, entities, escapes and prefixed names are read as one text', async () => {
    const strings =
      '<x:sst xmlns:x="s"><x:si><x:r><x:t>Bu</x:t></x:r><x:r><x:t xml:space="preserve">di </x:t></x:r><x:rPh><x:t>no</x:t></x:rPh></x:si><x:si><x:t>A &amp; B &lt;c&gt; &#233;&#x1F600;_x000D_</x:t></x:si><x:si/></x:sst>';
    const sheet =
      '<x:worksheet xmlns:x="s"><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="B1" t="s"><x:v>1</x:v></x:c><x:c r="C1" t="s"><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    const { sheets } = await readWorkbook(
      buildXlsx('', { 'xl/sharedStrings.xml': strings, 'xl/worksheets/sheet1.xml': sheet }),
    );
    expect(sheets[0]?.rows[0]?.cells.map((cell) => cell?.text)).toEqual(['Budi ', 'A & B <c> é😀\r']);
  });

  test('rows and cells without an address follow one another, and rows without content are left out', async () => {
    const { sheets } = await readWorkbook(
      buildXlsx(
        '<row><c t="inlineStr"><is><t>Nama</t></is></c><c/><c t="inlineStr"><is><t>HP</t></is></c></row><row r="5" spans="1:2"/><row><c><v>7</v></c></row><row r="9"><c r="A9" t="inlineStr"><is><t>  </t></is></c></row>',
      ),
    );
    expect(sheets[0]?.rows).toEqual([
      { number: 1, cells: [{ kind: 'text', text: 'Nama' }, null, { kind: 'text', text: 'HP' }] },
      { number: 6, cells: [{ kind: 'number', text: '7', number: 7 }] },
    ]);
  });
});

describe('CSV', () => {
  const rowsOf = async (bytes: Uint8Array) => {
    const { format, sheets } = await readWorkbook(bytes);
    expect(format).toBe('csv');
    return sheets[0]?.rows.map((row) => [row.number, ...row.cells.map((cell) => cell?.text ?? null)]);
  };
  const expected = [
    [1, 'Nama', 'Kota'],
    [3, 'Nu\u2019man, "S"', 'Tana; Toraja'],
  ];
  const lines = (mark: string) => `Nama${mark}Kota\r\n\r\n"Nu\u2019man, ""S"""${mark}"Tana; Toraja"\r\n`;

  test.each([
    ['semicolons in UTF-8 with a mark', Buffer.from(`\ufeff${lines(';')}`)],
    ['commas in UTF-8', Buffer.from(lines(','))],
    ['tabs in UTF-16', Buffer.from(`\ufeff${lines('\t')}`, 'utf16le')],
    ['tabs in UTF-16, the other order', Buffer.from(`\ufeff${lines('\t')}`, 'utf16le').swap16()],
    ['semicolons as Excel saves on Windows', Buffer.from(lines(';').replace('\u2019', '\x92'), 'latin1')],
    ['bars', Buffer.from(lines('|'))],
  ])('with %s is read with the right letters and row numbers', async (_name, bytes) => {
    expect(await rowsOf(bytes)).toEqual(expected);
  });

  test('a line break inside quotes is one row, and the first line may name the separator', async () => {
    const text = 'sep=,\nNama,Alamat\n"Budi","Jl. A\nRT 2"\n"=""0812""",x\n';
    expect(await rowsOf(Buffer.from(text))).toEqual([
      [1, 'Nama', 'Alamat'],
      [2, 'Budi', 'Jl. A\nRT 2'],
      [3, '0812', 'x'],
    ]);
  });

  test('a quote that never ends is told', async () => {
    const error = await refusal(Buffer.from(`Nama;Kota\n"Budi;${'x'.repeat(50)}\nAni;B\n`));
    expect(error.code).toBe('sheet_damaged');
    expect(error.message).toContain('tanda kutip');
  });
});

describe('files that are refused', () => {
  const cases: [string, string, () => Uint8Array][] = [
    ['an empty file', 'sheet_empty', () => new Uint8Array()],
    ['an empty zip', 'sheet_empty', () => zipParts({})],
    ['a PDF', 'sheet_wrong_type', () => Buffer.from('%PDF-1.7\n...')],
    ['a picture', 'sheet_wrong_type', () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['a web page', 'sheet_wrong_type', () => Buffer.from('\ufeff <html><table><tr><td>x</td></tr></table>')],
    ['random bytes', 'sheet_wrong_type', () => Buffer.from('00010203fefdfc00000102030405', 'hex')],
    ['a Windows program', 'sheet_executable', () => Buffer.from('4d5a900003000000040000ffff0000', 'hex')],
    ['a Linux program', 'sheet_executable', () => Buffer.from('7f454c4602010100', 'hex')],
    ['a script', 'sheet_executable', () => Buffer.from('#!/bin/sh\nrm -rf x\n')],
    [
      'a Word document',
      'sheet_wrong_type',
      () =>
        zipParts({
          '[Content_Types].xml':
            '<Types><Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        }),
    ],
    [
      'an OpenDocument sheet',
      'sheet_wrong_type',
      () => zipParts({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }),
    ],
    ['some other zip', 'sheet_wrong_type', () => zipParts({ 'a.txt': 'x' })],
    ['an old .xls', 'sheet_old_format', () => oldOffice('Workbook')],
    ['a sheet under a password', 'sheet_encrypted', () => oldOffice('EncryptedPackage')],
    ['half a file', 'sheet_damaged', () => buildXlsx(HEAD).slice(0, 400)],
    [
      'XML that does not close',
      'sheet_damaged',
      () => buildXlsx('', { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row>' }),
    ],
    [
      'a shared text that is not there',
      'sheet_damaged',
      () => buildXlsx('<row r="1"><c r="A1" t="s"><v>7</v></c></row>'),
    ],
    ['macros by part', 'sheet_has_macros', () => buildXlsx(HEAD, { 'xl/vbaProject.bin': 'x' })],
    [
      'macros by content type',
      'sheet_has_macros',
      () =>
        buildXlsx(HEAD, {
          '[Content_Types].xml': (workbookParts('')['[Content_Types].xml'] as string).replace(
            'spreadsheetml.sheet.main',
            'ms-excel.sheet.macroEnabled.main',
          ),
        }),
    ],
    [
      'macro sheets of old',
      'sheet_has_macros',
      () => buildXlsx(HEAD, { 'xl/macrosheets/sheet1.xml': '<a/>' }),
    ],
    [
      'links to other workbooks',
      'sheet_external_links',
      () => buildXlsx(HEAD, { 'xl/externalLinks/externalLink1.xml': '<a/>' }),
    ],
    ['a data connection', 'sheet_external_links', () => buildXlsx(HEAD, { 'xl/connections.xml': '<a/>' })],
    [
      'a picture fetched from elsewhere',
      'sheet_external_links',
      () => buildXlsx(HEAD, { 'xl/drawings/_rels/d.xml.rels': relation('image', 'http://x.example/a.png') }),
    ],
    [
      'an embedded object',
      'sheet_active_content',
      () => buildXlsx(HEAD, { 'xl/embeddings/oleObject1.bin': 'x' }),
    ],
    [
      'a DOCTYPE in the sheet',
      'sheet_doctype',
      () => buildXlsx('', { 'xl/worksheets/sheet1.xml': xxe('worksheet') }),
    ],
    [
      'a DOCTYPE in a part nobody reads',
      'sheet_doctype',
      () => buildXlsx(HEAD, { 'docProps/custom.xml': xxe('a') }),
    ],
    [
      'a DOCTYPE in the relations',
      'sheet_doctype',
      () => buildXlsx(HEAD, { 'xl/drawings/_rels/d.xml.rels': xxe('Relationships') }),
    ],
    [
      'XML in UTF-16, where a DOCTYPE could hide',
      'sheet_damaged',
      () => buildXlsx(HEAD, { 'xl/theme/theme1.xml': Buffer.from('\ufeff<!DOCTYPE a>', 'utf16le') }),
    ],
    [
      'a bomb by its ratio',
      'sheet_bomb',
      () => buildXlsx(HEAD, { 'xl/theme/theme1.xml': ' '.repeat(8_000_000) }),
    ],
    [
      'row numbers beyond a sheet',
      'sheet_too_many_rows',
      () => buildXlsx('<row r="1048577"><c r="A1048577"><v>1</v></c></row>'),
    ],
    ['a cell with too much in it', 'sheet_cell_too_long', () => buildXlsx(textRow(1, ['x'.repeat(40_000)]))],
    [
      'a column far out',
      'sheet_too_many_columns',
      () => buildXlsx('<row r="1"><c r="XFD1"><v>1</v></c></row>'),
    ],
  ];

  test.each(cases)('%s: %s', async (_name, code, make) => {
    const error = await readBytes(make(), DEFAULT_LIMITS).then(
      () => expect.fail('was read'),
      (refused: SheetError) => refused,
    );
    expect(error.code).toBe(code);
    expect(error.message).toMatch(/^[A-Z].*\.$/s);
  });

  test('what a part declares about its size is not believed', async () => {
    const parts = workbookParts(HEAD);
    const honest = Buffer.from(zipParts({ ...parts, 'xl/theme/theme1.xml': 'x'.repeat(3_000_000) }));
    const size = Buffer.alloc(4);
    size.writeUInt32LE(3_000_000);
    const lie = Buffer.alloc(4);
    lie.writeUInt32LE(10);
    for (let at = honest.indexOf(size); at >= 0; at = honest.indexOf(size)) lie.copy(honest, at);
    expect((await refusal(honest)).code).toBe('sheet_damaged');
  });

  test('parts that lie over one another are refused', async () => {
    const zip = Buffer.from(zipParts({ ...workbookParts(HEAD), 'a.xml': 'y'.repeat(3000) }));
    // The second part's entry in the directory points at the first one's bytes, and both claim the whole file.
    const entry = zip.lastIndexOf('a.xml') - 46;
    zip.writeUInt32LE(zip.length, entry + 20);
    expect((await refusal(zip)).code).toBe('sheet_bomb');
  });

  test('the limits on size, rows, cells, time and memory hold', async () => {
    const many = buildXlsx(
      Array.from({ length: 300 }, (_, index) => textRow(index + 1, ['a', 'b'])).join(''),
    );
    expect((await refusal(many, { maxBytes: 100 })).code).toBe('sheet_too_large');
    expect((await refusal(many, { maxRows: 299 })).code).toBe('sheet_too_many_rows');
    expect((await refusal(many, { maxCells: 599 })).code).toBe('sheet_too_many_cells');
    expect((await refusal(many, { maxUnpackedBytes: 5000 })).code).toBe('sheet_bomb');
    expect((await refusal(many, { maxMilliseconds: 1 })).code).toBe('sheet_timeout');
    expect((await refusal(Buffer.from('a;b\n'.repeat(300)), { maxRows: 299 })).code).toBe(
      'sheet_too_many_rows',
    );
    expect((await readWorkbook(many, { maxRows: 300, maxCells: 600 })).sheets[0]?.rows).toHaveLength(300);
  });

  test('a file that eats memory ends its thread and not the server', async () => {
    const rows = Array.from({ length: 90_000 }, (_, index) =>
      textRow(index + 1, ['abcdefgh', `n${index}`, 'xyz']),
    );
    const error = await refusal(buildXlsx(rows.join('')), { maxMegabytes: 24, maxRatio: 10_000 });
    expect(error.code).toBe('sheet_memory');
  });

  test('an upload is read from its path too, and a file that is gone is no fault of the sheet', async () => {
    const path = join(folder, 'daftar.jpg');
    writeFileSync(path, buildXlsx(HEAD));
    expect((await readWorkbook(path)).sheets[0]?.rows).toHaveLength(1);
    expect((await refusal(path, { maxBytes: 10 })).code).toBe('sheet_too_large');
    expect((await refusal(join(folder, 'tidak-ada.xlsx'))).code).toBe('ENOENT');
  });

  test('a link in a cell is no link to elsewhere', async () => {
    const rels = relation('hyperlink', 'mailto:budi@mail.example');
    const book = buildXlsx(HEAD, { 'xl/worksheets/_rels/sheet1.xml.rels': rels });
    expect((await readWorkbook(book)).sheets[0]?.rows).toHaveLength(1);
  });
});

function oldOffice(stream: string): Buffer {
  return Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(600),
    Buffer.from(stream, 'utf16le'),
  ]);
}

function xxe(root: string): string {
  return `<?xml version="1.0"?><!DOCTYPE ${root} [<!ENTITY x SYSTEM "file:///etc/passwd">]><${root}>&x;</${root}>`;
}

function relation(type: string, target: string): string {
  return `<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/></Relationships>`;
}
