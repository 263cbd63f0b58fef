import { describe, expect, it } from 'vitest';
import { allow, effectiveRights, findMissingStandardRights, findRisks, visibleMenu } from '#kernel/access';
import { access } from './access.ts';
import { menu } from './menu.ts';

const grantOf = (role: string, programmes: string[] = ['S2-01']) => ({
  id: role,
  role,
  ...(role === 'admin_prodi' && { programmes }),
});
const rightsOf = (role: string, programmes?: string[]) =>
  effectiveRights(access, [grantOf(role, programmes)]);
const kind = (role: string, resource: string, right: string) => allow(rightsOf(role), resource, right).kind;

/** The method list at the end of the requirement, where the matrix agrees or wins: who may, everybody else may not. */
const methods: [string, string, string, string[]][] = [
  ['canEditParticipant', 'participant', 'update', ['superadmin']],
  ['canDeleteParticipant', 'participant', 'delete', ['superadmin']],
  ['canUploadDocuments', 'participant-document', 'upload', ['superadmin', 'admin']],
  ['deleting a document', 'participant-document', 'delete', ['superadmin']],
  ['canValidatePhysical', 'verification', 'verify', ['superadmin', 'admin', 'upkh']],
  ['canManageSchedule', 'seat', 'assign', ['superadmin', 'admin', 'tu']],
  ['canManageUsers', 'user', 'create', ['superadmin']],
  ['importing', 'participant-import', 'create', ['superadmin', 'admin']],
  ['importing over what is there', 'participant-import', 'overwrite', ['superadmin']],
  ['exporting', 'participant', 'export', ['superadmin', 'admin', 'admin_prodi']],
  ['canManageSettings', 'settings', 'update', ['superadmin', 'admin']],
  ['mail configuration', 'mail-settings', 'update', ['superadmin']],
  ['mail templates', 'mail-template', 'update', ['superadmin', 'admin', 'tu']],
  ['canPrintCards', 'exam-card', 'print', ['superadmin', 'admin', 'upkh', 'tu']],
  ['canPrintSchedule', 'exam-timetable', 'print', ['superadmin', 'admin', 'tu']],
  ['rooms', 'room', 'create', ['superadmin', 'admin', 'tu']],
  ['semesters', 'semester', 'create', ['superadmin']],
  ['canDownloadDocuments', 'document-archive', 'download', ['superadmin', 'admin', 'upkh', 'admin_prodi']],
  ['canViewReports', 'report', 'read', ['superadmin', 'admin', 'tu', 'admin_prodi']],
  ['global statistics', 'statistics-global', 'read', ['superadmin', 'admin', 'upkh', 'tu']],
  ['restoring needs the second person', 'backup', 'approve', ['superadmin']],
  ['cleaning a semester needs the second person', 'semester-clean', 'approve', ['superadmin']],
  ['reversing a graduation', 'graduation', 'reverse', ['superadmin']],
];

describe('the admission office', () => {
  it.each(methods)('%s: only its roles', (_, resource, right, roles) => {
    for (const { key } of access.roles)
      expect(kind(key, resource, right) !== 'no', key).toBe(roles.includes(key));
  });

  it('everything a programme admin holds beyond the own account stays in the own programmes', () => {
    for (const row of access.rows.filter(({ source }) => source === 'requirement')) {
      for (const { right, scope } of row.rights.admin_prodi ?? []) {
        expect(scope, `${row.label} ${right}`).toBe(
          row.label === 'Ubah Password Sendiri' ? 'own' : 'programme',
        );
      }
    }
  });

  it('a programme admin without a programme sees nothing, with two the union and no third', () => {
    const none = rightsOf('admin_prodi', []);
    expect(allow(none, 'participant-list', 'read').kind).toBe('no');
    expect(allow(none, 'graduation-meeting', 'read').kind).toBe('no');
    const two = rightsOf('admin_prodi', ['S2-02', 'S2-01']);
    expect(allow(two, 'participant', 'read')).toEqual({
      kind: 'where',
      programmes: ['S2-01', 'S2-02'],
      gates: [],
    });
  });

  it('a programme admin enters bidang scores, and neither TPA, nor the lock, nor the decision', () => {
    expect(kind('admin_prodi', 'subject-score', 'enter')).toBe('where');
    for (const [resource, right] of [
      ['subject-score', 'lock'],
      ['subject-score', 'correct'],
      ['aptitude-score', 'enter'],
      ['final-decision', 'decide'],
    ] as const) {
      expect(kind('admin_prodi', resource, right)).toBe('no');
    }
  });

  it('an administrator starts a restore and is not the one who approves it', () => {
    expect(kind('admin', 'backup', 'restore')).toBe('all');
    expect(kind('admin', 'backup', 'approve')).toBe('no');
    expect(findRisks(access, rightsOf('admin')).map(({ code }) => code)).not.toContain('own_approval');
  });

  it('those who hold roles or backup need the second factor, the others do not have to', () => {
    expect(access.roles.filter(({ secondFactor }) => secondFactor).map(({ key }) => key)).toEqual([
      'superadmin',
      'admin',
    ]);
  });

  it('has every right the kernel asks for', () => {
    expect(findMissingStandardRights(access)).toEqual([]);
  });

  it('menu: a super admin sees all fourteen groups, a programme admin neither scheduling nor users', () => {
    const groups = (role: string) => visibleMenu(menu, rightsOf(role), {}).map(({ key }) => key);
    expect(groups('superadmin')).toHaveLength(14);
    expect(groups('admin_prodi')).toEqual([
      'dashboard',
      'participants',
      'exchange',
      'master',
      'assessment',
      'graduation',
      'system',
      'users',
    ]);
    const users = visibleMenu(menu, rightsOf('admin_prodi'), {}).at(-1);
    expect(users?.children?.map(({ url }) => url)).toEqual(['/akun/kata-sandi']);
  });
});
