import { describe, expect, it } from 'vitest';
import {
  allow,
  createAccessCache,
  decide,
  describeRights,
  effectiveRights,
  findMissingStandardRights,
  findRisks,
  sessionRulesOf,
  visibleMenu,
} from '#kernel/access';
import { access } from './access.ts';
import { menu } from './menu.ts';

const active = { 'membership-active': true, 'standing-ok': true };
const regions = ['63'];
/** Officers hold the member's set besides their role. */
const grantsOf = (role: string) => [
  ...(['candidate', 'member'].includes(role) ? [] : [{ id: 'm', role: 'member' }]),
  { id: 'r', role, ...(role === 'coordinator' && { regions }) },
];
const rightsOf = (role: string) => effectiveRights(access, grantsOf(role));
const split = (key: string): [string, string] => [
  key.slice(0, key.lastIndexOf('.')),
  key.slice(key.lastIndexOf('.') + 1),
];
const reach = (role: string, key: string, facts: object = active) =>
  decide(rightsOf(role), ...split(key), facts);
const keysOf = (role: string) =>
  access.rows
    .filter(({ source }) => source === 'requirement')
    .map(({ label }) => label)
    .filter((key) => allow(rightsOf(role), ...split(key)).kind !== 'no');

describe('the rights of the union', () => {
  it('a candidate sees own profile, status, dues and public content; no forum, card, WhatsApp, nothing of the officers', () => {
    expect(keysOf('candidate')).toEqual([
      'profile.view',
      'profile.edit',
      'password.change',
      'session.manage',
      'privacy.request',
      'membership.status.view',
      'membership.leave',
      'content.view_public',
      'dues.self.view',
      'dues.self.pay',
      'dues.self.claim',
      'ticket.create',
      'survey.fill',
    ]);
    expect(reach('candidate', 'survey.fill')).toEqual({ kind: 'where', assigned: true, gates: [] });
  });

  it('a member adds member content, forum, card, WhatsApp and all surveys, and nothing of the officers', () => {
    expect(keysOf('member').filter((key) => !keysOf('candidate').includes(key))).toEqual([
      'content.view_member',
      'membercard.view',
      'whatsapp.join',
      'forum.view',
      'forum.post',
    ]);
    expect(reach('member', 'survey.fill').kind).toBe('all');
  });

  it('a coordinator acts in the own regions only and decides nothing', () => {
    const own = keysOf('coordinator').filter((key) => !keysOf('member').includes(key));
    expect(own).toEqual([
      'forum.moderate',
      'survey.manage',
      'survey.results',
      'whatsapp.manage',
      'broadcast.send',
      'ticket.view',
      'ticket.reply',
      'member.view',
      'member.edit',
      'member.export',
      'member.propose',
      'stats.view',
      'dues.dashboard.view',
      'dues.arrears.view',
    ]);
    for (const key of own)
      expect(reach('coordinator', key), key).toEqual({ kind: 'where', regions, gates: [] });
    for (const key of [
      'member.approve',
      'member.reject',
      'member.disable',
      'member.delete',
      'cms.home.manage',
      'rbac.role.assign',
      'member.record.edit',
    ]) {
      expect(reach('coordinator', key).kind, key).toBe('no');
    }
  });

  it('an admin holds the thirteen rights of the requirement, sees dues and changes none', () => {
    for (const key of [
      'member.approve',
      'member.reject',
      'member.view',
      'member.edit',
      'member.suspend',
      'member.disable',
      'broadcast.send',
      'cms.news.manage',
      'cms.document.manage',
      'survey.manage',
      'forum.moderate',
      'whatsapp.manage',
      'region.assign',
    ]) {
      expect(reach('admin', key).kind, key).toBe('all');
    }
    const dues = keysOf('admin').filter((key) => key.startsWith('dues.') && !key.startsWith('dues.self.'));
    expect(dues).toEqual(['dues.dashboard.view', 'dues.arrears.view']);
    for (const key of [
      'cms.home.manage',
      'cms.officer.manage',
      'cms.subscriber.manage',
      'member.delete',
      'audit.view',
      'rbac.role.assign',
    ])
      expect(reach('admin', key).kind, key).toBe('no');
  });

  it('a treasurer keeps the dues and has no content, forum moderation, survey or role rights', () => {
    const own = keysOf('treasurer').filter((key) => !keysOf('member').includes(key));
    expect(own.filter((key) => !key.startsWith('dues.'))).toEqual([
      'ticket.view',
      'ticket.reply',
      'member.view',
      'stats.view',
    ]);
    expect(own.filter((key) => key.startsWith('dues.'))).toHaveLength(19);
    expect(reach('treasurer', 'ticket.view')).toEqual({ kind: 'where', assigned: true, gates: [] });
    for (const key of [
      'cms.page.manage',
      'survey.manage',
      'rbac.role.manage',
      'member.approve',
      'member.view_sensitive',
      'member.profile.view',
    ])
      expect(reach('treasurer', key).kind, key).toBe('no');
  });

  it('only the treasurer and the super admin write money; the admin and the coordinator read', () => {
    for (const key of [
      'dues.payment.verify',
      'dues.claim.process',
      'dues.arrears.enforce',
      'dues.rate.manage',
      'dues.bill.generate',
    ]) {
      for (const { key: role } of access.roles)
        expect(reach(role, key).kind !== 'no', `${role} ${key}`).toBe(
          ['treasurer', 'super_admin'].includes(role),
        );
    }
  });

  it('a super admin holds everything but grievance files, which are opened to a named person', () => {
    expect(
      access.rows
        .map(({ label }) => label)
        .filter(
          (key) =>
            key.includes('.') &&
            allow(effectiveRights(access, [{ id: '1', role: 'super_admin' }]), ...split(key)).kind !== 'all',
        ),
    ).toEqual(['ticket.confidential']);
    expect(reach('admin', 'ticket.confidential').kind).toBe('no');
    const named = effectiveRights(access, [
      { id: '1', role: 'member' },
      { id: '2', role: 'grievance_handler' },
    ]);
    expect(allow(named, 'ticket', 'confidential')).toEqual({ kind: 'all', gates: [] });
    expect(allow(named, 'ticket', 'view').kind).toBe('no');
  });

  it('dues on hold close forum, card, WhatsApp and open surveys; bills, payment, claims and messages stay', () => {
    const held = { 'membership-active': true };
    for (const key of ['forum.view', 'forum.post', 'membercard.view', 'whatsapp.join'])
      expect(reach('member', key, held).kind, key).toBe('no');
    for (const key of [
      'dues.self.view',
      'dues.self.pay',
      'dues.self.claim',
      'ticket.create',
      'profile.view',
      'content.view_member',
    ])
      expect(reach('member', key, held).kind, key).not.toBe('no');
    expect(reach('member', 'survey.fill', held)).toEqual({ kind: 'where', assigned: true, gates: [] });
  });

  it('a treasurer whose membership ended keeps the office and loses the member features', () => {
    expect(reach('treasurer', 'dues.payment.verify', {}).kind).toBe('all');
    expect(reach('treasurer', 'forum.view', {}).kind).toBe('no');
  });

  it('scope of an office is never the scope of the person: a coordinator who is treasurer too reads all bills, edits one region', () => {
    const both = effectiveRights(access, [...grantsOf('coordinator'), { id: 't', role: 'treasurer' }]);
    expect(allow(both, 'dues.bill', 'view').kind).toBe('all');
    expect(allow(both, 'member', 'edit')).toEqual({ kind: 'where', regions, gates: [] });
    expect(findRisks(access, both).map(({ code }) => code)).not.toContain('money_and_roles');
  });

  it('warns when the treasurer would also hand out roles', () => {
    const both = effectiveRights(access, [
      { id: '1', role: 'treasurer' },
      { id: '2', role: 'admin' },
    ]);
    expect(findRisks(access, both).map(({ code }) => code)).toContain('money_and_roles');
    expect(findRisks(access, rightsOf('admin')).map(({ code }) => code)).not.toContain('money_and_roles');
  });

  it('has every right the kernel asks for, by row or by synonym, and the lifetimes of sessions', () => {
    expect(findMissingStandardRights(access)).toEqual([]);
    expect(reach('super_admin', 'settings.update').kind).toBe('all');
    expect(reach('admin', 'settings.update').kind).toBe('no');
    expect(sessionRulesOf(access, ['super_admin', 'member'])).toEqual({ hours: 720, secondFactor: true });
    expect(sessionRulesOf(access, ['member', 'coordinator'])).toEqual({ hours: 168, secondFactor: false });
  });

  it('tells a coordinator the own rights with the scope region', () => {
    expect(describeRights(rightsOf('coordinator'), grantsOf('coordinator'), active).rights.member).toEqual(
      ['view', 'edit', 'export', 'propose'].map((right) => ({ right, scope: 'region' })),
    );
  });
});

