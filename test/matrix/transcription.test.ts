import { describe, expect, it } from 'vitest';
import type { AccessTable, MatrixRow } from '../../src/kernel/access/index.ts';
import {
  compareRights,
  compareWords,
  type RequiredRow,
  readTable,
  readText,
  requirementRowsOf,
  tables,
} from './transcription-source.ts';

/** The requirement's tables, each brought to one word a role. */
const required: Record<string, { rows: RequiredRow[]; count: number; cells: number }> = {
  cooperative: {
    count: 17,
    cells: 17 * 6,
    rows: readTable('cooperative-matrix.tsv').map((line) => {
      const officers = line['Pengurus Koperasi'] ?? '';
      return {
        label: line['Modul Buku 16'] ?? '',
        group: 'Otorisasi Modul Buku 16',
        cells: {
          ketua: officers,
          bendahara: officers,
          sekretaris: officers,
          pengawas: '–', // no column in the requirement: K1
          anggota: line['Anggota Koperasi'] ?? '',
          tamu: line.Tamu ?? '',
        },
      };
    }),
  },
  admission: {
    count: 46,
    cells: 230,
    rows: readTable('admission-matrix.tsv').map((line) => ({
      label: line.Modul ?? '',
      group: line.group,
      cells: {
        superadmin: line.Superadmin ?? '',
        admin: line.Admin ?? '',
        upkh: line.UPKH ?? '',
        tu: line.TU ?? '',
        admin_prodi: line['Admin Prodi'] ?? '',
      },
    })),
  },
  'trade-union': {
    count: 75,
    cells: 75 * 6,
    rows: readTable('trade-union-permissions.tsv').map((line) => ({
      label: line.key ?? '',
      cells: {
        candidate: line.Cand ?? '',
        member: line.Mem ?? '',
        coordinator: line.Coord ?? '',
        treasurer: line.Treas ?? '',
        admin: line.Admin ?? '',
        super_admin: line.Super ?? '',
      },
    })),
  },
  village: {
    count: 16,
    cells: 16 * 6,
    rows: readTable('village-matrix.tsv').map((line) => ({
      label: line.Fitur ?? '',
      group: 'Permission Matrix',
      cells: {
        guest: line.Guest ?? '',
        user: line.User ?? '',
        admin: line.Admin ?? '',
        super_admin: line['Super Admin'] ?? '',
        area_head: '–', // no column in the requirement: D6, unless a right of theirs stands there
        bpd: '–',
      },
    })),
  },
};

describe.each(Object.entries(required))('the table of %s', (product, { rows, count, cells }) => {
  const table = tables[product]!;

  it('is the requirement, row by row and word by word, in its order', () => {
    expect(rows).toHaveLength(count);
    expect(compareWords(rows, requirementRowsOf(table))).toEqual([]);
  });

  it('cannot change one word, label, group or place without this test failing', () => {
    const words = Object.keys(table.words);
    let flipped = 0;
    requirementRowsOf(table).forEach((row, index) => {
      for (const [role, word] of Object.entries(row.cells)) {
        const other = words.find((known) => known !== word) ?? '';
        const mutant = requirementRowsOf(table);
        mutant[index] = { ...row, cells: { ...row.cells, [role]: other } };
        expect(compareWords(rows, mutant), `${row.label}, ${role}`).not.toEqual([]);
        flipped += 1;
      }
      const renamed = requirementRowsOf(table);
      renamed[index] = { ...row, label: `${row.label} ` };
      expect(compareWords(rows, renamed)).not.toEqual([]);
    });
    expect(flipped).toBe(cells);
    expect(compareWords(rows, requirementRowsOf(table).reverse())).not.toEqual([]);
    expect(compareWords(rows, requirementRowsOf(table).slice(1))).not.toEqual([]);
  });
});

it('what persons of the village are given beside their role is what is recorded', () => {
  const written = tables.village!.personal.map(({ key, label, rights }) => ({
    ...{ grant: key, label },
    rights: rights.map(({ resource, right }) => `${resource}.${right}`).join(' '),
  }));
  expect(written).toEqual(readTable('village-grants.tsv'));
});

