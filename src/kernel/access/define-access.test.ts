import { describe, expect, it } from 'vitest';
import type { AccessDeclaration, Cell, RowDeclaration } from './declaration.ts';
import { AccessTableError, defineAccess } from './define-access.ts';
import { example } from './example-table.ts';
import type { Gate, Scope } from './matrix.ts';

const [note] = example.rows as [RowDeclaration];
const withRow = (change: Partial<RowDeclaration>): AccessDeclaration => ({
  ...example,
  rows: [{ ...note, ...change }, ...example.rows.slice(1)],
});
const withCell = (cell: Cell): AccessDeclaration => withRow({ cells: ['CRUD', 'Wilayah', cell, '-'] });

function faultsOf(declaration: AccessDeclaration): string {
  try {
    defineAccess(declaration);
  } catch (error) {
    if (error instanceof AccessTableError) return error.faults.join('\n');
    throw error;
  }
  return '';
}

describe('a table that says what it means', () => {
  const table = defineAccess(example);

  it('gives each role the rights its word stands for on that row', () => {
    const { rights, cells } = table.rows[0]!;
    expect(cells).toEqual({ keeper: 'CRUD', desk: 'Wilayah', member: 'Sendiri', visitor: 'Baca' });
    expect(rights.keeper?.map(({ right }) => right)).toEqual([
      'read',
      'create',
      'update',
      'delete',
      'approve',
    ]);
    expect(rights.desk?.every(({ scope }) => scope === 'region')).toBe(true);
    expect(rights.visitor).toEqual([{ right: 'read', scope: 'all', gates: ['published'] }]);
  });

  it('keeps what a word would give and the row holds back, with the reason', () => {
    expect(table.rows[0]?.withheld).toEqual({
      member: [
        { right: 'delete', deviation: { why: 'catatan tidak dihapus', source: 'R1' } },
        { right: 'approve', deviation: { why: 'catatan tidak dihapus', source: 'R1' } },
      ],
    });
  });

  it('cannot be changed afterwards', () => {
    expect(() => (table.rows as unknown[]).push({})).toThrow(TypeError);
    expect(() => (table.rows[0]!.rights.visitor as unknown[]).push({})).toThrow(TypeError);
  });

  it('lets a word name the officers who write, and the others in its column read', () => {
    const named = defineAccess({
      ...example,
      words: {
        ...example.words,
        'Meja (CRUD)': {
          rights: ['read', 'create'],
          named: { roles: ['desk'], others: ['read'] },
          meaning: '',
        },
      },
      rows: [{ ...note, cells: ['Meja (CRUD)', 'Meja (CRUD)', '-', '-'] }, ...example.rows.slice(1)],
    });
    expect(named.rows[0]?.rights.keeper).toEqual([{ right: 'read', scope: 'all' }]);
    expect(named.rows[0]?.rights.desk?.map(({ right }) => right)).toEqual(['read', 'create']);
  });

  it('takes a right twice when one way is narrow and free and the other wide and conditional', () => {
    const rights = [
      { right: 'read', scope: 'assigned' as const },
      { right: 'read', scope: 'all' as const, gates: ['standing-ok' as const] },
    ];
    expect(faultsOf(withCell({ word: 'Baca', rights }))).toBe('');
  });
});

