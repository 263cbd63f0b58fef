import type { MenuItem } from '#kernel/access';

const entry = (key: string, label: string, url: string, resource: string, right = 'read'): MenuItem => {
  return { key, label, url, logic: 'ANY', required: [{ resource, right }] };
};

const parent = (key: string, label: string, icon: string, children: readonly MenuItem[]): MenuItem => {
  return { key, label, icon, logic: 'ANY', required: [], children };
};

/** The fourteen groups of the requirement in their order; a row that is an act on another's page is no entry. */
export const menu: readonly MenuItem[] = [
  parent('dashboard', 'Dashboard & Monitoring', 'layout-dashboard', [
    entry('dashboard.home', 'Dashboard', '/dashboard', 'dashboard'),
    entry('dashboard.global', 'Statistik Global', '/statistik/global', 'statistics-global'),
    entry('dashboard.programme', 'Statistik Prodi', '/statistik/prodi', 'statistics-programme'),
  ]),
  parent('participants', 'Manajemen Peserta', 'users', [
    entry('participants.list', 'Daftar Peserta', '/peserta', 'participant-list'),
  ]),
  parent('exchange', 'Import & Export Data', 'arrow-left-right', [
    entry('exchange.import', 'Import Data', '/peserta/impor', 'participant-import'),
    entry('exchange.fetch', 'Auto Download Dokumen', '/dokumen/unduh-otomatis', 'document-fetch'),
    entry('exchange.archive', 'Download Dokumen ZIP', '/dokumen/zip', 'document-archive', 'download'),
    entry('exchange.export', 'Export Excel', '/peserta/ekspor', 'participant', 'export'),
  ]),
  parent('verification', 'Verifikasi Dokumen', 'file-check', [
    entry('verification.list', 'Daftar Verifikasi', '/verifikasi', 'verification-list'),
    entry('verification.import', 'Import Template', '/verifikasi/impor', 'verification-template', 'import'),
    entry('verification.checklist', 'Daftar Periksa Berkas', '/verifikasi/daftar-periksa', 'checklist'),
  ]),
  parent('scheduling', 'Penjadwalan Ujian', 'calendar-days', [
    entry('scheduling.grid', 'Scheduler', '/jadwal', 'schedule'),
    entry('scheduling.rooms', 'View per Ruang', '/jadwal/ruang', 'schedule-room'),
  ]),
  parent('attendance', 'Kehadiran & Absensi', 'scan-line', [
    entry('attendance.list', 'Daftar Kehadiran', '/kehadiran', 'attendance'),
    entry('attendance.entry', 'Entry Kehadiran', '/kehadiran/catat', 'attendance', 'record'),
    entry('attendance.print', 'Cetak Daftar Hadir', '/kehadiran/cetak', 'attendance', 'print'),
  ]),
  parent('master', 'Master Data', 'database', [
    entry('master.rooms', 'Ruang Ujian', '/ruang', 'room'),
    entry('master.sessions', 'Sesi Ujian', '/sesi-ujian', 'exam-session'),
    entry('master.semesters', 'Semester', '/semester', 'semester'),
    entry('master.programmes', 'Program Studi', '/prodi', 'programme'),
  ]),
  parent('print', 'Cetak Dokumen', 'printer', [
    entry('print.cards', 'Kartu Ujian', '/cetak/kartu-ujian', 'exam-card', 'print'),
    entry('print.forms', 'Formulir Pendaftaran', '/cetak/formulir', 'registration-form', 'print'),
    entry('print.attendance', 'Daftar Hadir', '/cetak/daftar-hadir', 'attendance-list', 'print'),
    entry('print.timetable', 'Jadwal CAT', '/cetak/jadwal-cat', 'exam-timetable', 'print'),
    entry('print.design', 'Desain Kartu Ujian', '/cetak/desain-kartu', 'card-design'),
  ]),
  parent('assessment', 'Assessment & Nilai', 'clipboard-list', [
    entry('assessment.components', 'Komponen Nilai', '/nilai/komponen', 'score-component'),
    entry('assessment.aptitude', 'Input Nilai TPA', '/nilai/tpa', 'aptitude-score'),
    entry('assessment.subject', 'Input Nilai Bidang', '/nilai/bidang', 'subject-score'),
    entry('assessment.decision', 'Keputusan Akhir', '/nilai/keputusan-akhir', 'final-decision'),
  ]),
  parent('graduation', 'Kelulusan', 'graduation-cap', [
    entry('graduation.quota', 'Daya Tampung Prodi', '/kelulusan/daya-tampung', 'quota'),
    entry('graduation.meeting', 'Rapat Kelulusan', '/kelulusan/rapat', 'graduation-meeting'),
    entry('graduation.execution', 'Eksekusi Kelulusan', '/kelulusan/eksekusi', 'graduation'),
  ]),
  parent('mail', 'Email & Komunikasi', 'mail', [
    entry('mail.settings', 'Konfigurasi Email', '/email/konfigurasi', 'mail-settings'),
    entry('mail.templates', 'Template Email', '/email/template', 'mail-template'),
    entry('mail.send', 'Kirim Reminder', '/email/kirim', 'reminder', 'send'),
    entry('mail.history', 'Riwayat Reminder', '/email/riwayat', 'reminder-history'),
    entry('mail.outbox', 'Surat Keluar', '/surat-keluar', 'outbox'),
  ]),
  parent('system', 'Pengaturan Sistem', 'settings', [
    entry('system.settings', 'Pengaturan Umum', '/pengaturan', 'settings'),
    entry('system.backups', 'Backup/Restore DB', '/cadangan', 'backup'),
    entry('system.clean', 'Clean Semester', '/bersihkan-semester', 'semester-clean'),
    entry('system.reports', 'Laporan', '/laporan', 'report'),
    entry('system.menu', 'Menu', '/menu', 'menu'),
    entry('system.jobs', 'Pekerjaan Latar', '/pekerjaan', 'job'),
    entry('system.audit', 'Catatan Audit', '/catatan-audit', 'audit'),
    entry('system.security', 'Keamanan Masuk', '/keamanan', 'security'),
    entry('system.privacy', 'Permintaan Data Pribadi', '/permintaan-data', 'privacy-request'),
  ]),
  parent('users', 'Manajemen User', 'user-cog', [
    entry('users.list', 'Daftar User', '/pengguna', 'user'),
    entry('users.invitations', 'Undangan', '/undangan', 'invitation'),
    entry('users.roles', 'Peran', '/peran', 'role'),
    entry('users.access', 'Matriks Akses', '/hak-akses', 'role'),
    entry('users.password', 'Ubah Password Sendiri', '/akun/kata-sandi', 'credential', 'update'),
  ]),
  parent('update', 'Sistem & Update', 'refresh-cw', [
    entry('update.system', 'System Update', '/pembaruan-sistem', 'system-update'),
  ]),
];
