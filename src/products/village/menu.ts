import type { MenuItem } from '#kernel/access';

const entry = (
  key: string,
  label: string,
  url: string,
  resource: string,
  right = 'read',
  over?: 'all',
): MenuItem => {
  return { key, label, url, logic: 'ANY', required: [{ resource, right, ...(over && { scope: over }) }] };
};

const open = (key: string, label: string, url: string): MenuItem => {
  return { key, label, url, logic: 'ANY', required: [], isPublic: true };
};

const parent = (key: string, label: string, icon: string, children: readonly MenuItem[]): MenuItem => {
  return { key, label, icon, logic: 'ANY', required: [], children };
};

/** The bar above the public pages: the seven of the guest, and four more for who has signed in. */
export const navbar: readonly MenuItem[] = [
  open('nav.home', 'Beranda', '/'),
  entry('nav.profile', 'Profil', '/profil', 'village-profile'),
  entry('nav.news', 'Berita', '/berita', 'news'),
  entry('nav.calendar', 'Kalender', '/kalender-kegiatan', 'calendar'),
  entry('nav.gallery', 'Galeri', '/galeri', 'gallery'),
  entry('nav.faq', 'FAQ', '/faq', 'page'),
  open('nav.contact', 'Kontak', '/kontak'),
  entry('nav.deliberation', 'Partisipasi', '/partisipasi', 'deliberation', 'join'),
  entry('nav.program', 'Program', '/program-pemberdayaan', 'program', 'join'),
  entry('nav.letters', 'Layanan', '/layanan-surat', 'letter-request', 'cancel'),
  entry('nav.complaints', 'Pengaduan', '/pengaduan', 'complaint', 'cancel'),
];

