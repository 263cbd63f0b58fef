import type { ImportField, ImportProfile } from '../define-import.ts';
import { type WrittenRow, writeXlsx } from './write-xlsx.ts';

/**
 * The empty sheet for an import: the profile's own headings over columns that keep what is typed as text, and a second sheet that
 * says for each column whether it is needed and how to fill it. It imports without any choice of columns.
 */
export function writeTemplate<Row extends object>(profile: ImportProfile<Row>): Promise<Buffer> {
  const fields = profile.fields.filter((field) => !field.notInTemplate);
  return writeXlsx([
    {
      name: 'Isian',
      frozenRows: 1,
      columns: fields.map((field) => ({
        width: Math.max(16, field.label.length + 4),
        style: field.kind.writes === 'money' || field.kind.writes === 'number' ? 'money' : 'text',
      })),
      rows: [{ cells: fields.map((field) => ({ value: field.label, style: 'header' as const })) }],
    },
    {
      name: 'Petunjuk',
      frozenRows: 1,
      columns: [{ width: 26 }, { width: 10 }, { width: 30 }, { width: 60 }],
      rows: guideRows(fields),
    },
  ]);
}

function guideRows(fields: readonly ImportField[]): WrittenRow[] {
  const header = ['Kolom', 'Wajib', 'Contoh', 'Cara mengisi'];
  return [
    { cells: header.map((value) => ({ value, style: 'header' })) },
    ...fields.map(
      (field): WrittenRow => ({
        cells: [
          { value: field.label, style: 'text' },
          { value: field.required ? 'ya' : '', style: 'text' },
          { value: field.example ?? '', style: 'text' },
          { value: field.help ?? '', style: 'note' },
        ],
      }),
    ),
  ];
}
