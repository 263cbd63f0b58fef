import type { MenuItem, MenuRequirement } from '#kernel/access';

const entry = (
  key: string,
  label: string,
  url: string,
  resource: string,
  right = 'read',
  over?: 'all',
): MenuItem => {
  const required: MenuRequirement = { resource, right, ...(over && { scope: over }) };
  return { key, label, url, logic: 'ANY', required: [required] };
};

/** What members begin for themselves; officers with the same right begin it at the desk. */
const ofMembers = (key: string, label: string, url: string, resource: string): MenuItem => ({
  ...{ key, label, url, logic: 'ALL' },
  required: [
    { resource: 'member-area', right: 'read' },
    { resource, right: 'create' },
  ],
});

const parent = (key: string, label: string, icon: string, children: readonly MenuItem[]): MenuItem => {
  return { key, label, icon, logic: 'ANY', required: [], children };
};

/** The sixteen books under their numbers, then what is not a book; a member finds what is theirs first. */
export const menu: readonly MenuItem[] = [
  { ...entry('dashboard', 'Beranda', '/dashboard', 'dashboard'), icon: 'house' },
  parent('mine', 'Milik Saya', 'wallet', [
    entry('mine.savings', 'Simpanan Saya', '/saya/simpanan', 'member-area'),
    entry('mine.loans', 'Pinjaman Saya', '/saya/pinjaman', 'member-area'),
    entry('mine.history', 'Riwayat Transaksi', '/saya/riwayat', 'member-area'),
    ofMembers('mine.apply', 'Ajukan Pinjaman', '/saya/pinjaman/ajukan', 'loan-application'),
    ofMembers('mine.payments', 'Bayar', '/saya/bayar', 'payment'),
    entry('mine.simulation', 'Simulasi Pinjaman', '/simulasi-pinjaman', 'loan-simulation', 'create'),
  ]),
  parent('books', 'Buku 16', 'book-open', [
    entry('books.01', '01. Daftar Anggota', '/buku/anggota', 'member'),
    entry('books.02', '02. Daftar Pengurus', '/buku/pengurus', 'board-term'),
    entry('books.03', '03. Daftar Pengawas', '/buku/pengawas', 'supervisor-term'),
    entry('books.04', '04. Simpanan Anggota', '/buku/simpanan', 'savings'),
    entry('books.05', '05. Pinjaman Anggota', '/buku/pinjaman', 'loan'),
    entry('books.06', '06. Daftar Inventaris', '/buku/inventaris', 'inventory'),
    entry('books.07', '07. Notulen Rapat Anggota', '/buku/notulen-rapat-anggota', 'member-meeting'),
    entry('books.08', '08. Notulen Rapat Pengurus', '/buku/notulen-rapat-pengurus', 'board-meeting'),
    entry('books.09', '09. Notulen Rapat Pengawas', '/buku/notulen-rapat-pengawas', 'supervisor-meeting'),
    entry('books.10', '10. Daftar Karyawan', '/buku/karyawan', 'employee'),
    entry('books.11', '11. Buku Tamu', '/buku/tamu', 'guest-book'),
    entry('books.12', '12. Saran Anggota', '/buku/saran-anggota', 'member-suggestion'),
    entry('books.13', '13. Saran Pengawas', '/buku/saran-pengawas', 'supervisor-suggestion'),
    entry('books.14', '14. Anjuran Pejabat', '/buku/anjuran-pejabat', 'official-advice'),
    entry('books.15', '15. Catatan Kejadian', '/buku/catatan-kejadian', 'incident'),
    entry('books.16', '16. Agenda & Ekspedisi', '/buku/agenda-ekspedisi', 'mail-agenda'),
  ]),
  parent('membership', 'Keanggotaan', 'users', [
    entry('membership.applications', 'Permohonan Anggota', '/permohonan-anggota', 'membership-application'),
    entry('membership.exits', 'Pengunduran Diri', '/pengunduran-diri', 'membership-exit'),
    entry('membership.messages', 'Pesan Masuk', '/pesan', 'contact-message'),
  ]),
  parent('savings', 'Simpanan', 'piggy-bank', [
    entry('savings.billing', 'Tagihan Simpanan Wajib', '/simpanan/tagihan', 'savings-billing'),
    entry('savings.types', 'Jenis Simpanan', '/simpanan/jenis', 'savings-type'),
  ]),
  parent('loans', 'Pinjaman', 'hand-coins', [
    entry('loans.applications', 'Pengajuan', '/pinjaman/pengajuan', 'loan-application', 'read', 'all'),
    entry(
      'loans.related',
      'Pengajuan Pihak Terkait',
      '/pinjaman/pihak-terkait',
      'loan-application',
      'approve-related',
    ),
    entry('loans.relief', 'Keringanan dan Penghapusan', '/pinjaman/keringanan', 'loan-relief'),
    entry('loans.allowance', 'Penyisihan Pinjaman', '/pinjaman/penyisihan', 'loan-allowance'),
    entry('loans.products', 'Produk Pinjaman', '/pinjaman/produk', 'loan-product'),
  ]),
  parent('ledger', 'Pembukuan', 'scale', [
    entry('ledger.journal', 'Jurnal', '/pembukuan/jurnal', 'journal'),
    entry('ledger.statements', 'Laporan Keuangan', '/pembukuan/laporan-keuangan', 'financial-statement'),
    entry('ledger.payments', 'Pembayaran', '/pembukuan/pembayaran', 'payment', 'read', 'all'),
    entry('ledger.bank', 'Rekonsiliasi Bank', '/pembukuan/rekonsiliasi-bank', 'bank-reconciliation'),
    entry('ledger.periods', 'Tutup Buku', '/pembukuan/tutup-buku', 'period'),
    entry('ledger.opening', 'Saldo Awal', '/pembukuan/saldo-awal', 'opening-balance'),
    entry('ledger.accounts', 'Bagan Akun', '/pembukuan/bagan-akun', 'account-chart'),
  ]),
  parent('year', 'SHU dan RAT', 'gavel', [
    entry('year.shu', 'SHU', '/shu', 'shu'),
    entry('year.simulation', 'Simulasi SHU', '/shu/simulasi', 'shu-simulation', 'create'),
    entry('year.meeting', 'Rapat Anggota Tahunan', '/rat', 'annual-meeting'),
  ]),
  parent('landing', 'Halaman Muka', 'layout-template', [
    entry('landing.builder', 'Susunan Halaman Muka', '/kelola/halaman-muka', 'landing-page', 'update'),
    entry('landing.news', 'Berita dan Artikel', '/kelola/berita', 'landing-page', 'update'),
    entry('landing.catalogue', 'Katalog Produk dan Jasa', '/kelola/katalog', 'landing-page', 'update'),
    entry('landing.gallery', 'Galeri Foto', '/kelola/galeri', 'landing-page', 'update'),
    entry('landing.contact', 'Kontak dan Lokasi', '/kelola/kontak', 'landing-page', 'update'),
  ]),
  parent('reports', 'Laporan dan Dokumen', 'file-text', [
    entry('reports.periodic', 'Laporan Berkala', '/laporan', 'report'),
    entry('reports.legal', 'Dokumen Badan Hukum', '/dokumen-badan-hukum', 'legal-document'),
  ]),
  parent('office', 'Kantor', 'settings', [
    entry('office.users', 'Pengguna', '/pengguna', 'user'),
    entry('office.terms', 'Jabatan dan Wewenang', '/jabatan-dan-wewenang', 'invitation'),
    entry('office.invitations', 'Undangan Pengurus', '/undangan', 'invitation'),
    entry('office.roles', 'Peran', '/peran', 'role'),
    entry('office.access', 'Matriks Akses', '/hak-akses', 'role'),
    entry('office.menu', 'Menu', '/menu', 'menu'),
    entry('office.settings', 'Pengaturan', '/pengaturan', 'settings'),
    entry('office.audit', 'Catatan Audit', '/catatan-audit', 'audit'),
    entry('office.security', 'Keamanan Masuk', '/keamanan', 'security'),
    entry('office.privacy', 'Permintaan Data Pribadi', '/permintaan-data', 'privacy-request'),
    entry('office.backups', 'Cadangan', '/cadangan', 'backup'),
    entry('office.jobs', 'Pekerjaan Latar', '/pekerjaan', 'job'),
    entry('office.outbox', 'Surat Keluar', '/surat-keluar', 'outbox'),
  ]),
];
