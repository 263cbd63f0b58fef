import type { MenuItem, MenuRequirement } from '#kernel/access';

const entry = (key: string, label: string, url: string, required: MenuRequirement): MenuItem => {
  return { key, label, url, logic: 'ANY', required: [required] };
};

/**
 * Pages of the page list that the requirement's tree has no entry for. Only officers see them, so that the sidebars
 * of candidates and members stay as the requirement draws them.
 */
export const ownMenu: readonly MenuItem[] = [
  {
    key: 'board_more',
    label: 'Kerja Pengurus',
    icon: 'briefcase',
    logic: 'ANY',
    required: [],
    children: [
      entry('board_more.dashboard', 'Dasbor Pengurus', '/admin/dashboard', {
        resource: 'member',
        right: 'approve',
      }),
      entry('board_more.stats', 'Statistik Anggota', '/admin/stats', {
        resource: 'stats',
        right: 'view',
        scope: 'all',
      }),
      entry('board_more.proposals', 'Usulan Tindakan', '/admin/proposals', {
        resource: 'member.propose',
        right: 'decide',
      }),
      entry('board_more.appeals', 'Banding', '/admin/appeals', { resource: 'member', right: 'enable' }),
      entry('board_more.confidential', 'Pengaduan Rahasia', '/admin/complaints?filter[confidential]=1', {
        resource: 'ticket',
        right: 'confidential',
      }),
      entry('board_more.handlers', 'Penangan Pengaduan Rahasia', '/admin/grievance-handlers', {
        resource: 'grievance-handler',
        right: 'view',
      }),
      entry('board_more.duplicates', 'Data Ganda', '/admin/members/duplicates', {
        resource: 'member',
        right: 'merge',
      }),
      entry('board_more.export', 'Unduh Data Anggota', '/admin/members/export', {
        resource: 'member',
        right: 'export',
        scope: 'all',
      }),
      entry('board_more.cards', 'Cetak Kartu', '/admin/members/cards', {
        resource: 'membercard',
        right: 'print',
      }),
    ],
  },
  {
    key: 'treasury_more',
    label: 'Bank dan Kebijakan Iuran',
    icon: 'landmark',
    logic: 'ANY',
    required: [],
    children: [
      entry('treasury_more.policy', 'Kebijakan Iuran', '/treasury/dues/policy', {
        resource: 'dues.policy',
        right: 'manage',
      }),
      entry('treasury_more.bank', 'Mutasi Bank', '/treasury/dues/bank', {
        resource: 'dues.bank',
        right: 'import',
      }),
      entry('treasury_more.adjustments', 'Penyesuaian', '/treasury/dues/adjustments', {
        resource: 'dues.payment',
        right: 'adjust',
      }),
      entry('treasury_more.checkoff', 'Potong Gaji', '/treasury/dues/checkoff', {
        resource: 'dues.checkoff',
        right: 'view',
      }),
    ],
  },
  {
    key: 'system_more',
    label: 'Pemeliharaan',
    icon: 'wrench',
    logic: 'ANY',
    required: [],
    children: [
      entry('system_more.users', 'Akun Pengguna', '/system/users', { resource: 'user', right: 'read' }),
      entry('system_more.privacy', 'Permintaan Data Pribadi', '/system/privacy-requests', {
        resource: 'privacy',
        right: 'handle',
      }),
      entry('system_more.jobs', 'Pekerjaan Latar', '/system/jobs', {
        resource: 'system.config',
        right: 'manage',
      }),
      entry('system_more.outbox', 'Surat Keluar', '/system/outbox', {
        resource: 'system.config',
        right: 'manage',
      }),
      entry('system_more.security', 'Keamanan Masuk', '/system/security', {
        resource: 'security',
        right: 'read',
      }),
      entry('system_more.backups', 'Cadangan', '/system/backups', { resource: 'backup', right: 'read' }),
    ],
  },
];