describe('the server refuses to start with', () => {
  const deviation = { why: 'alasan', source: 'R1' };

  it.each<[string, AccessDeclaration, string]>([
    ['an unknown word', withCell('Boleh'), 'unknown word "Boleh"'],
    ['a blank cell', withCell(' '), 'blank cell'],
    ['a cell too few', withRow({ cells: ['CRUD', 'Wilayah', '-'] }), '3 cells for 4 roles'],
    ['a cell too many', withRow({ cells: ['CRUD', 'Wilayah', '-', '-', '-'] }), '5 cells for 4 roles'],
    ['a row without label', withRow({ label: ' ' }), 'has no label'],
    ['a row without group', withRow({ group: '' }), 'has no group'],
    [
      'a row without any right',
      withRow({ verbs: [], cells: ['-', '-', '-', '-'], decisions: [] }),
      'has no right at all',
    ],
    ['the same row twice', { ...example, rows: [...example.rows, note] }, 'stands twice'],
    [
      'one right decided by two rows',
      { ...example, rows: [...example.rows, { ...note, label: 'Catatan lain' }] },
      'decided by "Catatan" and by "Catatan lain"',
    ],
    ['a role declared twice', { ...example, roles: [...example.roles, example.roles[0]!] }, 'declared twice'],
    [
      'a role without label',
      { ...example, roles: [{ ...example.roles[0]!, label: '' }, ...example.roles.slice(1)] },
      'has no label',
    ],
    [
      'a role whose session never ends',
      { ...example, roles: [{ ...example.roles[0]!, sessionHours: 0 }, ...example.roles.slice(1)] },
      'no session lifetime',
    ],
    [
      'a word that names an unknown role',
      {
        ...example,
        words: { ...example.words, X: { rights: [], named: { roles: ['chief'], others: [] }, meaning: '' } },
      },
      'unknown role "chief"',
    ],
    [
      'steps for an unknown word',
      withRow({ steps: { Semua: ['approve'] } }),
      'steps for unknown word "Semua"',
    ],
    [
      'an unknown scope',
      withCell({ word: 'Baca', rights: [{ right: 'read', scope: 'galaxy' as Scope, deviation }] }),
      'unknown scope "galaxy"',
    ],
    ['an unknown gate', withCell({ word: 'Baca', gates: ['moonlight' as Gate] }), 'unknown gate "moonlight"'],
    [
      'a right that the row does not have',
      withCell({ word: 'Baca', also: [{ right: 'burn', scope: 'all', deviation }] }),
      'no right "burn"',
    ],
    ['a wildcard for a right', withRow({ verbs: [...note.verbs, '*'] }), '"*" is not a plain name'],
    ['a wildcard for a resource', withRow({ resource: '*' }), '"*" is not a plain name'],
    [
      'a right wider than its word',
      withCell({ word: 'Baca', also: ['update'] }),
      'update is not covered by "Baca" and has no deviation',
    ],
    [
      'a wider scope than its word',
      withCell({ word: 'Sendiri', rights: note.verbs.map((right) => ({ right, scope: 'all' })) }),
      'not covered by "Sendiri"',
    ],
    [
      'a narrower scope without a reason',
      withCell({ word: 'Baca', scope: 'own' }),
      'reaches only "own" and has no deviation',
    ],
    [
      'a right left out without a reason',
      withCell({ word: 'Sendiri', without: ['delete'] }),
      'gives delete, which is left out',
    ],
    [
      'a reason without a source',
      withCell({ word: 'Sendiri', without: ['delete'], deviation: { why: 'x', source: '' } }),
      'gives delete, which is left out',
    ],
    ['a reason that explains nothing', withCell({ word: 'Baca', deviation }), 'explains nothing'],
    [
      'leaving out what the word never gave',
      withCell({ word: 'Baca', without: ['update'], deviation }),
      'cannot be left out',
    ],
    [
      'the same right given twice',
      withCell({ word: 'Baca', also: [{ right: 'read', scope: 'all' }] }),
      'is given twice',
    ],
    [
      'a synonym for nothing',
      { ...example, synonyms: { 'x.read': { resource: 'ghost', right: 'read' } } },
      'unknown ghost.read',
    ],
    [
      'a synonym that hides a row',
      { ...example, synonyms: { 'note.read': { resource: 'cash', right: 'read' } } },
      'hides a row',
    ],
    [
      'a personal grant of nothing',
      {
        ...example,
        personal: [{ key: 'p', label: 'P', rights: [{ resource: 'ghost', right: 'read', scope: 'all' }] }],
      },
      'unknown ghost.read',
    ],
    [
      'a personal grant named like a role',
      { ...example, personal: [{ key: 'desk', label: 'P', rights: [] }] },
      'declared twice',
    ],
    [
      'a decision on a request that nobody can make',
      withRow({ decisions: [{ right: 'approve', request: { resource: 'ghost', right: 'create' } }] }),
      'unknown ghost.create',
    ],
  ])('%s', (_, declaration, fault) => {
    expect(faultsOf(declaration)).toContain(fault);
  });

  it('every fault at once, so that a long table is mended in one go', () => {
    const faults = faultsOf(withRow({ label: '', cells: ['Boleh', '', 'CRUD', '-'] }));
    expect(faults.split('\n').length).toBeGreaterThanOrEqual(3);
  });
});
