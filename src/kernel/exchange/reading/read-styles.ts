import type { Readable } from 'node:stream';
import { type Attributes, decodeXml, scanXml } from './scan-xml.ts';

/** For each cell style of the workbook, whether a number in it is shown as a date. */
export async function readDateStyles(part: Readable): Promise<boolean[]> {
  const formats = new Map<number, string>();
  const styles: boolean[] = [];
  let isInCellStyles = false;
  await scanXml(part, {
    open(name, attributes) {
      if (name === 'numFmt') addFormat(formats, attributes());
      else if (name === 'cellXfs') isInCellStyles = true;
      else if (name === 'xf' && isInCellStyles) {
        const id = Number(attributes().numFmtId ?? 0);
        const format = formats.get(id);
        styles.push(format === undefined ? isBuiltInDate(id) : isDateFormat(format));
      }
    },
    close(name) {
      if (name === 'cellXfs') isInCellStyles = false;
    },
  });
  return styles;
}

/** True for a format code that shows a day, month or year: 'dd/mm/yyyy', not 'h:mm' or '"Rp"#,##0'. */
export function isDateFormat(format: string): boolean {
  const bare = format
    .replace(/"[^"]*"/g, '')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/[\\_*]./g, '')
    .replace(/general/gi, '');
  if (/[yd]/i.test(bare)) return true;
  return /m/i.test(bare) && !/[hs]/i.test(bare);
}

function addFormat(formats: Map<number, string>, attributes: Attributes): void {
  formats.set(Number(attributes.numFmtId ?? -1), decodeXml(attributes.formatCode ?? ''));
}

function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58);
}
