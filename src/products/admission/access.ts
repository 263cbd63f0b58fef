import {
  type Cell,
  type Deviation,
  defineAccess,
  ownWords,
  type Role,
  type RowDeclaration,
} from '#kernel/access';
import { ownRows } from './access-own.ts';

export const roles = [
  { key: 'superadmin', label: 'Super Admin', secondFactor: true, sessionHours: 720 },
  { key: 'admin', label: 'Administrator', secondFactor: true, sessionHours: 168 },
  { key: 'upkh', label: 'UPKH', sessionHours: 168 },
  { key: 'tu', label: 'Tata Usaha', sessionHours: 168 },
  { key: 'admin_prodi', label: 'Admin Prodi', scopedBy: 'programme', sessionHours: 168 },
] as const satisfies readonly Role[];

/** The requirement's legend; ✅ is every right that the row's pages have. */
const words = {
  '✅': { rights: 'verbs', meaning: 'Akses Penuh (CRUD)' },
  '📤': { rights: ['upload'], meaning: 'Upload/Manage Saja' },
  '👁️': { rights: ['read'], meaning: 'View Only' },
  '❌': { rights: [], meaning: 'Tidak Ada Akses' },
  '🔒': { rights: 'verbs', scope: 'programme', meaning: 'Terbatas (prodi sendiri)' },
  ...ownWords,
} as const;

const crud = ['read', 'create', 'update', 'delete'];

const from = (rule: string, why: string): Deviation => ({
  why,
  source: `docs/requirements/resolutions.md ${rule}`,
});

const fillsNoList: Cell = {
  word: '🔒',
  without: ['create'],
  deviation: from('P11', 'Admin prodi melihat peserta prodinya; menambah peserta hanya wewenang superadmin.'),
};
const importsNewOnly: Cell = {
  word: '✅',
  without: ['overwrite', 'undo'],
  deviation: from(
    'P8',
    'Admin tidak boleh mengubah atau menghapus peserta, juga tidak lewat impor: impornya hanya menambah.',
  ),
};
const asksForRestore: Cell = {
  word: '✅',
  without: ['approve'],
  deviation: from(
    'P8',
    'Memulihkan basis data menimpa semua data, akun pun; superadmin sebagai orang kedua menyetujui.',
  ),
};
const asksForCleaning: Cell = {
  word: '✅',
  without: ['approve'],
  deviation: from(
    'P8',
    'Membersihkan semester menghapus peserta; superadmin sebagai orang kedua menyetujui.',
  ),
};
const beforeLock: Cell = {
  word: '🔒',
  without: ['lock', 'correct'],
  deviation: from(
    'P12',
    'Admin prodi mengisi nilai bidang prodinya sebelum dikunci; mengunci dan membetulkan bukan haknya.',
  ),
};
const ownMeeting: Cell = {
  word: '👁️',
  scope: 'programme',
  deviation: from(
    'P9',
    'Tanpa tanda gembok, tetapi admin prodi tetap hanya melihat prodinya sampai pemilik sistem menentukan lain.',
  ),
};
const cannotReverse: Cell = {
  word: '✅',
  without: ['reverse'],
  deviation: from(
    'P13',
    'Pembatalan kelulusan yang sudah terbit adalah versi baru dan hanya oleh superadmin.',
  ),
};

const group =
  (title: string) =>
  (
    label: string,
    resource: string,
    verbs: readonly string[],
    cells: readonly Cell[],
    extra = {},
  ): RowDeclaration => ({ group: title, source: 'requirement', label, resource, verbs, cells, ...extra });

const dashboard = group('1. Dashboard & Monitoring');
const participants = group('2. Manajemen Peserta');
const exchange = group('3. Import & Export Data');
const verification = group('4. Verifikasi Dokumen');
const scheduling = group('5. Penjadwalan Ujian');
const attendance = group('6. Kehadiran & Absensi');
const master = group('7. Master Data');
const print = group('8. Cetak Dokumen');
const assessment = group('9. Assessment & Nilai');
const graduation = group('10. Kelulusan');
const mail = group('11. Email & Komunikasi');
const system = group('12. Pengaturan Sistem');
const users = group('13. Manajemen User');
const update = group('14. Sistem & Update');