describe("the union's sidebar", () => {
  const groupsOf = (role: string, facts: object = active) =>
    visibleMenu(menu, rightsOf(role), facts).map(({ label }) => label);
  const entriesOf = (role: string, group: string) =>
    visibleMenu(menu, rightsOf(role), active)
      .find(({ key }) => key === group)
      ?.children?.map(({ label }) => label) ?? [];
  const memberGroups = [
    'Beranda',
    'Akun',
    'Keanggotaan',
    'Informasi Serikat',
    'Iuran Saya',
    'Forum Anggota',
    'Survei Anggota',
    'Komunikasi',
    'Grup WhatsApp',
  ];

  it('of a candidate: home, account, status, information, dues', () => {
    expect(groupsOf('candidate', {})).toEqual([
      'Beranda',
      'Akun',
      'Keanggotaan',
      'Informasi Serikat',
      'Iuran Saya',
    ]);
    expect(
      visibleMenu(menu, rightsOf('candidate'), {})
        .find(({ key }) => key === 'membership')
        ?.children?.map(({ label }) => label),
    ).toEqual(['Status Keanggotaan']);
    expect(
      visibleMenu(menu, rightsOf('candidate'), {})
        .find(({ key }) => key === 'union_info')
        ?.children?.map(({ label }) => label),
    ).toEqual(['AD/ART', 'Manifesto', 'Sejarah SPK']);
  });

  it('of a member: all of the member area and nothing of the officers', () => {
    expect(groupsOf('member')).toEqual(memberGroups);
  });

  it('of a member on hold: without forum and WhatsApp', () => {
    expect(groupsOf('member', { 'membership-active': true })).toEqual(
      memberGroups.filter((group) => !['Forum Anggota', 'Grup WhatsApp'].includes(group)),
    );
  });

  it('of an admin: members, broadcast, complaints, forum, surveys, links, CMS; of the treasury only what is read; no system', () => {
    expect(groupsOf('admin')).toEqual([
      ...memberGroups,
      'Manajemen Anggota',
      'Broadcast & Notifikasi',
      'Pengaduan & Kontak',
      'Moderasi Forum',
      'Manajemen Survei',
      'Link WhatsApp',
      'CMS',
      'Kebendaharaan',
      'Kerja Pengurus',
      'Pemeliharaan',
    ]);
    expect(entriesOf('admin', 'treasury')).toEqual(['Dashboard Iuran', 'Tunggakan & Penertiban']);
    expect(entriesOf('admin', 'cms')).not.toContain('Landing Page Builder');
    expect(entriesOf('admin', 'system_more')).toEqual(['Cadangan']);
  });

  it('of a coordinator: the seven entries of the region, and no page for all members', () => {
    expect(entriesOf('coordinator', 'region')).toHaveLength(7);
    for (const group of [
      'Manajemen Anggota',
      'Broadcast & Notifikasi',
      'Link WhatsApp',
      'CMS',
      'Kebendaharaan',
      'Sistem',
    ])
      expect(groupsOf('coordinator')).not.toContain(group);
    for (const group of ['Moderasi Forum', 'Manajemen Survei', 'Pengaduan & Kontak'])
      expect(groupsOf('coordinator')).toContain(group);
  });

  it('of a treasurer: the ten entries of the treasury; no CMS, region or system', () => {
    expect(entriesOf('treasurer', 'treasury')).toHaveLength(10);
    for (const group of ['CMS', 'Sistem', 'Wilayah', 'Manajemen Survei', 'Moderasi Forum'])
      expect(groupsOf('treasurer')).not.toContain(group);
  });

  it('of a super admin: every group', () => {
    expect(groupsOf('super_admin')).toHaveLength(menu.length);
  });

  it('and the rights of a request are made from memory in under 0.2 ms, without a query', () => {
    const cache = createAccessCache();
    const tenant = {
      tenantId: 't',
      version: 1,
      differences: [],
      menuChanges: [{ key: 'forum', label: 'Forum' }],
    };
    const grants = grantsOf('super_admin');
    const request = () => cache.menu(menu, cache.rights(access, grants, tenant), active, tenant);
    request();
    const rounds = 2000;
    const start = performance.now();
    for (let round = 0; round < rounds; round += 1) request();
    expect((performance.now() - start) / rounds).toBeLessThan(0.2);
  });
});
