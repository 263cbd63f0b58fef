import { Zip, ZipDeflate } from 'fflate';
import { type PlainDate, toDayNumber } from '#kernel/calendar';
import { columnName } from '../cell.ts';
import { neutralise } from './neutralise.ts';
import { type CellStyle, STYLE_SHEET, styleIndex } from './xlsx-styles.ts';

/** What a cell is written with. Texts are neutralised; whole numbers beyond 15 digits are written as text, or Excel would cut them. */
export interface WrittenCell {
  value: string | number | bigint | boolean | null;
  /** `date` takes a 'YYYY-MM-DD' value and writes a real date. */
  style?: CellStyle;
  isMarked?: boolean;
}

export interface WrittenRow {
  /** As Excel numbers it; the next row when left out. */
  number?: number;
  cells: readonly (WrittenCell | string | number | bigint | null)[];
}

export interface WrittenSheet {
  name: string;
  /** Widths in characters, and the style that cells typed later get (text keeps a NIK whole). */
  columns?: readonly { width?: number; style?: CellStyle }[];
  /** Rows that stay in view; usually up to the header. */
  frozenRows?: number;
  rows: Iterable<WrittenRow> | AsyncIterable<WrittenRow>;
}

/** A workbook as one buffer; for downloads of a few thousand rows. */
export async function writeXlsx(sheets: readonly WrittenSheet[]): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of streamXlsx(sheets)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** A workbook as it is written, row by row, with the memory of a few rows; other requests run in between. */
export async function* streamXlsx(sheets: readonly WrittenSheet[]): AsyncGenerator<Uint8Array> {
  const out: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    out.push(chunk);
  });
  const names = sheetNames(sheets);
  for (const [path, xml] of fixedParts(names)) addPart(zip, path).push(encode(xml), true);
  for (const [index, sheet] of sheets.entries()) {
    const part = addPart(zip, `xl/worksheets/sheet${index + 1}.xml`);
    part.push(encode(sheetStart(sheet, index === 0)));
    let text = '';
    let number = 0;
    for await (const row of sheet.rows) {
      number = row.number ?? number + 1;
      text += rowXml(row, number);
      if (text.length < CHUNK) continue;
      part.push(encode(text));
      text = '';
      yield* out.splice(0);
      await nextTurn();
    }
    part.push(encode(`${text}</sheetData></worksheet>`), true);
  }
  zip.end();
  yield* out.splice(0);
}

const CHUNK = 256 * 1024;
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

function fixedParts(names: readonly string[]): [string, string][] {
  const numbers = names.map((_, index) => index + 1);
  return [
    [
      '[Content_Types].xml',
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET_TYPE}.styles+xml"/>${numbers
        .map(
          (n) =>
            `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/>`,
        )
        .join('')}</Types>`,
    ],
    [
      '_rels/.rels',
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${names
        .map(
          (name, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
        )
        .join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${numbers
        .map(
          (n) => `<Relationship Id="rId${n}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
        )
        .join(
          '',
        )}<Relationship Id="rId${names.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    ],
    ['xl/styles.xml', STYLE_SHEET],
  ];
}

function sheetStart(sheet: WrittenSheet, isFirst: boolean): string {
  const frozen = sheet.frozenRows ?? 0;
  const pane =
    frozen > 0
      ? `<pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/>`
      : '';
  const view = `<sheetViews><sheetView workbookViewId="0"${isFirst ? ' tabSelected="1"' : ''}>${pane}</sheetView></sheetViews>`;
  const columns = (sheet.columns ?? []).map(({ width = 14, style }, index) => {
    const styled = style === undefined ? '' : ` style="${styleIndex(style)}"`;
    return `<col min="${index + 1}" max="${index + 1}" width="${width}"${styled} customWidth="1"/>`;
  });
  const cols = columns.length > 0 ? `<cols>${columns.join('')}</cols>` : '';
  return `${HEAD}<worksheet xmlns="${MAIN}">${view}${cols}<sheetData>`;
}

function rowXml(row: WrittenRow, number: number): string {
  let xml = `<row r="${number}">`;
  row.cells.forEach((given, column) => {
    if (given === null) return;
    const cell = typeof given === 'object' ? given : { value: given };
    xml += cellXml(cell, `${columnName(column)}${number}`);
  });
  return `${xml}</row>`;
}

function cellXml({ value, style, isMarked }: WrittenCell, address: string): string {
  const start = (fallback: CellStyle) => `<c r="${address}" s="${styleIndex(style ?? fallback, isMarked)}"`;
  if (value === null || value === '') return isMarked ? `${start('text')}/>` : '';
  if (typeof value === 'boolean') return `${start('plain')} t="b"><v>${value ? 1 : 0}</v></c>`;
  if (typeof value === 'number' || typeof value === 'bigint') {
    const isSafe = typeof value === 'number' ? Number.isFinite(value) : true;
    const digits = String(value).replace(/\D/g, '').length;
    if (isSafe && digits <= 15) return `${start('plain')}><v>${value}</v></c>`;
    return textXml(String(value), start('text'));
  }
  if (style === 'date') {
    const serial = serialOf(value);
    if (serial !== undefined) return `${start('date')}><v>${serial}</v></c>`;
  }
  return textXml(neutralise(value), start('text'));
}

function textXml(text: string, start: string): string {
  return `${start} t="inlineStr"><is><t xml:space="preserve">${escapeXml(text.slice(0, 32_767))}</t></is></c>`;
}

/** Day number in the 1900 system; dates before March 1900, which it counts wrong, are written as text. */
function serialOf(date: PlainDate): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || date < '1900-03-01') return undefined;
  return toDayNumber(date) + 25_569;
}

/** What XML cannot hold is left out: control characters and halves of characters. */
function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/_x([0-9A-Fa-f]{4})_/g, '_x005F_x$1_')
    .replace(/[&<>"]/g, (mark) => ENTITIES[mark] ?? mark);
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Names as Excel allows them: 31 characters, none of []:*?/\, no two alike. */
function sheetNames(sheets: readonly WrittenSheet[]): string[] {
  const used = new Set<string>();
  return sheets.map((sheet, index) => {
    let name =
      sheet.name
        .replace(/[[\]:*?/\\]/g, ' ')
        .trim()
        .slice(0, 31) || `Lembar ${index + 1}`;
    while (used.has(name.toLowerCase())) name = `${name.slice(0, 27)} (${index + 1})`;
    used.add(name.toLowerCase());
    return name;
  });
}

function addPart(zip: Zip, path: string): ZipDeflate {
  const part = new ZipDeflate(path, { level: 6 });
  zip.add(part);
  return part;
}

function encode(text: string): Uint8Array {
  return encoder.encode(text);
}

const encoder = new TextEncoder();

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
