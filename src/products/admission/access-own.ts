import { type Cell, ownGroup, type RowDeclaration } from '#kernel/access';

/**
 * Rows of our own below the requirement's 46, for pages that every organisation has and for what its modules need
 * and its table does not name.
 */
const mine = ownGroup('Akun sendiri');
const office = ownGroup('Kantor');
const work = ownGroup('Seleksi');

const everyone = ['sendiri', 'sendiri', 'sendiri', 'sendiri', 'sendiri'];
const ofProgramme: Cell = { word: '◐', rights: ['read', 'export'], scope: 'programme' };

// biome-ignore format: the columns are read as a table: superadmin, admin, upkh, tu, admin_prodi
export const ownRows: readonly RowDeclaration[] = [
  mine.standard('Akun dan profil saya', 'account', everyone),
  mine.standard('Sesi dan perangkat saya', 'session', everyone),
  mine.standard('Token API saya', 'token', everyone),
  mine.standard('Notifikasi saya', 'notification', everyone),
  mine.standard('Data pribadi saya', 'privacy', everyone),
  mine.standard('Berkas unggahan saya', 'file', everyone),
  mine.standard('Bantuan', 'help',                        ['✓', '✓', '✓', '✓', '✓']),
  mine.standard('Impor lembar', 'import',                 ['✓', '✓', 'sendiri', 'sendiri', 'sendiri']),
  mine.standard('Pekerjaan latar', 'job',                 ['✓', '✓', 'lihat sendiri', 'lihat sendiri', 'lihat sendiri']),

  office.standard('Matriks akses', 'access-matrix',       ['✓', 'lihat', 'lihat', 'lihat', 'lihat'], { risk: 'roles' }),
  office.standard('Peran', 'role',                        ['✓', '–', '–', '–', '–'], { risk: 'roles' }),
  office.standard('Undangan pengguna', 'invitation',      ['✓', '–', '–', '–', '–'], { risk: 'roles' }),
  office.standard('Menu', 'menu',                         ['✓', '–', '–', '–', '–']),
  office.standard('Surat keluar sistem', 'outbox',        ['✓', '✓', '–', '–', '–']),
  office.standard('Catatan audit', 'audit',               ['✓', '–', '–', '–', '–']),
  office.standard('Keamanan masuk', 'security',           ['✓', '–', '–', '–', '–']),
  office.standard('Permintaan data pribadi', 'privacy-request', ['✓', '–', '–', '–', '–']),
  office.standard('Laporan', 'report',                    ['✓', '✓', '–', { word: '◐', rights: ['read', 'export'] }, ofProgramme]),

  work.row('Data pribadi peserta (NIK, telepon, alamat)', 'participant-identity', ['read'],
                                                          ['✓', '✓', '–', '–', '–']),
  work.row('Program studi', 'programme', ['read', 'create', 'update', 'delete'],
                                                          ['✓', '✓', 'lihat', 'lihat', { word: '◐', rights: ['read'], scope: 'programme' }]),
  work.row('Daftar periksa berkas', 'checklist', ['read', 'update'],
                                                          ['✓', '✓', 'lihat', '–', '–']),
];
