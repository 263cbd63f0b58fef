import { type Cell, ownGroup, type RowDeclaration, some, someOwn, standardRights } from '#kernel/access';

/**
 * Rows of our own below the requirement's sixteen features: what its pages list and its matrix does not, and the
 * population, aid and budget without which its features cannot stand. Perangkat desa manages, kepala desa holds
 * users, roles, settings and backup.
 */
const mine = ownGroup('Akun sendiri');
const office = ownGroup('Kantor');
const content = ownGroup('Konten');
const people = ownGroup('Kependudukan');
const letters = ownGroup('Persuratan');
const aid = ownGroup('Bantuan sosial');
const budget = ownGroup('APBDes dan laporan');

const everyone = ['–', 'sendiri', 'sendiri', 'sendiri', 'sendiri', 'sendiri'];
const published: Cell = { word: 'lihat', gates: ['published'] };
const ofArea = (...rights: string[]): Cell => ({ word: '◐', rights, scope: 'area' });
const objects: Cell = { ...some('create', 'read'), scope: 'own', gates: ['resident-confirmed'] };
const crud = ['read', 'create', 'update', 'delete'];
const manages = [published, published, '✓', '✓', '–', '–'];

// biome-ignore format: the columns are read as a table: guest, user, admin, super_admin, area_head, bpd
export const ownRows: readonly RowDeclaration[] = [
  mine.standard('Akun dan profil saya', 'account', everyone),
  mine.standard('Kata sandi dan faktor kedua saya', 'credential', everyone),
  mine.standard('Sesi dan riwayat masuk saya', 'session', everyone),
  mine.standard('Token API saya', 'token', everyone),
  mine.standard('Notifikasi saya', 'notification', everyone),
  mine.standard('Data pribadi saya', 'privacy', everyone),
  mine.standard('Berkas unggahan saya', 'file', everyone),
  mine.standard('Bantuan', 'help',                               ['✓', '✓', '✓', '✓', '✓', '✓']),
  mine.row('Riwayat layanan saya', 'service-history', ['read', 'export'],
                                                                 ['–', 'sendiri', '–', '–', '–', '–']),
  mine.standard('Impor lembar', 'import',                        ['–', '–', '✓', '✓', '–', '–']),
  mine.standard('Pekerjaan latar', 'job',                        ['–', '–', 'lihat sendiri', '✓', '–', '–']),

  office.row('Admin Dashboard', 'admin-dashboard', ['read'],     ['–', '–', '✓', '✓', '–', '–']),
  office.row('Super Admin Dashboard', 'superadmin-dashboard', ['read'],
                                                                 ['–', '–', '–', '✓', '–', '–']),
  office.standard('Matriks akses', 'access-matrix',              ['–', 'lihat', 'lihat', '✓', 'lihat', 'lihat'], { risk: 'roles' }),
  office.row('Manajemen Role & Permission', 'role', [...(standardRights.role ?? []), 'approve'],
                                                                 ['–', '–', '–', '✓', '–', '–'], {
    risk: 'roles',
    decisions: [{ right: 'approve', request: { resource: 'role', right: 'assign' } }],
  }),
  office.standard('Undangan perangkat', 'invitation',            ['–', '–', '–', '✓', '–', '–'], { risk: 'roles' }),
  office.standard('Backup & Restore', 'backup',                  ['–', '–', '–', '✓', '–', '–'], {
    risk: 'backup',
    decisions: [{ right: 'approve', request: { resource: 'backup', right: 'restore' } }],
  }),
  office.standard('Menu', 'menu',                                ['–', '–', '–', '✓', '–', '–']),
  office.standard('Surat keluar sistem', 'outbox',               ['–', '–', '–', '✓', '–', '–']),
  office.standard('Keamanan masuk', 'security',                  ['–', '–', '–', '✓', '–', '–']),
  office.standard('Permintaan data pribadi', 'privacy-request',  ['–', '–', '–', '✓', '–', '–']),

  content.row('Halaman statis dan FAQ', 'page', [...crud, 'publish'],  manages),
  content.row('Peta Potensi', 'potential-map', ['read', 'update'],     manages),
  content.row('Menu navigasi dan tampilan situs', 'site', ['update'],  ['–', '–', '✓', '✓', '–', '–']),
  content.row('Pesan dari halaman kontak', 'contact-message', ['create', 'read', 'answer'],
                                                                 [some('create'), some('create'), some('read', 'answer'), some('read', 'answer'), '–', '–']),
  content.row('Komentar dan tanda suka', 'comment', ['create', 'moderate'],
                                                                 ['–', some('create'), '✓', '✓', '–', '–']),
  content.row('Ulasan UMKM', 'business-review', ['create', 'moderate'],
                                                                 ['–', { ...some('create'), gates: ['resident-confirmed'] }, some('moderate'), some('moderate'), '–', '–']),
  content.row('Pendaftaran kegiatan kalender', 'event-registration', ['create', 'cancel', 'read'],
                                                                 ['–', 'sendiri', 'lihat', 'lihat', '–', '–']),
  content.row('Pengaduan terbuka (nama disamarkan)', 'complaint-public', ['read'],
                                                                 ['–', published, '✓', '✓', published, published]),

  people.row('Data penduduk', 'resident', ['read', 'create', 'update', 'reveal', 'import', 'export'],
                                                                 ['–', someOwn('read', 'reveal'), '✓', '✓', ofArea('read'), '–']),
  people.row('Kartu keluarga', 'family', ['read', 'create', 'update'],
                                                                 ['–', 'lihat sendiri', '✓', '✓', ofArea('read'), '–']),
  people.row('Peristiwa penduduk', 'resident-event', ['read', 'create', 'reverse'],
                                                                 ['–', '–', '✓', '✓', ofArea('read'), '–']),
  people.row('Wilayah (dusun, RW, RT)', 'area', ['read', 'create', 'update'],
                                                                 ['–', 'lihat', '✓', '✓', 'lihat', 'lihat']),
  people.row('Wilayah saya', 'own-area', ['read'],               ['–', '–', '–', '–', ofArea('read'), '–']),
  people.row('Konfirmasi akun penduduk', 'resident-link', ['create', 'read', 'confirm', 'reject'],
                                                                 ['–', someOwn('create', 'read'), some('read', 'confirm', 'reject'), some('read', 'confirm', 'reject'), '–', '–'], {
    decisions: [{ right: 'confirm', request: { resource: 'resident-link', right: 'create' } }],
  }),
  people.row('Buku administrasi desa', 'village-book', ['read', 'print', 'export'],
                                                                 ['–', '–', '✓', '✓', '–', '–']),

  letters.row('Jenis surat', 'letter-type', crud,                ['–', 'lihat', '✓', '✓', '–', '–']),
  letters.row('Surat terbit', 'letter', ['read', 'print', 'endorse', 'sign', 'revoke'],
                                                                 ['–', someOwn('read', 'print'), some('read', 'print'), some('read', 'print'), '–', '–'], {
    decisions: [{ right: 'sign', request: { resource: 'letter-request', right: 'create' } }],
  }),
  letters.row('Buku nomor surat', 'letter-number', ['read', 'void', 'export'],
                                                                 ['–', '–', '✓', '✓', '–', '–']),

  aid.row('Program bantuan', 'aid-program', crud,                ['–', '–', '✓', '✓', '–', '–']),
  aid.row('Penerima bantuan', 'aid-recipient', ['read', 'create', 'update', 'stop', 'export'],
                                                                 ['–', '–', '✓', '✓', ofArea('read'), '–']),
  aid.row('Penyaluran bantuan', 'aid-payout', ['read', 'create', 'confirm'],
                                                                 ['–', 'lihat sendiri', '✓', '✓', '–', '–']),
  aid.row('Sanggahan bantuan', 'aid-objection', ['create', 'read', 'decide'],
                                                                 ['–', objects, some('read', 'decide'), some('read', 'decide'), '–', '–'], {
    decisions: [{ right: 'decide', request: { resource: 'aid-objection', right: 'create' } }],
  }),
  aid.row('Daftar penerima (nama disamarkan)', 'aid-public', ['read'],
                                                                 [published, published, '✓', '✓', published, published]),

  budget.row('Transparansi APBDes', 'budget', ['read-summary', 'read', 'create', 'update', 'publish', 'import'],
                                                                 [{ ...some('read-summary'), gates: ['published'] }, { ...some('read-summary', 'read'), gates: ['published'] }, '✓', '✓', '–', some('read-summary', 'read')]),
  budget.row('Skor SDGs', 'sdgs', ['read', 'import'],            manages),
  budget.row('Laporan Komprehensif', 'comprehensive-report', ['read', 'export'],
                                                                 ['–', '–', '–', '✓', '–', '–']),
  budget.row('Laporan berkala', 'report', ['schedule'],          ['–', '–', '–', '✓', '–', '–']),
];
