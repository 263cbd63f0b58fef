import { describe, expect, it } from 'vitest';
import { defineAccess, effectiveRights } from '#kernel/access';
import { mustHaveSecondFactor, roleNeedsSecondFactor } from './second-factor-rule.ts';

const table = defineAccess({
  product: 'test',
  roles: [
    { key: 'keeper', label: 'Penjaga', secondFactor: true, sessionHours: 168 },
    { key: 'clerk', label: 'Juru tulis', sessionHours: 168 },
    { key: 'member', label: 'Anggota', sessionHours: 24 },
  ],
  words: {
    full: { rights: 'verbs', meaning: 'Semua' },
    look: { rights: ['read'], meaning: 'Melihat' },
    own: { rights: 'verbs', scope: 'own', meaning: 'Milik sendiri' },
    none: { rights: [], meaning: 'Tidak' },
  },
  rows: [
    {
      group: 'Uang',
      label: 'Kas',
      source: 'balai',
      resource: 'cash',
      verbs: ['read', 'pay'],
      cells: ['full', 'look', 'own'],
      risk: 'money',
    },
    {
      group: 'Kertas',
      label: 'Surat',
      source: 'balai',
      resource: 'letter',
      verbs: ['read', 'create'],
      cells: ['full', 'full', 'none'],
    },
  ],
});
const rights = (role: string, differences: Parameters<typeof effectiveRights>[2] = []) =>
  effectiveRights(table, [{ id: role, role }], differences);

describe('the second factor is compulsory', () => {
  it('for a role that says so', () => {
    expect(roleNeedsSecondFactor(table, 'keeper')).toBe(true);
  });

  it('not for who only looks at money, nor for who pays their own bill', () => {
    expect(roleNeedsSecondFactor(table, 'clerk')).toBe(false);
    expect(roleNeedsSecondFactor(table, 'member')).toBe(false);
  });

  it('for whoever was given power over the money of others, by whatever difference', () => {
    const grant = { role: 'clerk', resource: 'cash', right: 'pay', effect: 'grant', scope: 'all' } as const;
    expect(mustHaveSecondFactor(table, ['clerk'], rights('clerk', [grant]))).toBe(true);
    expect(mustHaveSecondFactor(table, ['clerk'], rights('clerk', [{ ...grant, scope: 'own' }]))).toBe(false);
    const ownRole = { ...grant, role: 'petugas_kas' };
    expect(mustHaveSecondFactor(table, ['petugas_kas'], rights('petugas_kas', [ownRole]))).toBe(true);
  });

  it('for a role that the organisation named in its settings', () => {
    expect(mustHaveSecondFactor(table, ['clerk'], rights('clerk'), ['clerk'])).toBe(true);
    expect(mustHaveSecondFactor(table, ['member'], rights('member'), ['clerk'])).toBe(false);
  });
});
