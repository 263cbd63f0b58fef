import { describe, expect, it } from 'vitest';
import {
  allow,
  decide,
  effectiveRights,
  findMissingStandardRights,
  sessionRulesOf,
  visibleMenu,
} from '#kernel/access';
import { access } from './access.ts';
import { menu } from './menu.ts';

const rightsOf = (...roles: string[]) =>
  effectiveRights(
    access,
    roles.map((role) => ({ id: role, role })),
  );
const may = (role: string, resource: string, right: string) =>
  allow(rightsOf(role), resource, right).kind !== 'no';
const books = access.rows.filter(({ label }) => /^\d\d\. /.test(label));
const officers = ['ketua', 'bendahara', 'sekretaris'];

/** Who writes each book; the other officers read it (resolution K3). */
const writers: Record<string, string[]> = {
  savings: ['bendahara'],
  loan: ['bendahara'],
  inventory: ['sekretaris'],
  'member-meeting': ['sekretaris'],
  'board-meeting': ['ketua', 'sekretaris'],
  'supervisor-meeting': ['ketua', 'sekretaris'],
};

describe('the sixteen books', () => {
  it('are sixteen, and the kernel finds every right it asks for', () => {
    expect(books).toHaveLength(16);
    expect(findMissingStandardRights(access)).toEqual([]);
  });

  it.each(books.map(({ label, resource }) => [label, resource]))(
    '%s is written by its officers and read by the others',
    (_, resource) => {
      for (const role of officers) {
        const isWriter = (writers[resource] ?? officers).includes(role);
        expect(may(role, resource, 'read'), role).toBe(true);
        const writes = ['savings', 'loan'].includes(resource) ? ['create'] : ['create', 'update'];
        for (const right of writes) expect(may(role, resource, right), `${role} ${right}`).toBe(isWriter);
      }
    },
  );

  it.each(['savings', 'loan'])(
    'nobody changes or deletes in the book of %s; only the treasurer reverses',
    (resource) => {
      for (const { key } of access.roles) {
        for (const right of ['update', 'delete'])
          expect(may(key, resource, right), `${key} ${right}`).toBe(false);
        expect(may(key, resource, 'reverse'), key).toBe(key === 'bendahara');
      }
    },
  );

  it('the supervisors read all sixteen and write only their two', () => {
    for (const { resource } of books) {
      expect(may('pengawas', resource, 'read'), resource).toBe(true);
      const isTheirs = ['supervisor-meeting', 'supervisor-suggestion'].includes(resource);
      for (const right of ['create', 'update', 'delete'])
        expect(may('pengawas', resource, right), resource).toBe(isTheirs);
    }
    expect(may('pengawas', 'supervisor-suggestion', 'answer')).toBe(false);
    expect(may('pengawas', 'landing-page', 'update')).toBe(false);
  });

  it('a member reads savings and loans of their own only, and does not open 08, 09 and 13', () => {
    for (const resource of ['savings', 'loan']) {
      expect(allow(rightsOf('anggota'), resource, 'read')).toEqual({ kind: 'where', own: true, gates: [] });
      expect(may('anggota', resource, 'create')).toBe(false);
    }
    for (const resource of ['board-meeting', 'supervisor-meeting', 'supervisor-suggestion'])
      expect(may('anggota', resource, 'read')).toBe(false);
  });

  it('a member only reads the rest, and adds to the guest book and the suggestions', () => {
    for (const { resource } of books) {
      const adds = ['guest-book', 'member-suggestion'].includes(resource);
      expect(may('anggota', resource, 'create'), resource).toBe(adds);
      for (const right of ['update', 'delete', 'import', 'export', 'answer'])
        expect(may('anggota', resource, right), resource).toBe(false);
    }
  });

  it('a guest reads the six starred books where they were published, and no other book, and no internal page', () => {
    const starred = ['inventory', 'member-meeting', 'employee', 'official-advice', 'incident', 'mail-agenda'];
    const guest = rightsOf('tamu');
    for (const { resource } of books) {
      expect(decide(guest, resource, 'read', { published: true }).kind !== 'no', resource).toBe(
        starred.includes(resource),
      );
      expect(decide(guest, resource, 'read', {}).kind, resource).toBe('no');
      for (const right of ['update', 'delete', 'export', 'print'])
        expect(may('tamu', resource, right), resource).toBe(false);
    }
    expect(may('tamu', 'guest-book', 'create')).toBe(true);
    expect(may('tamu', 'guest-book', 'read')).toBe(false);
    expect(may('tamu', 'savings', 'create')).toBe(false);
  });

  it('suggestions and advice are answered by the officers and by nobody else', () => {
    for (const resource of ['member-suggestion', 'supervisor-suggestion', 'official-advice']) {
      for (const { key } of access.roles)
        expect(may(key, resource, 'answer'), key).toBe(officers.includes(key));
    }
  });
});

