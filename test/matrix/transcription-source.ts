import { readFileSync } from 'node:fs';
import type { AccessTable, MatrixRow } from '../../src/kernel/access/index.ts';
import { access as admission } from '../../src/products/admission/access.ts';
import { access as cooperative } from '../../src/products/cooperative/access.ts';
import { access as platform } from '../../src/products/platform/access.ts';
import { access as tradeUnion } from '../../src/products/trade-union/access.ts';
import { access as village } from '../../src/products/village/access.ts';

/** The tables under test, by the prefix of their files in docs/requirements. */
export const tables: Readonly<Record<string, AccessTable>> = {
  admission,
  cooperative,
  platform,
  'trade-union': tradeUnion,
  village,
};

/** A table of docs/requirements: one object a line, keyed by the header. */
export function readTable(name: string): Record<string, string>[] {
  const [header = '', ...lines] = readText(name).trimEnd().split('\n');
  const keys = header.split('\t');
  return lines.map((line) => {
    const cells = line.split('\t');
    return Object.fromEntries(keys.map((key, index) => [key, cells[index] ?? '']));
  });
}

export function readText(name: string): string {
  return readFileSync(new URL(`../../docs/requirements/${name}`, import.meta.url), 'utf8');
}

/** What the requirement says about one row: its label, its group when it has one, a word for each role. */
export interface RequiredRow {
  label: string;
  group?: string;
  cells: Record<string, string>;
}

/** What the code says of the same, for comparison. */
export function requirementRowsOf(table: AccessTable): RequiredRow[] {
  return table.rows
    .filter(({ source }) => source === 'requirement')
    .map(({ label, group, cells }) => ({ label, group, cells: { ...cells } }));
}

/** Every departure of the code from the requirement's words, order included. Empty when it is transcribed exactly. */
export function compareWords(required: readonly RequiredRow[], written: readonly RequiredRow[]): string[] {
  const faults: string[] = [];
  if (required.length !== written.length) faults.push(`${written.length} rows instead of ${required.length}`);
  required.forEach((row, index) => {
    const other = written[index];
    if (other?.label !== row.label) {
      faults.push(`row ${index + 1} is "${other?.label}" instead of "${row.label}"`);
      return;
    }
    if (row.group !== undefined && other.group !== row.group)
      faults.push(`"${row.label}" stands under "${other.group}"`);
    for (const role of new Set([...Object.keys(row.cells), ...Object.keys(other.cells)])) {
      if (row.cells[role] !== other.cells[role]) {
        faults.push(`"${row.label}", ${role}: "${other.cells[role]}" instead of "${row.cells[role]}"`);
      }
    }
  });
  return faults;
}

/** The rights of one cell as docs/requirements/*-rights.tsv writes them. */
export function writeCell(row: MatrixRow, role: string): string {
  const rule = (source: string) => `!${source.split(' ').at(-1)}`;
  const held = (row.rights[role] ?? []).map(
    ({ right, scope, gates, deviation }) =>
      `${right}${scope === 'all' ? '' : `:${scope}`}${gates ? `?${gates.join('+')}` : ''}${deviation ? rule(deviation.source) : ''}`,
  );
  const withheld = (row.withheld[role] ?? []).map(
    ({ right, deviation }) => `-${right}${rule(deviation.source)}`,
  );
  return [...held, ...withheld].join(' ') || '–';
}

/** Every departure of the code's rights from the recorded meaning of the cells. */
export function compareRights(recorded: readonly Record<string, string>[], table: AccessTable): string[] {
  const faults: string[] = [];
  if (recorded.length !== table.rows.length)
    faults.push(`${table.rows.length} rows instead of ${recorded.length}`);
  recorded.forEach((line, index) => {
    const row = table.rows[index];
    if (!row || row.label !== line.label || row.resource !== line.resource || row.source !== line.source) {
      faults.push(
        `row ${index + 1} is "${row?.label}" (${row?.resource}) instead of "${line.label}" (${line.resource})`,
      );
      return;
    }
    if (row.verbs.join(' ') !== line.verbs)
      faults.push(`"${row.label}" has the rights ${row.verbs.join(' ')}`);
    for (const { key } of table.roles) {
      const written = writeCell(row, key);
      if (written !== line[key]) faults.push(`"${row.label}", ${key}: ${written} instead of ${line[key]}`);
    }
  });
  return faults;
}
