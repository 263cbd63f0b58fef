import { describe, expect, it } from 'vitest';
import { defineAccess } from './define-access.ts';
import { describeMatrix } from './describe-matrix.ts';
import { describeRights } from './describe-rights.ts';
import { effectiveRights } from './effective-rights.ts';
import { example } from './example-table.ts';
import type { Difference, Grant } from './grant.ts';

const table = defineAccess(example);

describe('what a person is told about their own rights', () => {
  const grants: Grant[] = [
    { id: 'a', role: 'member' },
    { id: 'b', role: 'desk', regions: ['63'] },
  ];
  const rights = effectiveRights(table, grants);

  it('names each right with its scopes, nothing they do not hold', () => {
    expect(describeRights(rights, grants)).toEqual({
      roles: ['member', 'desk'],
      scopes: [{ role: 'desk', regions: ['63'] }],
      rights: {
        note: [
          { right: 'read', scope: 'region' },
          { right: 'read', scope: 'own' },
          { right: 'create', scope: 'region' },
          { right: 'create', scope: 'own' },
          { right: 'update', scope: 'region' },
          { right: 'update', scope: 'own' },
          { right: 'delete', scope: 'region' },
          { right: 'approve', scope: 'region' },
        ],
        forum: [
          { right: 'read', scope: 'all' },
          { right: 'create', scope: 'region' },
        ],
        cash: [
          { right: 'read', scope: 'own' },
          { right: 'create', scope: 'own' },
        ],
      },
    });
  });

  it('leaves out what a state closes at this moment', () => {
    const member = [grants[0]!];
    const own = effectiveRights(table, member);
    expect(
      describeRights(own, member, { 'membership-active': true, 'standing-ok': true }).rights.forum,
    ).toEqual([{ right: 'read', scope: 'all' }]);
    expect(describeRights(own, member, { 'membership-active': true }).rights.forum).toBeUndefined();
  });
});

describe('what the matrix answers', () => {
  it('has the requirement words, the rights and the deviations of the standard', () => {
    const answer = describeMatrix(table);
    expect(answer.product).toBe('example');
    expect(answer.roles[0]).toEqual({ key: 'keeper', label: 'Penjaga' });
    expect(answer.rows).toHaveLength(table.rows.length);
    expect(answer.rows[0]).toEqual({
      group: 'Buku',
      label: 'Catatan',
      source: 'requirement',
      resource: 'note',
      cells: { keeper: 'CRUD', desk: 'Wilayah', member: 'Sendiri', visitor: 'Baca' },
      rights: {
        keeper: ['read', 'create', 'update', 'delete', 'approve'].map((right) => ({ right, scope: 'all' })),
        desk: ['read', 'create', 'update', 'delete', 'approve'].map((right) => ({ right, scope: 'region' })),
        member: ['read', 'create', 'update'].map((right) => ({ right, scope: 'own' })),
        visitor: [{ right: 'read', scope: 'all', gates: ['published'] }],
      },
      withheld: {
        member: ['delete', 'approve'].map((right) => ({
          right,
          deviation: { why: 'catatan tidak dihapus', source: 'R1' },
        })),
      },
    });
  });

  it('shows the result of a tenant change, marked, and what was taken away', () => {
    const differences: Difference[] = [
      {
        role: 'visitor',
        resource: 'note',
        right: 'create',
        effect: 'grant',
        scope: 'all',
        why: 'buku tamu',
        changedBy: 'a1',
      },
      {
        role: 'keeper',
        resource: 'note',
        right: 'delete',
        effect: 'revoke',
        scope: 'all',
        why: 'tidak boleh hapus',
      },
    ];
    const [row, ...others] = describeMatrix(table, differences).rows;
    expect(row?.rights.visitor).toContainEqual({
      right: 'create',
      scope: 'all',
      difference: { effect: 'grant', why: 'buku tamu', changedBy: 'a1' },
    });
    expect(row?.rights.keeper?.map(({ right }) => right)).not.toContain('delete');
    expect(row?.differences).toEqual({ visitor: [differences[0]], keeper: [differences[1]] });
    expect(row?.cells.keeper).toBe('CRUD');
    expect(others.every(({ differences: changed }) => changed === undefined)).toBe(true);
    expect(others.map(({ rights }) => rights)).toEqual(
      describeMatrix(table)
        .rows.slice(1)
        .map(({ rights }) => rights),
    );
  });

  it('has a column for a role the tenant made, and none for one put to rest', () => {
    const clerk = { key: 'clerk', label: 'Juru tulis' };
    const given: Difference = {
      role: 'clerk',
      resource: 'note',
      right: 'read',
      effect: 'grant',
      scope: 'all',
    };
    const answer = describeMatrix(table, [given], [clerk, { key: 'old', label: 'Lama', isActive: false }]);
    expect(answer.roles.map(({ key }) => key)).toEqual(['keeper', 'desk', 'member', 'visitor', 'clerk']);
    expect(answer.rows[0]?.cells.clerk).toBe('–');
    expect(answer.rows[0]?.rights.clerk?.[0]).toMatchObject({ right: 'read', scope: 'all' });
    expect(answer.rows[1]?.rights.clerk).toEqual([]);
  });
});
