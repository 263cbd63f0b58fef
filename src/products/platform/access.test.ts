import { describe, expect, it } from 'vitest';
import { allow, effectiveRights, findMissingStandardRights, visibleMenu } from '#kernel/access';
import { access } from './access.ts';
import { menu } from './menu.ts';

const rightsOf = (role: string) => effectiveRights(access, [{ id: role, role }]);

describe('the platform', () => {
  it('a visitor searches the directory and asks for an organisation, and decides on none', () => {
    const guest = rightsOf('guest');
    expect(allow(guest, 'directory', 'read').kind).toBe('all');
    expect(allow(guest, 'tenant-application', 'create').kind).toBe('all');
    for (const right of ['read', 'approve', 'reject'])
      expect(allow(guest, 'tenant-application', right).kind).toBe('no');
    expect(allow(guest, 'tenant', 'read').kind).toBe('no');
    expect(visibleMenu(menu, guest, {})).toEqual([]);
  });

  it('the operator decides on sign-ups and runs the house; no row of the table is about what an organisation keeps', () => {
    const operator = rightsOf('operator');
    expect(allow(operator, 'tenant-application', 'approve').kind).toBe('all');
    for (const resource of ['job', 'settings', 'outbox', 'audit'])
      expect(allow(operator, resource, 'read').kind).toBe('all');
    for (const resource of ['member', 'savings', 'resident', 'participant', 'journal'])
      expect(allow(operator, resource, 'read').kind).toBe('no');
    expect(findMissingStandardRights(access)).toEqual([]);
  });
});
