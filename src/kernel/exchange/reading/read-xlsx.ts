import type { Readable } from 'node:stream';
import type { Sheet, Workbook } from '../cell.ts';
import type { SheetLimits } from '../limits.ts';
import { SheetError } from '../sheet-error.ts';
import { openPackage, type Package } from './open-package.ts';
import { readDateStyles } from './read-styles.ts';
import { readWorksheet, unescapeText, type WorkbookFacts } from './read-worksheet.ts';
import { decodeXml, scanXml } from './scan-xml.ts';

/** All worksheets of an xlsx that passes inspection. Throws `SheetError`. */
export async function readXlsx(bytes: Buffer, limits: SheetLimits): Promise<Workbook> {
  const parts = await openPackage(bytes, limits);
  const root = (await parts.relationsOf('')).find((relation) => relation.type === 'officeDocument');
  if (!root) throw new SheetError('sheet_damaged');
  const { entries, is1904 } = await readContents(await parts.open(root.target));
  const relations = await parts.relationsOf(root.target);
  const facts: WorkbookFacts = {
    sharedStrings: await readIfPresent(parts, relations, 'sharedStrings', (part) =>
      readSharedStrings(part, limits),
    ),
    dateStyles: await readIfPresent(parts, relations, 'styles', readDateStyles),
    is1904,
    limits,
    cellCount: 0,
  };
  const sheets: Sheet[] = [];
  for (const entry of entries) {
    const relation = relations.find((one) => one.id === entry.relation && one.type === 'worksheet');
    if (!relation) continue;
    const { rows, merges } = await readWorksheet(await parts.open(relation.target), facts);
    sheets.push({ name: entry.name, isHidden: entry.isHidden, rows, merges });
  }
  if (sheets.length === 0) throw new SheetError('sheet_damaged');
  return { format: 'xlsx', sheets };
}

interface SheetEntry {
  name: string;
  relation: string;
  isHidden: boolean;
}

async function readContents(part: Readable): Promise<{ entries: SheetEntry[]; is1904: boolean }> {
  const entries: SheetEntry[] = [];
  let is1904 = false;
  await scanXml(part, {
    open(name, attributes) {
      if (name === 'workbookPr') is1904 = /^(1|true)$/.test(attributes().date1904 ?? '');
      if (name !== 'sheet') return;
      const found = attributes();
      const relation = Object.entries(found).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
      const isHidden = (found.state ?? 'visible') !== 'visible';
      entries.push({ name: decodeXml(found.name ?? ''), relation, isHidden });
    },
  });
  return { entries, is1904 };
}

async function readSharedStrings(part: Readable, limits: SheetLimits): Promise<string[]> {
  const strings: string[] = [];
  let text = '';
  let isText = false;
  let isPhonetic = false;
  await scanXml(part, {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') isPhonetic = true;
      else if (name === 't') isText = !isPhonetic;
    },
    text(value) {
      if (isText) text += value;
      if (text.length > limits.maxCellLength) throw new SheetError('sheet_cell_too_long');
    },
    close(name) {
      if (name === 't') isText = false;
      else if (name === 'rPh') isPhonetic = false;
      else if (name === 'si') strings.push(unescapeText(text));
    },
  });
  return strings;
}

async function readIfPresent<T>(
  parts: Package,
  relations: Awaited<ReturnType<Package['relationsOf']>>,
  type: string,
  read: (part: Readable) => Promise<T[]>,
): Promise<T[]> {
  const relation = relations.find((one) => one.type === type);
  return relation && parts.has(relation.target) ? read(await parts.open(relation.target)) : [];
}