// biome-ignore format: the columns are read as the requirement's table: superadmin, admin, upkh, tu, admin_prodi
const requirementRows: readonly RowDeclaration[] = [
  dashboard('Dashboard', 'dashboard', ['read'],                                    ['✅', '✅', '✅', '✅', '🔒']),
  dashboard('Statistik Global', 'statistics-global', ['read'],                     ['✅', '✅', '✅', '✅', '❌']),
  dashboard('Statistik Prodi', 'statistics-programme', ['read'],                   ['✅', '✅', '✅', '✅', '🔒']),

  participants('Daftar Peserta', 'participant-list', ['read', 'create'],           ['✅', '👁️', '👁️', '👁️', fillsNoList]),
  participants('Detail Peserta', 'participant', ['read'],                          ['✅', '👁️', '👁️', '👁️', '🔒']),
  participants('Edit Peserta', 'participant', ['update', 'move'],                  ['✅', '❌', '❌', '❌', '❌']),
  participants('Hapus Peserta', 'participant', ['delete', 'restore'],              ['✅', '❌', '❌', '❌', '❌']),
  participants('Upload Foto/Dokumen', 'participant-document', ['upload', 'delete'], ['✅', '📤', '❌', '❌', '❌']),
  participants('Export Excel', 'participant', ['export'],                          ['✅', '✅', '❌', '❌', '🔒']),

  exchange('Import Data', 'participant-import', ['read', 'create', 'overwrite', 'undo'],
                                                                                   ['✅', importsNewOnly, '❌', '❌', '❌']),
  exchange('Auto Download Dokumen', 'document-fetch', ['read', 'start', 'cancel'], ['✅', '✅', '❌', '❌', '❌']),
  exchange('Download Dokumen ZIP', 'document-archive', ['download'],               ['✅', '✅', '✅', '❌', '🔒']),

  verification('Daftar Verifikasi', 'verification-list', ['read'],                 ['✅', '✅', '✅', '❌', '❌']),
  verification('Verifikasi Detail', 'verification', ['read', 'verify', 'reopen'],  ['✅', '✅', '✅', '❌', '❌']),
  verification('Import Template', 'verification-template', ['download', 'import'], ['✅', '✅', '✅', '❌', '❌']),

  scheduling('Scheduler', 'schedule', ['read', 'fill', 'lock'],                    ['✅', '✅', '❌', '✅', '❌']),
  scheduling('View per Ruang', 'schedule-room', ['read'],                          ['✅', '✅', '❌', '✅', '❌']),
  scheduling('Assign/Unassign', 'seat', ['assign', 'unassign'],                    ['✅', '✅', '❌', '✅', '❌']),

  attendance('Daftar Kehadiran', 'attendance', ['read'],                           ['✅', '✅', '❌', '✅', '❌']),
  attendance('Entry Kehadiran', 'attendance', ['record', 'undo'],                  ['✅', '✅', '❌', '✅', '❌']),
  attendance('Cetak Daftar Hadir', 'attendance', ['print'],                        ['✅', '✅', '❌', '✅', '❌']),

  master('Ruang Ujian (CRUD)', 'room', crud,                                       ['✅', '✅', '❌', '✅', '❌']),
  master('Sesi Ujian (CRUD)', 'exam-session', crud,                                ['✅', '✅', '❌', '✅', '❌']),
  master('Semester (CRUD)', 'semester', [...crud, 'activate'],                     ['✅', '❌', '❌', '❌', '❌']),

  print('Kartu Ujian', 'exam-card', ['print'],                                     ['✅', '✅', '✅', '✅', '❌']),
  print('Formulir Pendaftaran', 'registration-form', ['print'],                    ['✅', '✅', '✅', '✅', '❌']),
  print('Daftar Hadir', 'attendance-list', ['print'],                              ['✅', '✅', '❌', '✅', '❌']),
  print('Jadwal CAT', 'exam-timetable', ['print'],                                 ['✅', '✅', '❌', '✅', '❌']),
  print('Desain Kartu Ujian', 'card-design', crud,                                 ['✅', '✅', '❌', '❌', '❌']),

  assessment('Komponen Nilai (CRUD)', 'score-component', crud,                     ['✅', '✅', '❌', '❌', '❌']),
  assessment('Input Nilai TPA', 'aptitude-score', ['read', 'enter', 'lock', 'correct'],
                                                                                   ['✅', '✅', '❌', '❌', '❌']),
  assessment('Input Nilai Bidang', 'subject-score', ['read', 'enter', 'lock', 'correct'],
                                                                                   ['✅', '✅', '❌', '❌', beforeLock]),
  assessment('Keputusan Akhir', 'final-decision', ['read', 'decide', 'lock'],      ['✅', '✅', '❌', '❌', '❌']),

  graduation('Daya Tampung Prodi', 'quota', ['read', 'update'],                    ['✅', '✅', '❌', '❌', '❌']),
  graduation('Rapat Kelulusan', 'graduation-meeting', ['read', 'decide', 'print'], ['✅', '✅', '❌', '❌', ownMeeting]),
  graduation('Eksekusi Kelulusan', 'graduation', ['read', 'execute', 'promote', 'reverse'],
                                                                                   ['✅', cannotReverse, '❌', '❌', '❌']),

  mail('Konfigurasi Email', 'mail-settings', ['read', 'update'],                   ['✅', '❌', '❌', '❌', '❌']),
  mail('Template Email', 'mail-template', crud,                                    ['✅', '✅', '❌', '✅', '❌']),
  mail('Kirim Reminder', 'reminder', ['send'],                                     ['✅', '✅', '❌', '✅', '❌']),
  mail('Riwayat Reminder', 'reminder-history', ['read'],                           ['✅', '✅', '❌', '✅', '❌']),

  system('Pengaturan Umum', 'settings', ['read', 'update'],                        ['✅', '✅', '❌', '❌', '❌']),
  system('Backup/Restore DB', 'backup', ['read', 'create', 'download', 'restore', 'approve'],
                                                                                   ['✅', asksForRestore, '❌', '❌', '❌'], {
    risk: 'backup',
    decisions: [{ right: 'approve', request: { resource: 'backup', right: 'restore' } }],
  }),
  system('Clean Semester', 'semester-clean', ['read', 'start', 'approve'],         ['✅', asksForCleaning, '❌', '❌', '❌'], {
    decisions: [{ right: 'approve', request: { resource: 'semester-clean', right: 'start' } }],
  }),

  users('Daftar User (CRUD)', 'user', ['read', 'create', 'update', 'delete', 'disable', 'reset', 'export'],
                                                                                   ['✅', '❌', '❌', '❌', '❌'], { risk: 'roles' }),
  users('Ubah Password Sendiri', 'credential', ['update'],                         ['✅', '✅', '✅', '✅', '✅'], { reach: 'own' }),

  update('System Update', 'system-update', ['read', 'request'],                    ['✅', '❌', '❌', '❌', '❌']),
];

export const access = defineAccess({
  product: 'admission',
  roles,
  words,
  rows: [...requirementRows, ...ownRows],
});
