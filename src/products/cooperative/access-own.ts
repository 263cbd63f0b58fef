import { ownGroup, type RowDeclaration, some, someOwn } from '#kernel/access';

/**
 * Rows of our own below "Otorisasi Modul Buku 16", for what the requirement asks and its table does not name: the
 * chair holds settings, users, roles and backup, the treasurer keeps the money, the secretary the papers, the
 * supervisors see all of it and change nothing.
 */
const mine = ownGroup('Akun sendiri');
const office = ownGroup('Kantor');
const people = ownGroup('Keanggotaan');
const money = ownGroup('Uang');
const meeting = ownGroup('Rapat dan berkas');

const everyone = ['sendiri', 'sendiri', 'sendiri', 'sendiri', 'sendiri', '–'];
const admits = some('read', 'approve', 'reject');
// A member without an account leaves too: an officer asks, another one decides.
const lets = some('create', 'read', 'approve', 'reject');
const asks = some('create');
const answers = some('read', 'answer');
const approves = some('read', 'approve');
const prints = some('read', 'print');
const printsAll = some('read', 'print', 'export');

// biome-ignore format: the columns are read as a table: ketua, bendahara, sekretaris, pengawas, anggota, tamu
export const ownRows: readonly RowDeclaration[] = [
  mine.standard('Akun dan profil saya', 'account', everyone),
  mine.standard('Kata sandi dan faktor kedua saya', 'credential', everyone),
  mine.standard('Sesi dan perangkat saya', 'session', everyone),
  mine.standard('Token API saya', 'token', everyone),
  mine.standard('Notifikasi saya', 'notification', everyone),
  mine.standard('Data pribadi saya', 'privacy', everyone),
  mine.standard('Berkas unggahan saya', 'file', everyone),
  mine.standard('Bantuan', 'help',                         ['✓', '✓', '✓', '✓', '✓', '✓']),
  mine.row('Simpanan dan pinjaman saya', 'member-area', ['read'],
                                                           ['–', '–', '–', '–', 'sendiri', '–']),
  mine.standard('Beranda', 'dashboard',                    ['✓', '✓', '✓', '✓', '✓', '–']),
  mine.standard('Impor lembar', 'import',                  ['✓', '✓', '✓', '✓', '–', '–']),
  mine.standard('Pekerjaan latar', 'job',                  ['✓', 'lihat sendiri', 'lihat sendiri', 'lihat sendiri', '–', '–']),

  office.standard('Matriks akses', 'access-matrix',        ['✓', 'lihat', 'lihat', 'lihat', 'lihat', '–'], { risk: 'roles' }),
  office.standard('Peran', 'role',                         ['✓', '–', '–', 'lihat', '–', '–'], { risk: 'roles' }),
  office.standard('Pengguna', 'user',                      ['✓', '–', 'lihat', 'lihat', '–', '–'], { risk: 'roles' }),
  office.standard('Undangan pengurus', 'invitation',       ['✓', '–', 'lihat', '–', '–', '–'], { risk: 'roles' }),
  office.standard('Pengaturan', 'settings',                ['✓', '–', '–', '–', '–', '–']),
  office.standard('Menu', 'menu',                          ['✓', '–', '–', '–', '–', '–']),
  office.standard('Surat keluar sistem', 'outbox',         ['✓', '–', '–', '–', '–', '–']),
  office.standard('Catatan audit', 'audit',                ['✓', '–', '–', '✓', '–', '–']),
  office.standard('Keamanan masuk', 'security',            ['✓', '–', '–', 'lihat', '–', '–']),
  office.standard('Cadangan', 'backup',                    [some('read', 'create', 'download', 'restore'), '–', approves, approves, '–', '–'], {
    risk: 'backup',
    decisions: [{ right: 'approve', request: { resource: 'backup', right: 'restore' } }],
  }),
  office.standard('Permintaan data pribadi', 'privacy-request', ['✓', '–', '✓', '–', '–', '–']),
  office.standard('Laporan', 'report',                     ['✓', '✓', '✓', some('read', 'export'), '–', '–']),

  people.row('Permohonan menjadi anggota', 'membership-application', ['create', 'read', 'approve', 'reject'],
                                                           [admits, admits, admits, 'lihat', '–', asks], {
    decisions: [{ right: 'approve', request: { resource: 'membership-application', right: 'create' } }],
  }),
  people.row('Pengunduran diri anggota', 'membership-exit', ['create', 'read', 'approve', 'reject', 'pay'],
                                                           [lets, some('read', 'pay'), lets, 'lihat', someOwn('create', 'read'), '–'], {
    risk: 'money',
    decisions: [{ right: 'approve', request: { resource: 'membership-exit', right: 'create' } }],
  }),
  people.row('Data pribadi anggota (NIK, alamat, telepon)', 'member-identity', ['read'],
                                                           ['✓', '✓', '✓', '✓', 'sendiri', '–']),
  people.row('Pesan dari halaman kontak', 'contact-message', ['create', 'read', 'answer'],
                                                           [answers, answers, answers, '–', '–', asks]),

  money.row('Jenis simpanan', 'savings-type', ['read', 'create', 'update'],
                                                           ['lihat', '✓', 'lihat', 'lihat', 'lihat', '–']),
  money.row('Tagihan simpanan wajib', 'savings-billing', ['read', 'generate'],
                                                           ['lihat', '✓', 'lihat', 'lihat', 'lihat sendiri', '–'], { risk: 'money' }),
  money.row('Produk pinjaman', 'loan-product', ['read', 'create', 'update'],
                                                           ['lihat', '✓', 'lihat', 'lihat', 'lihat', '–']),
  money.row('Simulasi pinjaman', 'loan-simulation', ['create'],
                                                           ['✓', '✓', '✓', '✓', '✓', '✓']),
  // The supervisors' approval is the second one, for loans to officers and their kin.
  money.row('Pengajuan pinjaman', 'loan-application',
    ['create', 'read', 'cancel', 'assess', 'approve', 'approve-related', 'reject', 'disburse'],
                                                           [admits, some('create', 'read', 'assess', 'disburse'), admits, some('read', 'approve-related'), someOwn('create', 'read', 'cancel'), '–'], {
    risk: 'money',
    decisions: [
      { right: 'approve', request: { resource: 'loan-application', right: 'create' } },
      { right: 'disburse', request: { resource: 'loan-application', right: 'approve' } },
    ],
  }),
  money.row('Keringanan dan penghapusan pinjaman', 'loan-relief', ['read', 'create', 'approve'],
                                                           [approves, some('read', 'create'), approves, 'lihat', '–', '–'], {
    risk: 'money',
    decisions: [{ right: 'approve', request: { resource: 'loan-relief', right: 'create' } }],
  }),
  money.row('Penyisihan pinjaman', 'loan-allowance', ['read', 'create', 'update', 'reverse'],
                                                           ['lihat', '✓', 'lihat', 'lihat', '–', '–'], { risk: 'money' }),
  money.row('Bagan akun', 'account-chart', ['read', 'create', 'update'],
                                                           ['lihat', '✓', 'lihat', 'lihat', '–', '–']),
  money.row('Jurnal dan buku besar', 'journal', ['read', 'create', 'reverse', 'print', 'export'],
                                                           [printsAll, '✓', 'lihat', printsAll, '–', '–'], { risk: 'money' }),
  money.row('Tutup buku', 'period', ['read', 'close', 'reopen'],
                                                           [some('read', 'reopen'), some('read', 'close'), 'lihat', 'lihat', '–', '–'], { risk: 'money' }),
  money.row('Saldo awal', 'opening-balance', ['read', 'import', 'approve'],
                                                           [approves, some('read', 'import'), 'lihat', 'lihat', '–', '–'], {
    risk: 'money',
    decisions: [{ right: 'approve', request: { resource: 'opening-balance', right: 'import' } }],
  }),
  money.row('Rekonsiliasi bank', 'bank-reconciliation', ['read', 'import', 'match'],
                                                           ['lihat', '✓', 'lihat', 'lihat', '–', '–'], { risk: 'money' }),
  money.row('Pembayaran (QRIS, gerbang pembayaran)', 'payment', ['read', 'create', 'reconcile'],
                                                           ['lihat', '✓', 'lihat', 'lihat', someOwn('create', 'read'), '–'], { risk: 'money' }),
  money.row('Laporan keuangan', 'financial-statement', ['read', 'print', 'export'],
                                                           ['✓', '✓', '✓', '✓', '–', '–']),
  money.row('Simulasi SHU', 'shu-simulation', ['create'],  ['✓', '✓', '✓', '✓', '–', '–']),
  money.row('SHU', 'shu', ['read', 'calculate', 'approve', 'post', 'print'],
                                                           [some('read', 'approve', 'print'), some('read', 'calculate', 'post', 'print'), prints, prints, someOwn('read', 'print'), '–'], {
    risk: 'money',
    decisions: [{ right: 'approve', request: { resource: 'shu', right: 'calculate' } }],
  }),

  meeting.row('Rapat Anggota Tahunan', 'annual-meeting', ['read', 'create', 'update', 'decide', 'attend', 'print'],
                                                           ['✓', some('read', 'attend', 'print'), '✓', some('read', 'attend', 'print'), some('read', 'attend'), '–']),
  meeting.row('Dokumen badan hukum', 'legal-document', ['read', 'create', 'replace'],
                                                           ['✓', '✓', '✓', 'lihat', '–', '–']),
];
