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
import { menu, navbar } from './menu.ts';

const grant = (role: string) => ({ id: role, role, ...(role === 'area_head' && { areas: ['rt-1'] }) });
const rightsOf = (...roles: string[]) => effectiveRights(access, roles.map(grant));
const kind = (
  role: string,
  resource: string,
  right: string,
  facts: object = { published: true, 'resident-confirmed': true },
) => decide(rightsOf(role), resource, right, facts).kind;
const content = ['news', 'calendar', 'program', 'business', 'gallery'];

describe('the rights of the village', () => {
  it.each(content)(
    '%s: guest and user read what is published, admin and super admin do everything',
    (resource) => {
      for (const role of ['guest', 'user']) {
        expect(kind(role, resource, 'read')).toBe('all');
        expect(kind(role, resource, 'read', {})).toBe('no');
        for (const right of ['create', 'update', 'delete', 'publish'])
          expect(kind(role, resource, right)).toBe('no');
      }
      for (const role of ['admin', 'super_admin']) {
        for (const right of ['read', 'create', 'update', 'delete', 'publish'])
          expect(kind(role, resource, right, {})).toBe('all');
      }
    },
  );

  it('a guest joins nothing and opens no letters, aid, complaints, deliberation or population data', () => {
    for (const [resource, right] of [
      ['program', 'join'],
      ['letter-request', 'read'],
      ['letter-request', 'create'],
      ['aid', 'read'],
      ['complaint', 'create'],
      ['deliberation', 'read'],
      ['resident', 'read'],
      ['dashboard', 'read'],
      ['admin-dashboard', 'read'],
      ['budget', 'read'],
    ] as const) {
      expect(kind('guest', resource, right), `${resource}.${right}`).toBe('no');
    }
    expect(kind('guest', 'dashboard', 'read-limited')).toBe('all');
    expect(kind('guest', 'budget', 'read-summary')).toBe('all');
  });

  it('a villager asks for, cancels and follows own letters, and approves none, not even the own', () => {
    for (const right of ['read', 'create', 'update', 'cancel'])
      expect(allow(rightsOf('user'), 'letter-request', right)).toMatchObject({ kind: 'where', own: true });
    for (const right of ['approve', 'check', 'reject', 'assist'])
      expect(kind('user', 'letter-request', right)).toBe('no');
  });

  it('letters, aid and votes wait until an officer has confirmed the resident; complaints do not', () => {
    for (const [resource, right] of [
      ['letter-request', 'create'],
      ['aid', 'read'],
      ['deliberation', 'vote'],
      ['business-review', 'create'],
    ] as const) {
      expect(kind('user', resource, right, { published: true }), resource).toBe('no');
      expect(kind('user', resource, right), resource).not.toBe('no');
    }
    expect(kind('user', 'complaint', 'create', {})).toBe('where');
  });

  it('officers approve letters and requests at the counter, and have no cancel in place of the villager', () => {
    for (const role of ['admin', 'super_admin']) {
      for (const right of ['read', 'assist', 'check', 'approve', 'reject'])
        expect(kind(role, 'letter-request', right)).toBe('all');
      for (const right of ['create', 'delete', 'cancel'])
        expect(kind(role, 'letter-request', right)).toBe('no');
    }
  });

  it('nobody signs by role; the person with the grant does', () => {
    for (const { key } of access.roles) expect(kind(key, 'letter', 'sign'), key).toBe('no');
    const head = rightsOf('super_admin', 'letter_signer');
    expect(allow(head, 'letter', 'sign').kind).toBe('all');
    expect(allow(rightsOf('admin', 'letter_secretary'), 'letter', 'sign').kind).toBe('no');
    expect(allow(rightsOf('admin', 'letter_secretary'), 'letter', 'endorse').kind).toBe('all');
  });

  it('admin views reports and exports none; users, admins, settings, audit, roles and backup are the super admin own', () => {
    expect(kind('admin', 'report', 'read')).toBe('all');
    expect(kind('admin', 'report', 'export')).toBe('no');
    expect(kind('super_admin', 'report', 'export')).toBe('all');
    for (const [resource, right] of [
      ['user', 'read'],
      ['user', 'delete'],
      ['admin-user', 'create'],
      ['settings', 'update'],
      ['audit', 'read'],
      ['role', 'assign'],
      ['backup', 'restore'],
    ] as const) {
      for (const { key } of access.roles)
        expect(kind(key, resource, right) !== 'no', `${key} ${resource}`).toBe(key === 'super_admin');
    }
  });

  it('a head of an RT sees residents, letters and complaints of the own area, changes nothing, and without an area sees nobody', () => {
    for (const resource of ['resident', 'family', 'letter-request', 'complaint', 'aid-recipient']) {
      expect(allow(rightsOf('area_head'), resource, 'read')).toEqual({
        kind: 'where',
        areas: ['rt-1'],
        gates: [],
      });
      expect(
        allow(effectiveRights(access, [{ id: '1', role: 'area_head', areas: [] }]), resource, 'read').kind,
      ).toBe('no');
    }
    for (const [resource, right] of [
      ['resident', 'update'],
      ['resident', 'export'],
      ['resident', 'reveal'],
      ['letter-request', 'approve'],
      ['complaint', 'respond'],
    ] as const) {
      expect(kind('area_head', resource, right)).toBe('no');
    }
  });

  it('the BPD holds deliberations and does not delete one, nor touch letters or residents', () => {
    for (const right of ['read', 'create', 'update', 'invite', 'record', 'close'])
      expect(kind('bpd', 'deliberation', right)).toBe('all');
    expect(kind('bpd', 'deliberation', 'delete')).toBe('no');
    expect(kind('bpd', 'letter-request', 'read')).toBe('no');
    expect(kind('bpd', 'resident', 'read')).toBe('no');
  });

  it('has every right the kernel asks for, and the lifetimes of sessions', () => {
    expect(findMissingStandardRights(access)).toEqual([]);
    expect(sessionRulesOf(access, ['user'])).toEqual({ hours: 24, secondFactor: false });
    expect(sessionRulesOf(access, ['admin', 'user'])).toEqual({ hours: 168, secondFactor: false });
    expect(sessionRulesOf(access, ['super_admin'])).toEqual({ hours: 720, secondFactor: true });
  });
});

