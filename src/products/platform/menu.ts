import type { MenuItem } from '#kernel/access';

const item = (key: string, label: string, url: string, resource: string, right = 'read'): MenuItem => {
  return { key, label, url, logic: 'ANY', required: [{ resource, right }] };
};

/** The operator's sidebar; visitors have the directory and the sign-up on the public pages. */
export const menu: readonly MenuItem[] = [
  { ...item('dashboard', 'Beranda', '/dashboard', 'dashboard'), icon: 'house' },
  {
    key: 'organisations',
    label: 'Organisasi',
    icon: 'building',
    logic: 'ANY',
    required: [],
    children: [
      item('organisations.applications', 'Antrean pendaftaran', '/pendaftaran', 'tenant-application'),
      item('organisations.list', 'Semua organisasi', '/organisasi', 'tenant'),
      item('organisations.domains', 'Domain sendiri', '/domain', 'tenant-domain'),
      item('organisations.plans', 'Paket dan batas', '/paket', 'plan'),
    ],
  },
  {
    key: 'operation',
    label: 'Pengelolaan',
    icon: 'settings',
    logic: 'ANY',
    required: [],
    children: [
      item('operation.status', 'Keadaan layanan', '/status', 'status'),
      item('operation.users', 'Pengelola lain', '/pengguna', 'user'),
      item('operation.access', 'Hak akses', '/hak-akses', 'access-matrix'),
      item('operation.jobs', 'Pekerjaan latar', '/pekerjaan', 'job'),
      item('operation.backups', 'Cadangan', '/cadangan', 'backup'),
      item('operation.outbox', 'Surat keluar', '/surat-keluar', 'outbox'),
      item('operation.audit', 'Catatan audit', '/catatan-audit', 'audit'),
      item('operation.security', 'Keamanan masuk', '/keamanan', 'security'),
      item('operation.settings', 'Pengaturan', '/pengaturan', 'settings'),
    ],
  },
];