/** The sidebar: the villager's services, the officers' desks, the head's pages, each as far as one's rights go. */
export const menu: readonly MenuItem[] = [
  parent('mine', 'Layanan Saya', 'house', [
    entry('mine.dashboard', 'Dashboard', '/user-dashboard', 'service-history'),
    entry('mine.letters', 'Layanan Surat', '/layanan-surat', 'letter-request', 'cancel'),
    entry('mine.aid', 'Cek Bansos', '/cek-bansos', 'aid'),
    entry('mine.complaints', 'Pengaduan', '/pengaduan', 'complaint', 'cancel'),
    entry('mine.open-complaints', 'Pengaduan Warga', '/pengaduan/terbuka', 'complaint-public'),
    entry('mine.deliberation', 'Partisipasi Masyarakat', '/partisipasi', 'deliberation', 'join'),
    entry('mine.program', 'Program Pemberdayaan', '/program-pemberdayaan', 'program', 'join'),
    entry('mine.history', 'Riwayat Layanan', '/user-history', 'service-history'),
    entry('mine.link', 'Hubungkan Akun', '/hubungkan-akun', 'resident-link', 'create'),
    entry('mine.profile', 'Profil', '/user-profile', 'account'),
  ]),
  parent('village', 'Desa', 'map', [
    entry('village.profile', 'Profil Desa', '/profil', 'village-profile'),
    entry('village.areas', 'Dusun, RW, dan RT', '/wilayah', 'area'),
    entry('village.map', 'Peta Potensi', '/peta-potensi', 'potential-map'),
    entry('village.business', 'UMKM', '/umkm', 'business'),
    entry('village.news', 'Berita', '/berita', 'news'),
    entry('village.calendar', 'Kalender Kegiatan', '/kalender-kegiatan', 'calendar'),
    entry('village.gallery', 'Galeri', '/galeri', 'gallery'),
    entry('village.budget', 'Transparansi APBDes', '/apbdes', 'budget'),
    entry('village.faq', 'FAQ', '/faq', 'page'),
    open('village.contact', 'Kontak', '/kontak'),
  ]),
  parent('area', 'Wilayah Saya', 'map-pinned', [
    entry('area.residents', 'Penduduk Wilayah', '/wilayah-saya', 'own-area'),
    {
      ...{ key: 'area.complaints', label: 'Pengaduan Wilayah', url: '/pengaduan/wilayah', logic: 'ALL' },
      required: [
        { resource: 'own-area', right: 'read' },
        { resource: 'complaint', right: 'read' },
      ],
    },
  ]),
  parent('deliberation', 'Musyawarah', 'gavel', [
    entry('deliberation.manage', 'Manajemen Partisipasi', '/admin-partisipasi', 'deliberation', 'invite'),
  ]),
  parent('admin', 'Perangkat Desa', 'briefcase', [
    entry('admin.dashboard', 'Admin Dashboard', '/admin-dashboard', 'admin-dashboard'),
    entry('admin.letters', 'Manajemen Layanan Surat', '/admin-layanan-surat', 'letter-request', 'approve'),
    entry('admin.complaints', 'Manajemen Pengaduan', '/admin-pengaduan', 'complaint', 'respond'),
    entry('admin.program', 'Manajemen Program', '/admin-program', 'program', 'update'),
    entry('admin.messages', 'Pesan Masuk', '/admin-pesan', 'contact-message'),
    entry('admin.reports', 'Laporan & Analytics', '/admin-laporan', 'report'),
  ]),
  parent('content', 'Konten', 'newspaper', [
    entry('content.news', 'Manajemen Berita', '/admin-berita', 'news', 'update'),
    entry('content.calendar', 'Manajemen Kalender', '/admin-kalender', 'calendar', 'update'),
    entry('content.business', 'Manajemen UMKM', '/admin-umkm', 'business', 'update'),
    entry('content.gallery', 'Manajemen Galeri', '/admin-galeri', 'gallery', 'update'),
    entry('content.pages', 'Manajemen Konten', '/admin-konten', 'page', 'update'),
    entry('content.map', 'Kelola Peta Potensi', '/admin-peta-potensi', 'potential-map', 'update'),
    entry('content.home', 'Beranda Situs', '/admin-konten/beranda', 'site', 'update'),
    entry('content.media', 'Pustaka Media', '/admin-konten/media', 'news', 'update'),
    entry('content.comments', 'Komentar', '/admin-komentar', 'comment', 'moderate'),
    entry('content.reviews', 'Ulasan UMKM', '/admin-ulasan', 'business-review', 'moderate'),
  ]),
  parent('people', 'Kependudukan', 'users', [
    entry('people.residents', 'Data Penduduk', '/penduduk', 'resident', 'update'),
    entry('people.families', 'Kartu Keluarga', '/keluarga', 'family', 'update'),
    entry('people.events', 'Peristiwa Penduduk', '/peristiwa', 'resident-event', 'create'),
    entry('people.links', 'Konfirmasi Akun', '/konfirmasi-akun', 'resident-link', 'confirm'),
    entry('people.books', 'Buku Administrasi Desa', '/buku-administrasi', 'village-book'),
  ]),
  parent('letters', 'Persuratan', 'mail', [
    entry('letters.sign', 'Menunggu Tanda Tangan', '/surat/tanda-tangan', 'letter', 'sign'),
    entry('letters.endorse', 'Menunggu Paraf', '/surat/paraf', 'letter', 'endorse'),
    entry('letters.issued', 'Surat Terbit', '/surat/terbit', 'letter', 'read', 'all'),
    entry('letters.types', 'Jenis Surat', '/surat/jenis', 'letter-type', 'update'),
    entry('letters.numbers', 'Buku Nomor Surat', '/surat/nomor', 'letter-number'),
    entry('letters.agenda', 'Buku Agenda Surat', '/surat/agenda', 'letter-number'),
    entry('letters.signatories', 'Penanda Tangan', '/surat/penandatangan', 'letter-type', 'update'),
    entry('letters.report', 'Laporan Surat', '/surat/laporan', 'report'),
  ]),
  parent('aid', 'Bantuan Sosial', 'hand-heart', [
    entry('aid.programs', 'Program Bantuan', '/bansos/program', 'aid-program'),
    entry('aid.recipients', 'Penerima', '/bansos/penerima', 'aid-recipient', 'update'),
    entry('aid.payouts', 'Penyaluran', '/bansos/penyaluran', 'aid-payout', 'create'),
    entry('aid.objections', 'Sanggahan', '/bansos/sanggahan', 'aid-objection', 'decide'),
  ]),
  parent('budget', 'APBDes dan SDGs', 'coins', [
    entry('budget.manage', 'Kelola APBDes', '/admin-apbdes', 'budget', 'update'),
    entry('budget.sdgs', 'Skor SDGs', '/admin-sdgs', 'sdgs', 'import'),
  ]),
  parent('superadmin', 'Super Admin', 'settings', [
    entry('superadmin.dashboard', 'Super Admin Dashboard', '/superadmin-dashboard', 'superadmin-dashboard'),
    entry('superadmin.users', 'Manajemen User', '/superadmin-user', 'user'),
    entry('superadmin.admins', 'Manajemen Admin', '/superadmin-admin', 'admin-user'),
    entry('superadmin.roles', 'Manajemen Role & Permission', '/superadmin-role', 'role'),
    entry('superadmin.reports', 'Laporan Komprehensif', '/superadmin-laporan', 'comprehensive-report'),
    entry('superadmin.settings', 'Pengaturan Sistem', '/superadmin-settings', 'settings'),
    entry('superadmin.audit', 'Audit Log', '/superadmin-audit', 'audit'),
    entry('superadmin.backup', 'Backup & Restore', '/superadmin-backup', 'backup'),
    entry('superadmin.security', 'Keamanan Masuk', '/superadmin-keamanan', 'security'),
    entry('superadmin.menu', 'Menu', '/superadmin-menu', 'menu'),
    entry('superadmin.invitations', 'Undangan Perangkat', '/superadmin-undangan', 'invitation'),
    entry('superadmin.jobs', 'Pekerjaan Latar', '/superadmin-pekerjaan', 'job', 'read', 'all'),
    entry('superadmin.outbox', 'Surat Keluar', '/superadmin-surat-keluar', 'outbox'),
    entry('superadmin.privacy', 'Permintaan Data Pribadi', '/superadmin-permintaan-data', 'privacy-request'),
  ]),
];
