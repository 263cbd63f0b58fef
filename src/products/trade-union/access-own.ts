import { type Cell, ownGroup, type RightName, type RowDeclaration, some } from '#kernel/access';

/** Rows of our own below the permission catalogue, for what its keys do not name. */
const mine = ownGroup('Akun sendiri');
const office = ownGroup('Kantor');
const members = ownGroup('Anggota & Onboarding (tambahan)');
const dues = ownGroup('Keuangan (tambahan)');

const everyone = ['sendiri', 'sendiri', 'sendiri', 'sendiri', 'sendiri', '✓'];
const ofRegion = (...rights: string[]): Cell => ({ word: '◐', rights, scope: 'region' });

// biome-ignore format: the columns are read as the catalogue: Cand, Mem, Coord, Treas, Admin, super admin
export const ownRows: readonly RowDeclaration[] = [
  mine.standard('Notifikasi saya', 'notification', everyone),
  mine.standard('Berkas unggahan saya', 'file', everyone),
  mine.standard('Bantuan', 'help',                       ['✓', '✓', '✓', '✓', '✓', '✓']),
  mine.standard('Impor lembar', 'import',                ['–', '–', '–', 'sendiri', '–', '✓']),
  mine.standard('Pekerjaan latar', 'job',                ['–', '–', 'lihat sendiri', 'lihat sendiri', 'lihat sendiri', '✓']),

  office.row('Matriks akses', 'access-matrix', ['read'], ['✓', '✓', '✓', '✓', '✓', '✓']),
  office.standard('Akun pengguna', 'user',               ['–', '–', '–', '–', '–', '✓'], { risk: 'roles' }),
  office.standard('Undangan pengurus', 'invitation',     ['–', '–', '–', '–', '–', '✓'], { risk: 'roles' }),
  office.standard('Keamanan masuk', 'security',          ['–', '–', '–', '–', '–', '✓']),
  office.standard('Cadangan', 'backup',                  ['–', '–', '–', '–', some('read', 'approve'), '✓'], {
    risk: 'backup',
    decisions: [{ right: 'approve', request: { resource: 'backup', right: 'restore' } }],
  }),
  office.standard('Laporan', 'report',                   ['–', '–', ofRegion('read', 'export'), some('read', 'export'), '✓', '✓']),

  // A coordinator's limited edit and a treasurer's payment columns are drawn here: who lacks these two sees and
  // changes only the rest of a member's record.
  members.row('Kolom kontak dan pekerjaan anggota', 'member.profile', ['view'],
                                                         ['–', '–', ofRegion('view'), '–', '✓', '✓']),
  members.row('Kolom identitas, gaji, golongan, dan status anggota', 'member.record', ['edit'],
                                                         ['–', '–', '–', '–', '✓', '✓']),
  members.row('Pemberhentian dan kematian anggota', 'member.ending', ['expel', 'record-death', 'reopen'],
                                                         ['–', '–', '–', '–', '✓', '✓']),
  members.row('Cetak kartu anggota', 'membercard', ['print'],
                                                         ['–', '–', '–', '–', '✓', '✓']),
  members.row('Penunjukan penangan pengaduan rahasia', 'grievance-handler', ['view', 'propose', 'confirm'],
                                                         ['–', '–', '–', '–', '✓', '✓']),
  dues.row('Kuasa potong gaji', 'dues.mandate', ['view', 'give', 'withdraw'],
                                                         ['–', 'sendiri', 'sendiri', 'sendiri', 'sendiri', '✓']),
  dues.row('Daftar potong gaji', 'dues.checkoff', ['view', 'manage'],
                                                         ['–', '–', '–', '✓', '–', '✓'], { risk: 'money' }),
];

const toward = (resource: string, right: string): RightName => ({ resource, right });

/** The catalogue's key for each right that the kernel's own pages ask for under their common name. */
export const synonyms: Readonly<Record<string, RightName>> = {
  'dashboard.read': toward('profile', 'view'),
  'account.read': toward('profile', 'view'),
  'account.update': toward('profile', 'edit'),
  'credential.update': toward('password', 'change'),
  'session.read': toward('session', 'manage'),
  'session.delete': toward('session', 'manage'),
  'token.read': toward('session', 'manage'),
  'token.create': toward('session', 'manage'),
  'token.delete': toward('session', 'manage'),
  'privacy.read': toward('privacy', 'request'),
  'privacy-request.read': toward('privacy', 'handle'),
  'privacy-request.decide': toward('privacy', 'handle'),
  'role.read': toward('rbac.role', 'manage'),
  'role.create': toward('rbac.role', 'manage'),
  'role.update': toward('rbac.role', 'manage'),
  'role.delete': toward('rbac.role', 'manage'),
  'role.assign': toward('rbac.role', 'assign'),
  'access-matrix.update': toward('rbac.role', 'manage'),
  'menu.read': toward('menu', 'manage'),
  'menu.update': toward('menu', 'manage'),
  'settings.read': toward('system.config', 'manage'),
  'settings.update': toward('system.config', 'manage'),
  'outbox.read': toward('system.config', 'manage'),
  'audit.read': toward('audit', 'view'),
  'audit.export': toward('audit', 'view'),
};