describe('the menus of the village', () => {
  const bar = (role: string, facts = {}) =>
    visibleMenu(navbar, rightsOf(role), facts).map(({ label }) => label);
  const urls = (...roles: string[]) =>
    visibleMenu(menu, rightsOf(...roles), { 'resident-confirmed': true }).flatMap(({ children }) =>
      (children ?? []).map(({ url }) => url),
    );

  it('a guest has the seven of the bar, a villager four more', () => {
    const seven = ['Beranda', 'Profil', 'Berita', 'Kalender', 'Galeri', 'FAQ', 'Kontak'];
    expect(bar('guest')).toEqual(seven);
    expect(bar('user')).toEqual([...seven, 'Partisipasi', 'Program', 'Layanan', 'Pengaduan']);
  });

  it('an admin sees the eleven admin pages and none of the super admin', () => {
    const own = urls('user', 'admin');
    for (const name of [
      'dashboard',
      'berita',
      'kalender',
      'program',
      'layanan-surat',
      'pengaduan',
      'partisipasi',
      'umkm',
      'galeri',
      'laporan',
      'konten',
    ])
      expect(own).toContain(`/admin-${name}`);
    expect(own.filter((url) => url?.startsWith('/superadmin-'))).toEqual([]);
    expect(urls('user').filter((url) => url?.startsWith('/admin-'))).toEqual([]);
  });

  it('a super admin sees the eight of the list and the admin pages', () => {
    const own = urls('super_admin');
    for (const name of ['dashboard', 'user', 'admin', 'settings', 'audit', 'backup', 'laporan', 'role'])
      expect(own).toContain(`/superadmin-${name}`);
    expect(own).toContain('/admin-berita');
  });

  it('only the head of an area has the page of the own area', () => {
    expect(urls('user', 'area_head')).toContain('/wilayah-saya');
    for (const role of ['user', 'admin', 'super_admin', 'bpd'])
      expect(urls(role)).not.toContain('/wilayah-saya');
  });
});
