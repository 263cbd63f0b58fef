import { describe, expect, it } from 'vitest';
import { defineAccess } from './define-access.ts';
import { example } from './example-table.ts';
import type { Difference } from './grant.ts';
import { refuseDifference } from './refuse-difference.ts';

const table = defineAccess(example);
const change = (part: Partial<Difference> = {}): Difference => ({
  role: 'member',
  resource: 'forum',
  right: 'create',
  effect: 'grant',
  scope: 'all',
  ...part,
});
const code = (next: Difference, others: Difference[] = []) => refuseDifference(table, others, next)?.code;

describe('a change to the matrix', () => {
  it('that gives a known role a known right is recorded', () => {
    expect(code(change())).toBeUndefined();
    expect(code(change({ role: 'desk', resource: 'cash', right: 'read', scope: 'region' }))).toBeUndefined();
    expect(code(change({ role: 'keeper', resource: 'note', right: 'read', scope: 'own' }))).toBeUndefined();
  });

  it('for a role of the tenant is recorded, for an unknown one refused', () => {
    expect(code(change({ role: 'clerk' }))).toBe('unknown_role');
    expect(
      refuseDifference(table, [], change({ role: 'clerk' }), [{ key: 'clerk', label: 'Juru tulis' }]),
    ).toBeUndefined();
  });

  it('about a right that no row has is refused', () => {
    expect(code(change({ right: 'burn' }))).toBe('unknown_right');
    expect(code(change({ scope: 'galaxy' as 'all' }))).toBe('unknown_scope');
  });

  it('that would reach nothing is refused, since its role has no such scope', () => {
    expect(code(change({ scope: 'region' }))).toBe('scope_not_of_role');
  });

  it('that gives a visitor more than reading and filling in is refused', () => {
    expect(code(change({ role: 'visitor', resource: 'note', right: 'approve' }))).toBe('visitor');
    expect(code(change({ role: 'visitor', resource: 'note', right: 'create' }))).toBeUndefined();
  });

  it('that gives what the standard holds back from everybody is refused', () => {
    const deviation = { why: 'uang tidak dihapus', source: 'R2' };
    const held = { word: 'CRUD', without: ['delete'], deviation };
    const strict = defineAccess({
      ...example,
      rows: [{ ...example.rows[0]!, cells: [held, '-', '-', '-'] }, ...example.rows.slice(1)],
    });
    const next = change({ resource: 'note', right: 'delete' });
    expect(refuseDifference(strict, [], next)?.code).toBe('withheld');
    expect(refuseDifference(table, [], next)).toBeUndefined();
    expect(refuseDifference(strict, [], change({ resource: 'note', right: 'update' }))).toBeUndefined();
  });

  it('that says what the standard says is refused', () => {
    expect(code(change({ role: 'keeper', resource: 'note', right: 'read' }))).toBe('nothing_changes');
    expect(code(change({ effect: 'revoke' }))).toBe('nothing_changes');
  });

  it('that leaves nobody to manage rights is refused, unless another role holds them first', () => {
    const last = change({ role: 'keeper', resource: 'access-matrix', right: 'update', effect: 'revoke' });
    expect(code(last)).toBe('lock_out');
    expect(code({ ...last, effect: 'grant', scope: 'own' })).toBe('lock_out');
    expect(
      code(last, [change({ role: 'member', resource: 'access-matrix', right: 'update' })]),
    ).toBeUndefined();
    expect(code(last, [change({ role: 'visitor', resource: 'access-matrix', right: 'update' })])).toBe(
      'lock_out',
    );
  });
});
