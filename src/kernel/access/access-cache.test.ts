import { describe, expect, it } from 'vitest';
import { createAccessCache, type TenantAccess } from './access-cache.ts';
import { defineAccess } from './define-access.ts';
import { allow } from './effective-rights.ts';
import { example } from './example-table.ts';
import type { Grant } from './grant.ts';
import type { MenuItem } from './menu.ts';

const table = defineAccess(example);
const standard = (tenantId: string): TenantAccess => ({ tenantId, version: 1, differences: [] });
const desk = (...regions: string[]): Grant[] => [{ id: '1', role: 'desk', regions }];
const menu: MenuItem[] = [
  { key: 'a', label: 'A', url: '/a', logic: 'ANY', required: [{ resource: 'note', right: 'delete' }] },
];

describe('rights from memory', () => {
  it('are one object for the same roles, also of another person and tenant', () => {
    const cache = createAccessCache();
    const first = cache.rights(table, [{ id: '1', role: 'member' }], standard('t1'));
    expect(cache.rights(table, [{ id: '2', role: 'member' }], standard('t2'))).toBe(first);
    expect(cache.rights(table, [{ id: '2', role: 'keeper' }], standard('t2'))).not.toBe(first);
  });

  it('of one region are not served to another, however odd its code', () => {
    const cache = createAccessCache();
    cache.rights(table, desk('63'), standard('t1'));
    expect(allow(cache.rights(table, desk('35'), standard('t1')), 'note', 'read')).toMatchObject({
      regions: ['35'],
    });
    cache.rights(table, desk('1', '2'), standard('t1'));
    for (const code of ['1,2', '1","2', '1"],["2']) {
      expect(allow(cache.rights(table, desk(code), standard('t1')), 'note', 'read')).toMatchObject({
        regions: [code],
      });
    }
  });

  it('of one kind of organisation are not served to another', () => {
    const cache = createAccessCache();
    const other = defineAccess({ ...example, product: 'other' });
    expect(cache.rights(other, [{ id: '1', role: 'member' }], standard('t1'))).not.toBe(
      cache.rights(table, [{ id: '1', role: 'member' }], standard('t1')),
    );
  });

  it('follow a change of the tenant at once, and only there', () => {
    const cache = createAccessCache();
    const member: Grant[] = [{ id: '1', role: 'member' }];
    const changed: TenantAccess = {
      tenantId: 't1',
      version: 2,
      differences: [{ role: 'member', resource: 'note', right: 'delete', effect: 'grant', scope: 'all' }],
    };
    const may = (tenant: TenantAccess) => allow(cache.rights(table, member, tenant), 'note', 'delete').kind;
    expect(may(standard('t1'))).toBe('no');
    expect(may(changed)).toBe('all');
    expect(
      may({ ...changed, tenantId: 't2', differences: [{ ...changed.differences[0]!, right: 'update' }] }),
    ).toBe('no');
    expect(may({ ...changed, version: 3, differences: [] })).toBe('no');
    expect(cache.menu(menu, cache.rights(table, member, changed), {}, changed)).toHaveLength(1);
    expect(cache.menu(menu, cache.rights(table, member, standard('t1')), {}, standard('t1'))).toHaveLength(0);
  });

  it('are forgotten from the least used when there are too many', () => {
    const cache = createAccessCache(2);
    const first = cache.rights(table, desk('1'), standard('t'));
    cache.rights(table, desk('2'), standard('t'));
    expect(cache.rights(table, desk('1'), standard('t'))).toBe(first);
    cache.rights(table, desk('3'), standard('t'));
    expect(cache.rights(table, desk('1'), standard('t'))).toBe(first);
    cache.rights(table, desk('4'), standard('t'));
    cache.rights(table, desk('5'), standard('t'));
    expect(cache.rights(table, desk('1'), standard('t'))).not.toBe(first);
  });

  it('give each state of a person its own menu', () => {
    const cache = createAccessCache();
    const forum: MenuItem[] = [
      { key: 'f', label: 'F', url: '/f', logic: 'ANY', required: [{ resource: 'forum', right: 'read' }] },
    ];
    const rights = cache.rights(table, [{ id: '1', role: 'member' }], standard('t'));
    expect(
      cache.menu(forum, rights, { 'membership-active': true, 'standing-ok': true }, standard('t')),
    ).toHaveLength(1);
    expect(cache.menu(forum, rights, { 'membership-active': true }, standard('t'))).toHaveLength(0);
  });

  it('give each tenant its own menu, at its own version', () => {
    const cache = createAccessCache();
    const keeper: Grant[] = [{ id: '1', role: 'keeper' }];
    const renamed = (tenantId: string, version: number, label: string): TenantAccess => ({
      tenantId,
      version,
      differences: [],
      menuChanges: [{ key: 'a', label }],
    });
    const label = (tenant: TenantAccess) =>
      cache.menu(menu, cache.rights(table, keeper, tenant), {}, tenant)[0]?.label;
    expect(label(renamed('t1', 1, 'Satu'))).toBe('Satu');
    expect(label(renamed('t2', 1, 'Dua'))).toBe('Dua');
    expect(label(renamed('t1', 2, 'Tiga'))).toBe('Tiga');
    expect(label(standard('t3'))).toBe('A');
  });
});
