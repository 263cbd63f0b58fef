import { describe, expect, it } from 'vitest';
import { defineAccess } from './define-access.ts';
import { effectiveRights } from './effective-rights.ts';
import { example } from './example-table.ts';
import { findNewRisks, findRisks } from './find-risks.ts';
import type { Difference } from './grant.ts';

const table = defineAccess(example);
const rightsOf = (roles: string[], differences: Difference[] = []) =>
  effectiveRights(
    table,
    roles.map((role) => ({ id: role, role, regions: ['63'] })),
    differences,
  );
const codes = (roles: string[], differences?: Difference[]) =>
  findRisks(table, rightsOf(roles, differences)).map(({ code }) => code);

describe('a warning before a right is handed out', () => {
  it('comes when one hand holds the money and the rights', () => {
    const [money] = findRisks(table, rightsOf(['keeper', 'opener']));
    expect(money?.code).toBe('money_and_roles');
    expect(money?.rights).toEqual([
      { resource: 'cash', right: 'create' },
      { resource: 'access-matrix', right: 'update' },
    ]);
  });

  it('does not come for looking at money, or for paying one own bill', () => {
    expect(codes(['keeper'])).not.toContain('money_and_roles');
    expect(codes(['keeper', 'member'])).not.toContain('money_and_roles');
  });

  it('comes when who asks may also decide, and not when they may not', () => {
    expect(codes(['keeper'])).toContain('own_approval');
    expect(codes(['member'])).toEqual([]);
    expect(
      codes(
        ['member'],
        [{ role: 'member', resource: 'note', right: 'approve', effect: 'grant', scope: 'all' }],
      ),
    ).toEqual(['own_approval']);
  });

  it('tells only what the change adds', () => {
    expect(
      findNewRisks(table, rightsOf(['keeper']), rightsOf(['keeper', 'opener'])).map(({ code }) => code),
    ).toEqual(['money_and_roles']);
    expect(findNewRisks(table, rightsOf(['keeper']), rightsOf(['keeper']))).toEqual([]);
  });
});
