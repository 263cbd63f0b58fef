import { defineAccess, ownGroup, ownWords, type Role, some } from '#kernel/access';

/** The bare base domain: visitors find and sign up organisations, the operator runs them without seeing their data. */
export const roles = [
  { key: 'operator', label: 'Pengelola platform', secondFactor: true, sessionHours: 168 },
  { key: 'guest', label: 'Pengunjung', virtual: true, visitor: true, sessionHours: 24 },
] as const satisfies readonly Role[];

const mine = ownGroup('Akun sendiri');
const organisations = ownGroup('Organisasi');
const operation = ownGroup('Pengelolaan');

// biome-ignore format: the columns are read as a table: operator, guest
const rows = [
  organisations.row('Direktori organisasi', 'directory', ['read'],          ['✓', '✓']),
  organisations.row('Pendaftaran organisasi', 'tenant-application', ['create', 'read', 'approve', 'reject'],
                                                                            [some('read', 'approve', 'reject'), some('create')]),
  organisations.row('Organisasi', 'tenant', ['read', 'create', 'update', 'suspend', 'archive', 'export', 'delete'],
                                                                            ['✓', '–'], { risk: 'backup' }),
  organisations.row('Domain sendiri', 'tenant-domain', ['read', 'update'],  ['✓', '–']),
  organisations.row('Paket dan batas', 'plan', ['read', 'update'],          ['✓', '–']),

  operation.standard('Beranda', 'dashboard',                                ['✓', '–']),
  operation.row('Keadaan layanan', 'status', ['read'],                      ['✓', '–']),
  operation.standard('Pengaturan', 'settings',                              ['✓', '–']),
  operation.standard('Pekerjaan latar', 'job',                              ['✓', '–']),
  operation.standard('Surat keluar sistem', 'outbox',                       ['✓', '–']),
  operation.standard('Cadangan', 'backup',                                  ['✓', '–'], { risk: 'backup' }),
  operation.standard('Catatan audit', 'audit',                              ['✓', '–']),
  operation.standard('Keamanan masuk', 'security',                          ['✓', '–']),
  operation.standard('Laporan', 'report',                                   ['✓', '–']),
  operation.standard('Impor lembar', 'import',                              ['✓', '–']),
  operation.standard('Menu', 'menu',                                        ['✓', '–']),
  operation.standard('Matriks akses', 'access-matrix',                      ['✓', '–'], { risk: 'roles' }),
  operation.standard('Peran', 'role',                                       ['✓', '–'], { risk: 'roles' }),
  operation.standard('Pengelola lain', 'user',                              ['✓', '–'], { risk: 'roles' }),
  operation.standard('Undangan', 'invitation',                              ['✓', '–'], { risk: 'roles' }),
  operation.standard('Permintaan data pribadi', 'privacy-request',          ['✓', '–']),

  mine.standard('Akun dan profil saya', 'account',                          ['sendiri', '–']),
  mine.standard('Kata sandi dan faktor kedua saya', 'credential',           ['sendiri', '–']),
  mine.standard('Sesi dan perangkat saya', 'session',                       ['sendiri', '–']),
  mine.standard('Token API saya', 'token',                                  ['sendiri', '–']),
  mine.standard('Notifikasi saya', 'notification',                          ['sendiri', '–']),
  mine.standard('Data pribadi saya', 'privacy',                             ['sendiri', '–']),
  mine.standard('Berkas unggahan saya', 'file',                             ['sendiri', '–']),
  mine.standard('Bantuan', 'help',                                          ['✓', '✓']),
];

export const access = defineAccess({ product: 'platform', roles, words: ownWords, rows });