describe('the office of the cooperative', () => {
  it('the chair holds settings, users, roles and backup; the other officers do not', () => {
    for (const [resource, right] of [
      ['settings', 'update'],
      ['user', 'update'],
      ['role', 'assign'],
      ['access-matrix', 'update'],
      ['backup', 'restore'],
      ['invitation', 'create'],
    ] as const) {
      for (const { key } of access.roles)
        expect(may(key, resource, right), `${key} ${resource}`).toBe(key === 'ketua');
    }
  });

  it('a member applies for a loan and cannot decide on it; the treasurer assesses and pays out, the chair decides', () => {
    expect(may('anggota', 'loan-application', 'create')).toBe(true);
    for (const right of ['assess', 'approve', 'disburse'])
      expect(may('anggota', 'loan-application', right)).toBe(false);
    expect(may('bendahara', 'loan-application', 'assess')).toBe(true);
    expect(may('bendahara', 'loan-application', 'approve')).toBe(false);
    expect(may('ketua', 'loan-application', 'approve')).toBe(true);
    expect(may('ketua', 'loan-application', 'disburse')).toBe(false);
  });

  it('a loan to kin of the board needs the supervisors too, and the board cannot stand in for them', () => {
    for (const { key } of access.roles)
      expect(may(key, 'loan-application', 'approve-related'), key).toBe(key === 'pengawas');
  });

  it('a guest simulates a loan and applies to become a member, and nothing more of ours', () => {
    expect(may('tamu', 'loan-simulation', 'create')).toBe(true);
    expect(may('tamu', 'membership-application', 'create')).toBe(true);
    expect(may('tamu', 'membership-application', 'read')).toBe(false);
    expect(may('tamu', 'shu-simulation', 'create')).toBe(false);
    expect(may('anggota', 'shu-simulation', 'create')).toBe(false);
    expect(may('pengawas', 'shu-simulation', 'create')).toBe(true);
  });

  it('officers need the second factor and a session of a week, members a day', () => {
    for (const role of [...officers, 'pengawas'])
      expect(sessionRulesOf(access, [role])).toEqual({ hours: 168, secondFactor: true });
    expect(sessionRulesOf(access, ['anggota'])).toEqual({ hours: 24, secondFactor: false });
  });
});

describe('the menu of the cooperative', () => {
  const urlsOf = (...roles: string[]) =>
    visibleMenu(menu, rightsOf(...roles), {}).flatMap(({ url, children }) => [
      url,
      ...(children ?? []).map((child) => child.url),
    ]);

  it.each(['ketua', 'bendahara', 'sekretaris', 'pengawas'])('shows %s all sixteen books', (role) => {
    expect(urlsOf(role).filter((url) => url?.startsWith('/buku/'))).toHaveLength(16);
  });

  it('shows a member the books they may read and none of the three closed ones, nor the landing page desk', () => {
    const urls = urlsOf('anggota');
    expect(urls).toContain('/buku/anggota');
    expect(urls).toContain('/saya/simpanan');
    for (const closed of [
      '/buku/notulen-rapat-pengurus',
      '/buku/notulen-rapat-pengawas',
      '/buku/saran-pengawas',
      '/kelola/halaman-muka',
      '/hak-akses',
      '/pengaturan',
    ]) {
      expect(urls).not.toContain(closed);
    }
  });

  it('shows an officer who is no member none of a member own pages', () => {
    expect(urlsOf('bendahara')).not.toContain('/saya/simpanan');
    expect(urlsOf('bendahara', 'anggota')).toContain('/saya/simpanan');
  });
});