describe.each(Object.entries(tables))('the rights of %s', (product, table) => {
  const recorded = readTable(`${product}-rights.tsv`);

  it('are those recorded for each cell', () => {
    expect(compareRights(recorded, table)).toEqual([]);
  });

  it('cannot lose, gain, widen or free one right without this test failing', () => {
    let flipped = 0;
    table.rows.forEach((row, index) => {
      for (const { key } of table.roles) {
        for (const mutant of mutantsOf(row, key)) {
          const rows = [...table.rows];
          rows[index] = mutant;
          const changed: AccessTable = { ...table, rows };
          expect(compareRights(recorded.slice(index, index + 1), { ...changed, rows: [mutant] })).not.toEqual(
            [],
          );
          flipped += 1;
        }
      }
    });
    expect(flipped).toBeGreaterThan(table.rows.length * table.roles.length);
  });

  it('cite a resolution that exists wherever they differ from the word', () => {
    const rules = [...readText('resolutions.md').matchAll(/\*\*([KPSD]\d+)\*\*/g)].map(([, rule]) => rule);
    for (const row of table.rows) {
      const sources = Object.values(row.rights)
        .flat()
        .flatMap(({ deviation }) => (deviation ? [deviation.source] : []));
      const held = Object.values(row.withheld)
        .flat()
        .map(({ deviation }) => deviation.source);
      for (const source of [...sources, ...held]) expect(rules).toContain(source.split(' ').at(-1));
    }
  });
});

describe('the recorded rights keep to the words of the admission office', () => {
  const words = readTable('admission-matrix.tsv');
  const recorded = readTable('admission-rights.tsv').filter(({ source }) => source === 'requirement');
  const columns = {
    superadmin: 'Superadmin',
    admin: 'Admin',
    upkh: 'UPKH',
    tu: 'TU',
    admin_prodi: 'Admin Prodi',
  };

  it.each(Object.entries(columns))('in the column of %s', (role, column) => {
    words.forEach((line, index) => {
      const row = recorded[index]!;
      const cell = (row[role] ?? '').split(' ').filter((right) => right !== '–');
      const plain = cell.map((right) => right.replace(/^-|[:!?].*$/g, ''));
      const verbs = (row.verbs ?? '').split(' ');
      const isOwn = line.Modul === 'Ubah Password Sendiri';
      const scopes = new Set(
        cell.filter((right) => !right.startsWith('-')).map((right) => /:(\w+)/.exec(right)?.[1] ?? 'all'),
      );
      switch (line[column]) {
        case '✅':
          expect(plain.sort(), line.Modul).toEqual([...verbs].sort());
          expect([...scopes], line.Modul).toEqual([isOwn ? 'own' : 'all']);
          break;
        case '🔒':
          expect(plain.sort(), line.Modul).toEqual([...verbs].sort());
          expect([...scopes], line.Modul).toEqual(['programme']);
          break;
        case '👁️':
          expect(plain, line.Modul).toEqual(['read']);
          break;
        case '📤':
          expect(cell, line.Modul).toEqual(['upload']);
          break;
        default:
          expect(line[column]).toBe('❌');
          expect(cell, line.Modul).toEqual([]);
      }
    });
  });
});

/** The row with one right of one role taken away, freed of its gates, moved to another scope; and one right more. */
function mutantsOf(row: MatrixRow, role: string): MatrixRow[] {
  const held = row.rights[role] ?? [];
  const withRights = (rights: typeof held): MatrixRow => ({
    ...row,
    rights: { ...row.rights, [role]: rights },
  });
  const mutants = held.flatMap((right, index) => {
    const others = held.filter((_, at) => at !== index);
    const { gates, ...free } = right;
    return [
      withRights(others),
      withRights([
        ...held.slice(0, index),
        { ...right, scope: right.scope === 'all' ? 'own' : 'all' },
        ...held.slice(index + 1),
      ]),
      withRights([
        ...held.slice(0, index),
        gates ? free : { ...right, gates: ['published'] },
        ...held.slice(index + 1),
      ]),
    ];
  });
  const missing = row.verbs.filter((verb) => !held.some(({ right }) => right === verb));
  return [...mutants, ...missing.map((right) => withRights([...held, { right, scope: 'all' }]))];
}
