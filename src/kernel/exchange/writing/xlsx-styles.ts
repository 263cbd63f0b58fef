/** Looks a written cell can have; `marked` ones are tinted, for cells with a problem. */
export type CellStyle = 'plain' | 'text' | 'money' | 'date' | 'header' | 'title' | 'note' | 'problem';

const STYLES: readonly CellStyle[] = ['plain', 'text', 'money', 'date', 'header', 'title', 'note', 'problem'];

/** Index of a style in the style sheet below. */
export function styleIndex(style: CellStyle, isMarked = false): number {
  return STYLES.indexOf(style) + (isMarked ? STYLES.length : 0);
}

const NUMBER_FORMAT: Readonly<Partial<Record<CellStyle, number>>> = {
  text: 49,
  money: 3,
  date: 164,
  problem: 49,
};
const FONT: Readonly<Partial<Record<CellStyle, number>>> = { header: 1, title: 2, note: 3, problem: 4 };
const WRAPS: readonly CellStyle[] = ['header', 'note', 'problem'];
const HEADER_FILL = 2;
const MARKED_FILL = 3;

function cellFormat(style: CellStyle, isMarked: boolean): string {
  const fill = isMarked ? MARKED_FILL : style === 'header' ? HEADER_FILL : 0;
  const border = style === 'header' ? 1 : 0;
  const alignment = WRAPS.includes(style) ? '<alignment vertical="top" wrapText="1"/>' : '';
  return (
    `<xf numFmtId="${NUMBER_FORMAT[style] ?? 0}" fontId="${FONT[style] ?? 0}" fillId="${fill}" borderId="${border}" ` +
    `xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1"${
      alignment ? ` applyAlignment="1">${alignment}</xf>` : '/>'
    }`
  );
}

const solid = (rgb: string) =>
  `<fill><patternFill patternType="solid"><fgColor rgb="FF${rgb}"/><bgColor indexed="64"/></patternFill></fill>`;

/** The style sheet of every workbook we write. */
export const STYLE_SHEET =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  '<numFmts count="1"><numFmt numFmtId="164" formatCode="dd\\-mm\\-yyyy"/></numFmts>' +
  '<fonts count="5"><font><sz val="11"/><name val="Calibri"/></font>' +
  '<font><b/><sz val="11"/><name val="Calibri"/></font>' +
  '<font><b/><sz val="14"/><name val="Calibri"/></font>' +
  '<font><sz val="11"/><color rgb="FF605963"/><name val="Calibri"/></font>' +
  '<font><sz val="11"/><color rgb="FFA8104A"/><name val="Calibri"/></font></fonts>' +
  `<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${solid('EFEAE6')}${solid('FBDDE4')}</fills>` +
  '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>' +
  '<border><left/><right/><top/><bottom style="thin"><color rgb="FF8D8178"/></bottom><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  `<cellXfs count="${STYLES.length * 2}">${[false, true].map((isMarked) => STYLES.map((style) => cellFormat(style, isMarked)).join('')).join('')}</cellXfs>` +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';
